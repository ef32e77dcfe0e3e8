package follow

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// roomyFrom is the height from which all of the form is in sight.
const roomyFrom = 16

// labelWidth is the room for what stands before a line of the sheet.
const labelWidth = 11

// callParts are the parts of a sheet above the form, with the lines each gets.
type callParts struct{ people, last, ask, steps int }

// View draws the sheet on the whole screen: who, their numbers, what was said last, what to ask, the milestones, and
// below them the form.
func (f *callForm) View(w, h int) []string {
	inner := w - 2
	foot := f.formLines(inner, h)
	head := f.headLine(inner)
	room := h - 1 - len(foot)
	short, whole := f.peopleShort(inner), f.peopleWhole(inner)
	last, ask := f.lastLines(inner), f.askLines(inner)
	flow := f.askFlow(inner)
	got := shareLines(room, callParts{len(short), len(last), len(flow), f.steps.len()}, callParts{len(whole), len(last), len(ask), f.steps.len()})
	lines := []string{head}
	if got.people > len(short) {
		lines = append(lines, whole[:got.people-1]...)
		lines = append(lines, "")
	} else {
		lines = append(lines, short[:min(got.people, len(short))]...)
	}
	lines = append(lines, cutLines(last, got.last, inner)...)
	if got.ask >= len(ask) {
		lines = append(lines, ask...)
	} else {
		lines = append(lines, cutLines(flow, got.ask, inner)...)
	}
	lines = append(lines, f.stepLines(inner, got.steps)...)
	for len(lines) < h-len(foot) {
		lines = append(lines, "")
	}
	lines = append(lines[:h-len(foot)], foot...)
	for i, l := range lines {
		lines[i] = " " + chart.Fit(l, inner) + " "
	}
	return lines
}

// shareLines shares lines among the parts: first what is needed in any case, then, in turn, what makes a call easier,
// at last all there is.
func shareLines(room int, least, most callParts) callParts {
	var got callParts
	give := func(part *int, upTo int) {
		n := min(max(0, upTo-*part), max(0, room))
		*part += n
		room -= n
	}
	give(&got.people, least.people)
	give(&got.last, min(least.last, 1))
	give(&got.steps, min(least.steps, 2))
	give(&got.last, min(least.last, 2))
	give(&got.ask, min(least.ask, 1))
	give(&got.steps, min(least.steps, 3))
	give(&got.last, min(least.last, 3))
	give(&got.ask, min(least.ask, 2))
	give(&got.steps, min(least.steps, 6))
	give(&got.last, min(least.last, 5))
	if room+got.ask >= most.ask {
		give(&got.ask, most.ask)
	}
	give(&got.steps, most.steps)
	if room+got.people >= most.people-objectiveLines {
		give(&got.people, most.people)
	}
	give(&got.last, most.last)
	return got
}

// cutLines is the first n of some lines, the last of them cut with what follows it.
func cutLines(lines []string, n, w int) []string {
	if n >= len(lines) {
		return lines
	}
	if n <= 0 {
		return nil
	}
	out := slices.Clone(lines[:n])
	out[n-1] = chart.Clip(strings.TrimRight(out[n-1], " ")+" "+strings.TrimLeft(lines[n], " "), w)
	return out
}

// headLine is who is rung, and when and why.
func (f *callForm) headLine(w int) string {
	t := f.sh.Theme
	when := whenToRing(f.sh, f.one)
	names := shell.NamesOn(f.sh.State(), f.one.X.Members, max(w/2, w-chart.Width(when)-2))
	room := max(0, w-chart.Width(names)-2)
	return chart.Paint(t.Title, names) + "  " + chart.FitRight(chart.Clip(when, room), room)
}

// peopleShort is a line for each: how to ring them, and what they do.
func (f *callForm) peopleShort(w int) []string {
	name := 0
	for _, n := range f.one.First {
		name = max(name, min(chart.Width(n), w/4))
	}
	name = max(name, labelWidth-3)
	var lines []string
	for p, a := range f.one.People {
		who := fmt.Sprintf("%d %s", p+1, chart.Fit(f.one.First[p], name))
		var parts []string
		if a != nil {
			for _, field := range teamFields(f.sh.State().Programme) {
				if said := a.Answer(field.Name).Say(field, true); said != "" {
					parts = append(parts, text.Line(field.Label)+": "+said)
				}
			}
			facts, _ := shell.FactFields(f.sh.State().Programme)
			for _, field := range slices.Backward(facts) {
				if said := a.Answer(field.Name).Say(field, true); field.Kind == programme.KindText && said != "" {
					parts = append(parts, said)
				}
			}
		}
		lines = append(lines, chart.Paint(f.sh.Theme.Accent, who)+" "+chart.Clip(strings.Join(parts, " · "), max(0, w-chart.Width(who)-1)))
	}
	return lines
}

// peopleWhole is everybody with all that is known of them for the call.
func (f *callForm) peopleWhole(w int) []string {
	lines := contacts(f.sh, f.one, min(w, 120))
	return append(slices.Clone(lines), "")
}

// labelled puts a label before the first of some lines.
func labelled(sh *shell.Shell, label string, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		if out[i] = strings.Repeat(" ", labelWidth+1) + l; i == 0 {
			out[i] = chart.Paint(sh.Theme.Header, chart.Fit(label, labelWidth)) + " " + l
		}
	}
	return out
}

// lastLines is what was said when somebody was last spoken to, and how often it was tried since.
func (f *callForm) lastLines(w int) []string {
	head, note := lastSpoken(f.sh, f.one, w-labelWidth-1)
	return labelled(f.sh, "Last", append([]string{head}, note...))
}

// askLines is what to ask, a line or more each, and askFlow is the same one after the other.
func (f *callForm) askLines(w int) []string {
	var lines []string
	for _, q := range f.questions() {
		for i, l := range chart.Wrap(q, w-labelWidth-3) {
			lines = append(lines, chart.Paint(f.sh.Theme.Accent, bullet(i))+l)
		}
	}
	return append(labelled(f.sh, "Ask", lines), "")
}

func (f *callForm) askFlow(w int) []string {
	return labelled(f.sh, "Ask", chart.Wrap(strings.Join(f.questions(), " · "), w-labelWidth-1))
}
