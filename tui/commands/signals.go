package commands

import (
	"fmt"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
)

// endings are the signals that end the screens: interrupted, terminated, the terminal lost, quit.
var endings = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT}

// onSignals calls do for every signal to end, first telling the first of them. What it returns gives the first signal that
// came, nil if none did, and stops listening.
func onSignals(do func(first bool)) (ended func() os.Signal) {
	signals, done := make(chan os.Signal, 4), make(chan struct{})
	var first atomic.Value
	signal.Notify(signals, endings...)
	go func() {
		for {
			select {
			case s := <-signals:
				do(first.CompareAndSwap(nil, s))
			case <-done:
				return
			}
		}
	}()
	return func() os.Signal {
		signal.Stop(signals)
		close(done)
		s, _ := first.Load().(os.Signal)
		return s
	}
}

// signalled is the end by a signal, which shells tell by the exit status.
type signalled struct{ os.Signal }

func (s signalled) Error() string { return fmt.Sprintf("ended by a signal (%v)", s.Signal) }

// status is the exit status of a program that ended by this signal.
func (s signalled) status() int {
	if n, ok := s.Signal.(syscall.Signal); ok {
		return 128 + int(n)
	}
	return 1
}
