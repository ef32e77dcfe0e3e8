package follow

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// The fields of a call, in order.
const (
	callReached = iota
	callOutcome
	callMood
	callNote
	callNext
	callOn
)

// moodWords are what the field for how it goes offers.
var moodWords = []moodWord{{"not said", ""}, {"good", exchange.Good}, {"patchy", exchange.Patchy}, {"at risk", exchange.AtRisk}}

type moodWord struct {
	word string
	mood exchange.Mood
}

const nobody = "nobody"

// callForm records a call: a form whose later fields follow the earlier ones. What came of the call is
// offered for those who were reached or for nobody; the next call is proposed anew until somebody has
// written another day.
type callForm struct {
	*dialog.Form
	one      *shell.ExchangeStatus
	groups   [][]int // who can be reached together
	proposed string  // what was last proposed for the next call
}

// openCall asks what came of a call. saved is told when the form is sent.
func openCall(sh *shell.Shell, one *shell.ExchangeStatus, questions []string, saved func()) {
	f := &callForm{one: one, groups: groups(one.X.Parties)}
	who := []string{choose}
	for _, g := range f.groups {
		who = append(who, one.SomeOf(g))
	}
	who = append(who, nobody)
	f.Form = dialog.NewForm(sh, "Record the call", "record it", []dialog.Field{
		callReached: {Label: "Reached", Value: choose, Choices: who},
		callOutcome: {Label: "What came of it", Choices: []string{"–"}},
		callMood:    {Label: "How it goes", Choices: []string{"–"}},
		callNote:    {Label: "Note", Hint: "what was said, for the next call"},
		callNext:    {Label: "Next call", Hint: "26 Jun, +2w; empty: as planned", Limit: 40},
		callOn:      {Label: "Rung on", Value: "today", Hint: "today, yesterday, 2 May", Limit: 40},
	}, func(v []string) (string, tea.Cmd) {
		call, wrong := f.call(v)
		if wrong != "" {
			return wrong, nil
		}
		saved()
		return "", sh.Desk.Commit(&cohort.RecordCheckIn{Exchange: one.X.ID, CheckIn: call, Note: cohort.CallNote(v[callNote])})
	})
	f.Whom = shell.NamesOf(sh.State(), one.X.Members)
	f.Intro = func(w int) []string {
		var lines []string
		for _, q := range questions {
			for i, l := range chart.Wrap(q, w-2) {
				lines = append(lines, chart.Paint(sh.Theme.Muted, bullet(i)+l))
			}
		}
		return lines
	}
	f.follow()
	sh.Open(f)
}

// bullet begins the lines of an item.
func bullet(line int) string {
	if line == 0 {
		return "· "
	}
	return "  "
}

func (f *callForm) Update(msg tea.Msg) (bool, tea.Cmd) {
	closed, cmd := f.Form.Update(msg)
	if !closed {
		f.follow()
	}
	return closed, cmd
}

// reached is who was spoken to.
func (f *callForm) reached(word string) []int {
	if i := slices.Index(f.Choices(callReached), word) - 1; i >= 0 && i < len(f.groups) {
		return f.groups[i]
	}
	return nil
}

// groups are the people who can be reached in one call: each alone, in a trio every two, and all.
func groups(parties int) [][]int {
	var out [][]int
	for size := 1; size <= parties; size++ {
		for mask := range 1 << parties {
			var g []int
			for p := range parties {
				if mask>>p&1 != 0 {
					g = append(g, p)
				}
			}
			if len(g) == size {
				out = append(out, g)
			}
		}
	}
	return out
}

// follow makes the later fields fit the earlier ones.
func (f *callForm) follow() {
	outcomes, moods := []string{"–"}, []string{"–"}
	switch who := f.Value(callReached); {
	case who == nobody:
		outcomes, moods = words(shell.MissedWords), []string{"nobody reached"}
	case who != choose:
		outcomes, moods = words(shell.ReachedWords), nil
		for _, m := range moodWords {
			moods = append(moods, m.word)
		}
	}
	f.Offer(callOutcome, outcomes)
	f.Offer(callMood, moods)

	next := ""
	if f.Value(callReached) != choose {
		on, err := exchange.ParseDay(f.Value(callOn), f.Shell.Today(), exchange.Past)
		if err != nil {
			on = f.Shell.Today()
		}
		call := exchange.CheckIn{Date: on, Reached: f.reached(f.Value(callReached)), Outcome: f.outcome(), Mood: f.mood()}
		if d := f.one.X.ProposeNext(call, f.Shell.State().Programme.Exchange); !d.IsZero() {
			next = exchange.WeekDay(d, f.Shell.Today())
		}
	}
	if f.Value(callNext) == f.proposed && next != f.proposed {
		f.SetValue(callNext, next)
		f.proposed = next
	}
}

func words(from []shell.OutcomeWord) []string {
	out := make([]string, len(from))
	for i, w := range from {
		out[i] = w.Word
	}
	return out
}

func (f *callForm) outcome() exchange.Outcome {
	offered := shell.ReachedWords
	if f.Value(callReached) == nobody {
		offered = shell.MissedWords
	}
	for _, w := range offered {
		if w.Word == f.Value(callOutcome) {
			return w.Outcome
		}
	}
	return offered[0].Outcome
}

func (f *callForm) mood() exchange.Mood {
	for _, w := range moodWords {
		if w.word == f.Value(callMood) {
			return w.mood
		}
	}
	return ""
}

// call is what the form says, or what is wrong with it.
func (f *callForm) call(v []string) (exchange.CheckIn, string) {
	if v[callReached] == choose {
		return exchange.CheckIn{}, "Say whom you reached, or nobody: ↑ goes to that line, → changes it."
	}
	today := f.Shell.Today()
	on, wrong := dayGone(v[callOn], today)
	if wrong != "" {
		return exchange.CheckIn{}, wrong
	}
	call := exchange.CheckIn{Date: on, Reached: f.reached(v[callReached]), Outcome: f.outcome(), Mood: f.mood()}
	if strings.TrimSpace(v[callNext]) != "" {
		var err error
		if call.Next, err = exchange.ParseDay(v[callNext], today, exchange.Ahead); err != nil {
			return exchange.CheckIn{}, shell.AsSentence(err.Error())
		}
	}
	if err := f.one.X.CheckCheckIn(call); err != nil {
		return exchange.CheckIn{}, plainly(err)
	}
	if v[callNext] == f.proposed && f.followsAnyway(call) {
		call.Next = programme.Date{}
	}
	return call, ""
}

// followsAnyway reports whether the next call would be on that day even if none had been agreed. Then
// none is recorded, so that the queue says why the programme asks for it.
func (f *callForm) followsAnyway(call exchange.CheckIn) bool {
	next := call.Next
	call.Next = programme.Date{}
	return f.one.X.AddCheckIn(call).Outlook(f.Shell.State().Programme.Exchange, f.Shell.Today()).Next.Call.Date == next
}

// sayMood is how it goes, in words; nothing if it was not said.
func sayMood(m exchange.Mood) string {
	for _, w := range moodWords {
		if w.mood == m && m != "" {
			return w.word
		}
	}
	return string(m)
}
