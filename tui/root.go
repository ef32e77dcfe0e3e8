// Package tui is the screens: overview, applicants, matches, exchanges, check-ins and the journal.
//
// [Model] is the root. It holds the frame around the screens, gives every key to the topmost dialog, else
// to the actions of the screen that is shown, else to its own; it hands every new state of the store to all
// screens, and every answer from the background to whoever asked.
//
//	root.go      messages: who gets what
//	keys.go      a key's way, and the keys that work on every screen
//	frame.go     title, tabs, toast and help line around a screen; overlay.go a dialog on top of it
//	screens.go   which screens there are
//	leave.go     the end of the program: after every change is saved, and after an error of its own
//	cohorts.go   the cohort that is worked on: another one, its name, its deadline
//
// Nothing of any one screen stands here: each is a package of its own over tui/shell. Tests of the whole program
// drive it by tui/tuitest.
package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/importing"
	"crosswalk/tui/shell"
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
	Demo    bool         // the store is thrown away in the end: the title says so
	// After makes a command that sends a message later. Tests leave it out and nothing comes by itself.
	After func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
}

// Model is the whole program on the screen.
type Model struct {
	sh      *shell.Root
	screens [shell.TabCount]shell.Screen // nil: no such screen
	late    [shell.TabCount]bool         // screens that take what is new once they are shown
	w, h    int
	mode    theme.Mode
	dark    bool
	profile colorprofile.Profile
	after   func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
	start   []tea.Cmd
	lists   shell.Ask[cohortList] // of the cohorts, while they are looked up
	demo    bool                  // nothing is kept
	leaving bool                  // the program ends as soon as every change is saved
	typed   int                   // how many keys, clicks and pastes came
	crash   error                 // an error of the program itself, after which it ends
}

// New makes the program's model.
func New(o Options) (*Model, error) {
	s, err := o.DB.State(o.Cohort)
	if err != nil {
		return nil, err
	}
	sh := shell.NewRoot(shell.NewDesk(o.DB, o.Cohort, o.Actor, o.Now), o.Now, s)
	sh.After = o.After
	m := &Model{sh: sh, mode: o.Theme, demo: o.Demo, dark: true, profile: colorprofile.TrueColor, after: o.After}
	if err := sh.LoadDrafts(); err != nil {
		return nil, err
	}
	m.setTheme()
	m.screens = newScreens(&sh.Shell)
	sh.GoTo(firstTab(s))
	m.everyScreen()
	m.start = []tea.Cmd{tea.RequestBackgroundColor, sh.Desk.Score(s), sh.Desk.LookElsewhere()}
	switch {
	case o.Warning != "":
		sh.Complain(shell.AsSentence(text.Line(o.Warning)))
	case o.Notice != "":
		sh.Say(text.Line(o.Notice))
		m.start = append(m.start, m.toastOver())
	}
	if o.At != "" {
		if a, ok := s.ByEmail(o.At); ok {
			sh.GoTo(tabOf(s, a.ID), a.ID)
			m.arrive()
		}
	}
	if o.Import != "" {
		sh.GoTo(shell.ApplicantsTab)
		m.start = append(m.start, importing.Start(&sh.Shell, o.Import, o.Reading))
	}
	return m, nil
}

// firstTab is where the program opens: on the plan while matching, on the overview once exchanges run.
func firstTab(s *cohort.State) shell.Tab {
	switch {
	case s.IsPublished():
		return shell.OverviewTab
	case s.Plan != nil:
		return shell.MatchesTab
	}
	return shell.ApplicantsTab
}

// tabOf is the screen that tells most of a person.
func tabOf(s *cohort.State, id matching.ID) shell.Tab {
	if len(s.ExchangesOf(id)) > 0 {
		return shell.ExchangesTab
	}
	if s.Plan != nil {
		if _, ok := s.Plan.PairOf(id); ok {
			return shell.MatchesTab
		}
	}
	return shell.ApplicantsTab
}

// Shell is what the screens share, for whoever drives the program from outside.
func (m *Model) Shell() *shell.Root { return m.sh }

// Screen is the screen under a tab, for whoever drives the program from outside.
func (m *Model) Screen(t shell.Tab) shell.Screen { return m.screens[t] }

// Init asks the terminal for its background and has the scores compiled.
func (m *Model) Init() tea.Cmd { return caught(tea.Batch(m.start...)) }

func (m *Model) setTheme() { m.sh.Theme = m.mode.Theme(m.profile, m.dark) }

// toastOverMsg takes a toast away that is old enough.
type toastOverMsg struct{ number int }

const toastLasts = 5 * time.Second

func (m *Model) toastOver() tea.Cmd {
	if m.after == nil || m.sh.Toast().Bad {
		return nil
	}
	number := m.sh.Toast().Number
	return m.after(toastLasts, func(time.Time) tea.Msg { return toastOverMsg{number} })
}

