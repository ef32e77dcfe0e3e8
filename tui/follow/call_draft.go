package follow

import (
	"encoding/json"
	"fmt"
	"slices"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store"
	"crosswalk/tui/dialog"
)

// callDraft is what somebody began to write of a call and did not save, as it lies in the store: keys are only added.
type callDraft struct {
	Reached []int            `json:",omitempty"`
	Outcome exchange.Outcome `json:",omitempty"`
	Mood    exchange.Mood    `json:",omitempty"`
	Note    string           `json:",omitempty"`
	Visit   string           `json:",omitempty"`
	On      string           `json:",omitempty"`
	Next    string           `json:",omitempty"` // empty where the day proposed was left as it was
	Ticks   []callTick       `json:",omitempty"`
	Answers []callAnswer     `json:",omitempty"`
	Came    []callCame       `json:",omitempty"`
	Step    string           `json:",omitempty"` // the milestone whose answer is being typed
	Typing  string           `json:",omitempty"` // what is typed of it
}

// callForms is the form of calls, among those that drafts are of.
const callForms = "call"

// DraftOf says which call it is: the next one of an exchange, or one that is corrected.
func (f *callForm) DraftOf() store.DraftOf {
	of := aboutOne(f.one, "")
	if of.Form = callForms; f.replaces != 0 {
		of.Part = fmt.Sprint("call ", f.replaces)
	}
	return of
}

// Draft is what the form holds, if that is something else than when it was opened.
func (f *callForm) Draft() string {
	if now := f.held(); now != f.opened {
		return now
	}
	return ""
}

// held is what the form holds. Days are written out, since today is another day tomorrow.
func (f *callForm) held() string {
	d := callDraft{Reached: f.who(), Outcome: f.outcome, Mood: f.mood, Note: f.inputs[callNote].Value(), Visit: f.inputs[callVisit].Value(),
		On: f.inputs[callOn].Value(), Ticks: slices.Clone(f.steps.ticks), Answers: slices.Clone(f.steps.answers),
		Came: slices.Clone(f.steps.came)}
	if on, wrong := f.on(); wrong == "" {
		d.On = exchange.PlainDay(on)
	}
	if f.inputs[callNext].Value() != f.next {
		d.Next = f.inputs[callNext].Value()
		if next, wrong := f.nextCall(); wrong == "" && !next.Day.IsZero() {
			d.Next = exchange.PlainDay(next.Day)
		}
	}
	if left := f.steps.unfinished(); left.typed != "" {
		d.Step, d.Typing = left.step, left.typed
	}
	b, err := json.Marshal(d)
	if err != nil {
		panic(err) // texts and numbers always have a form
	}
	return string(b)
}

// Restore takes up what was left of the call.
func (f *callForm) Restore(draft string, typed programme.Date) {
	var d callDraft
	if json.Unmarshal([]byte(draft), &d) != nil {
		return
	}
	f.put(d)
	f.sh.Say("This is what you left here" + dialog.LeftOn(typed, f.sh.Today()) + "; ctrl+x empties it")
}

// empty makes the form what it was when it was opened; pressed again, what was written.
func (f *callForm) empty() {
	to := f.opened
	if now := f.Draft(); now != "" {
		f.emptied = now
		f.sh.Say("Emptied; ctrl+x again brings it back")
	} else if f.emptied != "" {
		to = f.emptied
	}
	anew := newCallForm(f.sh, f.one, f.saved)
	anew.replaces, anew.emptied = f.replaces, f.emptied
	var d callDraft
	if json.Unmarshal([]byte(to), &d) == nil {
		anew.put(d)
	}
	anew.opened = f.opened
	*f = *anew
}

// put puts a draft into a form that was just made. What became done meanwhile is left out.
func (f *callForm) put(d callDraft) {
	for _, p := range d.Reached {
		if p >= 0 && p < len(f.reached) {
			f.reached[p] = true
		}
	}
	f.outcome, f.mood = d.Outcome, d.Mood
	f.inputs[callNote].SetValue(d.Note)
	f.inputs[callVisit].SetValue(d.Visit)
	if d.On != "" && d.On != exchange.PlainDay(f.sh.Today()) {
		f.inputs[callOn].SetValue(d.On)
	}
	row := func(step string) int {
		return slices.IndexFunc(f.steps.rows, func(i int) bool { return i < len(f.one.X.Steps) && f.one.X.Steps[i].Name == step })
	}
	for _, t := range d.Ticks {
		if row(t.Step) >= 0 {
			f.steps.ticks = append(f.steps.ticks, t)
		}
	}
	for _, a := range d.Answers {
		if row(a.Answer.Step) >= 0 {
			f.steps.answers = append(f.steps.answers, a)
		}
	}
	f.steps.put(d.Came)
	f.follow()
	if d.Next != "" {
		f.inputs[callNext].SetValue(d.Next)
	}
	if d.Typing != "" && row(d.Step) >= 0 {
		f.steps.left = leftAnswer{d.Step, d.Typing}
	}
}
