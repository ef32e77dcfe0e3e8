package follow

import (
	"slices"

	"crosswalk/matching/exchange"
)

// callDraft is what somebody began to write of a call and did not save.
type callDraft struct {
	Reached []int `json:",omitempty"`
	Outcome exchange.Outcome
	Mood    exchange.Mood
	Note    string
	Visit   string
	On      string
	Next    string // empty where the day proposed was left as it was
	Ticks   []callTick
	Answers []callAnswer
}

// draft is what the form holds; false if that is nothing.
func (f *callForm) draft() (callDraft, bool) {
	d := callDraft{Reached: f.who(), Outcome: f.outcome, Mood: f.mood, Note: f.inputs[callNote].Value(), Visit: f.inputs[callVisit].Value(),
		On: f.inputs[callOn].Value(), Ticks: slices.Clone(f.steps.ticks), Answers: slices.Clone(f.steps.answers)}
	if f.inputs[callNext].Value() != f.next {
		d.Next = f.inputs[callNext].Value()
	}
	return d, f.changed()
}

// restore puts a draft into a form that was just made. What became done meanwhile is left out.
func (f *callForm) restore(d callDraft) {
	for _, p := range d.Reached {
		if p >= 0 && p < len(f.reached) {
			f.reached[p] = true
		}
	}
	f.outcome, f.mood = d.Outcome, d.Mood
	f.inputs[callNote].SetValue(d.Note)
	f.inputs[callVisit].SetValue(d.Visit)
	f.inputs[callOn].SetValue(d.On)
	isOpen := func(step string) bool {
		return slices.ContainsFunc(f.steps.rows, func(i int) bool { return f.one.X.Steps[i].Name == step })
	}
	for _, t := range d.Ticks {
		if isOpen(t.Step) {
			f.steps.ticks = append(f.steps.ticks, t)
		}
	}
	for _, a := range d.Answers {
		if isOpen(a.Answer.Step) {
			f.steps.answers = append(f.steps.answers, a)
		}
	}
	f.follow()
	if d.Next != "" {
		f.inputs[callNext].SetValue(d.Next)
	}
}
