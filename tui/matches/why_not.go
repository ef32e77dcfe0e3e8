package matches

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/say"
	"crosswalk/matching/score"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// whyNot says why two people are not a pair: the rule that forbids them, or what pairing them would
// cost and change.
type whyNot struct {
	sh   *shell.Shell
	a, b matching.ID
	ask  shell.Ask[explained]
	explained

	shell.Scroller
}

// explained is why two people are paired or are not; empty while it is being worked out.
type explained struct {
	why *plan.Explanation
	err string
}

// openWhyNot opens the answer to "why not these two?".
func openWhyNot(sh *shell.Shell, a, b matching.ID) tea.Cmd {
	d := &whyNot{sh: sh, a: a, b: b}
	sh.Open(d)
	return d.look()
}

// look works it out.
func (d *whyNot) look() tea.Cmd {
	d.explained = explained{}
	s, scorer, a, b := d.sh.State(), d.sh.Scorer(), d.a, d.b
	return d.ask.Start(func(ctx context.Context) explained { return explain(ctx, s, scorer, a, b) }, func(e explained) tea.Cmd {
		d.explained = e
		return nil
	})
}

// explain works out why two people are paired or are not, until ctx is over. Without compiled scores it compiles
// them.
func explain(ctx context.Context, s *cohort.State, scorer *score.Scorer, a, b matching.ID) explained {
	if scorer == nil {
		scorer = s.Scorer()
	}
	e, err := s.Explain(ctx, scorer, a, b)
	if err != nil {
		return explained{err: err.Error()}
	}
	return explained{why: e}
}

// Take looks anew.
func (d *whyNot) Take() tea.Cmd { return d.look() }

func (d *whyNot) Update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		d.Wheel(msg)
	case tea.KeyPressMsg:
		return d.key(msg.String())
	}
	return false, nil
}

func (d *whyNot) key(key string) (bool, tea.Cmd) {
	if a, ok := shell.FindAction(d.own(), key); ok {
		d.ask.Stop()
		return true, a.Run()
	}
	switch key {
	case "esc", "q", "enter":
		d.ask.Stop()
		return true, nil
	}
	d.Scroller.Key(key)
	return false, nil
}

// own is what can be done about the two from here.
func (d *whyNot) own() []shell.Action {
	if d.why == nil {
		return nil
	}
	couple := matching.CoupleOf(d.a, d.b)
	_, blocked := d.sh.State().Blocked[couple]
	var out []shell.Action
	if _, never := always(d.why.Breaches); !d.why.Together && !never && unpairable(d.sh, d.a, d.b) == "" {
		out = append(out, shell.Action{ID: "pair", Keys: []string{"o"}, Name: "pair them", Run: func() tea.Cmd { return openOverride(d.sh, d.a, d.b, nil) }})
	}
	switch {
	case blocked:
		out = append(out, shell.Action{ID: "unblock", Keys: []string{"b"}, Name: "lift the block", Run: func() tea.Cmd { return askUnblock(d.sh, couple) }})
	case !d.why.Together || d.why.Pair.State == matching.Suggested:
		out = append(out, shell.Action{ID: "block", Keys: []string{"b"}, Name: "block them", Run: func() tea.Cmd { return askBlock(d.sh, d.a, d.b) }})
	}
	return out
}

func (d *whyNot) View(w, h int) []string {
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
func (d *whyNot) lines(w int) []string {
	t := d.sh.Theme
	var lines []string
	write := func(bad bool, text string) {
		style := t.Text
		if bad {
			style = t.Bad
		}
		lines = append(lines, chart.PaintAll(style, chart.Wrap(text, w))...)
	}
	e := d.why
	switch {
	case d.err != "":
		write(true, d.err)
		return lines
	case e == nil:
		return []string{chart.Paint(t.Muted, "Working it out…")}
	case e.Together:
		write(false, togetherWords(d.sh.State(), d.a, d.b, e.Pair))
	case len(e.Breaches) > 0:
		sayBreaches(e.Breaches, write)
	case len(e.Fixed) > 0:
		for _, p := range e.Fixed {
			if q, ok := d.sh.State().Plan.Together(p.A, p.B); ok {
				p = q // in the order in which it is shown
			}
			write(true, fmt.Sprintf("%s are %s.", d.sh.State().CallAll(p.Members()), p.State))
		}
		write(false, "Unlock that "+say.Team(e.Fixed[0].IsTrio())+" first.")
	default:
		write(false, "No rule forbids them. Pairing them would cost "+costWords(e.Price)+":")
		lines = append(lines, rippleLines(d.sh, *e.Ripple, matching.Couple{A: d.a, B: d.b}, w)...)
	}
	for _, said := range d.sh.State().NamesBetween(d.a, d.b) {
		write(false, said+", which keeps nobody apart.")
	}
	lines = append(lines, "", chart.Paint(t.Header, "Together they score "+say.Points(e.Score)))
	return append(lines, whyLines(d.sh, e.Parts, w, detailStyle{whole: true})...)
}

// togetherWords says of two people that they are together, and with whom besides.
func togetherWords(s *cohort.State, a, b matching.ID, p matching.Pair) string {
	words := fmt.Sprintf("They are a pair (%s).", p.State)
	if p.IsTrio() {
		third := slices.DeleteFunc(p.Members(), func(id matching.ID) bool { return id == a || id == b })
		words = fmt.Sprintf("They are in a trio with %s (%s): %s", s.Call(third[0]), p.State, oddWords)
	}
	for _, id := range []matching.ID{a, b} {
		if others := slices.DeleteFunc(withOf(s, id), p.Has); len(others) > 0 {
			words += fmt.Sprintf(" %s is with %s too.", s.Call(id), s.CallEach(others))
		}
	}
	return words
}

// withOf is whom somebody is with in the plan.
func withOf(s *cohort.State, id matching.ID) []matching.ID {
	var with []matching.ID
	for _, p := range s.Plan.PairsOf(id) {
		with = append(with, shell.OthersIn(p, id)...)
	}
	return with
}

// sayBreaches says which rules keep two people from being paired.
func sayBreaches(breaches []score.Breach, write func(bad bool, text string)) {
	if _, never := always(breaches); never {
		write(false, "They cannot be paired, not even by override:")
	} else {
		write(false, "A rule of the programme forbids them. An override could pair them against it:")
	}
	for _, b := range breaches {
		write(true, "! "+b.Sentence())
	}
}

// costWords is the price in words: "3.2 points, and 2 more wait".
func costWords(p plan.Price) string {
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

func (d *whyNot) Keys() []shell.Action {
	ks := append(d.own(), shell.Action{Keys: []string{"esc"}, Name: "close"})
	if d.Most > 0 {
		ks = append(ks, shell.Action{Keys: []string{"down"}, Name: "scroll"})
	}
	return ks
}
