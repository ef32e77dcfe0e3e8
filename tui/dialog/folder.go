package dialog

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"crosswalk/matching/text"
)

// entry is a file or a folder to choose from.
type entry struct {
	name     string // as it is on disk
	folder   bool
	size     int64
	modified time.Time
}

// listing is what is in a folder that may be imported.
type listing struct {
	folder  string // as it is typed; of the one to begin with its path
	entries []entry
	why     string // why it could not be read
}

// listFolder lists the folders and the files called like form exports in a folder. It is for the background.
func listFolder(folder string) listing {
	l := listing{folder: folder}
	list, err := os.ReadDir(Expanded(folder))
	if err != nil {
		l.why = reason(err)
		return l
	}
	for _, e := range list {
		info, err := os.Stat(filepath.Join(Expanded(folder), e.Name())) // links are followed
		switch {
		case err != nil:
		case info.IsDir():
			l.entries = append(l.entries, entry{name: e.Name(), folder: true})
		case info.Mode().IsRegular() && isExport(e.Name()):
			l.entries = append(l.entries, entry{name: e.Name(), size: info.Size(), modified: info.ModTime()})
		}
	}
	sortEntries(l.entries)
	return l
}

// listFirst lists the folder to begin with: the one that is given, or else the working folder.
func listFirst(at string) listing {
	if at == "" {
		var err error
		if at, err = os.Getwd(); err != nil {
			return listing{why: reason(err)}
		}
	}
	return listFolder(strings.TrimSuffix(shortened(at), "/") + "/")
}

// isExport reports whether a file is called as form exports are.
func isExport(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".txt":
		return true
	}
	return false
}

// sortEntries puts the newest file first and the folders below, by name.
func sortEntries(entries []entry) {
	slices.SortStableFunc(entries, func(a, b entry) int {
		switch {
		case a.folder != b.folder:
			if b.folder {
				return -1
			}
			return 1
		case a.folder:
			return strings.Compare(text.Fold(a.name), text.Fold(b.name))
		}
		return cmp.Or(b.modified.Compare(a.modified), strings.Compare(a.name, b.name))
	})
}

// Expanded is a path with ~ for the home folder written out.
func Expanded(path string) string {
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	return path
}

// shortened is a path with ~ in the place of the home folder.
func shortened(path string) string {
	home, err := os.UserHomeDir()
	if err != nil || home == string(filepath.Separator) {
		return path
	}
	if rest, ok := strings.CutPrefix(path, home); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		return "~" + rest
	}
	return path
}

// begunAnew is what counts of a path in which another one begins behind a separator: the whole path that was typed or pasted
// after the folder that stood there.
func begunAnew(path string) string {
	for i := len(path) - 1; i > 0; i-- {
		if rest := path[i:]; os.IsPathSeparator(path[i-1]) && (filepath.IsAbs(rest) || len(rest) > 1 && rest[0] == '~' && os.IsPathSeparator(rest[1])) {
			return rest
		}
	}
	return path
}

// droppedPath is the path in what a terminal pastes when a file is dropped on it: in quotes, or with backslashes before
// spaces and signs that a shell would read.
func droppedPath(pasted string) string {
	s := strings.TrimSpace(pasted)
	if n := len(s); n > 1 && (s[0] == '\'' || s[0] == '"') && s[n-1] == s[0] {
		return s[1 : n-1]
	}
	if os.PathSeparator == '\\' || !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// cutPath cuts a path behind its last separator.
func cutPath(path string) (folder, name string) {
	for i := len(path) - 1; i >= 0; i-- {
		if os.IsPathSeparator(path[i]) {
			return path[:i+1], path[i+1:]
		}
	}
	return "", path
}

// commonStart is what two names begin with alike, whole characters.
func commonStart(a, b string) string {
	ra, rb := []rune(a), []rune(b)
	n := 0
	for n < len(ra) && n < len(rb) && strings.EqualFold(string(ra[n]), string(rb[n])) {
		n++
	}
	return string(ra[:n])
}

// fileSize is a number of bytes for people.
func fileSize(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d B", n)
	case n < 999_500:
		return fmt.Sprintf("%d KB", (n+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

// reason is an error about a file, without the file's name.
func reason(err error) string {
	var at *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such folder"
	case errors.Is(err, fs.ErrPermission):
		return "its permissions forbid it"
	case errors.As(err, &at):
		return at.Err.Error()
	}
	return err.Error()
}
