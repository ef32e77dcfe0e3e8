package programme

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

const smallest = `name = "small"
title = "Small"
[[field]]
name = "team"
kind = "text"
[[criterion]]
kind = "different"
field = "team"
points = 100
`

func TestDefaults(t *testing.T) {
	p := parse(t, smallest)
	check(t, "zone", p.Zone.String(), "Europe/London")
	want := &Programme{
		Name: "small", Title: "Small", Priority: PriorityTotal, Odd: OddWait, EmptyPermille: 500,
		Intake: Intake{ConsentRequired: true},
		Fields: append([]Field{{Name: "team", Kind: KindText, Label: "Team", Headings: []string{"Team"}, Line: 3}}, usualFields()...),
		Criteria: []Criterion{
			{Kind: CriterionDifferent, Name: "team", Field: "team", Points: 100, Line: 6},
		},
		Exchange: Exchange{Length: Span{Months: 6}, AtOnce: 1, SoonDays: 10, QuietDays: 21, Activities: usualActivities()},
		Source:   []byte(smallest),
	}
	if diff := cmp.Diff(want, p, cmpopts.IgnoreFields(Programme{}, "Zone")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLineEndsAndByteOrderMark(t *testing.T) {
	source := "\ufeff" + strings.ReplaceAll(smallest+"[[message]]\nname = \"m\"\nsubject = \"s\"\nbody = \"\"\"\none\ntwo\"\"\"\n", "\n", "\r\n")
	p := parse(t, source)
	check(t, "body", p.Messages[0].Body, "one\ntwo")
	check(t, "source", string(p.Source), source)
	_, err := Parse("f", []byte("\ufeffname = \"x\"\r\ntitel = 1\r\n"))
	if err == nil || !strings.Contains(err.Error(), `f:2: unknown key "titel"`) {
		t.Errorf("got %v", err)
	}
}

// TestWholeFiles has the mistakes that cannot be made in a file that is otherwise sound.
func TestWholeFiles(t *testing.T) {
	long := "name = \"x\"\ntitle = \"y\"\n"
	for i := range 150 {
		long += fmt.Sprintf("key%d = 1\n", i)
	}
	for _, c := range []struct{ name, source, want string }{
		{"empty", "", "f:1: name is missing\nf:1: title is missing\nf:1: there is no [[criterion]]; the points of all criteria must add up to 100"},
		{"too large", strings.Repeat("#", MaxFile+1), "f:1: the file has 1048577 bytes; a programme has at most 1048576"},
		{"UTF-16", "\xff\xfen\x00a\x00", "f:1: not UTF-8 text; save the file as UTF-8"},
		{"number for a table", smallest[:strings.Index(smallest, "[[field]]")] + "exchange = 6\n" + smallest[strings.Index(smallest, "[[field]]"):],
			"f:3: exchange must be one table: [exchange] and its keys below, not the number 6"},
		{"number for tables", smallest[:strings.Index(smallest, "[[field]]")] + "event = 6\n" + smallest[strings.Index(smallest, "[[field]]"):],
			"f:3: event must be a list of tables, not the number 6"},
	} {
		_, err := Parse("f", []byte(c.source))
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
	_, err := Parse("f", []byte(long))
	if problems, ok := err.(Problems); !ok || len(problems) != maxProblems+1 || problems[maxProblems].What != "and 51 more" {
		t.Errorf("many problems: %v", err)
	}
}

func TestDeadlines(t *testing.T) {
	for text, want := range map[string]string{
		"2023-06-06T17:30:00": "2023-06-06T17:30:00+01:00", "2023-06-06 17:30:00": "2023-06-06T17:30:00+01:00",
		"2023-06-06T17:30:00Z": "2023-06-06T18:30:00+01:00", "2023-01-06T17:30:00-05:00": "2023-01-06T22:30:00Z",
	} {
		p := parse(t, strings.Replace(sound, "2023-03-14T23:59:00", text, 1))
		if got := p.Intake.Closes.Format(time.RFC3339); got != want {
			t.Errorf("%s closes %s, want %s", text, got, want)
		}
	}
}

func TestShortAndFull(t *testing.T) {
	p, err := LoadBuiltin("walking-in-their-shoes")
	if err != nil {
		t.Fatal(err)
	}
	f, _ := p.Field("themes")
	check(t, "words", []string{f.Short("green"), f.Full("green"), f.Short("cycling"), f.Full("cycling"), Field{Choices: []Choice{{Name: "a"}}}.Short("a")},
		[]string{"net zero", "going green – achieving net zero in health and care services", "cycling", "cycling", "a"})
}

// TestAllMistakesAtOnce makes several and expects them in the order of their lines.
func TestAllMistakesAtOnce(t *testing.T) {
	source := strings.NewReplacer(`odd = "wait"`, `odd = "drop"`, `points = 60`, `points = "60"`, `zone = "Europe/London"`, `zone = "Mars"`,
		`near = ["council"]`, `near = ["x"]`, `after = "first"`, `after = "x"`).Replace(sound)
	_, err := Parse("f", []byte(source))
	problems, ok := err.(Problems)
	if !ok || len(problems) != 5 {
		t.Fatalf("got %v", err)
	}
	var lines []int
	for _, p := range problems {
		lines = append(lines, p.Line)
	}
	check(t, "lines", lines, []int{3, 5, 18, 55, 74})
}

func TestNothingUnprintableIsShown(t *testing.T) {
	for _, source := range []string{
		"\"\\u001b[2J\" = 1", "[\"\\u009b\"]", "name = \"\\u202e\"", "name = \x1b", "[[field]]\nname = \"\\u001b\"\nx = 1",
		"a = 1\n\"\\u001b]52\" = 1\n\"\\u001b]52\" = 2", "zone = \"\\u0007\"", "priority = \"\\u0007\"",
	} {
		_, err := Parse("f", []byte(source))
		if err == nil {
			t.Errorf("%q: no problem", source)
			continue
		}
		for _, r := range err.Error() {
			if r != '\n' && forbidden(r) {
				t.Errorf("%q: %U stands in %q", source, r, err)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range Builtin() {
		source, _ := BuiltinSource(name)
		f.Add(source)
	}
	f.Add([]byte(sound))
	f.Add([]byte(smallest))
	for _, m := range mistakes {
		f.Add([]byte(strings.Replace(sound, m.old, m.new, 1)))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		p, err := Parse("f", source)
		if err != nil {
			if problems, ok := err.(Problems); !ok || len(problems) == 0 || p != nil {
				t.Fatalf("%T %v", err, p)
			}
			for _, r := range err.Error() {
				if r != '\n' && forbidden(r) {
					t.Fatalf("%U stands in %q", r, err)
				}
			}
			return
		}
		again, err := Parse("f", p.Source)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(p, again, cmpopts.IgnoreFields(Programme{}, "Zone")); diff != "" || p.Zone.String() != again.Zone.String() {
			t.Fatal(diff)
		}
	})
}
