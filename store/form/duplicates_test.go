package form

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching/programme"
)

func TestDuplicates(t *testing.T) {
	const head = "email,name,sector,submitted,response id\n"
	for _, c := range []struct {
		name, rows string
		counts     string // row of the applicant
		superseded string
	}{
		{"the later counts", "ann@example.org,Ann Lee,hospital,14/03/2023 10:00,2\nANN@Example.org,ann  lee,charity,13/03/2023 10:00,3\n", "2", "3 by 2"},
		{"then the higher response", "ann@example.org,Ann Lee,hospital,,10\nann@example.org,Ann Lee,charity,,9\n", "2", "3 by 2"},
		{"then the later row", "ann@example.org,Ann Lee,hospital,,\nann@example.org,Ann Lee,charity,,\n", "3", "2 by 3"},
		{"the name in another way", "ann@example.org,Dr José Núñez,hospital,,1\nann@example.org,NUNEZ Jose,charity,,3\n", "3", "2 by 3"},
		{"three", "ann@example.org,Ann Lee,hospital,,1\nann@example.org,Ann Lee,charity,,3\nann@example.org,Ann Lee,charity,,2\n", "3", "2 by 3 4 by 3"},
		{"a later one that cannot be used", "ann@example.org,Ann Lee,hospital,,1\nann@example.org,Ann Lee,hospital,,3,more\n", "2", ""},
		{"a later one with an answer that cannot be read", "ann@example.org,Ann Lee,hospital,,1\nann@example.org,Ann Lee,hovel,,3\n", "3", "2 by 3"},
	} {
		res := read(t, head+c.rows, Options{})
		if len(res.Applicants) != 1 || fmt.Sprint(res.Applicants[0].Row) != c.counts {
			t.Errorf("%s: %+v", c.name, res.Applicants)
		}
		var got []string
		for _, s := range res.Superseded {
			got = append(got, fmt.Sprintf("%d by %d", s.Row, s.By))
		}
		if strings.Join(got, " ") != c.superseded {
			t.Errorf("%s: superseded %v, want %s", c.name, got, c.superseded)
		}
	}
}

func TestOneAddressTwoNames(t *testing.T) {
	res := read(t, base+one+"ANN@example.org,Bob Lee,hospital\nann@example.org,Ann Lee,charity\n", Options{})
	wantCounts(t, res, 1, 1, 1, 0)
	want := `"ANN@example.org" belongs to "Ann Lee" in row 2, and here to "Bob Lee": one person has one address, so correct the address or the name.`
	if p := res.Problems[0]; p.Row != 3 || p.Column != "email" || p.Why != want {
		t.Errorf("row %d, %s: %s", p.Row, p.Column, p.Why)
	}
}

func TestFlags(t *testing.T) {
	rows := func(cells ...string) string { return base + ",role\n" + strings.Join(cells, "\n") + "\n" }
	for _, c := range []struct{ name, file, want string }{
		{"nothing odd", rows("ann@example.org,Ann Lee,hospital,", "ann2@example.org,Jo Lee,hospital,", "ann3@example.org,Jo Leigh,hospital,"), "[]"},
		{"letters of another alphabet", rows("ann@example.org,Ann Lee,hospital,", "аnn@example.org,Bob Ray,hospital,"),
			`[{3 "аnn@example.org" looks like "ann@example.org" in row 2, with letters of another alphabet: one person or two?.}]`},
		{"figures for letters", rows("olive@example.org,Ann Lee,hospital,", "0live@example.org,Bob Ray,hospital,"),
			`[{3 "0live@example.org" looks like "olive@example.org" in row 2: one person or two?.}]`},
		{"dots and tags", rows("ann.lee@example.org,Ann Lee,hospital,", "annlee+walk@example.org,A Lee,hospital,"),
			`[{3 "annlee+walk@example.org" looks like "ann.lee@example.org" in row 2: one person or two?.}]`},
		{"a letter or two", rows("katherine@example.org,Katherine Moor,hospital,", "katherina@example.org,Katherina Moor,hospital,"),
			`[{3 "katherina@example.org" is a letter or two from "katherine@example.org" in row 2, and the names are alike: one person or two?.}]`},
		{"one name, two addresses", rows("ann@nhs.net,Ann Lee,hospital,", "a.lee@trust.org,\"LEE, Ann\",hospital,"),
			`[]`}, // the cohort asks
		{"trial", rows("ann@example.org,Test test,hospital,"), `[{2 "Test test", "ann@example.org", looks like a trial of the form: withdraw it if it is.}]`},
		{"shared mailbox", rows("info@example.org,Ann Lee,hospital,"),
			`[{2 "info@example.org" looks like a mailbox that several people read: ask "Ann Lee" for an address of their own.}]`},
		{"other answers", base + ",themes\nann@example.org,Ann Lee,hospital,housing\n", `[{2 Themes: "housing" stands beside the known answers.}]`},
		{"damaged by a spreadsheet", base + ",objectives\nann@example.org,Ann Lee,hospital,4.47701E+11\n",
			`[{2 Objectives: "4.47701E+11" is how a spreadsheet damages a long number: ask for it again.}]`},
		{"one account for several", "ID,Start time,Completion time,Email,Name,Work e-mail,Your name,sector\n1,,,boss@example.org,B,a@example.org,Ann A,hospital\n2,,,boss@example.org,B,b@example.org,Bob B,hospital\n",
			`[{3 "boss@example.org" sent the form for "Bob B" and in row 2 for "Ann A": has everybody agreed themselves?.}]`},
	} {
		want := strings.ReplaceAll(c.want, "?.", "?")
		flags := []string{}
		for _, f := range read(t, c.file, Options{}).Flags {
			flags = append(flags, fmt.Sprintf("{%d %s}", f.Row, f.Why))
			if asked := c.name == "other answers" || c.name == "one name, two addresses"; f.Asked != asked {
				t.Errorf("%s: it is asked about: %v", c.name, f.Asked)
			}
		}
		if got := fmt.Sprint(flags); got != want {
			t.Errorf("%s: flags are\n%s\nwant\n%s", c.name, got, want)
		}
	}
}

// An issue of another place is kept, and one to look at; one of every place, or of somebody who named no place, is not.
func TestOutOfPlace(t *testing.T) {
	p, err := programme.Parse("p.toml", []byte(`name = "p"
title = "P"
[intake]
consent = "not-asked"
[[field]]
name = "place"
kind = "choice"
choices = [{ name = "north", label = "North Downs" }, { name = "south", label = "South Coast" }, { name = "east" }]
[[field]]
name = "issues"
kind = "tags"
of = "place"
choices = [{ name = "floods", label = "Floods", only = ["south", "east"] }, { name = "housing" }]
[[criterion]]
kind = "overlap"
field = "issues"
points = 100
`))
	if err != nil {
		t.Fatal(err)
	}
	res, err := Read(strings.NewReader("email,name,place,issues\nann@example.org,Ann Low,North Downs,\"floods; housing\"\nbob@example.org,Bob Ray,South Coast,floods\ncat@example.org,Cat Moor,,floods\n"), "f.csv", p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range res.Flags {
		got = append(got, fmt.Sprint(f.Row, " ", f.Why))
	}
	want := []string{`2 Issues: "Floods" is asked of South Coast and east, and "Ann Low" answered "North Downs" to Place.`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if n := len(res.Applicants[0].Answers["issues"].Choices); n != 2 {
		t.Errorf("%d of two answers are left", n)
	}
}
