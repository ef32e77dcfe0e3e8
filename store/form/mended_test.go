package form

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"crosswalk/matching"
)

// TestMendedCells: the cells of a row that was mended are read in its place, whatever was wrong with it.
func TestMendedCells(t *testing.T) {
	file := base + one + "bob(at)example.org,Bob Ray,hospital\ncy@example.org,Cy Orr,hospital,and,more\n"
	wantCounts(t, read(t, file, Options{}), 1, 0, 2, 0)
	res := read(t, file, Options{Mended: map[int][]string{3: {"bob@example.org", "Bob Ray", "hospital"}, 4: {"cy@example.org", "Cy Orr", "charity"}}})
	wantCounts(t, res, 3, 0, 0, 0)
	if a := res.Applicants[1]; a.Row != 3 || a.Email.Raw() != "bob@example.org" {
		t.Errorf("row %d is %s", a.Row, a.Email.Raw())
	}
	// A row that was mended to be somebody's second response is that.
	res = read(t, file, Options{Mended: map[int][]string{3: {"ann@example.org", "Ann Lee", "charity"}}})
	wantCounts(t, res, 1, 1, 1, 0)
}

// TestWatchedReading: whoever watches the reading is told how far it is, and can end it.
func TestWatchedReading(t *testing.T) {
	var rows strings.Builder
	rows.WriteString(base + "\n")
	for i := range 20_000 {
		fmt.Fprintf(&rows, "a%d@example.org,Ann Lee %d,hospital\n", i, i)
	}
	var told []int64
	read(t, rows.String(), Options{Watch: func(n int64) error { told = append(told, n); return nil }})
	if n := len(told); n < 5 || told[n-1] != int64(rows.Len()) {
		t.Errorf("told %v of %d bytes", told, rows.Len())
	}
	enough := errors.New("enough")
	_, err := Read(strings.NewReader(rows.String()), "file.csv", smallProgramme(t), Options{Watch: func(n int64) error {
		if n > 0 {
			return enough
		}
		return nil
	}})
	if !errors.Is(err, enough) {
		t.Errorf("the reading went on: %v", err)
	}
}

// TestLikelyHeadings: a field that nobody was asked about under a heading that is known may be answered all the same,
// as what stands below a heading shows.
func TestLikelyHeadings(t *testing.T) {
	file := "Name,E-mail,Organisation,Sector,Profession,Where are you based?,How did you hear?,Challenges\n" +
		"Ann Lee,ann@example.org,Elm,Hospice,Medical,Lambeth,Newsletter,parity of esteem – the importance of mind and body\n" +
		"Bob Ray,bob@example.org,Oak,Hospice,Medical,Bromley,A friend,parity of esteem – the importance of mind and body\n"
	res, err := Read(strings.NewReader(file), "file.csv", walking(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(res.Likely["borough"]); len(res.Likely) != 1 || len(res.Likely["borough"]) != 1 || res.Likely["borough"][0].Raw() != "Where are you based?" {
		t.Errorf("likely are %s of %v", got, res.Missing)
	}
}

// TestAConsentUnderAnotherHeadingIsLookedFor where the programme requires one: among the columns in which most say yes.
func TestAConsentUnderAnotherHeadingIsLookedFor(t *testing.T) {
	file := "Name,E-mail,Organisation,Sector,Profession,May we go ahead?,First time?,Challenges\n" +
		"Ann Lee,ann@example.org,Elm,Hospice,Medical,Yes,No,parity of esteem – the importance of mind and body\n" +
		"Bob Ray,bob@example.org,Oak,Hospice,Medical,\"Yes, I agree\",No,parity of esteem – the importance of mind and body\n"
	res, err := Read(strings.NewReader(file), "file.csv", walking(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := res.Likely["consent"]; len(got) != 1 || got[0].Raw() != "May we go ahead?" {
		t.Errorf("likely are %v of %v", got, res.Missing)
	}
}

// TestKeptRowsHaveNoOrder: a kept row alone cannot show the order of day and month; the person is read all the same, and
// the date is kept as it is written.
func TestKeptRowsHaveNoOrder(t *testing.T) {
	file := "email,name,sector,completion time\nbob(at)example.org,Bob Ray,hospital,03/02/2023 10:00\nann@example.org,Ann Lee,hospital,14/02/2023 10:00\n"
	res := read(t, file, Options{})
	row := res.FormRows()[0]
	row.Cells[0] = newText("bob@example.org")
	kept, err := ReadRows(res.FormHeadings(), []matching.FormRow{row}, smallProgramme(t), Options{})
	if err != nil || len(kept.Applicants) != 1 || !kept.Applicants[0].Submitted.IsZero() {
		t.Fatalf("%v, %+v", err, kept)
	}
	if q := kept.Questions; len(q) != 1 || q[0].Kind != matching.AskDates || kept.Unread[0].Why != `"03/02/2023 10:00" may put the day or the month first: write it like 2023-03-14.` {
		t.Errorf("%v, %v", q, kept.Unread)
	}
	written := kept.Applicants[0].Answer("submitted").Text.Raw()
	for order, want := range map[string]string{DayFirst: "2023-02-03 10:00", MonthFirst: "2023-03-02 10:00"} {
		if at, ok := ParseStamp(smallProgramme(t), written, order); !ok || at.Format("2006-01-02 15:04") != want {
			t.Errorf("%s: %s is %s", order, written, at)
		}
	}
	if _, ok := ParseStamp(smallProgramme(t), "14/02/2023", MonthFirst); ok {
		t.Error("there is a fourteenth month")
	}
}

// TestLikelierOrder: of half-swapped dates that order is proposed which keeps them near the others.
func TestLikelierOrder(t *testing.T) {
	for _, c := range []struct {
		dates string
		want  string
	}{
		{"04/02/2023,05/02/2023,14/02/2023,02/20/2023,02/21/2023,02/22/2023", DayFirst},
		{"02/04/2023,02/05/2023,14/02/2023,15/02/2023,16/02/2023,02/22/2023", MonthFirst},
		{"03/03/2023,03/04/2023,13/03/2023,15/03/2023,03/16/2023", DayFirst},
	} {
		rows := "email,name,sector,completion time\n"
		for i, d := range strings.Split(c.dates, ",") {
			rows += fmt.Sprintf("a%d@example.org,Ann %c,hospital,%s 10:00\n", i, 'A'+i, d)
		}
		if q := read(t, rows, Options{}).Questions; len(q) != 1 || q[0].Proposed[0] != c.want {
			t.Errorf("%s: %v, want %s", c.dates, q, c.want)
		}
	}
}
