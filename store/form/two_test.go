package form

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// twos reads a file and writes down whom its rows name.
func twos(t *testing.T, file string, o Options) ([]string, *Twos) {
	t.Helper()
	read, err := ReadTwos(strings.NewReader(file), "pairs.csv", walking(t), o)
	if err != nil {
		return []string{err.Error()}, nil
	}
	var out []string
	for _, two := range read.Rows {
		line := fmt.Sprintf("%d: %s + %s", two.Row, two.People[0].Called(), two.People[1].Called())
		if !two.On.IsZero() {
			line += " on " + two.On.String()
		}
		if !two.Outcome.IsEmpty() {
			line += " (" + two.Outcome.Safe() + ")"
		}
		out = append(out, line)
	}
	for _, p := range read.Problems {
		out = append(out, fmt.Sprintf("%d! %s", p.Row, p.Why))
	}
	return out, read
}

func TestReadTwos(t *testing.T) {
	for name, test := range map[string]struct {
		file string
		want []string
	}{
		"headings that repeat": {"Name,Email,Name,Email\nTom Bridger,tom@example.org,Dele Ade,dele@example.org\n",
			[]string{"2: Tom Bridger <tom@example.org> + Dele Ade <dele@example.org>"}},
		"names alone": {"Leader A,Leader B\nTom Bridger,Dele Ade\n\"Farrow, Ruth\",Ian Moss\n",
			[]string{"2: Tom Bridger + Dele Ade", "3: Farrow, Ruth + Ian Moss"}},
		"sectors and organisations beside": {"Public sector leader;Organisation;Voluntary sector leader;Organisation;Matched;Outcome\nTom Bridger;Elm Trust;Dele Ade;Oak House;14/03/2019;Completed\nRuth Farrow;Ash Hospice;Ian Moss;Yew Hospital;1/10/2020;Withdrew\n",
			[]string{"2: Tom Bridger + Dele Ade on 2019-03-14 (Completed)", "3: Ruth Farrow + Ian Moss on 2020-10-01 (Withdrew)"}},
		"first and last names": {"First name,Surname,First name,Surname,Start date\nTom,Bridger,Dele,Ade,2019-03-14\n",
			[]string{"2: Tom Bridger + Dele Ade on 2019-03-14"}},
		"a facilitator's address": {"Facilitator email,Fellow email,Partner email\nkim@example.org,tom@example.org,dele@example.org\n",
			[]string{"2: tom@example.org + dele@example.org"}},
		"no headings": {"tom@example.org,dele@example.org\nruth@example.org,ian@example.org\n",
			[]string{"1: tom@example.org + dele@example.org", "2: ruth@example.org + ian@example.org"}},
		"no headings, names": {"Tom Bridger,Dele Ade\nRuth Farrow,Ian Moss\n",
			[]string{"1: Tom Bridger + Dele Ade", "2: Ruth Farrow + Ian Moss"}},
		"one column": {"Pairs\nTom Bridger and Dele Ade\nRuth Farrow / Ian Moss\nLee Wong\n",
			[]string{"2: Tom Bridger + Dele Ade", "3: Ruth Farrow + Ian Moss", "4! \"Lee Wong\" does not name two people: write both, with “and” between them."}},
		"a title above, blank rows, headings again": {"Our pairs 2019\n\nMentor,Mentee\nTom Bridger,Dele Ade\n,\nMentor,Mentee\nRuth Farrow,Ian Moss\n",
			[]string{"4: Tom Bridger + Dele Ade", "7: Ruth Farrow + Ian Moss"}},
		"one of them missing": {"Mentor,Mentee\nTom Bridger,Dele Ade\nRuth Farrow,\n",
			[]string{"2: Tom Bridger + Dele Ade", "3! Ruth Farrow is named alone: write who the other one is."}},
		"a broken address with a name": {"Name,Email,Partner,Partner email\nTom Bridger,tom@example.org,Dele Ade,dele at example\nRuth Farrow,ruth@example.org,Ian Moss,ian@example.org\n",
			[]string{"2: Tom Bridger <tom@example.org> + Dele Ade", "3: Ruth Farrow <ruth@example.org> + Ian Moss <ian@example.org>"}},
		"addresses in brackets": {"Pair\n\"Tom Bridger <tom@example.org> & Dele Ade <dele@example.org>\"\n",
			[]string{"2: Tom Bridger <tom@example.org> + Dele Ade <dele@example.org>"}},
		"a byte order mark and tabs": {"\ufeffMentor\tMentee\r\nTom Bridger\tDele Ade\r\n", []string{"2: Tom Bridger + Dele Ade"}},
		"the end is no start":        {"Name,Partner,Ended,Started\nTom Bridger,Dele Ade,14/09/2019,14/03/2019\n", []string{"2: Tom Bridger + Dele Ade on 2019-03-14"}},
		"nobody":                     {"Colour,Size\nred,4\n", []string{"pairs.csv: there are no two columns with people: a row needs the e-mail addresses of two people, or their names; the headings are \"Colour\", \"Size\""}},
		"an application form": {"Timestamp,Email,Name,Who put you forward?,I agree to my answers being shared\n1/2/2023,tom@example.org,Tom Bridger,Dele Ade,Yes\n",
			[]string{"pairs.csv: these are the answers to a form, one person a row: crosswalk import takes them. Here a row names two people"}},
		"one twice": {"A,B\nann@example.org,ANN@example.org\nCara Low,\"Low, Cara\"\nTom Bridger,Dele Ade\n", []string{"4: Tom Bridger + Dele Ade",
			"2! Ann@example.org is named twice: write who the other one is.", "3! Cara Low is named twice: write who the other one is."}},
		"months": {"Name,Name,Started\nTom Bridger,Dele Ade,Mar-19\nRuth Farrow,Ian Moss,October 2020\nSam Cole,Joan Achebe,11/2021\n", []string{"2: Tom Bridger + Dele Ade on 2019-03-01", "3: Ruth Farrow + Ian Moss on 2020-10-01", "4: Sam Cole + Joan Achebe on 2021-11-01"}},
		"no names but yes and no": {"Name,Are they a member?\nTom Bridger,Yes\nDele Ade,No\n",
			[]string{"pairs.csv: there are no two columns with people: a row needs the e-mail addresses of two people, or their names; the headings are \"Name\", \"Are they a member?\""}},
		"undecided": {"Name,Partner,Date\nTom Bridger,Dele Ade,03/04/2019\n",
			[]string{"pairs.csv: the column \"Date\" does not show whether \"03/04/2019\" (line 2) puts the day or the month first: say --dates dmy (day first) or --dates mdy (month first)"}},
	} {
		got, _ := twos(t, test.file, Options{})
		if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
			t.Errorf("%s:\n  %s\nwant\n  %s", name, strings.Join(got, "\n  "), strings.Join(test.want, "\n  "))
		}
	}
	if got, read := twos(t, "Name,Partner,Date\nTom Bridger,Dele Ade,03/04/2019\n", Options{Dates: DayFirst}); got[0] != "2: Tom Bridger + Dele Ade on 2019-04-03" || len(read.Columns) != 3 {
		t.Error(got, read)
	}
	if _, err := ReadTwos(strings.NewReader("Name,Partner,Date\nTom Bridger,Dele Ade,03/04/2019\n"), "x", walking(t), Options{}); !errors.Is(err, ErrDates) {
		t.Error(err)
	}
}

func FuzzReadTwos(f *testing.F) {
	f.Add("Name,Email,Name,Email\nTom Bridger,tom@example.org,Dele Ade,dele@example.org\n")
	f.Add("Pair\nTom and Dele\n")
	f.Add("a@example.org;b@example.org\n;\n\"")
	p := walking(f)
	f.Fuzz(func(t *testing.T, file string) {
		read, err := ReadTwos(strings.NewReader(file), "pairs.csv", p, Options{})
		if err != nil {
			return
		}
		for _, two := range read.Rows {
			if two.People[0].IsEmpty() || two.People[1].IsEmpty() {
				t.Fatalf("%+v names nobody", two)
			}
		}
	})
}
