package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"testing"
)

// TestWhy looks for words of the system in what people read.
func TestWhy(t *testing.T) {
	for err, want := range map[error]string{
		&fs.PathError{Op: "open", Path: "x", Err: syscall.ENOENT}:               "there is no such file or folder",
		&fs.PathError{Op: "open", Path: "x/y", Err: syscall.ENOTDIR}:            "a part of its path is a file, not a folder",
		&os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.ENOSPC}:    "the disk is full",
		fmt.Errorf("x: %w", &fs.PathError{Op: "open", Err: syscall.EACCES}):     "its permissions forbid it",
		&fs.PathError{Op: "open", Path: "x", Err: syscall.EROFS}:                "the disk may only be read",
		&os.LinkError{Op: "rename", Old: "a", New: "b", Err: errors.New("odd")}: "odd",
		errors.New("a sentence"): "a sentence",
	} {
		if got := Why(err); got != want {
			t.Errorf("%v is told as %q, not %q", err, got, want)
		}
	}
}
