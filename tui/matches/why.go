package matches

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// personPick is a pick of somebody else; tab makes it about the next one of the pair.
type personPick struct {
	*dialog.Pick
	flip     func() *personPick // nil: there is no other one
	flipName string
}

func (p *personPick) Update(msg tea.Msg) (bool, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && p.flip != nil && (k.String() == "tab" || k.String() == "shift+tab") {
		*p = *p.flip()
		return false, nil
	}
	return p.Pick.Update(msg)
}

func (p *personPick) Keys() []shell.Action {
	ks := p.Pick.Keys()
	if p.flip != nil {
		ks = slices.Insert(ks, len(ks)-1, shell.Action{Keys: []string{"tab"}, Name: p.flipName})
	}
	return ks
}

// newPersonPick lists everybody but the first of some people, by name; tab goes on to the next of them.
func (m *matchesScreen) newPersonPick(who []matching.ID, title func(name string) string, verb string, picked func(a, b matching.ID) tea.Cmd) *personPick {
	sh, person := m.sh, who[0]
	p := &personPick{}
	if len(who) > 1 {
		p.flipName = "for " + sh.State().Call(who[1])
		p.flip = func() *personPick {
			return m.newPersonPick(append(slices.Clone(who[1:]), person), title, verb, picked)
		}
	}
	var choices []dialog.Choice
	ids := map[string]matching.ID{}
	for _, a := range sh.State().Sorted() {
		if a.ID == person || a.Withdrawn {
			continue
		}
		key := a.Key()
		ids[key] = a.ID
		choices = append(choices, dialog.Choice{Key: key, Text: a.Name.Safe(), Detail: m.inShort(a.ID)})
	}
	slices.SortStableFunc(choices, func(x, y dialog.Choice) int { return strings.Compare(m.rows.name(ids[x.Key]), m.rows.name(ids[y.Key])) })
	p.Pick = dialog.NewPick(sh, title(sh.State().Call(person)), verb, choices, func(key string) (bool, tea.Cmd) {
		return true, picked(person, ids[key])
	})
	return p
}

// whyNot asks for a second person, and says why the two are not a pair.
func (m *matchesScreen) whyNot() tea.Cmd {
	m.sh.Open(m.newPersonPick(m.around(), func(name string) string { return "Why not " + name + " and …?" }, "see why", m.explain))
	return nil
}

// explain opens the answer to "why not these two?".
func (m *matchesScreen) explain(a, b matching.ID) tea.Cmd {
	d := &whyDialog{m: m, sh: m.sh, a: a, b: b}
	m.sh.Open(d)
	return d.look()
}

// whyDialog says why two people are not a pair: the rule that forbids them, or what pairing them would
// cost and change.
type whyDialog struct {
	m      *matchesScreen
	sh     *shell.Shell
	a, b   matching.ID
	ctx    context.Context
	cancel context.CancelFunc
	why    *matching.Explanation
	err    string

	shell.Scroller
}

func (d *whyDialog) look() tea.Cmd {
	if d.cancel != nil {
		d.cancel()
	}
	d.ctx, d.cancel = context.WithCancel(context.Background())
	d.why, d.err = nil, ""
	return Explain(d.sh.Desk, d.ctx, d.ctx, d.sh.State(), d.sh.Scorer(), d.a, d.b)
}

func (d *whyDialog) Update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case explainedMsg:
		if msg.run == any(d.ctx) {
			d.why, d.err = msg.why, msg.err
		}
	case shell.CommittedMsg:
		return false, d.look()
	case tea.MouseWheelMsg:
		d.Wheel(msg)
	case tea.KeyPressMsg:
		return d.key(msg.String())
	}
	return false, nil
}

func (d *whyDialog) key(key string) (bool, tea.Cmd) {
	if a, ok := shell.FindAction(d.own(), key); ok {
		d.cancel()
		return true, a.Run()
	}
	switch key {
	case "esc", "q", "enter":
		d.cancel()
		return true, nil
	}
	d.Scroller.Key(key)
	return false, nil
}

// own is what can be done about the two from here.
func (d *whyDialog) own() []shell.Action {
	if d.why == nil {
		return nil
	}
	couple := matching.CoupleOf(d.a, d.b)
	_, blocked := d.sh.State().Blocked[couple]
	var out []shell.Action
	if _, never := always(d.why.Breaches); !d.why.Together && !never && unpairable(d.sh, d.a, d.b) == "" {
		out = append(out, shell.Action{Id: "pair", Keys: []string{"o"}, Name: "pair them", Run: func() tea.Cmd {
			dialog, cmd := newOverride(d.sh, d.a, d.b)
			d.sh.Open(dialog)
			return cmd
		}})
	}
	switch {
	case blocked:
		out = append(out, shell.Action{Id: "unblock", Keys: []string{"b"}, Name: "lift the block", Run: func() tea.Cmd { return d.m.askUnblock(couple) }})
	case !d.why.Together || d.why.Pair.State == matching.Suggested:
		out = append(out, shell.Action{Id: "block", Keys: []string{"b"}, Name: "block them", Run: func() tea.Cmd { return d.m.askBlock(d.a, d.b) }})
	}
	return out
}

