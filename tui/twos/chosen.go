package twos

import (
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

// chosen are pairs that people chose themselves: they are kept, whatever the plan has.
var chosen = kind{
	what:    "Pairs that people chose",
	title:   "Which file has the pairs that people chose?",
	note:    "A CSV file with two people a row, by address or by name, under whatever headings. Nothing is kept before you have seen what is in it.",
	verb:    "keep",
	compare: compareChosen,
	asksWhy: true,
	change: func(file text.Text, f found, why string) cohort.Change {
		return &cohort.ChoosePairs{File: file, Pairs: f.chosen, Why: cohort.Reason(why)}
	},
}

func compareChosen(s *cohort.State, read *form.Twos, said said) found {
	f := found{rows: unreadRows(read)}
	finder := s.Finder()
	var lines []int
	var pairs [][2]matching.ID
	for _, r := range read.Rows {
		two, open := finder.FindTwo(r.People)
		var still []cohort.Unsure
		for _, u := range open {
			if id := said.who[place{r.Row, u.At}]; id != 0 {
				two[u.At] = id
				continue
			}
			still = append(still, u)
		}
		if len(still) > 0 {
			f.rows = append(f.rows, row{line: r.Row, fate: unsure, word: "who?", what: written(r), about: asked(s, still), unsure: still})
			continue
		}
		lines, pairs = append(lines, r.Row), append(pairs, two)
	}
	for i, c := range s.Chosen(pairs) {
		r := row{line: lines[i], fate: comes, word: "keep", what: s.CallPair(c.A, c.B)}
		switch {
		case c.Known:
			r.fate, r.word, r.about = known, "kept already", []string{"They are kept, or published, already."}
		case c.Refused != "":
			r.fate, r.word, r.about = refused, "not possible", []string{say.Capital(c.Refused) + "."}
		case len(c.Against) > 0 && !said.keep[r.line]:
			r.fate, r.word, r.may = against, "breaks a rule", true
			r.about = []string{"They break a rule: " + say.And(c.Against) + ". Keep them all the same? space does, with a reason that is asked for then."}
		case len(c.Against) > 0:
			r.word, r.may, f.against = "keep, against", true, true
			r.about = []string{"Kept all the same, although they break a rule: " + say.And(c.Against) + ". space leaves them out."}
			f.chosen = append(f.chosen, cohort.ChosenPair{A: c.A, B: c.B})
		default:
			f.chosen = append(f.chosen, cohort.ChosenPair{A: c.A, B: c.B})
		}
		f.rows = append(f.rows, r)
	}
	sortRows(f.rows)
	return f
}

// written is a row as it was written, safe to draw.
func written(r form.Two) string { return r.People[0].Called() + " ↔ " + r.People[1].Called() }

// asked is what has to be said about people, as sentences.
func asked(s *cohort.State, open []cohort.Unsure) []string {
	var out []string
	for _, u := range open {
		q := say.Capital(s.AskWho(u))
		if !strings.HasSuffix(q, "?") {
			q += "."
		}
		out = append(out, q)
	}
	return append(out, "o says who is meant; until then the row is left out.")
}
