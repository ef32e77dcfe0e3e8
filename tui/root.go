// Package tui is the screens: overview, applicants, matches, exchanges, check-ins and the journal.
//
// [Model] is the root. It holds the frame around the screens, gives every key to the topmost dialog, else
// to the actions of the screen that is shown, else to its own; and hands every new state of the store to
// all screens. A screen is two files: one with what its keys do, one (_view) with how it is drawn. What
// touches the disk or the engine is a command made by the desk (desk.go).
package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/theme"
)

// Options is what the screens are opened with.
type Options struct {
	DB      *store.DB
	Cohort  uint64
	Actor   string           // who is written in the journal
	Now     func() time.Time // the clock
	Theme   theme.Mode
	At      string       // e-mail of the person to open at; may be empty
	Import  string       // a form export to show the preview of at once; may be empty
	Reading form.Options // what was said about that file
	Notice  string       // what the first toast says
	Warning string       // what the first toast says instead, until a key is pressed
	// After makes a command that sends a message later. Tests leave it out and nothing comes by itself.
	After func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
}

// Model is the whole program on the screen.
type Model struct {
	sh      *shell
	screens [tabCount]screen // nil: no such screen
	w, h    int
	mode    theme.Mode
	dark    bool
	profile colorprofile.Profile
	after   func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
	start   []tea.Cmd
}

// New makes the program's model.
func New(o Options) (*Model, error) {
	s, err := o.DB.State(o.Cohort)
	if err != nil {
		return nil, err
	}
	sh := &shell{desk: newDesk(o.DB, o.Cohort, o.Actor, o.Now), now: o.Now, after: o.After, state: s}
	m := &Model{sh: sh, mode: o.Theme, dark: true, profile: colorprofile.TrueColor, after: o.After}
	m.setTheme()
	m.screens = newScreens(sh)
	sh.active = firstTab(s)
	for _, sc := range m.screens {
		if sc != nil {
			sc.take()
		}
	}
	m.start = []tea.Cmd{tea.RequestBackgroundColor, sh.desk.Score(s)}
	switch {
	case o.Warning != "":
		sh.complain(asSentence(text.Line(o.Warning)))
	case o.Notice != "":
		sh.say(text.Line(o.Notice))
		m.start = append(m.start, m.toastOver())
	}
	if o.At != "" {
		if a, ok := s.ByEmail(o.At); ok {
			sh.wanted = []matching.ID{a.ID}
			sh.active = applicantsTab
			if len(s.ExchangesOf(a.ID)) > 0 {
				sh.active = exchangesTab
			} else if _, ok := s.Plan.PairOf(a.ID); ok {
				sh.active = matchesTab
			}
		}
		m.arrive()
	}
	if o.Import != "" {
		sh.active = applicantsTab
		m.start = append(m.start, startImport(sh, o.Import, o.Reading))
	}
	return m, nil
}

// firstTab is where the program opens: on the plan while matching, on the overview once exchanges run.
func firstTab(s *cohort.State) tab {
	switch {
	case s.IsPublished():
		return overviewTab
	case s.Plan != nil:
		return matchesTab
	}
	return applicantsTab
}

// newScreens makes the screens that there are.
func newScreens(sh *shell) [tabCount]screen {
	return [tabCount]screen{
		overviewTab:   newOverview(sh),
		applicantsTab: newApplicants(sh),
		matchesTab:    newMatches(sh),
		exchangesTab:  newExchanges(sh),
		checkInsTab:   newCheckIns(sh),
		journalTab:    newJournal(sh),
	}
}

// Init asks the terminal for its background and has the scores compiled.
func (m *Model) Init() tea.Cmd { return tea.Batch(m.start...) }

func (m *Model) setTheme() { m.sh.theme = m.mode.Theme(m.profile, m.dark) }

// toastOverMsg takes a toast away that is old enough.
type toastOverMsg struct{ number int }

const toastLasts = 5 * time.Second

func (m *Model) toastOver() tea.Cmd {
	if m.after == nil || m.sh.toast.bad {
		return nil
	}
	number := m.sh.toast.number
	return m.after(toastLasts, func(time.Time) tea.Msg { return toastOverMsg{number} })
}

