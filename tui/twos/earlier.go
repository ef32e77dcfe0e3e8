package twos

import (
	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

// earlier are pairs from before Crosswalk: the two are not paired again, and the totals count them.
var earlier = kind{
	what:    "Pairs from before Crosswalk",
	title:   "Which file has the pairs from before Crosswalk?",
	note:    "A CSV file with two people a row, by address or by name, and where it has them the day and how it went. They are not paired again, and the totals count them.",
	verb:    "take down",
	compare: compareEarlier,
	change: func(file text.Text, f found, _ string) cohort.Change {
		return &cohort.Earlier{File: file, Pairs: f.earlier}
	},
}

func compareEarlier(s *cohort.State, read *form.Twos, _ said) found {
	f := found{rows: unreadRows(read)}
	finder, taken := s.FinderEverywhere(), s.TakenBefore()
	for _, line := range read.Rows {
		p := cohort.EarlierOf(finder, line.People, line.On, line.Outcome)
		r := row{line: line.Row, fate: comes, word: "take down", what: written(line), beside: since(p)}
		for _, one := range []cohort.EarlierPerson{p.A, p.B} {
			if doubt := s.SayEarlier(one); doubt != "" {
				r.word = "perhaps here"
				r.about = append(r.about, doubt+".")
			} else if !one.IsHere() {
				r.about = append(r.about, one.Written.Value.Called()+" is not in this store: kept as written, and known again when they apply.")
			}
		}
		if p.Outcome == "" && !line.Outcome.IsEmpty() {
			r.about = append(r.about, "It is not known what “"+text.Clip(line.Outcome.Safe())+"” means for how it went; it is kept as a note.")
		}
		if taken.Take(p) {
			f.earlier = append(f.earlier, p)
		} else {
			r.fate, r.word, r.about = known, "known already", nil
		}
		f.rows = append(f.rows, r)
	}
	sortRows(f.rows)
	return f
}

// since is when a pair began and how it went, as far as that is known.
func since(p cohort.EarlierPair) string {
	when := ""
	if !p.On.IsZero() {
		when = exchange.PlainDay(p.On)
	}
	switch {
	case p.Outcome == "":
		return when
	case when == "":
		return string(p.Outcome)
	}
	return when + ", " + string(p.Outcome)
}
