package commands

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"crosswalk/matching/text"
)

// writeNew writes a file that is only for its owner, by way of a temporary one beside it, so that a full
// disk or a crash leaves what was there. A link or a folder of that name is refused.
func writeNew(path string, write func(*os.File) error) error {
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is not a regular file: choose another name", text.Line(path))
	}
	if err := replace(path, write); err != nil {
		return fmt.Errorf("%s cannot be written: %s", text.Line(path), plain(err))
	}
	return nil
}

func replace(path string, write func(*os.File) error) error {
	temp, err := os.CreateTemp(filepath.Dir(path), ".crosswalk-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	if err := errors.Join(write(temp), temp.Sync(), temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}

// reasons are what may be the matter with a file, in plain words.
var reasons = []struct {
	is   error
	says string
}{
	{syscall.ENOTDIR, "a part of its path is a file, not a folder"},
	{fs.ErrNotExist, "there is no such file or folder"},
	{fs.ErrPermission, "its permissions forbid it"},
	{syscall.EROFS, "the disk may only be read"},
	{syscall.ENOSPC, "the disk is full"},
	{syscall.EDQUOT, "no more room is allowed on the disk"},
	{syscall.ENAMETOOLONG, "the name is too long"},
	{syscall.EISDIR, "it is a folder"},
	{syscall.EIO, "the disk reported an error"},
}

// plain says what is wrong with a file in plain words, leaving its name to the sentence around.
func plain(err error) string {
	for _, r := range reasons {
		if errors.Is(err, r.is) {
			return r.says
		}
	}
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err.Error()
	case errors.As(err, &link):
		return link.Err.Error()
	}
	return err.Error()
}

// isFileError reports whether an error is what the system said of a file, rather than a sentence.
func isFileError(err error) bool {
	var path *fs.PathError
	var link *os.LinkError
	return errors.As(err, &path) || errors.As(err, &link)
}
