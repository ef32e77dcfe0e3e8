package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// The least terminal the screens can be read in.
const (
	leastWidth  = 60
	leastHeight = 16
)

// Lines of the frame: title, tabs and a rule above the screen, toast and keys below it.
const (
	tabsLine = 1
	BodyTop  = 3 // above a screen
	Below    = 2 // below it
)

func (m *Model) tooSmall() bool { return m.w < leastWidth || m.h < leastHeight }

// View draws everything.
func (m *Model) View() (v tea.View) {
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = "Crosswalk"
	if m.w == 0 {
		return v
	}
	defer func() {
		if r := recover(); r != nil {
			m.crash = CrashOf(r)
			v.SetContent(chart.Fit("Crosswalk has to end because of an error of its own. Press any key.", m.w))
		}
	}()
	if m.tooSmall() {
		v.SetContent(strings.Join(m.smallView(), "\n"))
		return v
	}
	v.SetContent(strings.Join(m.lines(), "\n"))
	return v
}

// smallView is the one sentence that a terminal too small gets.
func (m *Model) smallView() []string {
	say := chart.Wrap(fmt.Sprintf("Crosswalk needs %d columns and %d lines, not %d and %d; q quits.", leastWidth, leastHeight, m.w, m.h), max(1, m.w))
	return chart.FitLines(say, m.w, m.h)
}

// lines is the frame with the screen and the dialogs in it, m.h lines of m.w cells.
func (m *Model) lines() []string {
	bodyHeight := m.h - BodyTop - Below
	lines := make([]string, 0, m.h)
	lines = append(lines, m.titleLine(), m.tabLine(), chart.Rule(m.w, m.sh.Theme.Border))
	lines = append(lines, m.active().View(m.w, bodyHeight)...)
	if top := m.sh.Top(); top != nil {
		box := top.View(m.w, bodyHeight)
		if p, ok := top.(shell.Placed); ok && len(box) > 0 {
			overlayAt(lines[BodyTop:], box, p.Left(m.w, chart.Width(box[0])), m.w)
		} else {
			overlay(lines[BodyTop:], box, m.w)
		}
	}
	toast := m.toastLines(bodyHeight / 2)
	lines = append(lines[:BodyTop+bodyHeight+1-len(toast)], toast...)
	return append(lines, m.helpLine())
}

func (m *Model) titleLine() string {
	s, t := m.sh.State(), m.sh.Theme
	left := chart.Paint(t.Title, " Crosswalk") + "   " + text.Line(s.Programme.Title) + chart.Paint(t.Muted, " · ") + text.Line(s.Name)
	saved := chart.Paint(t.Muted, "saved ")
	if m.demo {
		saved = chart.Paint(t.Warn, "demo, not kept ")
	} else if m.sh.Desk.DB.ReadOnly() != nil {
		saved = chart.Paint(t.Bad, "only read ")
	} else if m.sh.Desk.Saving() {
		saved = chart.Paint(t.Warn, "saving ")
	}
	right := m.counts() + "  " + saved
	room := m.w - chart.Width(right)
	if room < 20 {
		return chart.Fit(left, m.w)
	}
	return chart.Fit(left, room-1) + " " + right
}

// counts is the cohort in three numbers; who has withdrawn is no applicant any more.
func (m *Model) counts() string {
	s := m.sh.State()
	if len(s.People) == 0 {
		return "no applicants yet"
	}
	figures := m.sh.Figures()
	out := say.Count(figures.Applicants, "applicant")
	if s.Plan == nil {
		return out
	}
	plan := fmt.Sprintf("%s · %d waiting", strings.Join(figures.Teams, " · "), len(s.Plan.Waits()))
	if m.w < shell.TwoPanes {
		return plan
	}
	return out + " · " + plan
}

// tabLine names the screens, the one that is shown marked.
func (m *Model) tabLine() string {
	var b strings.Builder
	for _, t := range m.tabs() {
		style := m.sh.Theme.Tab
		if t.tab == m.sh.Active() {
			style = m.sh.Theme.TabActive
			t.x, t.text = t.x-1, " "+t.text+" "
		}
		b.WriteString(strings.Repeat(" ", max(0, t.x-chart.Width(b.String()))))
		b.WriteString(chart.Paint(style, t.text))
	}
	return chart.Fit(b.String(), m.w)
}

// tabs is where each screen's name stands in the line.
func (m *Model) tabs() []placedTab {
	var out []placedTab
	for _, form := range tabForms {
		var width int
		if out, width = m.placeTabs(form); width <= m.w {
			return out
		}
	}
	return out
}

// tabForm is a way to write the names of the screens beside each other. The screen that is shown always has its whole name.
type tabForm struct {
	gap   int                    // cells between two of them
	short func(t shell.Tab) bool // those that are called by their short names; nil: none
	named int                    // the others that have a name at all, the nearest to the one that is shown; 0: all
}

