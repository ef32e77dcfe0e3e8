package matches

import (
	"cmp"
	"slices"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// partnerList is everybody a person could be paired with, each with the exact price, filling in as they
// are worked out. Those whom a rule forbids are at the end, with the rule.
type partnerList struct {
	sh     *shell.Shell
	people *people
	plan   *planRows
	prices *pricer
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

// newPartnerList makes the list for the first of some people who are together.
func newPartnerList(sh *shell.Shell, plan *planRows, prices *pricer, who []matching.ID) *partnerList {
	in := textinput.New()
	in.Prompt = "/ "
	in.Placeholder = "type to narrow down"
	in.CharLimit = 200
	in.SetStyles(shell.InputStyles(sh.Theme))
	in.Focus()
	return &partnerList{sh: sh, people: plan.people, plan: plan, prices: prices, person: who[0], others: who[1:], input: in}
}

// open shows the list, with all prices.
func (l *partnerList) open() {
	l.prices.listed = l.person
	l.sh.Open(l)
}

// close gives up the prices; whoever closes the list takes it away.
func (l *partnerList) close() { l.prices.listed = 0 }

// turn goes on to the partners of the next of the people who are together.
func (l *partnerList) turn() {
	if len(l.others) > 0 {
		l.person, l.others = l.others[0], append(slices.Clone(l.others[1:]), l.person)
		l.cursor, l.wrong, l.prices.listed = 0, "", l.person
	}
}

// Take closes the list of somebody who can be given no partner any more.
func (l *partnerList) Take() tea.Cmd {
	if !l.plan.movable(l.person) {
		l.close()
		l.sh.Close(l)
	}
	return nil
}

// rows is the partners that have what was typed.
func (l *partnerList) rows() []partner {
	q := l.prices.of(l.person)
	is := shownFor{q, q.listed, l.input.Value(), q.priced, l.cheap && q.done}
	if is == l.from {
		return l.shown
	}
	l.from = is
	words := shell.FoldedWords(l.input.Value())
	l.shown = l.shown[:0]
	for _, r := range q.rows {
		if len(words) == 0 || shell.HasWords(words, l.people.said(r.id)) {
			l.shown = append(l.shown, r)
		}
	}
	if is.cheap {
		priority := l.sh.State().Options().Priority
		slices.SortStableFunc(l.shown, func(a, b partner) int {
			if !a.free() || !b.free() {
				return cmp.Compare(a.rank(), b.rank())
			}
			return cheaper(a.price, b.price, priority)
		})
	}
	return l.shown
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

func (l *partnerList) Update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		l.move(shell.WheelSteps(msg))
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
		l.turn()
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
	if q := l.prices.of(l.person); !q.done {
		l.wrong = "The prices are still being worked out."
		return
	}
	l.cheap, l.cursor, l.wrong = !l.cheap, 0, ""
}

// choose opens the ripple of pairing the person with a partner, or says why they cannot be paired.
func (l *partnerList) choose(r partner) (bool, tea.Cmd) {
	if k, ok := l.now(r); ok && !k.isTrio() {
		l.wrong = "They are together already."
		if !r.taken {
			l.wrong += " On the list, l locks them."
		}
		return false, nil
	}
	if l.wrong = unpairable(l.sh, l.person, r.id); l.wrong != "" {
		return false, nil
	}
	l.close()
	return true, openOverride(l.sh, l.person, r.id, l.open)
}

// now is the row in which the person and a partner are together; ok is false if they are not.
func (l *partnerList) now(r partner) (k rowKey, ok bool) {
	k, ok = l.plan.row(l.person, r.id)
	return k, ok && k.has(r.id)
}

// openOverride shows what pairing two people although the plan has other pairs would change. back is what to do
// when it is left without pairing them; may be nil.
func openOverride(sh *shell.Shell, a, b matching.ID, back func()) tea.Cmd {
	var notes []string
	if sh.Scorer() != nil {
		for _, x := range sh.Scorer().Breaches(a, b) {
			notes = append(notes, "! against rule: "+x.Sentence())
		}
	}
	return openRipple(sh, rippleQuestion{
		title: "Pair " + shell.TitleName(sh, a) + " with " + shell.TitleName(sh, b), verb: "pair them and lock", about: matching.Couple{A: a, B: b}, notes: notes, must: true, back: back,
		change: func(reason string) cohort.Change { return &cohort.Override{A: a, B: b, Why: cohort.Reason(reason)} },
	})
}
