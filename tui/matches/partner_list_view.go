package matches

import (
	"strings"

	"crosswalk/matching/say"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

func (l *partnerList) View(w, h int) []string {
	inner := min(94, w-6)
	about, gap := 2, 1
	if h < 16 {
		about, gap = 1, 0
	}
	room := max(1, min(h-4-about-gap, 20))
	rows := l.rows()
	at := l.at(rows)
	first := max(0, min(at-room/2, len(rows)-room))
	l.input.SetWidth(max(1, inner-3))
	c := l.columns(inner)
	body := []string{chart.Fit(l.input.View(), inner), chart.Paint(l.sh.Theme.Header, c.line("partner", "score", "price", "what else changes"))}
	for i := first; i < min(len(rows), first+room); i++ {
		body = append(body, l.line(c, rows[i], i == at))
	}
	if len(rows) == 0 {
		body = append(body, chart.Paint(l.sh.Theme.Muted, l.nothing()))
	}
	for len(body) < room+2 {
		body = append(body, "")
	}
	body = append(body, make([]string, gap)...)
	body = append(body, chart.FitLines(l.about(rows, at, inner), inner, about)...)
	title := "Another partner for "
	if rows := l.plan.of[l.person]; len(rows) == 1 && rows[0].waits() {
		title = "A partner for "
	}
	return shell.Box(l.sh, title+l.sh.State().Call(l.person), body, inner+4, h)
}

func (l *partnerList) nothing() string {
	switch q := l.prices.of(l.person); {
	case q.listed && len(q.rows) > 0:
		return "Nobody has these words."
	case q.listed:
		return "There is nobody else."
	}
	return "Looking for partners…"
}

// about is a line or two on the partner under the cursor: who they are, or what is in the way.
func (l *partnerList) about(rows []partner, at, w int) []string {
	if l.wrong != "" {
		return chart.PaintAll(l.sh.Theme.Bad, chart.Wrap(l.wrong, w))
	}
	if len(rows) == 0 {
		return nil
	}
	r := rows[at]
	who := "waits"
	if with := shell.WithWordsOf(l.sh, r.id); with != "" {
		who = "now " + with
	}
	who += " · " + l.people.inShort(r.id)
	lines := chart.Wrap(who, w)
	if r.barred && l.sh.Scorer() != nil {
		var sentences []string
		for _, x := range l.sh.Scorer().Breaches(l.person, r.id) {
			sentences = append(sentences, x.Sentence())
		}
		lines = append(lines[:1:1], chart.Wrap(strings.Join(sentences, "; "), w)...)
	}
	return chart.PaintAll(l.sh.Theme.Muted, lines)
}

// partnerColumns is how wide the columns of partners are.
type partnerColumns struct{ name, score, price, rest int }

func (l *partnerList) columns(w int) partnerColumns {
	c := partnerColumns{score: 5, price: 6}
	free := w - 2 - c.score - c.price - 3 - 2
	c.name = min(30, free/2)
	c.rest = free - c.name
	return c
}

func (c partnerColumns) line(name, score, price, rest string) string {
	return "  " + chart.Fit(name, c.name) + " " + chart.FitRight(score, c.score) + " " + chart.FitRight(price, c.price) + "   " + chart.Fit(rest, c.rest)
}

func (l *partnerList) line(c partnerColumns, r partner, selected bool) string {
	price, rest := priceWords(l.sh, l.person, r, c.rest)
	switch k, together := l.now(r); {
	case together && k.isTrio():
		rest = strings.TrimSuffix("trio now, "+rest, ", ")
	case together:
		price, rest = "", "the partner now"
	}
	if r.barred {
		rest = l.mark(r) + rest
	}
	line := c.line(l.sh.State().Call(r.id), say.Points(r.score), price, rest)
	switch {
	case selected:
		return chart.Paint(l.sh.Theme.Selected, "▸ "+strings.TrimPrefix(line, "  "))
	case !r.free():
		return chart.Paint(l.sh.Theme.Muted, line)
	}
	return line
}

// mark tells a rule that an override can break from one that it cannot.
func (l *partnerList) mark(r partner) string {
	if l.sh.Scorer() != nil {
		if _, is := always(l.sh.Scorer().Breaches(l.person, r.id)); is {
			return "never: "
		}
	}
	return "! "
}

func (l *partnerList) Keys() []shell.Action {
	var ks []shell.Action
	if len(l.rows()) > 0 {
		ks = append(ks, shell.Action{Keys: []string{"enter"}, Name: "what would change"})
	}
	if len(l.others) > 0 {
		ks = append(ks, shell.Action{Keys: []string{"tab"}, Name: [...]string{"", "the other one", "the next one"}[len(l.others)]})
	}
	by := "cheapest first"
	if l.cheap {
		by = "highest score first"
	}
	return append(ks, shell.Action{Keys: []string{"ctrl+t"}, Name: by}, shell.Action{Keys: []string{"esc"}, Name: "close"})
}
