package employer

import (
	"fmt"
	"strings"
	"testing"
)

// differences are ways in which the wording of an employer differs between people, by name; each gives "" where it has
// nothing to change.
var differences = []struct {
	name string
	of   func(string) string
}{
	{"place in brackets", func(s string) string { return s + " (Bexley)" }},
	{"department behind a dash", func(s string) string { return s + " - Adult Social Care" }},
	{"the", func(s string) string { return "The " + s }},
	{"lower case", strings.ToLower},
	{"missing letter", func(s string) string { return inLongest(s, func(w string) string { return w[:3] + w[4:] }) }},
	{"two letters swapped", func(s string) string {
		return inLongest(s, func(w string) string { return w[:2] + w[3:4] + w[2:3] + w[4:] })
	}},
	{"doubled letter", func(s string) string { return inLongest(s, func(w string) string { return w[:3] + w[2:] }) }},
}

// inLongest changes the longest word, if it is long enough for a slip.
func inLongest(s string, change func(string) string) string {
	longest := ""
	for _, w := range strings.Fields(s) {
		if len(w) > len(longest) && !strings.ContainsAny(w, "'.()-") {
			longest = w
		}
	}
	if len(longest) < longWord {
		return ""
	}
	return strings.Replace(s, longest, change(longest), 1)
}

// sameEmployer are wordings of one employer each, by abbreviation, form of council and kind of body.
var sameEmployer = [][]string{
	{"Kingston Council", "Royal Borough of Kingston upon Thames", "Kingston upon Thames Council", "RB Kingston", "Royal Borough Kingston-upon-Thames"},
	{"Lewisham Council", "London Borough of Lewisham", "LB Lewisham", "L.B. of Lewisham", "Lewisham LBC", "Lewisham Borough Council", "Lewisham Borough"},
	{"Kent County Council", "Kent Council", "Kent CC"},
	{"Westminster City Council", "City of Westminster", "The City of Westminster Council", "Westminster Council"},
	{"Wolverhampton Council", "City of Wolverhampton Council", "Council of the City of Wolverhampton"},
	{"Stoke-on-Trent City Council", "Stoke Council", "City of Stoke-on-Trent"},
	{"Newcastle upon Tyne Hospitals NHS Foundation Trust", "Newcastle Hospitals", "The Newcastle Hospital NHS FT"},
	{"Oxleas NHS Foundation Trust", "Oxleas", "Oxleas NHS FT"},
	{"Bromley Healthcare CIC", "Bromley Healthcare C.I.C.", "Bromley Health Care Community Interest Company", "Bromley Healthcare"},
	{"South East London ICB", "NHS South East London", "SE London Integrated Care Board", "NHS South-East London ICB"},
	{"Lewisham and Greenwich NHS Trust", "Lewisham & Greenwich Trust"},
	{"St Christopher's Hospice", "St Christophers"},
}

// TestTwoDifferences asks about wordings of one employer that differ in two of the known ways at once.
func TestTwoDifferences(t *testing.T) {
	for _, names := range sameEmployer {
		for i, x := range names {
			for _, y := range names[i+1:] {
				if got := verdict(NewBook(nil), x, y); got != "asked" && got != "one" {
					t.Errorf("%q and %q: %s", x, y, got)
				}
			}
			for _, d := range differences {
				changed := d.of(x)
				if changed == "" {
					continue
				}
				for _, y := range names {
					if got := verdict(NewBook(nil), changed, y); got != "asked" && got != "one" {
						t.Errorf("%s: %q and %q: %s", d.name, changed, y, got)
					}
				}
			}
		}
	}
	for _, two := range [][2]string{
		{"Elm Trst", "Elm Trust (Bexley)"}, {"Elm Trust", "Elm Trst"}, {"GSTT (Guy's)", "Guys and St Thomas NHS FT"}, {"Oxlaes (Bexley)", "Oxleas NHS FT (Bromley)"},
		{"RBK", "Royal Borough of Kingston upon Thames"}, {"SLaM (Lambeth)", "South London and Maudsley NHS Foundation Trust"}, {"Elm Fondation", "Elm Foundation"},
		{"LBRuT", "London Borough of Richmond upon Thames"}, {"KCH (Denmark Hill)", "King's College Hospital"}, {"Lewisham Counil (Housing)", "LB Lewisham"},
		{"St Christphers (Sydenham)", "St Christopher's Hospice"}, {"Greenwhich University", "University of Greenwich"}, {"Elm Trust C.I.C. (Bexley)", "Elm Trst"},
		{"Oxleas NHS Fondation Trust (Bexley)", "Oxleas"}, {"Kingstn Council", "Royal Borough of Kingston upon Thames"}, {"Hammersmith and Fulham LBC", "LBHF"},
	} {
		if got := verdict(NewBook(nil), two[0], two[1]); got != "asked" && got != "one" {
			t.Errorf("%q and %q: %s", two[0], two[1], got)
		}
	}
}

// TestTwoDifferencesOfOthers keeps different employers two, whatever else differs.
func TestTwoDifferencesOfOthers(t *testing.T) {
	for i, a := range sameEmployer {
		for _, b := range sameEmployer[i+1:] {
			for _, x := range a {
				for _, y := range b {
					for _, d := range differences {
						if changed := d.of(x); changed != "" && verdict(NewBook(nil), changed, y) != "two" {
							t.Errorf("%s: %q and %q are one or asked about", d.name, changed, y)
						}
					}
				}
			}
		}
	}
	for _, two := range [][2]string{
		{"Newcastle-under-Lyme Borough Council", "Newcastle upon Tyne City Council"}, {"Elm Trust", "Elm Crust"}, {"Kent County Council", "Kent Country Club"},
		{"Kingston Council", "Kingston Hospital"}, {"Kingston University", "Royal Borough of Kingston upon Thames"}, {"Royal Borough of Kensington", "Royal Borough of Kingston"},
		{"Ash Trust (Bexley)", "Elm Trst (Bexley)"}, {"Citizens Advice", "Citizens Advice Kingston upon Thames"}, {"Hospital (Lewisham)", "Hosptial (Bromley)"},
		{"Mind in Kingston", "Mind in Kensington"},
	} {
		if got := verdict(NewBook(nil), two[0], two[1]); got != "two" {
			t.Errorf("%q and %q: %s", two[0], two[1], got)
		}
	}
	if got := fmt.Sprintf("%q", []string{misspelt()["trst"], misspelt()["crust"], misspelt()["council"]}); got != `["trust" "" ""]` {
		t.Errorf("slips in the common words: %s", got)
	}
}