// tabForms are the ways, the best first: as wide as can be, then in shorter words, and only where even these are too long
// some by their numbers alone.
var tabForms = func() []tabForm {
	most := func(t shell.Tab) bool { return t != shell.OverviewTab }
	all := func(shell.Tab) bool { return true }
	out := []tabForm{{gap: 4}, {gap: 2}, {gap: 1}, {gap: 2, short: most}, {gap: 1, short: most}, {gap: 1, short: all}}
	for named := int(shell.TabCount) - 2; named > 0; named-- {
		out = append(out, tabForm{1, all, named})
	}
	return out
}()

// placeTabs puts the names beside each other, and says how wide they are together.
func (m *Model) placeTabs(form tabForm) (out []placedTab, width int) {
	named := m.nearestTabs(form.named)
	width = 1
	for t := range m.screens {
		tab := shell.Tab(t)
		if !m.has(tab) {
			continue
		}
		name := fmt.Sprintf("%d %s", t+1, shell.TabNames[t])
		switch {
		case tab == m.sh.Active():
		case !named[tab]:
			name = fmt.Sprint(t + 1)
		case form.short != nil && form.short(tab):
			name = fmt.Sprintf("%d %s", t+1, shell.ShortTabNames[t])
		}
		out = append(out, placedTab{tab, name, width})
		width += chart.Width(name) + form.gap
	}
	return out, width - form.gap + 1
}

// nearestTabs are the screens nearest to the one that is shown, itself aside, so many of them; 0: all.
func (m *Model) nearestTabs(most int) map[shell.Tab]bool {
	near := map[shell.Tab]bool{}
	for away := 1; away < int(shell.TabCount); away++ {
		for _, t := range []shell.Tab{m.sh.Active() + shell.Tab(away), m.sh.Active() - shell.Tab(away)} {
			if t >= 0 && t < shell.TabCount && m.has(t) && (most == 0 || len(near) < most) {
				near[t] = true
			}
		}
	}
	return near
}

type placedTab struct {
	tab  shell.Tab
	text string
	x    int
}

// toastLines is what just happened, on one line. What went wrong is said in full: where it takes more
// lines, at most so many, they lie over the foot of the screen until a key is pressed.
func (m *Model) toastLines(most int) []string {
	t := m.sh.Toast()
	if !t.Bad {
		hint := ""
		if t.Undoes {
			hint = " · u undoes"
		}
		line := " " + chart.Clip(t.Text, m.w-1-chart.Width(hint)) + hint
		return []string{chart.Fit(chart.Paint(m.sh.Theme.Toast, line), m.w)}
	}
	lines := chart.Wrap(t.Text, m.w-4)
	lines = lines[:min(len(lines), most)]
	for i, l := range lines {
		sign := "   "
		if i == 0 {
			sign = " ! "
		}
		lines[i] = chart.Fit(chart.Paint(m.sh.Theme.ToastBad, sign+l), m.w)
	}
	return lines
}

// helpLine shows the keys that work here now: the screen's own, the most useful first, as many as there is
// room for, and the program's own at the right, which are always there.
func (m *Model) helpLine() string {
	var own, always []shell.Action
	switch top := m.sh.Top(); {
	case top != nil:
		own = top.Keys()
	case m.active().Typing():
		own = []shell.Action{{Keys: []string{"enter"}, Name: "keep the filter"}, {Keys: []string{"esc"}, Name: "clear it"}}
	default:
		own, always = m.active().Actions(), m.actions()
	}
	right := strings.Join(m.hints(always, m.w), hintGap)
	left := strings.Join(m.hints(own, m.w-1-chart.Width(right)-len(hintGap)), hintGap)
	if left != "" && right != "" {
		left += hintGap
	}
	return chart.Fit(" "+left+right, m.w)
}

const hintGap = "  "

// hints are the keys of actions that fit beside each other into room cells. One too long for what is left
// gives way to the shorter ones after it.
func (m *Model) hints(actions []shell.Action, room int) []string {
	var out []string
	for _, a := range actions {
		if a.Quiet {
			continue
		}
		hint := shell.KeyHint(&m.sh.Shell, a.ShownKeys(), a.Name)
		if w := chart.Width(hint); w <= room {
			out = append(out, hint)
			room -= w + len(hintGap)
		}
	}
	return out
}

// click gives a press of the mouse to the tabs or to the screen. A dialog swallows what lies below it.
func (m *Model) click(msg tea.MouseClickMsg) tea.Cmd {
	if msg.Button != tea.MouseLeft || m.tooSmall() || m.sh.Top() != nil {
		return nil
	}
	switch {
	case msg.Y == tabsLine:
		for _, t := range m.tabs() {
			if msg.X >= t.x-1 && msg.X < t.x+chart.Width(t.text) {
				m.sh.GoTo(t.tab)
			}
		}
	case msg.Y >= BodyTop && msg.Y < m.h-Below:
		return m.active().Click(msg.X, msg.Y-BodyTop)
	}
	return nil
}

// pairsChanged says how many pairs a change moved: " · 3 pairs changed"; nothing if none, or if there was
// no plan before.
func pairsChanged(before, after *matching.Plan) string {
	if before == nil || after == nil || len(before.Pairs) == 0 || before == after {
		return ""
	}
	came := matching.Compare(before, after).Came
	if len(came) == 0 {
		return ""
	}
	return " · " + say.And(shell.TeamWords(came)) + " new"
}
