package files

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWriteAll writes several files or none.
func TestWriteAll(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "pack")
	ok := func() error { return nil }
	two := []Named{{"a.eml", []byte("A")}, {"b.eml", []byte("B")}}
	if err := WriteAll(dir, Options{}, two, func() error { return errors.New("no") }); err == nil {
		t.Error("it was not done")
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Error("the folder stayed")
	}
	if err := WriteAll(dir, Options{}, two, ok); err != nil {
		t.Fatal(err)
	}
	info, _ := os.Stat(filepath.Join(dir, "a.eml"))
	if folder, _ := os.Stat(dir); info.Mode().Perm() != 0o600 || folder.Mode().Perm() != 0o700 {
		t.Error("others may read it")
	}
	more := []Named{{"c.eml", []byte("C")}, {"b.eml", []byte("other")}}
	if err := WriteAll(dir, Options{}, more, ok); !errors.Is(err, ErrThere) {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "c.eml")); !os.IsNotExist(err) {
		t.Error("a file of those that could not all be written is there")
	}
	if err := WriteAll(dir, Options{Replace: true}, more, ok); err != nil {
		t.Error(err)
	}
	if b, _ := os.ReadFile(filepath.Join(dir, "b.eml")); string(b) != "other" {
		t.Errorf("%q", b)
	}
	if err := os.Symlink("a.eml", filepath.Join(dir, "d.eml")); err == nil {
		if err := WriteAll(dir, Options{Replace: true}, []Named{{"e.eml", nil}, {"d.eml", nil}}, ok); err == nil || !strings.Contains(err.Error(), "is a link") {
			t.Error(err)
		}
		if _, err := os.Stat(filepath.Join(dir, "e.eml")); !os.IsNotExist(err) {
			t.Error("a file beside a link is there")
		}
	}
	for path, want := range map[string]string{
		filepath.Join(dir, "a.eml"):        "is a file, not a folder",
		filepath.Join(dir, "none", "none"): "there is no such file or folder",
	} {
		if err := WriteAll(path, Options{}, two, ok); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
}