// Update answers a message.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	before := m.sh.toast
	cmd := m.answer(msg)
	m.arrive()
	cmd = tea.Batch(cmd, m.settle())
	if m.sh.toast != before && m.sh.toast.text != "" {
		cmd = tea.Batch(cmd, m.toastOver())
	}
	return m, cmd
}

// settle lets the screens begin and give up work in the background, now that it is known what is shown.
func (m *Model) settle() tea.Cmd {
	if m.w == 0 {
		return nil
	}
	var cmds []tea.Cmd
	for t, s := range m.screens {
		if s, ok := s.(settler); ok {
			cmds = append(cmds, s.settle(m.w, m.h-bodyTop-below, tab(t) == m.sh.active && !m.tooSmall()))
		}
	}
	return tea.Batch(cmds...)
}

func (m *Model) answer(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		m.dark = msg.IsDark()
		m.setTheme()
	case tea.ColorProfileMsg:
		m.profile = msg.Profile
		m.setTheme()
	case toastOverMsg:
		if m.sh.toast.number == msg.number && !m.sh.toast.bad {
			m.sh.toast = toast{}
		}
	case committedMsg:
		return m.committed(msg)
	case refusedMsg:
		m.sh.desk.queued--
		m.sh.complain(asSentence(text.Line(msg.why)))
	case scoredMsg:
		if msg.seq == m.sh.state.Seq && msg.cohort == m.sh.state.Cohort {
			m.sh.scorer = msg.scorer
			m.everyScreen(func(s screen) { s.take() })
		}
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.MouseClickMsg:
		return m.click(msg)
	case tea.PasteMsg:
		return m.toTop(tea.PasteMsg{Content: text.Line(msg.Content)})
	case tea.MouseWheelMsg:
		return m.toTop(msg)
	case tea.MouseMsg, tea.KeyMsg:
	default:
		return m.toAll(msg)
	}
	return nil
}

// committed takes over a new state.
func (m *Model) committed(msg committedMsg) tea.Cmd {
	sh := m.sh
	sh.desk.queued--
	line := text.Line(msg.summary)
	if msg.state.Cohort == sh.state.Cohort {
		line += pairsChanged(sh.state.Plan, msg.state.Plan)
	}
	sh.say(line)
	sh.toast.undoes = msg.undoes
	if msg.moves {
		sh.desk.cohort = msg.state.Cohort
	}
	if msg.state.Cohort != sh.desk.cohort || msg.state.Cohort == sh.state.Cohort && msg.state.Seq <= sh.state.Seq {
		return nil
	}
	sh.state, sh.scorer = msg.state, nil
	m.everyScreen(func(s screen) { s.take() })
	return tea.Batch(sh.desk.Score(sh.state), m.toAll(msg))
}

func (m *Model) everyScreen(do func(screen)) {
	for _, s := range m.screens {
		if s != nil {
			do(s)
		}
	}
}

// arrive points the active screen at whom somebody asked to go to.
func (m *Model) arrive() {
	if who := m.sh.wanted; len(who) > 0 {
		m.sh.wanted = nil
		m.screens[m.sh.active].point(who...)
	}
}

// toAll gives a message to every dialog and every screen.
func (m *Model) toAll(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	open := append([]dialog(nil), m.sh.dialogs...)
	for _, d := range open {
		closed, cmd := d.update(msg)
		if closed {
			m.close(d)
		}
		cmds = append(cmds, cmd)
	}
	m.everyScreen(func(s screen) { cmds = append(cmds, s.update(msg)) })
	return tea.Batch(cmds...)
}

// toTop gives a message to the topmost dialog, else to the screen that is shown.
func (m *Model) toTop(msg tea.Msg) tea.Cmd {
	if m.tooSmall() {
		return nil
	}
	if n := len(m.sh.dialogs); n > 0 {
		d := m.sh.dialogs[n-1]
		closed, cmd := d.update(msg)
		if closed {
			m.close(d)
		}
		return cmd
	}
	return m.screens[m.sh.active].update(msg)
}

// close takes a dialog away, wherever it is by now.
func (m *Model) close(d dialog) {
	for i, other := range m.sh.dialogs {
		if other == d {
			m.sh.dialogs = append(m.sh.dialogs[:i:i], m.sh.dialogs[i+1:]...)
			return
		}
	}
}
