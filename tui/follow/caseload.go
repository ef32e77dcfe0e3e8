package follow

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// weeksAhead is how many weeks of calls are shown.
const weeksAhead = 12

// week is the calls that are planned for a week.
type week struct {
	from  programme.Date // its Monday
	calls int
}

// caseload is the calls of some exchanges by week, from this one on; what is overdue counts for this one.
func caseload(st *shell.ExchangeStatuses, all []*shell.ExchangeStatus) []week {
	monday := st.Today
	for monday.Weekday() != 1 {
		monday = monday.AddDays(-1)
	}
	weeks := make([]week, weeksAhead)
	for i := range weeks {
		weeks[i].from = monday.AddDays(7 * i)
	}
	for _, one := range all {
		for _, m := range one.MarksOn(st) {
			if m.Kind != exchange.MarkCall || m.Status == exchange.Done || m.Status == exchange.Skipped {
				continue
			}
			if i := max(0, m.Date.Sub(monday)) / 7; i < len(weeks) {
				weeks[i].calls++
			}
		}
	}
	return weeks
}

// caseloadLines is the calls by week as bars, with those weeks marked in which there are more than the programme has
// of one facilitator.
func caseloadLines(sh *shell.Shell, weeks []week, most, w int) []string {
	const label, number = 14, 4
	highest := most
	for _, k := range weeks {
		highest = max(highest, k.calls)
	}
	var lines []string
	for i, k := range weeks {
		name := "week of " + exchange.Day(k.from, k.from)
		if i == 0 {
			name = "this week"
		}
		over, style := "", sh.Theme.Bar
		if most > 0 && k.calls > most {
			over, style = fmt.Sprintf("  %d more than %d", k.calls-most, most), sh.Theme.Bad
		}
		bar := max(4, min(30, w-label-number-20))
		lines = append(lines, chart.Fit(chart.Fit(name, label)+" "+chart.Bar(k.calls, highest, bar, style, sh.Theme.BarRest)+chart.FitRight(fmt.Sprint(k.calls), number)+
			chart.Paint(sh.Theme.Bad, over), w))
	}
	return lines
}

// caseloadBox shows the calls by week.
type caseloadBox struct {
	sh    *shell.Shell
	title string
	weeks []week
	most  int
}

func (b *caseloadBox) Update(msg tea.Msg) (bool, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	return ok && (k.String() == "esc" || k.String() == "enter" || k.String() == "q" || k.String() == "w"), nil
}

func (b *caseloadBox) View(w, h int) []string {
	inner := min(70, w-6)
	lines := caseloadLines(b.sh, b.weeks, b.most, inner)
	lines = lines[:min(len(lines), max(1, h-4))]
	total := 0
	for _, k := range b.weeks {
		total += k.calls
	}
	lines = append(lines, "", chart.Paint(b.sh.Theme.Muted, say.Count(total, "call")+" in "+say.Count(len(b.weeks), "week")))
	return shell.Box(b.sh, b.title, lines, inner+4, h)
}

func (b *caseloadBox) Keys() []shell.Action {
	return []shell.Action{{Keys: []string{"esc"}, Name: "close"}}
}

// openCaseload shows the calls that are listed by week.
func (c *checkIns) openCaseload() tea.Cmd {
	title := "Calls by week"
	if c.whose != "" {
		title += ": " + c.whose
	}
	c.sh.Open(&caseloadBox{sh: c.sh, title: title, weeks: caseload(c.seen, c.listed()), most: c.sh.State().Programme.Exchange.CallsPerWeek})
	return nil
}

// listed are the exchanges of the queue that are the facilitator's and have the words of the filter.
func (c *checkIns) listed() []*shell.ExchangeStatus {
	var all []*shell.ExchangeStatus
	for _, one := range c.queue {
		if c.isListed(one, c.list.Filter.Words()) {
			all = append(all, one)
		}
	}
	return all
}
