package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"crosswalk/matching/text"
)

// Named is one of several files of a folder.
type Named struct {
	Name  string
	Bytes []byte
}

// WriteAll writes several files into a folder, which is made if it is not there: all of them or none. Each is written
// as [Write] writes it; where one cannot be, those that were not there before are taken away again. The folder that was
// made and taken away is none. done is asked when all are written, and what it says counts like a file that cannot be.
func WriteAll(dir string, o Options, all []Named, done func() error) (err error) {
	if err := checkStore(filepath.Clean(dir), o.Store); err != nil {
		return err
	}
	made, err := makeFolder(dir)
	if err != nil {
		return err
	}
	var fresh []string
	defer func() {
		if err == nil {
			return
		}
		for _, path := range fresh {
			os.Remove(path)
		}
		if made {
			os.Remove(dir)
		}
	}()
	for _, f := range all {
		if err := Check(filepath.Join(dir, f.Name), o); err != nil {
			return err
		}
	}
	for _, f := range all {
		path := filepath.Join(dir, f.Name)
		_, lerr := os.Lstat(path)
		err := Write(path, o, func(w *os.File) error {
			_, err := w.Write(f.Bytes)
			return err
		})
		if err != nil {
			return err
		}
		if errors.Is(lerr, fs.ErrNotExist) {
			fresh = append(fresh, path)
		}
	}
	return done()
}

// makeFolder makes a folder that only its owner may read, if there is none.
func makeFolder(dir string) (made bool, err error) {
	if err := checkName(filepath.Clean(dir)); err != nil && filepath.Base(filepath.Clean(dir)) != "." && filepath.Base(filepath.Clean(dir)) != ".." {
		return false, err
	}
	switch info, err := os.Stat(dir); {
	case err == nil && info.IsDir():
		return false, nil
	case err == nil:
		return false, fmt.Errorf("%s is %s, not a folder: choose another name", text.Line(dir), kindOf(info.Mode()))
	case !errors.Is(err, fs.ErrNotExist):
		return false, fmt.Errorf("%s cannot be used: %s", text.Line(dir), Why(err))
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		return false, fmt.Errorf("the folder %s cannot be made: %s", text.Line(dir), Why(err))
	}
	return true, nil
}

func kindOf(m fs.FileMode) string {
	if m.IsRegular() {
		return "a file"
	}
	return kind(m)
}
