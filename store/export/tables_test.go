package export_test

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/export"
	"crosswalk/store/form"
	"crosswalk/store/storetest"
)

// office is a store with a cohort that reads form exports.
type office struct{ *storetest.Office }

var noon = time.Date(2023, 5, 2, 12, 0, 0, 0, time.UTC)

func open(t *testing.T) *office { return openOf(t, storetest.ShippedSource(t)) }

// openOf opens a cohort of a programme.
func openOf(t *testing.T, source string, people ...*matching.Applicant) *office {
	o := storetest.OpenOf(t, source, people...)
	o.Noon = noon
	return &office{o}
}

// reads takes a form export over.
func (c *office) reads(file string) *cohort.ImportDiff {
	c.Helper()
	res, err := form.Read(strings.NewReader(file), "a.csv", c.State().Programme, form.Options{})
	if err != nil || len(res.Problems) > 0 {
		c.Fatal(err, res)
	}
	people := make([]*matching.Applicant, len(res.Applicants))
	for i, a := range res.Applicants {
		people[i] = a.Applicant
	}
	diff := c.State().CompareImport(people, res.Rejects, res.Unasked(c.State().Programme)...)
	if !diff.Empty() {
		c.Do(c.DB().Import(diff, cohort.ImportFile{Name: text.New("a.csv")}))
	}
	return diff
}

func (c *office) id(email string) matching.ID {
	c.Helper()
	a, ok := c.State().ByEmail(email)
	if !ok {
		c.Fatal("there is no", email)
	}
	return a.ID
}

const responses = `Completion time,Name,E-mail,Organisation,Sector,Profession,Borough,Challenges,Job title,Objectives,Telephone,Access needs,Consent,Line manager,Is there anybody you should not be paired with?
2023-02-14 10:00:00,Zoë Low,Zoe@example.org,Elm Trust,NHS provider,Medical,Lewisham,"empowering and nurturing our workforce;my own, with a comma;",=cmd|' /C calc'!A0,"two
lines, ""quoted""",020 7946 0111,a secret need,"Yes, I agree",secret.manager@example.org,secret.enemy@example.org
2023-02-14 11:00:00,Bea May,bea@example.org,Oak Council,Local authority,Public health,Bexley,empowering and nurturing our workforce,+1 @ work,'=quoted,,,"Yes, I agree",,
2023-02-15 09:30:00,"O'Neill, Cy",cy@example.org,Ash Charity,charity,Community development and engagement,,"parity of esteem – the importance of mind and body;empowering and nurturing our workforce",-1,,,,"Yes, I agree",,
`

// TestApplicantsComeBack imports an export: into its own cohort it says nothing new, although it has no
// column for private answers; into another one it brings the same public answers.
func TestApplicantsComeBack(t *testing.T) {
	c := open(t)
	c.reads(responses)
	before := c.State()
	for name, write := range map[string]func(export.Table, *bytes.Buffer) error{
		"neutral": func(t export.Table, b *bytes.Buffer) error { return t.WriteCSV(b) },
		"raw":     func(t export.Table, b *bytes.Buffer) error { return t.WriteRawCSV(b) },
	} {
		var b bytes.Buffer
		if err := write(export.Applicants(c.State()), &b); err != nil {
			t.Fatal(err)
		}
		if d := c.reads(b.String()); !d.Empty() || d.Same != 3 {
			for _, ch := range d.Changed {
				t.Errorf("%s: %s: %v", name, ch.Applicant.Email.Safe(), ch.Fields)
			}
			t.Errorf("%s: %d the same", name, d.Same)
		}
		if name == "raw" {
			continue // what has marks of its own loses one
		}
		other := open(t)
		other.reads(b.String())
		if got, want := export.Applicants(other.State()), export.Applicants(c.State()); !reflect.DeepEqual(got, want) {
			t.Errorf("another cohort has\n%q\nnot\n%q", got, want)
		}
	}
	zoe := c.State().People[c.id("zoe@example.org")]
	if zoe.Answers["phone"].Text.Raw() != "020 7946 0111" || zoe.Answers[programme.FieldNotWith].Text.IsEmpty() {
		t.Errorf("the private answers are %v", zoe.Answers)
	}
	if c.State().Seq != before.Seq {
		t.Error("something was changed")
	}
}

