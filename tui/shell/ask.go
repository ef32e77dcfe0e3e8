package shell

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// Ask is one question that is answered in the background. Asked anew, it gives up what was asked before:
// only the answer to the newest question comes, and it comes to whoever asked, on the goroutine of the
// screens. The zero Ask is ready for use; an Ask must not be copied once it was used.
type Ask[T any] struct {
	run *run // of the newest question; nil: none is open
}

// run is one question being answered.
type run struct {
	ctx    context.Context
	cancel context.CancelFunc
}

// Answer is a message that goes to whoever asked, and to nobody else.
type Answer struct{ deliver func() tea.Cmd }

// Deliver gives the answer to whoever asked, unless they have asked anew or given up by now. It must be called
// on the goroutine of the screens.
func (a Answer) Deliver() tea.Cmd { return a.deliver() }

// Start asks. work runs in the background, must not touch what the screens change, and ought to return soon
// once its context is over; have gets what it found.
func (a *Ask[T]) Start(work func(context.Context) T, have func(T) tea.Cmd) tea.Cmd {
	a.Stop()
	ctx, cancel := context.WithCancel(context.Background())
	a.run = &run{ctx, cancel}
	return a.answered(a.run, work, func(found T) tea.Cmd {
		a.Stop()
		return have(found)
	})
}

// StartParts asks a question that is answered in parts: work gives the next part each time it is run, which
// is whenever [Ask.Next] asks for it. The question stays open until Stop.
func (a *Ask[T]) StartParts(work func(context.Context) T, have func(T) tea.Cmd) tea.Cmd {
	a.Stop()
	ctx, cancel := context.WithCancel(context.Background())
	a.run = &run{ctx, cancel}
	return a.answered(a.run, work, have)
}

// Next asks for another part of the answer to the open question.
func (a *Ask[T]) Next(work func(context.Context) T, have func(T) tea.Cmd) tea.Cmd {
	if a.run == nil {
		return nil
	}
	return a.answered(a.run, work, have)
}

func (a *Ask[T]) answered(of *run, work func(context.Context) T, have func(T) tea.Cmd) tea.Cmd {
	return func() tea.Msg {
		if of.ctx.Err() != nil {
			return nil
		}
		found := work(of.ctx)
		if of.ctx.Err() != nil {
			return nil
		}
		return Answer{func() tea.Cmd {
			if a.run != of {
				return nil
			}
			return have(found)
		}}
	}
}

// Open reports whether a question is open.
func (a *Ask[T]) Open() bool { return a.run != nil }

// Stop gives up the question that is open.
func (a *Ask[T]) Stop() {
	if a.run != nil {
		a.run.cancel()
		a.run = nil
	}
}
