package tui

import (
	"cmp"
	"fmt"
	"slices"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
)

// partnerList is everybody a person could be paired with, each with the exact price, filling in as they
// are worked out. Those whom a rule forbids are at the end, with the rule.
type partnerList struct {
	m      *matchesScreen
	sh     *shell
	person matching.ID
	others []matching.ID // the others of the pair: tab lists for the first of them; none for somebody who waits
	input  textinput.Model
	cursor matching.ID
	wrong  string
	cheap  bool // the cheapest first instead of the highest score

	shown []partner // what was typed leaves these
	from  shownFor
}

// shownFor is what the shown rows were chosen from.
type shownFor struct {
	of     *partners
	listed bool
	typed  string
	priced int
	cheap  bool
}

// newPartnerList opens the list for the first of some people who are together.
func newPartnerList(m *matchesScreen, who []matching.ID) *partnerList {
	in := textinput.New()
	in.Prompt = "/ "
	in.Placeholder = "type to narrow down"
	in.CharLimit = 200
	in.SetStyles(inputStyles(m.sh.theme))
	in.Focus()
	return &partnerList{m: m, sh: m.sh, person: who[0], others: who[1:], input: in}
}

// rows is the partners that have what was typed.
func (l *partnerList) rows() []partner {
	q := l.m.prices.of(l.person)
	is := shownFor{q, q.listed, l.input.Value(), q.priced, l.cheap && q.done}
	if is == l.from {
		return l.shown
	}
	l.from = is
	words := (&filter{input: l.input}).words()
	l.shown = l.shown[:0]
	for _, r := range q.rows {
		if matches(l.m.rows.said(r.id), words) {
			l.shown = append(l.shown, r)
		}
	}
	if is.cheap {
		priority := l.sh.state.Options().Priority
		slices.SortStableFunc(l.shown, func(a, b partner) int {
			if !a.free() || !b.free() {
				return cmp.Compare(a.rank(), b.rank())
			}
			return cheaper(a.price, b.price, priority)
		})
	}
	return l.shown
}

// cheaper compares two prices by what a plan is chosen for: people first, then the weakest pair if it has
// the priority, then points, then how much changes.
func cheaper(a, b plan.Price, priority programme.Priority) int {
	weakest := 0
	if priority == programme.PriorityWeakest {
		weakest = cmp.Compare(a.Weakest, b.Weakest)
	}
	return cmp.Or(cmp.Compare(a.People, b.People), weakest, cmp.Compare(a.Points, b.Points), cmp.Compare(a.Changes, b.Changes))
}

// at is the place of the cursor among the rows.
func (l *partnerList) at(rows []partner) int {
	for i, r := range rows {
		if r.id == l.cursor {
			return i
		}
	}
	return 0
}

func (l *partnerList) move(by int) {
	rows := l.rows()
	if len(rows) > 0 {
		l.cursor = rows[max(0, min(len(rows)-1, l.at(rows)+by))].id
	}
	l.wrong = ""
}

func (l *partnerList) update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case committedMsg:
		if !l.m.movable(l.person) {
			l.close()
			return true, nil
		}
		return false, nil
	case tea.MouseWheelMsg:
		l.move(map[tea.MouseButton]int{tea.MouseWheelUp: -3, tea.MouseWheelDown: 3}[msg.Button])
		return false, nil
	case tea.KeyPressMsg:
		if closed, cmd, done := l.key(msg.String()); done {
			return closed, cmd
		}
	}
	before := l.input.Value()
	var cmd tea.Cmd
	l.input, cmd = l.input.Update(msg)
	if before != l.input.Value() {
		l.cursor, l.wrong = 0, ""
	}
	return false, cmd
}

