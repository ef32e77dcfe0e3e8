//go:build !linux && !darwin

package commands

func noCore() {}
