// Package tuitest drives the whole program in tests: stores to begin with (stores.go, pasts.go), and a [Driver] that presses
// keys, runs what they lead to on its own goroutine, and looks at the screen (look.go). Only tests import it.
package tuitest
