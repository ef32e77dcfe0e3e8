package form

import (
	"strings"
	"testing"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// small is a programme with a field of each kind.
const small = `
name = "small"
title = "Small"
zone = "Europe/London"

[[field]]
name = "sector"
kind = "choice"
heading = ["sector", "which sector*"]
required = true
choices = [
  { name = "nhs", label = "NHS provider", alias = ["hospital"] },
  { name = "voluntary", label = "Voluntary, community or faith", alias = ["charity"] },
]

[[field]]
name = "themes"
kind = "tags"
heading = ["themes", "*passionate about*"]
other = true
choices = [
  { name = "prevention", label = "staying well – making prevention a reality" },
  { name = "ideas", label = "spreading what works – adopting, adapting and sharing good ideas." },
  { name = "staff", label = "Nurses, midwives and AHPs" },
  { name = "nurses", label = "Nurses" },
]

[[field]]
name = "days"
kind = "tags"
heading = ["days"]
choices = [{ name = "mon", label = "Monday" }, { name = "tue", label = "Tuesday" }]

[[field]]
name = "level"
kind = "level"
heading = ["level"]
choices = [{ name = "middle", label = "Middle" }, { name = "senior", label = "Senior" }]

[[field]]
name = "years"
kind = "number"
heading = ["years"]

[[field]]
name = "remote"
kind = "yesno"
heading = ["remote"]

[[field]]
name = "from"
kind = "date"
heading = ["from"]

[[field]]
name = "sponsor"
kind = "email"
heading = ["sponsor"]

[[criterion]]
kind = "overlap"
field = "themes"
points = 100
`

func smallProgramme(t testing.TB) *programme.Programme {
	t.Helper()
	p, err := programme.Parse("small.toml", []byte(small))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// read reads a file that is not refused.
func read(t *testing.T, file string, o Options) *Result {
	t.Helper()
	res, err := Read(strings.NewReader(file), "form.csv", smallProgramme(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// base are headings and cells that make an applicant, before what a test is about.
const base = "email,name,sector"

// cell reads one applicant with one more answer.
func cell(t *testing.T, heading, answer string, o Options) *Result {
	t.Helper()
	quoted := `"` + strings.ReplaceAll(answer, `"`, `""`) + `"`
	return read(t, base+","+heading+"\nann@example.org,Ann Lee,NHS provider,"+quoted+"\n", o)
}

// wantCounts compares how rows ended.
func wantCounts(t *testing.T, res *Result, applicants, superseded, problems, empty int) {
	t.Helper()
	got := [4]int{len(res.Applicants), len(res.Superseded), len(res.Problems), res.Empty}
	if want := [4]int{applicants, superseded, problems, empty}; got != want {
		t.Errorf("applicants, superseded, problems, empty are %v, want %v", got, want)
		for _, p := range res.Problems {
			t.Logf("row %d, %s: %s", p.Row, p.Column, p.Why)
		}
	}
}

func newText(s string) text.Text { return text.New(s) }