// TestNothingPrivate looks for private answers, notes and reasons in every export.
func TestNothingPrivate(t *testing.T) {
	c := open(t)
	c.reads(responses)
	zoe, bea, cy := c.id("zoe@example.org"), c.id("bea@example.org"), c.id("cy@example.org")
	c.Do(&cohort.Block{A: zoe, B: cy, Why: cohort.Reason("a secret quarrel")})
	c.Do(&cohort.Edit{Person: bea, Fields: []string{"needs"}, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{
		Answers: map[string]matching.Answer{"needs": {Text: text.New("a secret illness")}}}}})
	c.Do(&cohort.Withdraw{Person: cy, Why: cohort.Reason("a secret reason")})
	c.Do(&cohort.Publish{Start: programme.Date{Year: 2023, Month: 4, Day: 3}})
	x := c.State().Exchanges[0]
	on := programme.Date{Year: 2023, Month: 5, Day: 2}
	c.Do(&cohort.LogVisit{Exchange: x.ID, Note: cohort.CallNote("a secret visit"), Visit: exchange.Visit{Date: on, HourTenths: 45, Activity: "shadowing", Host: 0}})
	c.Do(&cohort.RecordCheckIn{Exchange: x.ID, Note: cohort.CallNote("a secret call"), CheckIn: exchange.CheckIn{Date: on, Reached: []int{0}, Outcome: exchange.Spoke, Mood: exchange.Patchy}})
	c.Do(&cohort.Skip{Exchange: x.ID, Milestone: "first-meeting", On: on, Why: cohort.CallNote("a secret skip")})
	for _, what := range []string{"pairs", "applicants", "timeline", "journal"} {
		table, err := export.Make(what, c.State(), on)
		if err != nil || table.Len() == 0 {
			t.Fatal(what, err)
		}
		for _, row := range append(slices.Clone(table.Rows), table.Headings) {
			if all := strings.Join(row, "|"); strings.Contains(all, "secret") || strings.Contains(all, "020 7946") {
				t.Errorf("%s tells %s", what, all)
			}
			if len(row) != len(table.Headings) {
				t.Errorf("%s: a row has %d cells", what, len(row))
			}
		}
		again, _ := export.Make(what, c.State(), on)
		if !reflect.DeepEqual(table, again) {
			t.Errorf("%s is another one the second time", what)
		}
	}
	if _, err := export.Make("everything", c.State(), on); err == nil || !strings.Contains(err.Error(), "pairs, applicants, timeline or journal") {
		t.Error(err)
	}
}

// TestOrderOfRows shuffles the form: the exports are the same.
func TestOrderOfRows(t *testing.T) {
	lines := strings.SplitAfterN(strings.ReplaceAll(responses, "two\nlines", "two lines"), "\n", 2)
	rows := strings.SplitAfter(strings.TrimSuffix(lines[1], "\n")+"\n", "\n")
	rows = rows[:len(rows)-1]
	c := open(t)
	c.reads(lines[0] + strings.Join(rows, ""))
	slices.Reverse(rows)
	d := open(t)
	d.reads(lines[0] + strings.Join(rows, ""))
	for _, what := range []string{"pairs", "applicants"} {
		one, _ := export.Make(what, c.State(), programme.Date{})
		two, _ := export.Make(what, d.State(), programme.Date{})
		if !reflect.DeepEqual(one, two) {
			t.Errorf("%s:\n%q\n%q", what, one, two)
		}
	}
	if got := export.Applicants(c.State()).Rows[0][0]; got != "bea@example.org" {
		t.Errorf("the first is %s", got)
	}
}

// TestTimeline follows one exchange: a row a milestone, a visit, a call, and the next call.
func TestTimeline(t *testing.T) {
	c := open(t)
	c.reads(responses)
	c.Do(&cohort.Publish{Start: programme.Date{Year: 2023, Month: 4, Day: 3}})
	x := c.State().Exchanges[0]
	on := programme.Date{Year: 2023, Month: 5, Day: 2}
	c.Do(&cohort.Tick{Exchange: x.ID, Milestone: "first-meeting", Party: exchange.Everybody, On: programme.Date{Year: 2023, Month: 4, Day: 20}})
	c.Do(&cohort.LogVisit{Exchange: x.ID, Visit: exchange.Visit{Date: on, HourTenths: 45, Activity: "shadowing", Host: 1}})
	table := export.Timeline(c.State(), on)
	cell := func(kind, name, heading string) string {
		for _, row := range table.Rows {
			if row[2] == kind && row[3] == name {
				return row[slices.Index(table.Headings, heading)]
			}
		}
		t.Errorf("there is no %s %s", kind, name)
		return ""
	}
	for _, want := range [][4]string{
		{"milestone", "first-meeting", "status", "done"}, {"milestone", "first-meeting", "done", "2023-04-20"},
		{"milestone", "introduced", "status", "overdue"}, {"milestone", "introduced", "days", "-29"},
		{"visit", "shadowing", "hours", "4.5"}, {"visit", "shadowing", "host", c.State().People[x.Members[1]].Email.Raw()},
		{"milestone", "visit-1", "status", "done"}, {"check-in", "check-in 1", "status", "overdue"},
	} {
		if got := cell(want[0], want[1], want[2]); got != want[3] {
			t.Errorf("%s of %s %s is %q, not %q", want[2], want[0], want[1], got, want[3])
		}
	}
	var b bytes.Buffer
	if err := table.WriteCSV(&b); err != nil || strings.Contains(b.String(), "'-29") {
		t.Errorf("%v: days are no formula:\n%s", err, b.String())
	}
}
