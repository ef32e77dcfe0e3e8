package deciding

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

// fate is what becomes of a row, in the order in which they are shown.
type fate int

const (
	unsure fate = iota // it has to be said who is meant, or what the decision means
	unread             // it cannot be used
	out                // whoever it is about cannot be moved there
	comes              // they are moved
	stays              // they stand there already, or nothing is decided
	fateCount
)

// row is a row of the sheet.
type row struct {
	line   int
	fate   fate
	word   string // what becomes of it, in a word or two
	who    string // whom it is about, safe to draw
	beside string // what the sheet says of them, and where they stand
	about  []string

	asks  string // by what an answer about the person goes; empty: it is known who that is
	wrote string // the decision that has to be told, as it was written
}

// compare says what becomes of the rows; unknown are the names and addresses that are nobody's, and by what an answer about
// them goes.
func compare(s *cohort.State, read *form.Decisions, unknown map[string]string, said said) sheet {
	var all []cohort.Decided
	wrote := map[matching.ID]form.Decision{}
	var rows []row
	take := func(d form.Decision, stage string) {
		if a, ok := s.ByEmail(d.Email.Raw()); ok {
			all = append(all, cohort.Decided{Person: a.ID, Stage: stage, Rank: d.Rank})
			wrote[a.ID] = d
		}
	}
	for _, d := range read.All {
		take(d, d.Stage.Name)
	}
	for _, d := range read.Unclear {
		stage, told := said.means[text.Fold(d.Wrote.Raw())]
		switch {
		case !told:
			rows = append(rows, unclear(s, d))
		case stage == "":
			rows = append(rows, row{line: d.Row, fate: stays, word: "nothing decided", who: whoOf(s, d), beside: quoted(d.Wrote)})
		default:
			take(d, stage)
		}
	}
	for _, p := range read.Problems {
		r := row{line: p.Row, fate: unread, word: "not read", who: p.Value.Safe(), about: []string{p.Why}}
		if r.asks = unknown[p.Value.Raw()]; r.asks != "" {
			r.fate, r.word = unsure, "who?"
			r.about = append(r.about, "o says who is meant; until then the row is left out.")
		}
		rows = append(rows, r)
	}
	for _, twice := range read.Superseded {
		rows = append(rows, row{line: twice.Row, fate: stays, word: "said again", who: twice.Name.Safe(), about: []string{fmt.Sprintf("Row %d is about the same person, and counts.", twice.By)}})
	}
	outcome := s.Decide(all, cohort.Reason(""))
	rows = append(rows, decidedRows(s, outcome, wrote)...)
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Or(cmp.Compare(a.fate, b.fate), cmp.Compare(a.line, b.line)) })
	return sheet{rows: rows, outcome: outcome, undecided: read.Undecided}
}

// decidedRows are the rows about which nothing is open.
func decidedRows(s *cohort.State, o cohort.Outcome, wrote map[matching.ID]form.Decision) []row {
	var rows []row
	add := func(id matching.ID, f fate, word string, about ...string) {
		d := wrote[id]
		beside := cohort.SayStage(s.StageOf(id), s.Rank(id))
		if f != stays {
			beside = "from " + beside
		}
		rows = append(rows, row{line: d.Row, fate: f, word: word, who: s.Call(id), beside: beside, about: append(about, "The sheet says "+quoted(d.Wrote)+".")})
	}
	for _, m := range o.Moves {
		stage, _ := s.Programme.Stage(m.Stage)
		for i, id := range m.IDs {
			rank := 0
			if stage.Ranked {
				rank = i + 1
			}
			add(id, comes, cohort.SayStage(stage, rank))
		}
	}
	for _, c := range o.Out {
		add(c.Person, out, "cannot", say.Capital(c.Why)+".", "The row is left out.")
	}
	for _, id := range o.Stay {
		add(id, stays, "there already")
	}
	return rows
}

// unclear is a row whose decision means nothing yet.
func unclear(s *cohort.State, d form.Decision) row {
	titles := make([]string, len(s.Programme.Stages))
	for i, stage := range s.Programme.Stages {
		titles[i] = text.Line(stage.Title)
	}
	return row{line: d.Row, fate: unsure, word: "what?", who: whoOf(s, d), beside: quoted(d.Wrote), wrote: d.Wrote.Raw(),
		about: []string{quoted(d.Wrote) + " is none of " + strings.Join(titles, ", ") + ". o says what it means; until then the row is left out."}}
}

func whoOf(s *cohort.State, d form.Decision) string {
	if a, ok := s.ByEmail(d.Email.Raw()); ok {
		return s.Call(a.ID)
	}
	return d.Email.Safe()
}

func quoted(t text.Text) string { return "“" + text.Clip(t.Safe()) + "”" }

// moved is how many people are moved.
func (s sheet) moved() int {
	n := 0
	for _, m := range s.outcome.Moves {
		n += len(m.IDs)
	}
	return n
}

// stages are those to which somebody is moved.
func (s sheet) stages() []string {
	var names []string
	for _, m := range s.outcome.Moves {
		names = append(names, m.Stage)
	}
	return names
}

// change moves everybody, for a reason.
func (s sheet) change(why string) *cohort.Several {
	c := &cohort.Several{Moves: slices.Clone(s.outcome.Moves)}
	for i := range c.Moves {
		c.Moves[i].Why = cohort.Reason(why)
	}
	return c
}

// count tells how many rows there are of each fate, in words.
func (s sheet) count() []string {
	words := [fateCount]string{unsure: "to be settled", unread: "cannot be read", out: "cannot be moved", comes: "to move", stays: "as before"}
	var n [fateCount]int
	for _, r := range s.rows {
		n[r.fate]++
	}
	var parts []string
	for _, f := range []fate{comes, unsure, out, unread, stays} {
		if n[f] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[f], words[f]))
		}
	}
	if s.undecided > 0 {
		parts = append(parts, "of "+say.People(s.undecided)+" nothing is decided")
	}
	return parts
}
