package follow

import (
	"slices"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// callForm is the call sheet while somebody is on the telephone: whom to ring and what was said last, the milestones
// and what to ask, and below them what comes of this call, all in sight together. It is saved as one change.
//
// What is ticked, answered, logged and agreed here is kept in the form until it is saved; the sheet shows the exchange
// as it would be then, so that a visit typed on its line ticks its milestone while it is typed.
type callForm struct {
	sh    *shell.Shell
	one   *shell.ExchangeStatus // as it is
	saved func()                // is told when the call is sent to be saved

	replaces uint64 // the call that this one takes the place of; 0: none
	opened   string // what the form held when it was opened
	emptied  string // what it held when it was emptied

	at    int // the field that has the keys
	steps callSteps

	reached []bool           // by place
	outcome exchange.Outcome // empty until something was said of it
	mood    exchange.Mood
	inputs  [callFields]textinput.Model // of the fields that are typed
	next    string                      // what was last proposed for the next call
	sure    string                      // the next call that was objected to and may be taken all the same
	wrong   string                      // why it could not be saved
}

// The fields of a call, in the order of the keys that move. The milestones come before the first, each of them one.
const (
	callReached = iota
	callMood
	callNote
	callVisit
	callOn
	callNext
	callFields
)

// newCallForm makes the form of a call to an exchange, with the next call proposed.
func newCallForm(sh *shell.Shell, one *shell.ExchangeStatus, saved func()) *callForm {
	f := &callForm{sh: sh, one: one, saved: saved, reached: make([]bool, one.X.Parties)}
	f.steps = newCallSteps(sh, one)
	for i := range f.inputs {
		in := textinput.New()
		in.Prompt = ""
		in.CharLimit = 2000
		in.SetStyles(shell.InputStyles(sh.Theme))
		f.inputs[i] = in
	}
	f.inputs[callNote].Placeholder = "what was said, for the next call"
	f.inputs[callVisit].Placeholder = "such as 3h " + firstActivity(sh) + " at " + one.First[len(one.First)-1] + "’s " + exchange.Day(sh.Today().AddDays(-3), sh.Today())
	f.inputs[callNext].Placeholder = exchange.Day(sh.Today().AddDays(14), sh.Today()) + ", +2w; empty: as planned"
	f.inputs[callOn].Placeholder = "today, yesterday, 2 May"
	f.inputs[callOn].SetValue("today")
	f.focus(callReached)
	f.opened = f.held()
	return f
}

// firstActivity is what the example of a visit says people did.
func firstActivity(sh *shell.Shell) string {
	if all := sh.State().Programme.Exchange.Activities; len(all) > 0 {
		return all[0]
	}
	return "shadowing"
}

// focus gives the keys to a field; negative ones are the milestones, the last of them -1.
func (f *callForm) focus(at int) {
	if f.at >= 0 {
		f.inputs[f.at].Blur()
	}
	f.at = at
	if f.typed(at) {
		f.inputs[at].Focus()
	}
}

// typed reports whether a field is one that is typed.
func (f *callForm) typed(at int) bool { return at >= callNote }

// move goes so many fields on, over those that ask for nothing now.
func (f *callForm) move(by int) {
	n := callFields + f.steps.len()
	for at := f.at; ; {
		at = (at+f.steps.len()+by+n)%n - f.steps.len()
		if at != callMood || f.isReached() {
			f.focus(at)
			return
		}
	}
}

// tab goes to the next part of the sheet: the milestones are one.
func (f *callForm) tab(by int) {
	switch {
	case f.at < 0 && by > 0:
		f.focus(callReached)
	case f.at < 0:
		f.focus(callNext)
	case f.steps.len() > 0 && (f.at == callNext && by > 0 || f.at == callReached && by < 0):
		f.focus(f.steps.at - f.steps.len())
	default:
		f.move(by)
	}
}

// isReached reports whether somebody was reached.
func (f *callForm) isReached() bool { return slices.Contains(f.reached, true) }

// who are the parties that were reached.
func (f *callForm) who() []int {
	var who []int
	for p, is := range f.reached {
		if is {
			who = append(who, p)
		}
	}
	return who
}

func (f *callForm) Update(msg tea.Msg) (closed bool, cmd tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		f.letter(msg)
		return false, nil
	}
	if f.steps.typing {
		f.steps.key(k, f.who())
		f.follow()
		return false, nil
	}
	f.wrong = ""
	switch key := k.String(); key {
	case "esc":
		if f.Draft() != "" {
			f.sh.SayKept("What you wrote about "+f.one.Pair+" is kept", "c opens it again")
		}
		return true, nil
	case "ctrl+x":
		f.empty()
	case "ctrl+s":
		return f.save()
	case "enter":
		if f.at == callNext {
			return f.save()
		}
		if f.at < 0 && f.steps.enter(f.who()) {
			break
		}
		f.move(1)
	case "down":
		f.move(1)
	case "up":
		f.move(-1)
	case "tab":
		f.tab(1)
	case "shift+tab":
		f.tab(-1)
	default:
		f.answer(k)
	}
	if f.at < 0 {
		f.steps.at = f.at + f.steps.len()
	}
	f.follow()
	return false, nil
}

