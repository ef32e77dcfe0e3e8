package applicants

import (
	"slices"

	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
)

// history tells every exchange that the person is or was in, of all cohorts of the store, the latest first; nothing
// where there was none.
func (d *application) history() {
	episodes := d.s.History(d.a.ID)
	if len(episodes) == 0 {
		return
	}
	d.gap()
	d.out = append(d.out, chart.Fit(chart.Paint(d.sh.Theme.Header, "Exchanges"), d.w))
	for _, e := range slices.Backward(episodes) {
		style := d.sh.Theme.Muted
		if e.Before == nil && e.Open() {
			style = d.sh.Theme.Text
		}
		d.say(style, 2, episodeWords(e, d.a.Name.Safe()))
	}
}

// episodeWords is an exchange in the history of a person of that name: "with Tom Bridger, 3 Apr to 2 May 2023, ended early: changed
// job, Tom Bridger left · Cohort 1", the cohort only where it is another one.
func episodeWords(e cohort.Episode, name string) string {
	words := "with " + text.Line(say.And(e.With)) + ", "
	if e.Before != nil {
		if !e.Start.IsZero() {
			words += "from " + exchange.PlainDay(e.Start) + ", "
		}
		return words + e.Outlived() + " · " + text.Line(e.Called)
	}
	words += spanWords(e) + ", " + stateWords(e, name)
	if !e.Here {
		words += " · " + text.Line(e.Called)
	}
	return words
}

// spanWords is when it lasted, or is to last.
func spanWords(e cohort.Episode) string {
	end := e.End
	if e.Ending != nil {
		end = e.Ending.On
	}
	switch {
	case end.IsZero() || e.Start.After(end):
		return "from " + exchange.PlainDay(e.Start)
	case e.Start.Year != end.Year:
		return exchange.PlainDay(e.Start) + " to " + exchange.PlainDay(end)
	}
	return exchange.Day(e.Start, end) + " to " + exchange.PlainDay(end)
}

// stateWords is where it is in its life, and of one that ended early why, and who left.
func stateWords(e cohort.Episode, name string) string {
	switch state := e.State(); state {
	case exchange.StateEnded:
		words := "ended early: " + text.Line(string(e.Ending.Reason))
		if left := leavers(e, name); len(left) > 0 {
			words += ", " + say.And(left) + " left"
		}
		return words
	case exchange.StateVoid:
		return "void: published in error"
	case exchange.StateActive:
		return "goes on"
	default:
		return string(state)
	}
}

// leavers are those who left with the ending, the person themselves by that name.
func leavers(e cohort.Episode, name string) []string {
	var left []string
	others := e.With
	for party, id := range e.Members {
		called := name
		if id != e.As {
			called, others = text.Line(others[0]), others[1:]
		}
		if e.Leaves(party) {
			left = append(left, called)
		}
	}
	return left
}
