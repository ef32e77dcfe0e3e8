package follow

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// checkIns is the screen for the telephone: whom to ring next and why, and for the pair under the cursor
// all that is needed during the call.
type checkIns struct {
	sh        *shell.Shell
	list      *shell.List[uint64]
	checklist *checklist
	seen      *shell.ExchangeStatuses // what the queue was made of; nil before the first
	queue     []*shell.ExchangeStatus // everybody, in the order to ring them
	later     bool                    // calls further ahead are shown too
	assigned  bool                    // somebody is the facilitator of an exchange
	whose     string                  // the facilitator whose calls are shown, safe; "" is everybody's
	counts    queueCounts             // of the facilitator's calls, or of those that the filter leaves
	called    *calling                // a call that is on its way to the disk; nil: none is
}

// calling is a call that was sent to be recorded.
type calling struct {
	id    uint64
	calls int    // how many there were before
	next  uint64 // whom to ring after this one; 0: nobody
}

// NewCheckIns makes the screen of whom to ring.
func NewCheckIns(sh *shell.Shell) shell.Screen {
	c := &checkIns{sh: sh, checklist: newChecklist(sh)}
	c.list = shell.NewList(sh, queueColumns(80, false), c.checklist, c.rows)
	c.list.Moved = func(uint64) { c.follow() }
	c.checklist.closed = c.list.Fill
	return c
}

// follow changes to the exchange under the cursor.
func (c *checkIns) follow() {
	id, _ := c.list.Selected()
	c.checklist.show(id)
}

// Take goes on to whom to ring next once a call is on disk. Else the queue is made when it is asked for next.
func (c *checkIns) Take() {
	if c.called != nil {
		c.fresh()
		c.recorded()
	}
}

// Settle has it worked out how the exchanges stand, and goes on from a call that was recorded before that was known.
func (c *checkIns) Settle(_, _ int, shown bool) tea.Cmd {
	if !shown {
		return nil
	}
	look := c.sh.LookAtExchanges()
	if c.called != nil {
		c.fresh()
		c.recorded()
	}
	return look
}

// fresh makes the queue anew if the state or the day is another one.
func (c *checkIns) fresh() *shell.ExchangeStatuses {
	st := c.sh.ExchangeStatuses()
	if st == c.seen {
		return st
	}
	c.seen = st
	c.queue = newQueue(st)
	c.assigned = slices.ContainsFunc(st.State.Exchanges, func(x *cohort.Exchange) bool { return !x.Facilitator.IsEmpty() })
	if c.whose != "" && !slices.ContainsFunc(facilitators(st.State), func(f facilitator) bool { return f.name == c.whose }) {
		c.whose = ""
	}
	c.list.Fill()
	return st
}

// isListed reports whether a call is one of the facilitator's, and has all the words.
func (c *checkIns) isListed(one *shell.ExchangeStatus, words []string) bool {
	return (c.whose == "" || one.X.Facilitator.Safe() == c.whose) && shell.HasWords(words, one.Words)
}

// rows are the calls that are listed, and counts them. Whoever is on the call sheet stays in the list for as
// long as the sheet has the keys.
func (c *checkIns) rows(words []string) ([]uint64, bool) {
	var keys []uint64
	c.counts = queueCounts{}
	for _, one := range c.queue {
		if !c.isListed(one, words) {
			continue
		}
		c.counts.add(one)
		if !isLater(one) || c.later || c.list.Filter.On() || c.checklist.focused && one.X.ID == c.checklist.id {
			keys = append(keys, one.X.ID)
		}
	}
	return keys, true
}

// Update answers a key that no action took, a paste or the wheel.
func (c *checkIns) Update(msg tea.Msg) tea.Cmd {
	c.fresh()
	return c.list.Update(msg)
}

// Click selects the call or the milestone that was pressed; pressed again, the call sheet opens and the
// milestone is ticked.
func (c *checkIns) Click(x, y int) tea.Cmd {
	c.fresh()
	return c.list.Click(x, y)
}

// Typing reports whether keys are letters of the filter now.
func (c *checkIns) Typing() bool { return c.list.Typing() }

// recorded goes on to the next pair once the call is on disk, and says both.
func (c *checkIns) recorded() {
	one, ok := c.seen.ByID[c.called.id]
	if !ok || len(one.X.CheckIns) <= c.called.calls {
		return
	}
	next, isNext := c.seen.ByID[c.called.next]
	isNext = isNext && isRung(next)
	c.called = nil
	c.checklist.Close()
	if isNext && c.list.Table.Select(next.X.ID) {
		c.follow()
	}
	what := strings.Join(one.First, shell.PairSign) + ": "
	if reached := one.X.CheckIns[len(one.X.CheckIns)-1].Reached; len(reached) == 0 {
		what += "nobody reached"
	} else {
		what += one.SomeOf(reached) + " reached"
	}
	switch {
	case isNext && next.Look.Next.When == exchange.Now:
		what += " · next: " + next.Pair
	case isNext:
		what += " · nobody else today; " + next.Look.Next.Say() + ": " + next.Pair
	case c.list.Filter.On():
		what += " · esc shows who else is to be rung"
	default:
		what += " · nobody else is to be rung soon"
	}
	c.sh.SayDone(what)
}

// Point opens the call sheet of people's exchange.
func (c *checkIns) Point(who ...matching.ID) bool {
	one, ok := c.fresh().With(who)
	if !ok {
		return false
	}
	if !isRung(one) {
		c.sh.Say(sayOver(one))
		return false
	}
	c.checklist.Close()
	c.list.Filter.Clear()
	if c.whose != one.X.Facilitator.Safe() {
		c.whose = ""
	}
	c.checklist.show(one.X.ID)
	c.checklist.Open()
	c.list.Fill()
	return c.list.Select(one.X.ID)
}

// sayOver says of an exchange that is over why it has no call sheet.
func sayOver(one *shell.ExchangeStatus) string {
	return one.Pair + ": over, nobody needs to ring them"
}

// Back closes the call sheet, or else clears the filter.
func (c *checkIns) Back() bool { return c.list.Back() }
