package form

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// ReadFile reads a form export from a regular file; see [Read]. Pipes, devices and folders are refused
// without opening them.
func ReadFile(path string, p *programme.Programme, o Options) (*Result, error) {
	f, name, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return Read(f, name, p, o)
}

// open opens a regular file, and tells its name, safe to draw.
func open(path string) (f *os.File, name string, err error) {
	name = text.Line(filepath.Base(path))
	if err := regular(path); err != nil {
		return nil, name, fmt.Errorf("%s: %w", name, err)
	}
	if f, err = os.Open(path); err != nil {
		return nil, name, fmt.Errorf("%s: %w", name, plain(err))
	}
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		f.Close()
		return nil, name, fmt.Errorf("%s: it changed while it was opened: try again", name)
	}
	return f, name, nil
}

func regular(path string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return plain(err)
	case info.IsDir():
		return errors.New("this is a folder: give the CSV file of the form")
	case !info.Mode().IsRegular():
		return errors.New("this is a pipe or a device, not a file: save the export and give that file")
	case info.Size() > maxFile:
		return errTooLarge
	}
	return nil
}

// plain says what is wrong with a file in plain words.
func plain(err error) error {
	var at *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.ENAMETOOLONG):
		return errors.New("there is no such file")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("it may not be read: its permissions forbid it")
	case errors.As(err, &at):
		return at.Err
	}
	return err
}

// notText names what is often taken for a CSV file, by its first bytes.
func notText(head []byte) error {
	start := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head[:min(len(head), 512)], []byte("\xef\xbb\xbf")), " \t\r\n"))
	const mend = `open it in the spreadsheet program and save it as "CSV UTF-8"`
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return errors.New("this is an Excel workbook (.xlsx) or a zip archive, whatever its name says: " + mend)
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		return errors.New("this is an old Excel workbook (.xls), whatever its name says: " + mend)
	case bytes.HasPrefix(start, []byte("<!doctype html")), bytes.HasPrefix(start, []byte("<html")),
		bytes.HasPrefix(start, []byte("<table")), bytes.HasPrefix(start, []byte("<?xml")):
		return errors.New("this is a web page (HTML), not a CSV file, as some programs save under the name .xls: " + mend)
	case bytes.HasPrefix(head, []byte("%PDF")):
		return errors.New("this is a PDF, not a CSV file: export the responses of the form as CSV")
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return errors.New("this is a packed file (gzip), whatever its name says: unpack it and give the CSV file in it")
	case isBinary(head):
		return errors.New("this is no text, but the data of some program, or a damaged file: give the CSV file of the form")
	}
	return nil
}

// isBinary reports whether a file has so many control characters in its beginning that it is no text, in whatever
// encoding.
func isBinary(head []byte) bool {
	head = head[:min(len(head), sampleBytes)]
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) || zeroes(head, 0) || zeroes(head, 1) {
		return false // UTF-16
	}
	controls := 0
	for _, c := range head {
		if c < ' ' && (c < '\t' || c > '\r') {
			controls++
		}
	}
	return controls > 64 && controls > len(head)/20
}
