//go:build unix

package form

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestNotFiles(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe.csv")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	large := filepath.Join(dir, "large.csv")
	if err := os.WriteFile(large, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, maxFile+1); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ path, want string }{
		{pipe, "pipe.csv: this is a pipe or a device, not a file: save the export and give that file"},
		{"/dev/zero", "zero: this is a pipe or a device, not a file: save the export and give that file"},
		{filepath.Dir(samplePath), "sample-data: this is a folder: give the CSV file of the form"},
		{filepath.Join(dir, "gone.csv"), "gone.csv: there is no such file"},
		{large, "large.csv: larger than 512 MB, which no form export is: give the CSV file of the form"},
	} {
		if _, err := ReadFile(c.path, smallProgramme(t), Options{}); err == nil || err.Error() != c.want {
			t.Errorf("says %v, want %s", err, c.want)
		}
	}
}
