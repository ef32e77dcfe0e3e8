package follow

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/tui/shell"
)

// grouping is by what the rows of Exchanges stand together.
type grouping int

const (
	ungrouped grouping = iota
	byFacilitator
	byOrganisation
	byStatus
	groupings
)

func (g grouping) String() string {
	return [groupings]string{"no groups", "facilitator", "organisation", "status"}[g]
}

// exchangeRow is a row of Exchanges: an exchange, or with the ID 0 the heading of its group. An exchange has a row
// in each group that it belongs to.
type exchangeRow struct {
	group int
	id    uint64
}

// group is exchanges under one heading.
type group struct {
	name string // safe; empty where there are no groups
	key  string // for sorting
	ids  []uint64
	said string // what its heading says of them
}

// grouped puts exchanges, in their order, under their headings.
func grouped(st *shell.ExchangeStatuses, by grouping, ids []uint64) []group {
	if by == ungrouped {
		return []group{{ids: ids}}
	}
	at := map[string]int{}
	var all []group
	for _, id := range ids {
		for _, g := range groupsOf(st, by, st.ByID[id]) {
			i, ok := at[g.name]
			if !ok {
				i = len(all)
				at[g.name] = i
				all = append(all, g)
			}
			if n := len(all[i].ids); n == 0 || all[i].ids[n-1] != id {
				all[i].ids = append(all[i].ids, id)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b group) int { return cmp.Compare(a.key, b.key) })
	for i := range all {
		all[i].said = sayGroup(st, by, all[i])
	}
	return all
}

// last sorts after every name.
const last = "\U0010ffff"

// groupsOf are the groups of an exchange, without anybody in them.
func groupsOf(st *shell.ExchangeStatuses, by grouping, one *shell.ExchangeStatus) []group {
	switch by {
	case byFacilitator:
		if one.X.Facilitator.IsEmpty() {
			return []group{{name: "nobody rings them yet", key: last}}
		}
		return []group{{name: one.X.Facilitator.Safe(), key: text.Fold(one.X.Facilitator.Safe())}}
	case byStatus:
		return []group{{name: string(one.Health), key: fmt.Sprintf("%02d", one.Health.Rank())}}
	}
	field, ok := shell.Affiliation(st.State.Programme)
	var all []group
	for _, a := range one.People {
		if !ok || a == nil {
			continue
		}
		if name := a.Answer(field.Name).Say(field, true); name != "" {
			all = append(all, group{name: name, key: text.Fold(name)})
		}
	}
	if len(all) == 0 {
		return []group{{name: "no organisation", key: last}}
	}
	return all
}

// sayGroup is what a heading says of its exchanges: "7 exchanges · 1 at risk · 2 overdue"; of a group that is a
// status itself, how many they are.
func sayGroup(st *shell.ExchangeStatuses, by grouping, g group) string {
	if by == byStatus {
		return say.Count(len(g.ids), "exchange")
	}
	n := map[exchange.Health]int{}
	for _, id := range g.ids {
		n[st.ByID[id].Health]++
	}
	parts := []string{say.Count(len(g.ids), "exchange")}
	for _, h := range []exchange.Health{exchange.HealthAtRisk, exchange.HealthOverdue, exchange.HealthDue} {
		if n[h] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[h], h))
		}
	}
	return strings.Join(parts, " · ")
}
