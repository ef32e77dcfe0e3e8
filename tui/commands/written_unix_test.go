//go:build unix

package commands

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// writing is a command that writes a file: what stands before the file's name.
type writing struct {
	ending string
	args   []string
	folder bool // it writes into a folder of that name
	keeps  bool // there is no --force: what is there is never replaced
}

func writings(form string) map[string]writing {
	return map[string]writing{
		"--rejects":         {ending: ".csv", args: []string{"import", "--dates", "dmy", form, "--dry-run", "--rejects"}},
		"export":            {ending: ".csv", args: []string{"export", "pairs", "-o"}},
		"report":            {ending: ".html", args: []string{"report", "-o"}},
		"show --everything": {ending: ".json", args: []string{"show", "amara.osei@example.org", "--everything", "-o"}},
		"backup":            {ending: ".db", args: []string{"backup"}},
		"salvage":           {ending: ".db", args: []string{"salvage"}, keeps: true},
		"programme new":     {ending: ".toml", args: []string{"programme", "new"}},
		"pack":              {args: []string{"pack"}, folder: true},
	}
}

// tree is all that lies in a folder: what each is, what it holds, and when it was written. The note of who has the store is
// written anew at each command, and is left out.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || strings.HasSuffix(path, ".lock") {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		all[path] = info.Mode().String()
		switch {
		case info.Mode().IsRegular():
			b, err := os.ReadFile(path)
			all[path] += " " + string(b)
			return err
		case info.Mode()&fs.ModeSymlink != 0:
			to, err := os.Readlink(path)
			all[path] += " " + to
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestWhatIsNeverWritten has every command that writes a file write it where nothing may be written: into the store and
// what belongs to it under whatever name, over a file that is there, through links, into pipes, devices and folders, and
// under names that systems refuse. Each is refused in a sentence, with --force too, and nothing is changed anywhere.
func TestWhatIsNeverWritten(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	store, form := in("s.db"), in("form.csv")
	titles, rows := sampleRows(t)
	broken := slices.Clone(rows[5])
	broken[emailColumn] = "no address"
	if err := os.Rename(writes(t, titles, append(slices.Clone(rows[:8]), broken)), form); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"import", "--dates", "dmy", form}, {"publish", "--start", "2023-04-03"}, {"check"}} {
		if status, said := crosswalk(store, append([]string{"--today", "2023-04-12"}, args...)...); status != 0 {
			t.Fatal(said)
		}
	}
	for what, w := range writings(form) {
		t.Run(what, func(t *testing.T) {
			end, own := w.ending, in(strings.ReplaceAll(what, " ", "-"))
			if err := os.Mkdir(own, 0o700); err != nil {
				t.Fatal(err)
			}
			in := func(name string) string { return filepath.Join(own, name) }
			there, never := putInTheWay(t, own, store, end)
			if !w.folder {
				never = append(never, in("folder"+end), in("folder"+end)+"/", in("way"+end), in("x"+end+"."), in("x"+end+" "))
			}
			if w.args[0] == "import" {
				never = append(never, form)
			}
			before := tree(t, dir)
			for i, path := range append(never, there) {
				args := append(append([]string{"--today", "2023-04-12"}, w.args...), path)
				if !w.keeps && i%2 == 1 && path != there {
					args = append(args, "--force")
				}
				status, said := crosswalk(store, args...)
				if status != 1 && status != 2 || !strings.Contains(said, "crosswalk: ") || strings.ContainsAny(said, "\x1b") || strings.Contains(said, "panic") {
					t.Errorf("%q: status %d, %q", args, status, said)
				}
				if after := tree(t, dir); !maps.Equal(before, after) {
					t.Fatalf("%q changed something: %s", args, differs(before, after))
				}
			}
		})
	}
}

// putInTheWay makes, in a folder, all that a file of some ending may meet there: a file that may only be replaced if the
// person says so, and what never may.
func putInTheWay(t *testing.T, dir, store, end string) (there string, never []string) {
	t.Helper()
	in := func(name string) string { return filepath.Join(dir, name+end) }
	there = in("there")
	failed := errors.Join(os.WriteFile(there, []byte("theirs"), 0o644), os.MkdirAll(in("folder"), 0o700),
		os.WriteFile(filepath.Join(in("folder"), "in it"), []byte("theirs"), 0o644),
		os.Link(store, in("hard")), syscall.Mkfifo(in("pipe"), 0o600))
	for name, to := range map[string]string{"link": there, "dangling": in("nowhere"), "to-store": store, "device": os.DevNull, "way": filepath.Dir(store)} {
		failed = errors.Join(failed, os.Symlink(to, in(name)))
	}
	if failed != nil {
		t.Fatal(failed)
	}
	for _, name := range []string{"hard", "pipe", "link", "dangling", "to-store", "device", "CON", "nul", "com1", "a\nb", "a\x1b[2J", strings.Repeat("x", 300), "none/x"} {
		never = append(never, in(name))
	}
	return there, append(never, "", store, store+".lock", store+".before-restore"+end, os.DevNull, filepath.Join(in("way"), "s.db.lock"),
		filepath.Join(there, "x"+end), filepath.Join(store, "x"+end))
}

// differs names what is another in two trees.
func differs(before, after map[string]string) (said string) {
	for path := range before {
		if after[path] != before[path] {
			said += fmt.Sprintf("%s was %.60q, is %.60q; ", path, before[path], after[path])
		}
	}
	for path := range after {
		if _, was := before[path]; !was {
			said += path + " is new; "
		}
	}
	return said
}
