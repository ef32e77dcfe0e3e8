package tui

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// LeaveMsg asks the program to end, from outside: it does so as soon as what was typed before is read, and every change is
// saved.
type LeaveMsg struct{}

// What was typed before a signal may still lie with the terminal. It is taken to be read once nothing came for a moment.
const (
	readWithin = 50 * time.Millisecond
	readTimes  = 20 // for whoever goes on typing
)

// readMsg says that a moment has passed since so much had been typed.
type readMsg struct{ typed, times int }

// leaveOnceRead ends the program when what was typed before is read.
func (m *Model) leaveOnceRead(times int) tea.Cmd {
	if m.after == nil || times >= readTimes {
		return m.leave()
	}
	typed := m.typed
	return m.after(readWithin, func(time.Time) tea.Msg { return readMsg{typed, times + 1} })
}

// leave ends the program, when the changes that were asked for are saved, and what was typed is kept.
func (m *Model) leave() tea.Cmd {
	if !m.saving() {
		return tea.Quit
	}
	m.leaving = true
	m.sh.Say("Saving what you changed, then Crosswalk ends; ctrl+c again does not wait")
	return m.sh.WriteDrafts()
}

// saving reports whether something is not in the store yet that will be.
func (m *Model) saving() bool { return m.sh.Desk.Saving() || m.sh.DraftsBehind() }

// Crash is the error of the program itself that ended it; nil if none did.
func (m *Model) Crash() error { return m.crash }

// Wait has no other change begun, and returns when those that are being made are on the disk, and what was typed and not
// saved; the error says why that could not be kept. It is for whoever ran the program, once it has ended.
func (m *Model) Wait() error {
	m.sh.Desk.Leave()
	return m.sh.LastDrafts()
}

// crashMsg tells of an error of the program itself in the background.
type crashMsg struct{ why error }

// caught is a command of whose errors of the program itself the screens hear, so that they end in order and the terminal
// is given back as it was.
func caught(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				msg = crashMsg{CrashOf(r)}
			}
		}()
		msg = cmd()
		if all, ok := msg.(tea.BatchMsg); ok {
			for i := range all {
				all[i] = caught(all[i])
			}
		}
		return msg
	}
}

// CrashOf is a panic as an error that can be told and reported: what it was, as far as no text of anybody may stand in it,
// and where in the program.
func CrashOf(r any) error {
	what := fmt.Sprintf("%T", r)
	var of runtime.Error
	if err, ok := r.(error); ok && errors.As(err, &of) {
		what = of.Error()
	}
	return fmt.Errorf("%s, at %s", what, strings.Join(placesOf(), ", "))
}

// placesOf are the lines of the program that led to a panic, the nearest first.
func placesOf() []string {
	at := make([]uintptr, 64)
	frames := runtime.CallersFrames(at[:runtime.Callers(3, at)])
	var places []string
	for more := true; more && len(places) < 4; {
		var f runtime.Frame
		f, more = frames.Next()
		switch {
		case f.Function == "runtime.gopanic": // what stands above it only tells of the panic
			places = nil
		case strings.Contains(f.File, "crosswalk/"), strings.HasPrefix(f.Function, "crosswalk/"):
			name := f.Function[strings.LastIndexByte(f.Function, '/')+1:]
			places = append(places, fmt.Sprintf("%s:%d", name, f.Line))
		}
	}
	return places
}
