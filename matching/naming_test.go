package matching

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"crosswalk/matching/text"
)

// office are people to be named.
var office = []Listed{
	listed(1, "Ruth Farrow", "ruth.farrow@example.org", "Tollgate Council"),
	listed(2, "Dele Ade", "dele.ade@example.org", "Tollgate Council"),
	listed(3, "Idris Falkner", "idris.falkner@example.org", "Larkfield Neighbours"),
	listed(4, "José Núñez", "jose.nunez@example.org", ""),
	listed(5, "Siobhan O’Neill", "siobhan@example.org", ""),
	listed(6, "Zoë Laurent-Baker", "zoe@example.org", ""),
	listed(7, "Sam Cole", "sam.cole@example.org", ""),
	listed(8, "Sam Cole", "samcole.home@example.org", ""),
	listed(9, "Mei Ma", "mei.ma@example.org", ""),
	listed(10, "Anne-Marie Ødegård", "am@example.org", ""),
	listed(11, "Łukasz Żak", "lukasz@example.org", ""),
	listed(12, "Ruth Tilley", "ruth.tilley@example.org", ""),
	listed(13, "Prof. Joan Achebe MBE", "joan@example.org", ""),
	listed(14, "Marta Nowicka", "marta@example.org", ""),
}

func listed(id ID, name, email, works string) Listed {
	return Listed{ID: id, Names: []text.Text{text.New(name)}, Emails: []text.Text{text.New(email)}, About: []text.Text{text.New(works)}}
}

// said is what was read, in a word: "1 2?7,8 -" is 1 bound, 2 or 7 or 8 in doubt, and a name of nobody.
func said(names []Name) string {
	var out []string
	for _, n := range names {
		switch {
		case len(n.Doubt) > 0:
			slices.Sort(n.Doubt)
			out = append(out, strings.ReplaceAll("?"+strings.Trim(fmt.Sprint(n.Doubt), "[]"), " ", ","))
		case len(n.Bound) > 0:
			out = append(out, strings.Trim(fmt.Sprint(n.Bound), "[]"))
		default:
			out = append(out, "-")
		}
	}
	return strings.Join(out, " ")
}

