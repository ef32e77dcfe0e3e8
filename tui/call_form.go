package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
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

// What the fields offer, in words, beside what it is called in the log.
var (
	reachedWords = []outcomeWord{{"spoke", exchange.Spoke}, {"by e-mail", exchange.Emailed}}
	missedWords  = []outcomeWord{{"no answer", exchange.NoAnswer}, {"left a message", exchange.LeftMessage},
		{"wrong number", exchange.WrongNumber}, {"e-mailed instead", exchange.Emailed}}
	moodWords = []moodWord{{"not said", ""}, {"good", exchange.Good}, {"patchy", exchange.Patchy}, {"at risk", exchange.AtRisk}}
)

type outcomeWord struct {
	word    string
	outcome exchange.Outcome
}

type moodWord struct {
	word string
	mood exchange.Mood
}

const nobody = "nobody"

// callForm records a call: a form whose later fields follow the earlier ones. What came of the call is
// offered for those who were reached or for nobody; the next call is proposed anew until somebody has
// written another day.
type callForm struct {
	*ask
	one      *standing
	groups   [][]int // who can be reached together
	proposed string  // what was last proposed for the next call
}

// openCall asks what came of a call. saved is told when the form is sent.
func (sh *shell) openCall(one *standing, questions []string, saved func()) {
	f := &callForm{one: one, groups: groups(one.x.Parties)}
	who := []string{choose}
	for _, g := range f.groups {
		who = append(who, one.someOf(g))
	}
	who = append(who, nobody)
	f.ask = newAsk(sh, "Record the call", "record it", []field{
		callReached: {label: "Reached", value: choose, choices: who},
		callOutcome: {label: "What came of it", choices: []string{"–"}},
		callMood:    {label: "How it goes", choices: []string{"–"}},
		callNote:    {label: "Note", hint: "what was said, for the next call"},
		callNext:    {label: "Next call", hint: "26 Jun, +2w; empty: as planned", limit: 40},
		callOn:      {label: "Rung on", value: "today", hint: "today, yesterday, 2 May", limit: 40},
	}, func(v []string) (string, tea.Cmd) {
		call, wrong := f.call(v)
		if wrong != "" {
			return wrong, nil
		}
		saved()
		return "", sh.desk.Commit(&cohort.RecordCheckIn{Exchange: one.x.ID, CheckIn: call, Note: cohort.CallNote(v[callNote])})
	})
	f.whom = namesOf(sh.state, one.x.Members)
	f.intro = func(w int) []string {
		var lines []string
		for _, q := range questions {
			for i, l := range chart.Wrap(q, w-2) {
				lines = append(lines, chart.Paint(sh.theme.Muted, bullet(i)+l))
			}
		}
		return lines
	}
	f.follow()
	sh.open(f)
}

// bullet begins the lines of an item.
func bullet(line int) string {
	if line == 0 {
		return "· "
	}
	return "  "
}

func (f *callForm) update(msg tea.Msg) (bool, tea.Cmd) {
	closed, cmd := f.ask.update(msg)
	if !closed {
		f.follow()
	}
	return closed, cmd
}

// reached is who was spoken to.
func (f *callForm) reached(word string) []int {
	if i := slices.Index(f.fields[callReached].choices, word) - 1; i >= 0 && i < len(f.groups) {
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
	switch who := f.value(callReached); {
	case who == nobody:
		outcomes, moods = words(missedWords), []string{"nobody reached"}
	case who != choose:
		outcomes, moods = words(reachedWords), nil
		for _, m := range moodWords {
			moods = append(moods, m.word)
		}
	}
	f.offer(callOutcome, outcomes)
	f.offer(callMood, moods)

	next := ""
	if f.value(callReached) != choose {
		on, err := exchange.ParseDay(f.value(callOn), f.sh.today(), exchange.Past)
		if err != nil {
			on = f.sh.today()
		}
		if d := f.one.x.ProposeNext(f.outcome(), f.mood(), on); !d.IsZero() {
			next = exchange.WeekDay(d, f.sh.today())
		}
	}
	if in := &f.inputs[callNext]; in.Value() == f.proposed && next != f.proposed {
		in.SetValue(next)
		in.CursorEnd()
		f.proposed = next
	}
}

func words(from []outcomeWord) []string {
	out := make([]string, len(from))
	for i, w := range from {
		out[i] = w.word
	}
	return out
}

func (f *callForm) outcome() exchange.Outcome {
	offered := reachedWords
	if f.value(callReached) == nobody {
		offered = missedWords
	}
	for _, w := range offered {
		if w.word == f.value(callOutcome) {
			return w.outcome
		}
	}
	return offered[0].outcome
}

func (f *callForm) mood() exchange.Mood {
	for _, w := range moodWords {
		if w.word == f.value(callMood) {
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
	today := f.sh.today()
	on, err := exchange.ParseDay(v[callOn], today, exchange.Past)
	if err != nil {
		return exchange.CheckIn{}, asSentence(err.Error())
	}
	if on.After(today) {
		return exchange.CheckIn{}, exchange.WeekDay(on, today) + " has not come yet."
	}
	call := exchange.CheckIn{Date: on, Reached: f.reached(v[callReached]), Outcome: f.outcome(), Mood: f.mood()}
	if strings.TrimSpace(v[callNext]) != "" {
		if call.Next, err = exchange.ParseDay(v[callNext], today, exchange.Ahead); err != nil {
			return exchange.CheckIn{}, asSentence(err.Error())
		}
	}
	if err := f.one.x.CheckCheckIn(call); err != nil {
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
	return f.one.x.AddCheckIn(call).Outlook(f.sh.state.Programme.Exchange, f.sh.today()).Next.Call.Date == next
}

// sayOutcome is what came of a call, in words.
func sayOutcome(c exchange.CheckIn) string {
	offered := missedWords
	if len(c.Reached) > 0 {
		offered = reachedWords
	}
	for _, w := range offered {
		if w.outcome == c.Outcome {
			return w.word
		}
	}
	return string(c.Outcome)
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
