package applicants

import (
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
)

// standing tells where the person stands before pairing, for how long they have waited, what judges said and which events
// they came to; nothing of what the programme does not have.
func (d *application) standing() {
	t, s, id := d.sh.Theme, d.s, d.a.ID
	if s.HasStages() && d.a.Outside == "" { // else the status has said it
		d.say(t.Text, 0, "stage: "+cohort.SayStage(s.StageOf(id), s.Rank(id)))
	}
	var groups []string
	for _, g := range s.Groupings() {
		if n := g.Of(id); n > 0 {
			groups = append(groups, text.Line(g.Call(n)))
		}
	}
	if len(groups) > 0 {
		d.say(t.Text, 0, "in "+say.And(groups))
	}
	for _, of := range s.AlumnusOf(id) {
		d.say(t.Good, 0, "alumnus of "+text.Line(of))
	}
	if len(s.Programme.Intake.MatchOn) > 0 {
		if h, waits := s.HeldOf(id, d.sh.Today()); waits {
			d.say(t.Warn, 0, "waits "+h.Say())
		}
	}
	d.marks(s.MarksOf(id))
	d.events()
}

// marks tells what judges said: for the coordinator alone.
func (d *application) marks(marks []cohort.Marked) {
	if len(marks) == 0 {
		return
	}
	d.gap()
	d.out = append(d.out, chart.Fit(chart.Paint(d.sh.Theme.Header, "Marks")+chart.Paint(d.sh.Theme.Muted, " · private"), d.w))
	for _, m := range marks {
		d.say(d.sh.Theme.Text, 2, m.Say())
	}
}

// events tells which events the person came to, and which they missed.
func (d *application) events() {
	var came, missed []string
	for _, e := range d.s.Programme.Events {
		switch there, ticked := d.s.CameTo(e.Name, d.a.ID); {
		case there:
			came = append(came, text.Line(e.Title))
		case ticked && e.For != programme.ForApplicants:
			missed = append(missed, text.Line(e.Title))
		}
	}
	if len(came)+len(missed) == 0 {
		return
	}
	d.gap()
	d.out = append(d.out, chart.Fit(chart.Paint(d.sh.Theme.Header, "Events"), d.w))
	if len(came) > 0 {
		d.say(d.sh.Theme.Text, 2, "came to "+say.And(came))
	}
	if len(missed) > 0 {
		d.say(d.sh.Theme.Muted, 2, "was not at "+say.And(missed))
	}
}