func TestNamesAreReadHoweverTheyAreWritten(t *testing.T) {
	d := NewDirectory(office)
	for written, want := range map[string]string{
		// an address, and a name in part behind a comma or an "and"
		"dele.ade@example.org, Idris": "2 ?3", "Idris, dele.ade@example.org": "2 ?3", "dele.ade@example.org and Idris": "2 ?3", "Idris and dele.ade@example.org": "?3 2",
		"Falkner, Idris (idris.falkner@example.org)": "3", "Farow, Ruth ruth.farrow@example.org": "1", "Dele (dele.ade@example.org), Ruth": "2 ?1,12", "Idris idris.falkner@example.org": "3",
		"dele.ade@example.org, Tollgate Council": "2", "dele.ade@example.org, my manager": "2",
		// in whatever order, with whatever stands beside the name
		"Ruth Farrow":                               "1",
		"ruth farrow":                               "1",
		"  RUTH   FARROW ":                          "1",
		"Farrow, Ruth":                              "1",
		"FARROW Ruth":                               "1",
		"FARROW, Ruth (ICB)":                        "1",
		"Ruth Farrow (ICB)":                         "1",
		"Ruth Farrow [ICB]":                         "1",
		"Dr Ruth Farrow":                            "1",
		"Dr. Ruth Farrow MBE":                       "1",
		"Farrow, Dr Ruth":                           "1",
		"Ruth Farrow, MBE, FRCP":                    "1",
		"Ruth Farrow - we used to work together":    "1",
		"Ruth Farrow – head of services":            "1",
		"Ruth Farrow, Head of Services":             "1",
		"Ruth Farrow, Tollgate Council":             "1",
		"Please not Ruth Farrow":                    "1",
		"please, not Ruth Farrow.":                  "1",
		"Not Ruth Farrow please":                    "1",
		"Anyone except Ruth Farrow":                 "1",
		"My line manager, Ruth Farrow":              "1",
		"My line manager: Ruth Farrow":              "1",
		"Ruth Farrow <ruth.farrow@example.org>":     "1",
		"ruth.farrow@example.org":                   "1",
		"RUTH.FARROW@EXAMPLE.ORG":                   "1",
		"<ruth.farrow@example.org>":                 "1",
		"mailto:ruth.farrow@example.org":            "1",
		"Ruth Farrow (ruth.farrow@example.org)":     "1",
		"“Ruth Farrow”":                             "1",
		"Ruth Farrow's team":                        "1",
		"Ruth\u00a0Farrow":                          "1",
		"(Ruth Farrow)":                             "1",
		"FALKNER, Idris (LARKFIELD NEIGHBOURS)":     "3",
		"Idris Falkner (Head of services)":          "3",
		"Idris Falkner <idris.falkner@example.org>": "3",
		"Idris Falkner, Larkfield Neighbours":       "3",
		"Idris Falkner Larkfield Neighbours":        "3",
		"Head of services Idris Falkner":            "3",
		"Jose Nunez":                                "4",
		"JOSE NUÑEZ":                                "4",
		"Nun\u0303ez, Jose\u0301":                   "4",
		"Siobhan O'Neill":                           "5",
		"Siobhan O’Neill":                           "5",
		"Siobhan ONeill":                            "5",
		"Siobhan O Neill":                           "5",
		"O'NEILL, Siobhan":                          "5",
		"Siobhan O`Neill":                           "5",
		"Zoe Laurent Baker":                         "6",
		"Zoë Laurent‑Baker":                         "6",
		"Zoe Laurent–Baker":                         "6",
		"Mei MA":                                    "9",
		"Ma, Mei":                                   "9",
		"Anne Marie Odegard":                        "10",
		"Annemarie Odegard":                         "10",
		"ØDEGÅRD Anne-Marie":                        "10",
		"Lukasz Zak":                                "11",
		"Joan Achebe":                               "13",
		"Achebe, Joan":                              "13",
		// several
		"Ruth Farrow and Dele Ade":                     "1 2",
		"Ruth Farrow & Dele Ade":                       "1 2",
		"Ruth Farrow / Dele Ade":                       "1 2",
		"Ruth Farrow/Dele Ade":                         "1 2",
		"Ruth Farrow or Dele Ade":                      "1 2",
		"Ruth Farrow, Dele Ade":                        "1 2",
		"Ruth Farrow; Dele Ade":                        "1 2",
		"Ruth Farrow\nDele Ade":                        "1 2",
		"Ruth Farrow\r\n\r\nDele Ade":                  "1 2",
		"1. Ruth Farrow 2. Dele Ade":                   "1 2",
		"1) Ruth Farrow\n2) Dele Ade":                  "1 2",
		"- Ruth Farrow\n- Dele Ade":                    "1 2",
		"Farrow, Ruth; Ade, Dele":                      "1 2",
		"Ruth Farrow, Dele Ade and Idris Falkner":      "1 2 3",
		"ruth.farrow@example.org, Dele Ade":            "1 2",
		"ruth.farrow@example.org dele.ade@example.org": "1 2",
		"Ruth Farrow + Dele Ade":                       "1 2",
		// in doubt
		"Ruth Farow":                             "?1",
		"Rtuh Farrow":                            "?1",
		"Farow, Ruth":                            "?1",
		"Ruth":                                   "?1,12",
		"Farrow":                                 "?1",
		"R. Farrow":                              "?1",
		"R Farrow":                               "?1",
		"Ruth (in finance)":                      "?1,12",
		"Ruth Farrow-Smith":                      "?1",
		"Ruth Anne Farrow":                       "?1",
		"Zoe Laurent":                            "?6",
		"Zoe Baker":                              "?6",
		"Sam Cole":                               "?7,8",
		"Ruth from Tollgate Council":             "?1",
		"ruth.farrow@elsewhere.org":              "?1",
		"Ruth Farow and Dele Ade":                "?1 2",
		"please keep me away from Ruth":          "?1,12",
		"I have asked to stay apart from Farrow": "?1",
		"Keep us separate: Dele Ade":             "2",
		"I believe that Ruth Farrow knows my sister's family": "?1",
		// nobody
		"Ruth Moss":                "-",
		"Graham Farrow":            "-",
		"Graham Tillman":           "-",
		"jo@elsewhere.org":         "-",
		"none":                     "",
		"N/A":                      "",
		"None that I am aware of":  "",
		"no one from my own team":  "",
		"-":                        "",
		"":                         "",
		"my husband":               "-",
		"Ruth Farrow, Jo Stranger": "1 -",
		"Mark may know; ask Grace": "- -",
	} {
		if got := said(d.Read(text.New(written), 99)); got != want {
			t.Errorf("%q: %q, want %q", written, got, want)
		}
	}
}