// answer gives a key to the field that has them.
func (f *callForm) answer(k tea.KeyPressMsg) {
	switch {
	case f.at < 0:
		f.steps.key(k, f.who())
	case f.at == callReached:
		f.reach(k.String())
	case f.at == callMood:
		f.judge(k.String())
	default:
		f.letter(k)
	}
}

// letter gives a message to the text that has the keys.
func (f *callForm) letter(msg tea.Msg) {
	switch {
	case f.steps.typing:
		f.steps.input, _ = f.steps.input.Update(msg)
	case f.typed(f.at):
		f.wrong = shell.AsSentence(dialog.TooLong(f.inputs[f.at], msg))
		f.inputs[f.at], _ = f.inputs[f.at].Update(msg)
	}
	f.follow()
}

// outcomeKey is a key for what came of a call.
type outcomeKey struct {
	key, name string
	outcome   exchange.Outcome
}

// callOutcomes are those of a call that reached nobody; e of one that did, too.
var callOutcomes = []outcomeKey{{"n", "nobody", exchange.NoAnswer}, {"m", "message", exchange.LeftMessage}, {"w", "wrong number", exchange.WrongNumber}, {"e", "by e-mail", exchange.Emailed}}

// reach answers a key in the field for who was reached.
func (f *callForm) reach(key string) {
	if key == "b" || key == "space" {
		all := !slices.Contains(f.reached, false)
		for p := range f.reached {
			f.reached[p] = !all
		}
		f.spoke()
		return
	}
	if p := int(key[0] - '1'); len(key) == 1 && p >= 0 && p < len(f.reached) {
		f.reached[p] = !f.reached[p]
		f.spoke()
		return
	}
	for _, o := range callOutcomes {
		if o.key == key {
			if o.outcome != exchange.Emailed || !f.isReached() {
				clear(f.reached)
			}
			f.outcome = o.outcome
		}
	}
	if !f.isReached() {
		f.mood = ""
	}
}

// spoke follows who was reached: they were spoken to, unless that was by e-mail.
func (f *callForm) spoke() {
	switch {
	case !f.isReached():
		f.outcome, f.mood = "", ""
	case f.outcome != exchange.Emailed:
		f.outcome = exchange.Spoke
	}
}

// moodKey is a key for how it goes.
type moodKey struct {
	key, name string
	mood      exchange.Mood
}

var callMoods = []moodKey{{"g", "good", exchange.Good}, {"p", "patchy", exchange.Patchy}, {"r", "at risk", exchange.AtRisk}}

// judge answers a key in the field for how it goes.
func (f *callForm) judge(key string) {
	at := slices.IndexFunc(callMoods, func(m moodKey) bool { return m.mood == f.mood })
	switch key {
	case "right", "space":
		at = (at + 1) % len(callMoods)
	case "left":
		at = (max(at, 0) + len(callMoods) - 1) % len(callMoods)
	default:
		k := slices.IndexFunc(callMoods, func(m moodKey) bool { return m.key == key })
		if k < 0 {
			return
		}
		if k == at {
			f.mood = ""
			return
		}
		at = k
	}
	f.mood = callMoods[at].mood
}
