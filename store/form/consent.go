package form

import (
	"slices"
	"strings"

	"crosswalk/matching/programme"
)

// agreement is what a wording says about consent.
type agreement int

const (
	unclear      agreement = iota // the coordinator is asked
	nothing                       // no answer at all
	plainlyYes                    // a plain yes or agreement
	plainlyNo                     // a plain no
	acknowledges                  // has read or understood something, which is no consent alone
)

// consentColumn knows the statements that the form offers to tick. Consent is given by a plain yes, or by all the
// statements that anybody ticked with a plain agreement among them (see harmless.go); every other wording is asked
// about.
type consentColumn struct {
	title    string
	field    programme.Field
	taught   map[string]bool      // folded wordings that were settled, and stay as they are written
	offered  map[string]bool      // folded statements of cells in which several may be ticked
	ticks    bool                 // a tick stands alone in some cell
	verdicts map[string]agreement // by cell
	seen     map[string]int       // how many gave it, by cell
	own      map[string]bool      // folded statements that the form itself offered
}

func newConsentColumn(f programme.Field, title string, taught map[string]bool) *consentColumn {
	return &consentColumn{field: f, title: title, taught: taught, offered: make(map[string]bool), verdicts: make(map[string]agreement),
		seen: make(map[string]int)}
}

// settled returns what a wording was settled to mean, as the programme says.
func (c *consentColumn) settled(wording string) (agreement, bool) {
	means, ok := c.field.Match(wording)
	switch {
	case ok && means.Name == "yes":
		return plainlyYes, true
	case ok && means.Name == "no":
		return plainlyNo, true
	}
	return unclear, false
}

// see looks at a cell.
func (c *consentColumn) see(cell string) {
	if s := strings.TrimSpace(cell); s == "☑" || s == "✓" || s == "✔" {
		c.ticks = true
	}
	if _, ok := c.verdicts[cell]; !ok && len(c.verdicts) == maxRemembered {
		return
	}
	c.verdicts[cell] = unclear // found out when all were seen
	c.seen[cell]++
}

// offers notes what a cell shows of the statements that the form offers to tick.
func (c *consentColumn) offers(cell string) {
	said, several := statements(cell)
	if !several {
		return
	}
	var offered []string
	for _, s := range said {
		switch c.single(s) {
		case plainlyYes, acknowledges:
			if isWord(s) {
				return
			}
			offered = append(offered, s)
		}
	}
	for _, s := range offered {
		c.offered[programme.FoldHeading(s)] = true
	}
}

// settle finds what each wording says, when all were seen.
func (c *consentColumn) settle() {
	c.countOwn()
	for cell := range c.verdicts {
		c.offers(cell)
	}
	for cell := range c.verdicts {
		c.verdicts[cell] = c.judge(cell)
	}
}

// of returns what a cell says.
func (c *consentColumn) of(cell string) agreement {
	if v, ok := c.verdicts[cell]; ok {
		return v
	}
	return c.judge(cell)
}

func (c *consentColumn) judge(cell string) agreement {
	if c.taught[programme.FoldLabel(cell)] {
		return unclear
	}
	if v, ok := c.settled(cell); ok {
		return v
	}
	if t, ok := readBoxes(cell); ok {
		return c.boxes(cell, t)
	}
	said, _ := statements(cell)
	return c.all(said)
}

// boxes judges an answer with boxes: what is ticked counts.
func (c *consentColumn) boxes(cell string, t ticks) agreement {
	switch {
	case len(t.chosen) == 0 && len(t.left) == 1:
		if means := c.single(t.left[0]); t.left[0] == "" || means == plainlyYes || means == acknowledges {
			return plainlyNo
		}
		return unclear
	case len(t.chosen) == 0:
		return nothing
	}
	var said []string
	alone := false
	for _, s := range t.chosen {
		alone = alone || s == ""
		if s != "" {
			said = append(said, s)
		}
	}
	crossed := strings.Contains(cell, "☒")
	switch {
	case len(said) == 0 && len(t.left) > 0, alone && len(said) > 0:
		return unclear // a tick, and nothing that says beside what
	case len(said) == 0 && crossed && c.ticks:
		return unclear // crosses and ticks in one column
	case len(said) == 0:
		return plainlyYes
	}
	if len(said) == 1 && c.single(said[0]) == acknowledges {
		return unclear
	}
	return c.all(said)
}

// all judges statements that are made together.
func (c *consentColumn) all(said []string) agreement {
	count := make(map[agreement]int)
	word, some := false, 0
	made := make(map[string]bool)
	for _, s := range said {
		means := c.single(s)
		if means == nothing {
			continue
		}
		some++
		count[means]++
		word = word || means == plainlyYes && isWord(s)
		made[programme.FoldHeading(s)] = true
	}
	switch {
	case some == 0:
		return nothing
	case count[plainlyNo] == some:
		return plainlyNo
	case count[plainlyNo] > 0 || count[unclear] > 0 || count[plainlyYes] == 0:
		return unclear
	case word:
		return plainlyYes
	}
	for s := range c.offered {
		if !made[s] {
			return unclear // a part of what others agreed to
		}
	}
	return plainlyYes
}

// statements parts a cell into what was ticked. several reports whether the form lets people tick several: there are,
// or the cell ends as such a list does.
func statements(cell string) (said []string, several bool) {
	all, listed := items(cell)
	if !listed {
		all = strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '\n' || r == '|' })
	}
	for _, s := range all {
		for {
			n := strings.Index(s, ", I ")
			if n < 0 {
				break
			}
			said = append(said, strings.TrimSpace(s[:n]))
			s = s[n+2:]
		}
		if s = strings.Trim(s, " \t,"); s != "" {
			said = append(said, s)
		}
	}
	return said, len(said) > 1 || listed || strings.HasSuffix(strings.TrimSpace(cell), ";")
}

// likelier returns yes and no, the likelier answer to what a wording means first.
func (c *consentColumn) likelier(cell string) []string {
	words := strings.Fields(programme.FoldHeading(cell))
	has := func(any ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(any, w) })
	}
	doubts := slices.ContainsFunc(words, isReservation) || strings.Contains(cell, "?") || has("decide", "opted", "ask")
	fine := has("objection", "objections", "problem", "problems") && has("no") && len(words) < 4
	if fine || !doubts && has(append([]string{"yes", "happy"}, consenting...)...) {
		return []string{"yes", "no"}
	}
	return []string{"no", "yes"}
}
