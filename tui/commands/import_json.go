package commands

import (
	"maps"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/store/form"
)

// importJSON is what import --dry-run --json prints; its keys are fixed.
type importJSON struct {
	Applicants int                 `json:"applicants"`
	New        int                 `json:"new"`
	Changed    int                 `json:"changed"`
	Same       int                 `json:"same"`
	Vanished   int                 `json:"vanished"`
	Superseded int                 `json:"superseded"`
	Erased     int                 `json:"erased,omitempty"` // left out, because they were erased from the store
	Mapping    []mappedJSON        `json:"mapping"`
	Unused     []string            `json:"unused"`
	Rejected   []rejectedJSON      `json:"rejected"`
	Problems   []answerProblemJSON `json:"problems"`
	Questions  []matching.Question `json:"questions"`
}

// mappedJSON is a field, the headings that answer it and what stands under them.
type mappedJSON struct {
	Field    string   `json:"field"`
	Headings []string `json:"headings"`
	Samples  []string `json:"samples"`
}

// rejectedJSON is a row that could not be read.
type rejectedJSON struct {
	Row int    `json:"row"`
	Why string `json:"why"`
}

// answerProblemJSON is an answer that could not be read, of somebody who is kept.
type answerProblemJSON struct {
	Row   int    `json:"row"`
	Email string `json:"email"`
	Field string `json:"field"`
	Value string `json:"value"`
	Why   string `json:"why"`
}

// fileAsJSON is what a file itself holds: of one whose rows could not be read, its headings and what is asked.
func fileAsJSON(res *form.Result) importJSON {
	out := importJSON{
		Applicants: len(res.Applicants), Superseded: len(res.Superseded), Mapping: mappingAsJSON(res.Headings),
		Unused: []string{}, Rejected: []rejectedJSON{}, Problems: []answerProblemJSON{}, Questions: asJSON(fileQuestions(res)),
	}
	for _, h := range res.Headings {
		if h.Field == "" {
			out.Unused = append(out.Unused, h.Title.Safe())
		}
	}
	for _, p := range res.Problems {
		why := p.Why
		if p.Column != "" {
			why = strings.TrimRight(p.Column, ": ") + ": " + why
		}
		out.Rejected = append(out.Rejected, rejectedJSON{p.Row, why})
	}
	for _, u := range res.Unread {
		out.Problems = append(out.Problems, answerProblemJSON{u.Row, u.Email.Safe(), u.Field, u.Value.Safe(), u.Why})
	}
	return out
}

// fileQuestions are what is asked about a file: whether an unused heading answers a field that no other does, too.
func fileQuestions(res *form.Result) []matching.Question {
	list := slices.Clone(res.Questions)
	for _, field := range slices.Sorted(maps.Keys(res.Likely)) {
		if slices.ContainsFunc(list, func(q matching.Question) bool { return q.Kind == matching.AskHeading && q.Field == field }) {
			continue
		}
		q := matching.Question{Kind: matching.AskHeading, Field: field}
		for _, heading := range res.Likely[field] {
			q.Proposed = append(q.Proposed, heading.Safe())
		}
		list = append(list, q)
	}
	return list
}

// mappingAsJSON are the fields that any heading answers, in the order of the columns.
func mappingAsJSON(headings []form.Heading) []mappedJSON {
	out := []mappedJSON{}
	at := map[string]int{}
	for _, h := range headings {
		if h.Field == "" {
			continue
		}
		i, ok := at[h.Field]
		if !ok {
			i = len(out)
			at[h.Field] = i
			out = append(out, mappedJSON{Field: h.Field, Headings: []string{}, Samples: []string{}})
		}
		m := &out[i]
		m.Headings = append(m.Headings, h.Title.Safe())
		for _, s := range h.Samples {
			if len(m.Samples) < 3 {
				m.Samples = append(m.Samples, s.Safe())
			}
		}
	}
	return out
}

// asJSON is what a file holds and what it would change.
func (in *importing) asJSON() importJSON {
	out, d := fileAsJSON(in.result), in.diff
	out.New, out.Changed, out.Same, out.Vanished = len(d.New), len(d.Changed), d.Same+len(d.Back), len(d.Vanished)
	out.Erased = len(d.Erased)
	out.Questions = asJSON(allQuestions(fileQuestions(in.result), in.state.Unplanned(in.db.Import(d, in.file())).Questions()))
	return out
}
