package commands

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// TestNoStore makes every command there is where there is no store: nothing is left behind, and whatever needs one says so.
func TestNoStore(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	file := filepath.Join("new", "folder", "s.db")
	if err := os.WriteFile("bad.csv", []byte("nobody,asked,this\n1,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	const need = "there is no cohort yet, for there is no store new/folder/s.db: crosswalk import APPLICANTS.csv makes both; --store FILE names another store"
	more := map[string][]string{ // where the arguments alone are no right usage, or not what would be asked of a store
		"publish": {"--start", "2023-04-03"}, "reschedule": {"--start", "2023-04-03"}, "rematch": {"--start", "2023-04-03"},
		"visit": {"--hours", "1", "--type", "other", "--host", "both"}, "cohort set": {"--name", "x"}, "erase": {"a@example.org", "--yes"},
		"end": {"--reason", "completed"}, "void": {"--reason", "x"}, "skip": {"--reason", "x"}, "edit": {"borough=Bexley"}, "event set": {"--on", "2023-04-03"}, "event attend": {"a@example.org"},
		"group make": {}, "group move": {"--to", "1"}, "pause": {"--reason", "x"}, "report": {"--json"}, "export": {"-o", "x.csv"}, "block": {"--reason", "x"},
		"stage": {"a@example.org", "--to", "fellow"}, "weights": {"place=1"}, "override": {"--reason", "x"}, "restore": {}, "answer": {"yes"}, "add": {"a@example.org", "Ann Low"},
	}
	known := map[string]string{"redo": "1", "undo": "1", "export": "pairs", "weights": "", "edit": "a@example.org", "event attend": "launch", "stage": "", "erase": ""}
	begin := []string{"import", "earlier", "open", "cohort open", "restore"} // refused here because of the file, or make a store
	elsewhere := []string{"demo", "scores", "match", "programme list", "programme show", "programme check", "programme new", "programme try", "programme use", "backup list"}
	r := &run{cli: &cli{}}
	parser, err := kong.New(r.cli, r.grammarOptions(new(int))...)
	if err != nil {
		t.Fatal(err)
	}
	for _, node := range parser.Model.Leaves(false) {
		name := strings.TrimPrefix(node.Path(), "crosswalk ")
		if name == "demo" || name == "open" || name == "cohort open" { // screens, or made on purpose
			continue
		}
		args := strings.Fields(name)
		for _, p := range node.Positional {
			word, said := known[name]
			switch {
			case said && word == "":
				continue
			case said:
			case strings.Contains(p.Name, "csv") || strings.Contains(p.Name, "file"):
				word = "bad.csv"
			default:
				word = "a@example.org"
			}
			if p.Required || said {
				args = append(args, word)
			}
		}
		status, said := crosswalk(file, append(args, more[name]...)...)
		if _, err := os.Lstat("new"); err == nil {
			t.Errorf("%q left something behind: %s", args, said)
			os.RemoveAll("new")
		}
		switch {
		case slices.Contains(begin, name):
			if status != 1 || strings.Contains(said, "Made a new store") || strings.Contains(said, "Opened") {
				t.Errorf("%q: %d, %s", args, status, said)
			}
		case slices.Contains(elsewhere, name):
		case name == "cohort list" || name == "totals":
			if status != 0 {
				t.Errorf("%q: %d, %s", args, status, said)
			}
		case status != 1 || !strings.Contains(said, need):
			t.Errorf("%q: %d, %s", args, status, said)
		}
	}
	if status, said := crosswalk(file, "cohort", "open", "Spring"); status != 0 || !strings.Contains(said, "Made a new store") {
		t.Error(status, said)
	}
	if status, said := crosswalk(file, "check"); status != 0 {
		t.Error(said)
	}
}
