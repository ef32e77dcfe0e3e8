package follow

import (
	"maps"

	"crosswalk/tui/shell"
)

// marks are the exchanges that one action is for together.
type marks map[uint64]bool

// toggle marks all of some exchanges, or takes their marks away where all have one.
func (m marks) toggle(ids []uint64) {
	all := m.all(ids)
	for _, id := range ids {
		if all {
			delete(m, id)
		} else {
			m[id] = true
		}
	}
}

// all reports whether each of some exchanges is marked.
func (m marks) all(ids []uint64) bool {
	if len(m) < len(ids) {
		return false
	}
	for _, id := range ids {
		if !m[id] {
			return false
		}
	}
	return len(ids) > 0
}

// clear takes every mark away; false if there was none.
func (m marks) clear() bool {
	was := len(m) > 0
	clear(m)
	return was
}

// keep takes the marks of exchanges away that are no longer there.
func (m marks) keep(st *shell.ExchangeStatuses) {
	maps.DeleteFunc(m, func(id uint64, _ bool) bool { return st.ByID[id] == nil })
}

// of are the statuses of the marked exchanges, in the order they were published.
func (m marks) of(st *shell.ExchangeStatuses) []*shell.ExchangeStatus {
	var all []*shell.ExchangeStatus
	if len(m) == 0 {
		return nil
	}
	for _, one := range st.All {
		if m[one.X.ID] {
			all = append(all, one)
		}
	}
	return all
}

// done takes the marks away once an action was made for them.
func (m marks) done() { m.clear() }