func (d *whyDialog) View(w, h int) []string {
	inner := min(90, w-6)
	room := max(1, h-4)
	lines := d.lines(inner)
	for len(lines) < min(8, room) {
		lines = append(lines, "")
	}
	body := d.Window(d.sh, lines, room)
	var hints []string
	for _, a := range d.own() {
		hints = append(hints, shell.KeyHint(d.sh, a.Keys[0], a.Name))
	}
	hints = append(hints, shell.KeyHint(d.sh, "esc", "close"))
	body = append(slices.Clone(body), "", strings.Join(hints, "   "))
	title := shell.TitleName(d.sh, d.a) + " and " + shell.TitleName(d.sh, d.b)
	if d.why == nil || !d.why.Together {
		title = "Why not " + title + "?"
	}
	return shell.Box(d.sh, title, body, inner+4, h)
}

// lines is the answer.
func (d *whyDialog) lines(w int) []string {
	t := d.sh.Theme
	var lines []string
	write := func(bad bool, text string) {
		style := t.Text
		if bad {
			style = t.Bad
		}
		lines = append(lines, shell.PaintAll(style, chart.Wrap(text, w))...)
	}
	e := d.why
	switch {
	case d.err != "":
		write(true, d.err)
		return lines
	case e == nil:
		return []string{chart.Paint(t.Muted, "Working it out…")}
	case e.Together:
		write(false, d.togetherWords(e.Pair))
	case len(e.Breaches) > 0:
		d.sayBreaches(write)
	case len(e.Fixed) > 0:
		for _, p := range e.Fixed {
			if q, ok := d.sh.State().Plan.Together(p.A, p.B); ok {
				p = q // in the order in which it is shown
			}
			write(true, fmt.Sprintf("%s are %s.", d.sh.State().CallAll(p.Members()), p.State))
		}
		write(false, "Unlock that "+say.Team(e.Fixed[0].IsTrio())+" first.")
	default:
		write(false, "No rule forbids them. Pairing them would cost "+d.costWords()+":")
		lines = append(lines, rippleLines(d.sh, *e.Ripple, matching.Couple{A: d.a, B: d.b}, w)...)
	}
	lines = append(lines, "", chart.Paint(t.Header, "Together they score "+say.Points(e.Score)))
	return append(lines, whyLines(d.sh, e.Parts, w, detailStyle{whole: true})...)
}

// togetherWords says of two people that they are together, and with whom besides.
func (d *whyDialog) togetherWords(p matching.Pair) string {
	words := fmt.Sprintf("They are a pair (%s).", p.State)
	if p.IsTrio() {
		third := slices.DeleteFunc(p.Members(), func(id matching.ID) bool { return id == d.a || id == d.b })
		words = fmt.Sprintf("They are in a trio with %s (%s): %s", d.sh.State().Call(third[0]), p.State, oddWords)
	}
	for _, id := range []matching.ID{d.a, d.b} {
		if others := slices.DeleteFunc(d.m.rows.partners(id), p.Has); len(others) > 0 {
			words += fmt.Sprintf(" %s is with %s too.", d.sh.State().Call(id), d.sh.State().CallEach(others))
		}
	}
	return words
}

func (d *whyDialog) sayBreaches(write func(bad bool, text string)) {
	if _, never := always(d.why.Breaches); never {
		write(false, "They cannot be paired, not even by override:")
	} else {
		write(false, "A rule of the programme forbids them. An override could pair them against it:")
	}
	for _, b := range d.why.Breaches {
		write(true, "! "+b.Sentence)
	}
}

// costWords is the price in words: "3.2 points, and 2 more wait".
func (d *whyDialog) costWords() string {
	p := d.why.Price
	out := say.Points(p.Points) + " points"
	switch {
	case p.People > 0 && p.Points <= 0:
		out = "no points"
	case p.Points == 0:
		out = "nothing"
	case p.Points < 0:
		out = "nothing, and the total would gain " + say.Points(-p.Points) + " points"
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

func (d *whyDialog) Keys() []shell.Action {
	ks := append(d.own(), shell.Action{Keys: []string{"esc"}, Name: "close"})
	if d.Most > 0 {
		ks = append(ks, shell.Action{Keys: []string{"down"}, Name: "scroll"})
	}
	return ks
}
