//go:build linux || darwin

package commands

import "syscall"

// noCore keeps the system from writing the memory of the program, and so what people wrote, into a file if it dies.
func noCore() { syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{}) }