// Update answers a message. An error of the program itself ends it in order, whatever it comes from.
func (m *Model) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	defer func() {
		next = m
		if r := recover(); r != nil {
			m.crash = CrashOf(r)
		}
		if m.crash != nil {
			cmd = tea.Quit
		}
		cmd = caught(cmd)
	}()
	if c, crashed := msg.(crashMsg); crashed {
		m.crash = c.why
	}
	if m.crash != nil {
		return m, nil
	}
	return m.update(msg)
}

func (m *Model) update(msg tea.Msg) (tea.Model, tea.Cmd) {
	before := m.sh.Toast()
	cmd := m.answer(msg)
	m.arrive()
	cmd = tea.Batch(cmd, m.settle(), m.sh.KeepDrafts())
	if now := m.sh.Toast(); now != before && now.Text != "" {
		cmd = tea.Batch(cmd, m.toastOver())
	}
	if m.leaving && !m.saving() {
		return m, tea.Quit
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
		if s, ok := s.(shell.Settler); ok {
			cmds = append(cmds, s.Settle(m.w, m.h-BodyTop-Below, shell.Tab(t) == m.sh.Active() && !m.tooSmall()))
		}
	}
	return tea.Batch(cmds...)
}

func (m *Model) answer(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.MouseClickMsg, tea.PasteMsg:
		m.typed++
	}
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
		if m.sh.Toast().Number == msg.number && !m.sh.Toast().Bad {
			m.sh.EndToast()
		}
	case shell.Answer:
		return msg.Deliver()
	case shell.CommittedMsg:
		return m.committed(msg)
	case shell.AskMsg:
		m.leaving = false
		m.sh.Asked(msg)
	case LeaveMsg:
		return m.leaveOnceRead(0)
	case readMsg:
		if m.typed > msg.typed {
			return m.leaveOnceRead(msg.times)
		}
		return m.leave()
	case shell.RefusedMsg:
		m.leaving = false // what could not be saved is told first
		m.sh.Refused(shell.RefusedMsg{Why: shell.AsSentence(text.Line(msg.Why))})
		m.offerElsewhere()
	case shell.ElsewhereMsg:
		m.sh.TakeElsewhere(msg)
	case shell.ScoredMsg:
		if m.sh.TakeScores(msg) {
			m.everyScreen()
		}
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.MouseClickMsg:
		return m.click(msg)
	case tea.PasteMsg:
		return m.toTop(tea.PasteMsg{Content: text.Line(msg.Content)})
	case tea.MouseWheelMsg:
		if m.sh.Top() == nil {
			msg.Y -= BodyTop
		}
		return m.toTop(msg)
	case tea.MouseMsg, tea.KeyMsg, tea.ResumeMsg, tea.SuspendMsg:
	default:
		cmd, failed, ok := m.sh.TookDrafts(msg)
		if !ok {
			return m.toTop(msg)
		}
		m.leaving = m.leaving && !failed // that what was typed would be lost is told first
		return cmd
	}
	return nil
}

// committed takes over a new state, and lets the screens and dialogs that are open do so.
func (m *Model) committed(msg shell.CommittedMsg) tea.Cmd {
	sh := m.sh
	if msg.Done != nil {
		msg.Done()
	}
	line, before := text.Line(msg.Summary), sh.State()
	if msg.State.Cohort == before.Cohort {
		line += pairsChanged(before.Plan, msg.State.Plan)
	}
	if msg.Undoes {
		sh.SayDone(line)
	} else {
		sh.Say(line)
	}
	if !sh.Answered(msg) {
		return nil
	}
	sh.Take(msg.State)
	m.everyScreen()
	if !m.has(sh.Active()) {
		sh.GoTo(shell.OverviewTab)
	}
	cmds := []tea.Cmd{sh.Desk.Score(sh.State()), sh.Desk.LookElsewhere()}
	for _, d := range slices.Clone(sh.Dialogs()) {
		if d, ok := d.(shell.Taker); ok {
			cmds = append(cmds, d.Take())
		}
	}
	return tea.Batch(cmds...)
}

// everyScreen has the screens take what is new: those that can wait for it only once they are shown.
func (m *Model) everyScreen() {
	for t, s := range m.screens {
		switch _, waits := s.(shell.Late); {
		case s == nil:
		case waits && !m.sh.Shows(shell.Tab(t)):
			m.late[t] = true
		default:
			m.late[t] = false
			s.Take()
		}
	}
}

// arrive points the screen that is shown at whom somebody asked to go to.
func (m *Model) arrive() {
	shown := m.active()
	if who := m.sh.Wanted(); len(who) > 0 {
		shown.Point(who...)
	}
}

// active is the screen that is shown, with all that is new.
func (m *Model) active() shell.Screen {
	t := m.sh.Active()
	if m.late[t] {
		m.late[t] = false
		m.screens[t].Take()
	}
	return m.screens[t]
}

// toTop gives a message to the topmost dialog, else to the screen that is shown.
func (m *Model) toTop(msg tea.Msg) tea.Cmd {
	if m.tooSmall() {
		return nil
	}
	if d := m.sh.Top(); d != nil {
		closed, cmd := d.Update(msg)
		if closed {
			m.sh.Close(d)
		}
		return cmd
	}
	return m.active().Update(msg)
}
