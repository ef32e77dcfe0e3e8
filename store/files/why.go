package files

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

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
	{syscall.EFBIG, "no larger file is allowed"},
	{syscall.ENAMETOOLONG, "the name is too long"},
	{syscall.EISDIR, "it is a folder"},
	{syscall.EIO, "the disk reported an error"},
}

// Why says what is wrong with a file in plain words, leaving its name to the sentence around.
func Why(err error) string {
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

// IsSystems reports whether an error is what the system said of a file, rather than a sentence.
func IsSystems(err error) bool {
	var path *fs.PathError
	var link *os.LinkError
	return errors.As(err, &path) || errors.As(err, &link)
}
