package form

import (
	"errors"
	"fmt"
	"strings"
	"testing"
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