func TestNobodyNamesThemselves(t *testing.T) {
	d := NewDirectory(office)
	for written, want := range map[string]string{"Sam Cole": "8", "sam.cole@example.org": ""} {
		if got := said(d.Read(text.New(written), 7)); got != want {
			t.Errorf("%q: %q, want %q", written, got, want)
		}
	}
}

func TestNameKey(t *testing.T) {
	for _, alike := range [][]string{
		{"Ruth Farrow", "FARROW, Ruth", "Dr. ruth farrow MBE", "Ruth Farrow (ICB)"},
		{"Siobhan O’Neill", "siobhan o'neill", "SIOBHAN ONEILL"}, {"José Núñez", "Nunez, Jose"},
	} {
		for _, s := range alike[1:] {
			if NameKey(s) != NameKey(alike[0]) {
				t.Errorf("%q is %q, and %q is %q", s, NameKey(s), alike[0], NameKey(alike[0]))
			}
		}
	}
}

// crowd are so many people who share their names with others, each with a line manager.
func crowd(n int) []Listed {
	people := make([]Listed, n)
	for i := range people {
		people[i] = listed(ID(i+1), fmt.Sprintf("Given%c%c Family%c%c", 'a'+i%23, 'a'+i/23%23, 'a'+i/7%26, 'a'+i/182%26), fmt.Sprintf("p%d@example.org", i), "")
	}
	return people
}

func BenchmarkReadNames(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		people := crowd(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				d := NewDirectory(people)
				for i, p := range people {
					d.Read(people[(i*7+3)%n].Names[0], p.ID)
				}
			}
		})
	}
}

func TestPeopleNamed(t *testing.T) {
	tests := map[string][]string{
		"":                                nil,
		" None. ":                         nil,
		"n/a":                             nil,
		"N/A":                             nil,
		"-":                               nil,
		"No":                              nil,
		"no one that I know of":           nil,
		"None that I am aware of":         nil,
		"Not applicable":                  nil,
		"Tom Bridger":                     {"Tom Bridger"},
		"Tom Bridger; ruth@example.org":   {"Tom Bridger", "ruth@example.org"},
		"Tom Bridger\nRuth Farrow":        {"Tom Bridger", "Ruth Farrow"},
		"Tom Bridger and Ruth Farrow":     {"Tom Bridger", "Ruth Farrow"},
		"Sandy Anderson AND Andy Holland": {"Sandy Anderson", "Andy Holland"},
		"Tom Bridger, Ruth Farrow & 12":   {"Tom Bridger", "Ruth Farrow"},
		"Noah Nobody":                     {"Noah Nobody"},
		"Nona None":                       {"Nona None"},
	}
	nowhere := NewDirectory(nil)
	written := func(names []Name) (out []string) {
		for _, n := range names {
			out = append(out, n.Text.Raw())
		}
		return out
	}
	for s, want := range tests {
		if got := written(nowhere.Read(text.New(s), 1)); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