// key answers the keys that are no letters.
func (l *partnerList) key(key string) (closed bool, cmd tea.Cmd, done bool) {
	switch key {
	case "esc":
		l.close()
		return true, nil, true
	case "up", "ctrl+k":
		l.move(-1)
	case "down", "ctrl+j":
		l.move(1)
	case "pgup":
		l.move(-10)
	case "pgdown":
		l.move(10)
	case "tab", "shift+tab":
		if len(l.others) > 0 {
			l.person, l.others = l.others[0], append(slices.Clone(l.others[1:]), l.person)
			l.cursor, l.wrong = 0, ""
		}
	case "ctrl+t":
		l.sort()
	case "enter":
		rows := l.rows()
		if len(rows) == 0 {
			return false, nil, true
		}
		closed, cmd := l.choose(rows[l.at(rows)])
		return closed, cmd, true
	default:
		return false, nil, false
	}
	return false, nil, true
}

// sort puts the cheapest first, or the highest score again. It waits for all prices, so that nothing
// jumps about.
func (l *partnerList) sort() {
	if q := l.m.prices.of(l.person); !q.done {
		l.wrong = "The prices are still being worked out."
		return
	}
	l.cheap, l.cursor, l.wrong = !l.cheap, 0, ""
}

func (l *partnerList) close() { l.m.list = nil }

// choose opens the ripple of pairing the person with a partner, or says why they cannot be paired.
func (l *partnerList) choose(r partner) (bool, tea.Cmd) {
	if k, ok := l.now(r); ok && !k.isTrio() {
		l.wrong = "They are together already."
		if !r.taken {
			l.wrong += " On the list, l locks them."
		}
		return false, nil
	}
	if l.wrong = l.m.sh.unpairable(l.person, r.id); l.wrong != "" {
		return false, nil
	}
	dialog, cmd := newOverride(l.sh, l.person, r.id)
	dialog.back = func() {
		l.m.list = l
		l.sh.open(l)
	}
	l.close()
	l.sh.open(dialog)
	return true, cmd
}

// now is the row in which the person and a partner are together; ok is false if they are not.
func (l *partnerList) now(r partner) (k matchKey, ok bool) {
	k, ok = l.m.rows.row(l.person, r.id)
	return k, ok && k.has(r.id)
}

// unpairable says why two people cannot be paired even by override; nothing if they can, or are already.
func (sh *shell) unpairable(a, b matching.ID) string {
	for _, id := range []matching.ID{a, b} {
		if p, stays := sh.fixedPair(id); stays && !sh.takesMore(id) {
			return fmt.Sprintf("%s is %s with %s: that %s has to be unlocked first.", sh.state.Call(id), p.State, sh.state.CallEach(keyOf(p).others(id)), teamWord(p.IsTrio()))
		}
	}
	if sh.scorer == nil {
		return ""
	}
	if x, is := always(sh.scorer.Breaches(a, b)); is {
		return "Never, not even by override: " + x.Sentence() + "."
	}
	return ""
}

// fixedPair is the pair, or the trio, that stays in which a person is; of two the weaker.
func (sh *shell) fixedPair(id matching.ID) (matching.Pair, bool) {
	for _, p := range sh.state.Plan.PairsOf(id) {
		if p.State.Fixed() {
			return p, true
		}
	}
	return matching.Pair{}, false
}

// takesMore reports whether somebody would take another partner beside those they stay with: two are the
// most there can be.
func (sh *shell) takesMore(id matching.ID) bool {
	partners := 0
	for _, p := range sh.state.Plan.PairsOf(id) {
		if p.State.Fixed() {
			partners += len(p.Members()) - 1
		}
	}
	a, ok := sh.state.Person(id)
	return ok && partners < min(a.Capacity(), 2)
}

// newOverride is the dialog that pairs two people although the plan has other pairs.
func newOverride(sh *shell, a, b matching.ID) (*rippleAsk, tea.Cmd) {
	var notes []string
	if sh.scorer != nil {
		for _, x := range sh.scorer.Breaches(a, b) {
			notes = append(notes, "! against rule: "+x.Sentence())
		}
	}
	title := "Pair " + sh.titleName(a) + " with " + sh.titleName(b)
	return newRippleAsk(sh, title, "pair them and lock", matching.Couple{A: a, B: b}, notes, true, func(reason string) cohort.Change {
		return &cohort.Override{A: a, B: b, Why: cohort.Reason(reason)}
	})
}
