package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/tui/chart"
)

// personPick is a pick of somebody else; tab makes it about the next one of the pair.
type personPick struct {
	*pick
	flip     func() *personPick // nil: there is no other one
	flipName string
}

func (p *personPick) update(msg tea.Msg) (bool, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && p.flip != nil && (k.String() == "tab" || k.String() == "shift+tab") {
		*p = *p.flip()
		return false, nil
	}
	return p.pick.update(msg)
}

func (p *personPick) keys() []action {
	ks := p.pick.keys()
	if p.flip != nil {
		ks = slices.Insert(ks, len(ks)-1, action{keys: []string{"tab"}, name: p.flipName})
	}
	return ks
}

// newPersonPick lists everybody but the first of some people, by name; tab goes on to the next of them.
func (m *matchesScreen) newPersonPick(who []matching.ID, title func(name string) string, verb string, picked func(a, b matching.ID) tea.Cmd) *personPick {
	sh, person := m.sh, who[0]
	p := &personPick{}
	if len(who) > 1 {
		p.flipName = "for " + sh.state.Call(who[1])
		p.flip = func() *personPick {
			return m.newPersonPick(append(slices.Clone(who[1:]), person), title, verb, picked)
		}
	}
	var choices []choice
	ids := map[string]matching.ID{}
	for _, a := range sh.state.Sorted() {
		if a.ID == person || a.Withdrawn {
			continue
		}
		key := a.Key()
		ids[key] = a.ID
		choices = append(choices, choice{key: key, text: a.Name.Safe(), detail: m.inShort(a.ID)})
	}
	slices.SortStableFunc(choices, func(x, y choice) int { return strings.Compare(m.rows.name(ids[x.key]), m.rows.name(ids[y.key])) })
	p.pick = newPick(sh, title(sh.state.Call(person)), verb, choices, func(key string) (bool, tea.Cmd) {
		return true, picked(person, ids[key])
	})
	return p
}

// whyNot asks for a second person, and says why the two are not a pair.
func (m *matchesScreen) whyNot() tea.Cmd {
	m.sh.open(m.newPersonPick(m.around(), func(name string) string { return "Why not " + name + " and …?" }, "see why", m.explain))
	return nil
}

// explain opens the answer to "why not these two?".
func (m *matchesScreen) explain(a, b matching.ID) tea.Cmd {
	d := &whyDialog{m: m, sh: m.sh, a: a, b: b}
	m.sh.open(d)
	return d.look()
}

// whyDialog says why two people are not a pair: the rule that forbids them, or what pairing them would
// cost and change.
type whyDialog struct {
	m      *matchesScreen
	sh     *shell
	a, b   matching.ID
	ctx    context.Context
	cancel context.CancelFunc
	why    *plan.Explanation
	err    string

	scroller
}

func (d *whyDialog) look() tea.Cmd {
	if d.cancel != nil {
		d.cancel()
	}
	d.ctx, d.cancel = context.WithCancel(context.Background())
	d.why, d.err = nil, ""
	return d.sh.desk.Explain(d.ctx, d.ctx, d.sh.state, d.sh.scorer, d.a, d.b)
}

func (d *whyDialog) update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case explainedMsg:
		if msg.run == any(d.ctx) {
			d.why, d.err = msg.why, msg.err
		}
	case committedMsg:
		return false, d.look()
	case tea.MouseWheelMsg:
		d.wheel(msg)
	case tea.KeyPressMsg:
		return d.key(msg.String())
	}
	return false, nil
}

func (d *whyDialog) key(key string) (bool, tea.Cmd) {
	if a, ok := find(d.own(), key); ok {
		d.cancel()
		return true, a.run()
	}
	switch key {
	case "esc", "q", "enter":
		d.cancel()
		return true, nil
	}
	d.scroller.key(key)
	return false, nil
}

// own is what can be done about the two from here.
func (d *whyDialog) own() []action {
	if d.why == nil {
		return nil
	}
	couple := matching.CoupleOf(d.a, d.b)
	_, blocked := d.sh.state.Blocked[couple]
	var out []action
	if _, never := always(d.why.Breaches); !d.why.Together && !never && d.sh.unpairable(d.a, d.b) == "" {
		out = append(out, action{id: "pair", keys: []string{"o"}, name: "pair them", run: func() tea.Cmd {
			dialog, cmd := newOverride(d.sh, d.a, d.b)
			d.sh.open(dialog)
			return cmd
		}})
	}
	switch {
	case blocked:
		out = append(out, action{id: "unblock", keys: []string{"b"}, name: "lift the block", run: func() tea.Cmd { return d.m.askUnblock(couple) }})
	case !d.why.Together || d.why.Pair.State == matching.Suggested:
		out = append(out, action{id: "block", keys: []string{"b"}, name: "block them", run: func() tea.Cmd { return d.m.askBlock(d.a, d.b) }})
	}
	return out
}

