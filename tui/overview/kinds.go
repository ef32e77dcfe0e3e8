package overview

import (
	"fmt"

	"charm.land/lipgloss/v2"

	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/settling"
	"crosswalk/tui/shell"
	"crosswalk/tui/theme"
)

// kind is a kind of thing that needs attention, in the order of the rows: the worst first.
type kind int

const (
	kindLost    kind = iota // a part of the store that cannot be read
	kindAtRisk              // an exchange
	kindCall                // the next step of an exchange is to be taken now
	kindOverdue             // a milestone, of an exchange whose next step comes later
	kindMeant
	kindSame
	kindAgain
	kindBroken
	kindCrowded
	kindOutdated
	kindConflict
	kindVanished
	kindLate
	kindNotEligible
	kindQuestioned // whether somebody is eligible
	kindPlace      // that somebody can be offered
	kindOverfull   // a stage
	kindNoConsent
	kindWaiting // somebody without a partner
	kindDates   // times of submission that could not be read
	kindRejected
	kindName
	kindWeak      // a pair
	kindEmployer  // employers that may be one
	kindUngrouped // somebody in none of the groups
	kindOther
	kindKept    // who was kept for as long as the programme says
	kindManager // line managers who are nobody here, as most are
	kindNamed   // who is named in another answer and is nobody here
	kindCount
)

// kindEntry is all that there is to say of a kind.
type kindEntry struct {
	word    string // what one row of it is called
	counted bool   // the word has a plural
	link    string // stands between a number of rows and the word
	style   func(*theme.Theme) lipgloss.Style
	to      shell.Tab            // where something can be done about it
	end     bool                 // of a row that is too long, the end matters as much as the beginning
	settles settling.Kind        // what is asked of the coordinator about it, and can be answered at once; empty: nothing
	listed  cohort.AttentionKind // what it is among the things that a state lists; empty: it is not
}

// kinds has every kind. A kind more is a constant, its entry here, and where it is found (concerns.go); of one
// that a state lists, the first two.
var kinds = [kindCount]kindEntry{
	kindLost:        {word: "unreadable", style: bad, to: shell.JournalTab},
	kindAtRisk:      {word: "at risk", style: bad, to: shell.ExchangesTab, end: true},
	kindCall:        {word: "call", counted: true, style: warn, to: shell.CheckInsTab},
	kindOverdue:     {word: "overdue", style: bad, to: shell.ExchangesTab},
	kindMeant:       {word: "who is meant", style: bad, to: shell.ApplicantsTab, settles: settling.KindMeant, listed: cohort.AttendMeant},
	kindSame:        {word: "one person or two", style: bad, to: shell.ApplicantsTab, settles: settling.KindSame, listed: cohort.AttendSame},
	kindAgain:       {word: "applied again", style: warn, to: shell.ApplicantsTab, settles: settling.KindAgain, listed: cohort.AttendAgain},
	kindBroken:      {word: "broken pair", counted: true, style: bad, to: shell.MatchesTab, listed: cohort.AttendBroken},
	kindCrowded:     {word: "too many partners", style: warn, to: shell.ApplicantsTab, listed: cohort.AttendCrowded},
	kindOutdated:    {word: "outdated", style: bad, to: shell.MatchesTab, listed: cohort.AttendOutdated},
	kindConflict:    {word: "conflict", counted: true, style: warn, to: shell.ApplicantsTab, listed: cohort.AttendConflict},
	kindVanished:    {word: "vanished", style: warn, to: shell.ApplicantsTab, listed: cohort.AttendVanished},
	kindLate:        {word: "late", style: warn, to: shell.ApplicantsTab, settles: settling.KindLate, listed: cohort.AttendLate},
	kindNotEligible: {word: "not eligible", style: warn, to: shell.ApplicantsTab, listed: cohort.AttendNotEligible},
	kindQuestioned:  {word: "eligible?", style: warn, to: shell.ApplicantsTab, settles: settling.KindEligible, listed: cohort.AttendQuestioned},
	kindPlace:       {word: "free place", counted: true, style: warn, to: shell.ApplicantsTab, settles: settling.KindPlace, listed: cohort.AttendPlace},
	kindOverfull:    {word: "too many", style: warn, to: shell.ApplicantsTab, listed: cohort.AttendOverfull},
	kindNoConsent:   {word: "no consent", style: warn, to: shell.ApplicantsTab, settles: settling.KindConsent, listed: cohort.AttendNoConsent},
	kindWaiting:     {word: "waiting", style: warn, to: shell.MatchesTab},
	kindDates:       {word: "dates", style: warn, to: shell.ApplicantsTab, settles: settling.KindDates},
	kindRejected:    {word: "rejected", style: warn, to: shell.ApplicantsTab, settles: settling.KindRejected, listed: cohort.AttendRejected},
	kindName:        {word: "unknown name", counted: true, style: warn, to: shell.ApplicantsTab, settles: settling.KindNobody, listed: cohort.AttendName},
	kindWeak:        {word: "weak pair", counted: true, style: warn, to: shell.MatchesTab},
	kindEmployer:    {word: "employer", counted: true, style: warn, to: shell.ApplicantsTab, settles: settling.KindEmployer, listed: cohort.AttendEmployer},
	kindUngrouped:   {word: "in no group", style: warn, to: shell.ApplicantsTab, listed: cohort.AttendUngrouped},
	kindOther:       {word: "other answer", counted: true, style: muted, to: shell.ApplicantsTab, settles: settling.KindAnswer, listed: cohort.AttendOther},
	kindKept:        {word: "kept long enough", style: warn, to: shell.ApplicantsTab},
	kindManager:     {word: "managers", link: "on ", style: muted, to: shell.ApplicantsTab},
	kindNamed:       {word: "people named", link: "on ", style: muted, to: shell.ApplicantsTab},
}

func bad(t *theme.Theme) lipgloss.Style   { return t.Bad }
func warn(t *theme.Theme) lipgloss.Style  { return t.Warn }
func muted(t *theme.Theme) lipgloss.Style { return t.Muted }

// say is what so many rows of the kind are called on the screen.
func (k kind) say(n int) string {
	if kinds[k].counted {
		return say.Plural(n, kinds[k].word)
	}
	return kinds[k].word
}

// count is how many rows of the kind there are, in words: "3 weak pairs", "1 on managers".
func (k kind) count(n int) string { return fmt.Sprintf("%d %s%s", n, kinds[k].link, k.say(n)) }

// kindListed is the kind of a thing that a state lists. Each has an entry, which a test sees to.
func kindListed(as cohort.AttentionKind) kind {
	for k := range kinds {
		if kinds[k].listed == as {
			return kind(k)
		}
	}
	panic(fmt.Sprintf("the overview has no rows for %q", as))
}
