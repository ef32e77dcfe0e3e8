package commands

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"crosswalk/matching/programme"
)

// arrows are the imports of our own packages that there may be. A package reaches what its arrows lead to,
// and what those reach; no other import exists.
var arrows = map[string][]string{
	".":            {"tui/commands"},
	"tui/commands": {"tui", "store/form", "store/export", "store/demo"},

	"tui":            {"tui/overview", "tui/applicants", "tui/matches", "tui/follow", "tui/journal", "tui/events", "tui/groups", "store/form"},
	"tui/overview":   {"tui/settling"},
	"tui/settling":   {"tui/dialog", "store/form"},
	"tui/applicants": {"tui/importing", "store/form"},
	"tui/importing":  {"tui/settling", "tui/deciding", "store/form"},
	"tui/deciding":   {"tui/dialog", "store/form"},
	"tui/matches":    {"tui/settling", "tui/twos"},
	"tui/follow":     {"tui/dialog", "tui/twos", "store/export"},
	"tui/journal":    {"tui/dialog"},
	"tui/events":     {"tui/dialog", "store/form"},
	"tui/groups":     {"tui/dialog"},
	"tui/twos":       {"tui/dialog", "store/form"},
	"tui/dialog":     {"tui/shell"},
	"tui/shell":      {"store", "tui/table", "tui/chart", "tui/theme"},
	"tui/table":      {"tui/chart"},
	"tui/chart":      {},
	"tui/theme":      {},

	"store":        {"store/cohort", "store/files"},
	"store/demo":   {"store", "store/form", "sample-data"},
	"store/files":  {},
	"store/export": {"store/cohort"},
	"store/cohort": {"matching/plan", "matching/exchange", "matching/group"},
	"store/form":   {"matching"},

	"matching/plan":      {"matching/score", "matching/blossom"},
	"matching/score":     {"matching", "matching/employer"},
	"matching":           {"matching/programme"},
	"matching/exchange":  {"matching/programme"},
	"matching/group":     {},
	"matching/programme": {},
	"matching/employer":  {},
	"matching/blossom":   {},
	"matching/text":      {},
	"matching/say":       {},

	"sample-data": {},
}

// everybody may import these.
var everybody = []string{"matching/text", "matching/say"}

// alone are the packages that only those may import that have an arrow to them, whatever else is reached through these.
var alone = map[string]string{"matching/blossom": "matching/plan", "tui/importing": "tui/applicants and tui",
	"store/form": "tui/commands and what takes answers in"}

// homes are the only places where a library may be used; those below a home count too.
var homes = map[string][]string{
	"go.etcd.io/bbolt":               {"store"},
	"charm.land/bubbletea/v2":        {"tui", "tui/..."},
	"charm.land/bubbles/v2":          {"tui", "tui/..."},
	"charm.land/lipgloss/v2":         {"tui", "tui/..."},
	"github.com/gocarina/gocsv":      {"store/form", "store/export"},
	"github.com/emersion/go-message": {"store/export"},
	"github.com/arran4/golang-ical":  {"store/export"},
	"github.com/alecthomas/kong":     {"tui/commands"},
}

// forTests reports whether a package is there for tests only: it may import anything, and only tests import it.
func forTests(pkg string) bool { return strings.HasSuffix(pkg, "test") }

// reaches is everything that a package may import of ours.
func reaches(pkg string) map[string]bool {
	out := map[string]bool{}
	var follow func(string)
	follow = func(from string) {
		for _, to := range arrows[from] {
			if !out[to] {
				out[to] = true
				follow(to)
			}
		}
	}
	follow(pkg)
	for to := range alone {
		if out[to] && !slices.Contains(arrows[pkg], to) && !(to == "tui/importing" && pkg == "tui") {
			delete(out, to)
		}
	}
	for _, to := range everybody {
		out[to] = pkg != to
	}
	return out
}

