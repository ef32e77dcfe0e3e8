package applicants

import (
	"cmp"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/tui/shell"
)

// order is how the list is sorted. What an order does not tell apart stays sorted by name.
type order int

const (
	byName order = iota
	byAffiliation
	byStatus
	bySubmitted
	byStage
	byMark
	orders // how many there are
)

// next is the order that follows, of those that the programme has something to sort by for.
func (o order) next(p *programme.Programme) order {
	for {
		o = (o + 1) % orders
		_, works := shell.Affiliation(p)
		if o == byAffiliation && !works || o == byStage && len(p.Stages) == 0 || o == byMark && len(p.Marks) == 0 {
			continue
		}
		return o
	}
}

// compare tells which of two rows comes first, as [cmp.Compare] does.
func (o order) compare(x, y *row) int {
	switch o {
	case byAffiliation:
		return strings.Compare(x.works, y.works)
	case byStatus:
		return cmp.Compare(x.status.rank, y.status.rank)
	case bySubmitted:
		return x.sent.Compare(y.sent)
	case byStage:
		return cmp.Compare(x.place, y.place)
	case byMark:
		return cmp.Compare(y.mark, x.mark)
	}
	return 0
}

// words says how the list is sorted.
func (o order) words(p *programme.Programme) string {
	switch o {
	case byAffiliation:
		f, _ := shell.Affiliation(p)
		return "sorted by " + strings.ToLower(text.Line(f.Label))
	case byStatus:
		return "sorted by status"
	case bySubmitted:
		return "sorted by time of submission"
	case byStage:
		return "sorted by stage"
	case byMark:
		return "sorted by the judges' marks"
	}
	return "sorted by name"
}