func (d *whyDialog) view(w, h int) []string {
	inner := min(90, w-6)
	room := max(1, h-4)
	lines := d.lines(inner)
	for len(lines) < min(8, room) {
		lines = append(lines, "")
	}
	body := d.window(d.sh, lines, room)
	var hints []string
	for _, a := range d.own() {
		hints = append(hints, d.sh.keyHint(a.keys[0], a.name))
	}
	hints = append(hints, d.sh.keyHint("esc", "close"))
	body = append(slices.Clone(body), "", strings.Join(hints, "   "))
	title := d.sh.titleName(d.a) + " and " + d.sh.titleName(d.b)
	if d.why == nil || !d.why.Together {
		title = "Why not " + title + "?"
	}
	return d.sh.box(title, body, inner+4, h)
}

// lines is the answer.
func (d *whyDialog) lines(w int) []string {
	t := d.sh.theme
	var lines []string
	say := func(bad bool, text string) {
		style := t.Text
		if bad {
			style = t.Bad
		}
		lines = append(lines, paintAll(style, chart.Wrap(text, w))...)
	}
	e := d.why
	switch {
	case d.err != "":
		say(true, d.err)
		return lines
	case e == nil:
		return []string{chart.Paint(t.Muted, "Working it out…")}
	case e.Together:
		say(false, d.togetherWords(e.Pair))
	case len(e.Breaches) > 0:
		d.sayBreaches(say)
	case len(e.Fixed) > 0:
		for _, p := range e.Fixed {
			if q, ok := d.sh.state.Plan.Together(p.A, p.B); ok {
				p = q // in the order in which it is shown
			}
			say(true, fmt.Sprintf("%s are %s.", d.sh.state.CallAll(p.Members()), p.State))
		}
		say(false, "Unlock that "+teamWord(e.Fixed[0].IsTrio())+" first.")
	default:
		say(false, "No rule forbids them. Pairing them would cost "+d.costWords()+":")
		lines = append(lines, d.sh.rippleLines(*e.Ripple, matching.Couple{A: d.a, B: d.b}, w)...)
	}
	lines = append(lines, "", chart.Paint(t.Header, "Together they score "+points(e.Score)))
	return append(lines, whyLines(d.sh, e.Parts, w, detailStyle{whole: true})...)
}

// togetherWords says of two people that they are together, and with whom besides.
func (d *whyDialog) togetherWords(p matching.Pair) string {
	words := fmt.Sprintf("They are a pair (%s).", p.State)
	if p.IsTrio() {
		third := slices.DeleteFunc(p.Members(), func(id matching.ID) bool { return id == d.a || id == d.b })
		words = fmt.Sprintf("They are in a trio with %s (%s): %s", d.sh.state.Call(third[0]), p.State, oddWords)
	}
	for _, id := range []matching.ID{d.a, d.b} {
		if others := slices.DeleteFunc(d.m.rows.partners(id), p.Has); len(others) > 0 {
			words += fmt.Sprintf(" %s is with %s too.", d.sh.state.Call(id), d.sh.state.CallEach(others))
		}
	}
	return words
}

func (d *whyDialog) sayBreaches(say func(bad bool, text string)) {
	if _, never := always(d.why.Breaches); never {
		say(false, "They cannot be paired, not even by override:")
	} else {
		say(false, "A rule of the programme forbids them. An override could pair them against it:")
	}
	for _, b := range d.why.Breaches {
		say(true, "! "+b.Sentence())
	}
}

// costWords is the price in words: "3.2 points, and 2 more wait".
func (d *whyDialog) costWords() string {
	p := d.why.Price
	out := points(p.Points) + " points"
	switch {
	case p.People > 0 && p.Points <= 0:
		out = "no points"
	case p.Points == 0:
		out = "nothing"
	case p.Points < 0:
		out = "nothing, and the total would gain " + points(-p.Points) + " points"
	case p.Points == 10:
		out = "1.0 point"
	}
	switch {
	case p.People == 1:
		out += ", and 1 more would wait"
	case p.People > 1:
		out += fmt.Sprintf(", and %d more would wait", p.People)
	}
	return out
}

func (d *whyDialog) keys() []action {
	ks := append(d.own(), action{keys: []string{"esc"}, name: "close"})
	if d.most > 0 {
		ks = append(ks, action{keys: []string{"down"}, name: "scroll"})
	}
	return ks
}
