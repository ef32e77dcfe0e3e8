package commands

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows are the imports of our own packages that there may be. No other exists.
var arrows = map[string][]string{
	".":                     {"tui/commands"},
	"tui/commands":          {"tui", "tui/theme", "store", "store/cohort", "store/form", "store/export", "matching/plan", "matching/score", "matching", "matching/programme", "matching/exchange", "matching/text", "matching/say"},
	"tui":                   {"tui/table", "tui/chart", "tui/theme", "store", "store/cohort", "store/form", "store/export", "matching/plan", "matching/score", "matching", "matching/programme", "matching/exchange", "matching/text", "matching/say"},
	"tui/table":             {"tui/chart", "matching/text", "matching/say"},
	"tui/chart":             {"matching/text", "matching/say"},
	"tui/theme":             {},
	"store/form":            {"matching", "matching/programme", "matching/text", "matching/say"},
	"store/export":          {"store/cohort", "matching", "matching/programme", "matching/exchange", "matching/text", "matching/say"},
	"store":                 {"store/cohort", "matching/plan", "matching", "matching/text", "matching/say"},
	"store/cohort":          {"matching/plan", "matching/score", "matching", "matching/programme", "matching/exchange", "matching/text", "matching/say"},
	"store/storetest":       {"store", "store/cohort", "matching/score", "matching", "matching/programme", "matching/exchange", "matching/text"}, // for tests alone: nobody imports it
	"matching/exchange":     {"matching/programme", "matching/text", "matching/say"},
	"matching":              {"matching/programme", "matching/text", "matching/say"},
	"matching/score":        {"matching", "matching/programme", "matching/text", "matching/say"},
	"matching/plan":         {"matching/score", "matching", "matching/blossom", "matching/programme", "matching/text", "matching/say"},
	"matching/matchingtest": {"matching", "matching/programme", "matching/text"}, // for tests alone: nobody imports it
	"matching/blossom":      {},
	"matching/programme":    {},
	"matching/text":         {},
	"matching/say":          {},
}

// homes are the only places where a library may be used.
var homes = map[string][]string{
	"go.etcd.io/bbolt":           {"store"},
	"charm.land/bubbletea/v2":    {"tui"},
	"charm.land/bubbles/v2":      {"tui"},
	"charm.land/lipgloss/v2":     {"tui"},
	"github.com/gocarina/gocsv":  {"store/form", "store/export"},
	"github.com/alecthomas/kong": {"tui/commands"},
}

// pure is what may not touch the disk, and world what they would touch it with.
var (
	pure  = []string{"store/cohort", "store/export"}
	world = []string{"os", "io/fs", "path/filepath", "syscall", "net"}
)

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
		checkFile(t, file, filepath.ToSlash(rel))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkFile(t *testing.T, file, pkg string) {
	allowed, known := arrows[pkg]
	if !known {
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
		if ours, ok := strings.CutPrefix(name, "crosswalk/"); ok && !slices.Contains(allowed, ours) {
			t.Errorf("%s: there is no arrow from %s to %s", file, pkg, ours)
		}
		if slices.Contains(pure, pkg) && slices.Contains(world, name) {
			t.Errorf("%s: %s may not use %s", file, pkg, name)
		}
		for library, places := range homes {
			if (name == library || strings.HasPrefix(name, library+"/")) && !slices.ContainsFunc(places, func(home string) bool {
				return pkg == home || home == "tui" && path.Dir(pkg) == "tui"
			}) {
				t.Errorf("%s: %s belongs only in %s", file, library, strings.Join(places, ", "))
			}
		}
	}
}