// forbidden says why a package may not import something, and nothing if it may.
func forbidden(pkg, imported string) string {
	if ours, ok := strings.CutPrefix(imported, "crosswalk/"); ok {
		if !reaches(pkg)[ours] {
			return fmt.Sprintf("there is no arrow from %s to %s", pkg, ours)
		}
		return ""
	}
	for library, places := range homes {
		if imported != library && !strings.HasPrefix(imported, library+"/") {
			continue
		}
		if !slices.ContainsFunc(places, func(home string) bool {
			below, all := strings.CutSuffix(home, "/...")
			return pkg == home || all && strings.HasPrefix(pkg, below+"/")
		}) {
			return fmt.Sprintf("%s belongs only in %s", library, strings.Join(places, ", "))
		}
	}
	return ""
}

// TestForbiddenArrows: the plan of arrows forbids what it is there to forbid.
func TestForbiddenArrows(t *testing.T) {
	for _, c := range []struct {
		pkg, imported string
		may           bool
	}{
		{"tui/matches", "crosswalk/tui/overview", false},
		{"tui/overview", "crosswalk/tui/applicants", false},
		{"tui/journal", "crosswalk/tui/importing", false},
		{"tui/applicants", "crosswalk/tui/importing", true},
		{"tui", "crosswalk/tui/importing", true},
		{"tui/commands", "crosswalk/tui/importing", false},
		{"tui/shell", "crosswalk/tui/dialog", false},
		{"tui/dialog", "crosswalk/tui", false},
		{"tui/matches", "crosswalk/store/cohort", true},
		{"tui/matches", "crosswalk/store/form", false},
		{"tui/chart", "crosswalk/tui/theme", false},
		{"store/cohort", "crosswalk/store", false},
		{"store/cohort", "go.etcd.io/bbolt", false},
		{"store", "go.etcd.io/bbolt", true},
		{"store/form", "crosswalk/store/cohort", false},
		{"store/form", "go.etcd.io/bbolt", false},
		{"store/cohort", "charm.land/bubbletea/v2", false},
		{"tui/follow", "charm.land/bubbletea/v2", true},
		{"matching", "crosswalk/matching/score", false},
		{"matching/score", "crosswalk/matching/plan", false},
		{"matching/score", "crosswalk/matching/blossom", false},
		{"store/cohort", "crosswalk/matching/blossom", false},
		{"matching/plan", "crosswalk/matching/blossom", true},
		{"matching/exchange", "crosswalk/matching", false},
		{"matching/programme", "crosswalk/matching/text", true},
	} {
		if why := forbidden(c.pkg, c.imported); (why == "") != c.may {
			t.Errorf("%s importing %s: %q", c.pkg, c.imported, why)
		}
	}
}

// TestArrows holds the imports of every file against the plan.
func TestArrows(t *testing.T) {
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && file != root || d.Name() == "testdata" {
			return fs.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(file))
		if err != nil {
			return err
		}
		if pkg := filepath.ToSlash(rel); !forTests(path.Base(pkg)) {
			checkImports(t, file, pkg)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestNoProgrammeIsNamed: no code but that of tests names a programme that ships, or has its title. What differs between
// programmes is data.
func TestNoProgrammeIsNamed(t *testing.T) {
	var words []string
	for _, name := range programme.Builtin() {
		p, err := programme.LoadBuiltin(name)
		if err != nil {
			t.Fatal(err)
		}
		words = append(words, name, `"`+strings.ToLower(p.Title))
	}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") || forTests(filepath.Base(filepath.Dir(file))) {
			return err
		}
		b, err := os.ReadFile(file)
		for _, word := range words {
			if strings.Contains(strings.ToLower(string(b)), word) {
				t.Errorf("%s has %s", file, word)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkImports(t *testing.T, file, pkg string) {
	if _, known := arrows[pkg]; !known {
		t.Errorf("%s: the package %s is not in the plan", file, pkg)
		return
	}
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return
	}
	for _, spec := range f.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		if why := forbidden(pkg, name); why != "" {
			t.Errorf("%s: %s", file, why)
		}
	}
}
