package commands

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"reflect"
	"testing"
	"time"

	"github.com/alecthomas/kong"
)

// What a part of the grammar reads, all of it reads alike.
func TestPartOfGrammar(t *testing.T) {
	lines := [][]string{
		{}, {"applicants.csv"}, {"--at", "a@example.org"}, {"match"}, {"--store", "match", "lock", "a@example.org", "b@example.org"},
		{"cohort", "list"}, {"--cohort", "match", "due", "--json"}, {"-p", "lock", "match", "x.csv"}, {"--", "match"}, {"open", "match"},
		{"programme", "show"}, {"lock", "match", "unlock"}, {"checkin", "a@example.org", "--reached", "none"}, {"backup", "list"}, {"backup", "x.db"},
		{"--network", "import", "--again", "x.csv"}, {"event", "list"},
	}
	for _, args := range lines {
		fresh := func() *run {
			return &run{ctx: context.Background(), stdout: io.Discard, stderr: io.Discard, now: time.Now, cli: &cli{}}
		}
		r, whole, status := fresh(), fresh(), -1
		got, ok := r.parsePart(args, r.grammarOptions(new(int)))
		if !ok {
			t.Errorf("%q is not read", args)
			continue
		}
		parser, err := kong.New(whole.cli, whole.grammarOptions(&status)...)
		if err != nil {
			t.Fatal(err)
		}
		want, err := parser.Parse(args)
		if err != nil {
			t.Fatal(err)
		}
		flags := func(c *cli) string {
			return fmt.Sprintf("%q %q %q %q %q %v", c.Store, c.Programme, c.Cohort, c.As, c.Today, c.Network)
		}
		a, b := got.Selected().Target.Interface(), want.Selected().Target.Interface()
		if got.Command() != want.Command() || flags(r.cli) != flags(whole.cli) || !reflect.DeepEqual(a, b) {
			t.Errorf("%q is read as %s, %+v; not %s, %+v", args, got.Command(), a, want.Command(), b)
		}
	}
}

// BenchmarkParse is what every start of the program takes to read its command line.
func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		var out bytes.Buffer
		r := &run{ctx: context.Background(), stdout: &out, stderr: &out, now: time.Now, cli: &cli{}}
		if _, _, err := r.parse(nil); err != nil {
			b.Fatal(err)
		}
	}
}
