// Package files writes the coordinator's files: exports, rejected rows, what is sent, reports, backups. Every file that
// the program writes for people goes through [Write], so that what a file may be called, what may stand in its place,
// and who may read it are decided once: nothing is replaced unasked, the store and what lies beside it never, a link is
// never followed, and a full disk or a crash leaves what was there.
//
// It imports nothing of ours but matching/text.
package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"crosswalk/matching/text"
)

// Kept is a file that no other may take the place of: the store, the file that is being read.
type Kept struct {
	Path string
	What string // "the form export itself"
}

// Options say what may be done.
type Options struct {
	Replace bool   // a file of that name may be replaced: the person was asked, or said so
	Store   string // the store's path: neither it nor anything that lies beside it under its name is replaced; empty if none is near
	Kept    []Kept
}

// ErrThere is wrapped by the refusal of a file that is there already. It may be replaced if the person says so.
var ErrThere = errors.New("is there already")

// Write writes a file that only its owner may read, by way of a temporary one beside it. It refuses what [Check]
// refuses, with a sentence that names the file. What write reports is passed on.
func Write(path string, o Options, write func(*os.File) error) error {
	if err := Check(path, o); err != nil {
		return err
	}
	if err := replace(path, o.Replace, write); err != nil {
		if errors.Is(err, ErrThere) {
			return there(path)
		}
		return fmt.Errorf("%s cannot be written: %s", text.Line(path), Why(err))
	}
	return nil
}

// Check says why a file may not be written, before the work for it is done.
func Check(path string, o Options) error {
	if err := checkName(path); err != nil {
		return err
	}
	for _, k := range o.Kept {
		if same(path, k.Path) {
			return fmt.Errorf("%s is %s: choose another name, so that it is not lost", text.Line(path), k.What)
		}
	}
	if err := checkStore(path, o.Store); err != nil {
		return err
	}
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%s cannot be written: %s", text.Line(path), Why(err))
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is %s, not a regular file: choose another name", text.Line(path), kind(info.Mode()))
	case !o.Replace:
		return there(path)
	}
	return nil
}

func there(path string) error {
	return fmt.Errorf("%s %w: choose another name, or replace it with --force", text.Line(path), ErrThere)
}

func kind(m fs.FileMode) string {
	switch {
	case m.IsDir():
		return "a folder"
	case m&fs.ModeSymlink != 0:
		return "a link"
	case m&fs.ModeNamedPipe != 0:
		return "a pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	}
	return "a device"
}

// checkStore refuses the store under whatever name, and every name that the program gives to what lies beside it: the
// note of who has it, backups, what was kept before a restore.
func checkStore(path, store string) error {
	if store == "" {
		return nil
	}
	if same(path, store) {
		return fmt.Errorf("%s is the store itself: choose another name", text.Line(path))
	}
	if same(filepath.Dir(path), filepath.Dir(store)) {
		base, of := filepath.Base(path), filepath.Base(store)
		if len(base) > len(of) && strings.EqualFold(base[:len(of)], of) && strings.ContainsRune(".-", rune(base[len(of)])) {
			return fmt.Errorf("%s is a name for what belongs to the store: choose another one", text.Line(path))
		}
	}
	return nil
}

// same reports whether two paths lead to one file or folder, or would.
func same(a, b string) bool {
	x, xerr := os.Stat(a)
	y, yerr := os.Stat(b)
	if xerr == nil && yerr == nil {
		return os.SameFile(x, y)
	}
	return xerr != nil && yerr != nil && strings.EqualFold(real(a), real(b))
}

// real is a path with the links of its folder followed.
func real(path string) string {
	dir, err := filepath.EvalSymlinks(filepath.Dir(path))
	if err != nil {
		dir = filepath.Dir(path)
	}
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	return filepath.Join(dir, filepath.Base(path))
}

// replace writes a temporary file beside path and gives it that name.
func replace(path string, over bool, write func(*os.File) error) error {
	dir := filepath.Dir(path)
	temp, err := os.CreateTemp(dir, Temporary+"*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	if err := errors.Join(write(temp), temp.Sync(), temp.Close()); err != nil {
		return err
	}
	if over {
		err = os.Rename(temp.Name(), path)
	} else {
		err = putNew(temp.Name(), path)
	}
	if err == nil {
		SyncFolder(dir)
	}
	return err
}

// putNew gives a file another name, unless somebody has that name by now.
func putNew(from, path string) error {
	err := os.Link(from, path)
	if err == nil || !errors.Is(err, fs.ErrExist) && !hasNoLinks(err) {
		return err
	}
	if errors.Is(err, fs.ErrExist) {
		return ErrThere
	}
	place, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) // a file system without links
	if errors.Is(err, fs.ErrExist) {
		return ErrThere
	}
	if err != nil {
		return err
	}
	place.Close()
	if err := os.Rename(from, path); err != nil {
		os.Remove(path)
		return err
	}
	return nil
}

// hasNoLinks reports whether a link failed because the file system knows none.
func hasNoLinks(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EINVAL) ||
		errors.Is(err, syscall.EMLINK) || errors.Is(err, syscall.ENOSYS)
}

// SyncFolder makes the new name of a file last. Where folders cannot be synced there is nothing to do about it.
func SyncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		d.Sync()
		d.Close()
	}
}
