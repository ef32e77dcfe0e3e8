package matches

import (
	"context"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// weightsPanel has a slider for each criterion. While they move, the plan is made anew in the background:
// the panel shows what it comes to, and the list beside it which pairs would go.
type weightsPanel struct {
	sh     *shell.Shell
	whole  bool                      // it stands over a detail that has the screen to itself
	mark   func(map[rowKey]weighing) // marks rows of the list; with nil none is weighed any more
	names  []string                  // of the criteria
	points sliders
	cursor int
	typed  string // digits typed for the criterion under the cursor
	ask    shell.Ask[outcome]
	turn   chan struct{} // full while points are looked at: one look is taken after the other
	found  outcome       // the ripple of the latest points that were looked at; empty before the first and when nothing moved
	latest bool          // they are the points now
	wrong  string        // why enter did nothing
	lines  []string      // all that is said of the ripple, for a width; nil: to be made
	width  int

	shell.Scroller
}

// weighing is what becomes of a row of the list with other points.
type weighing int

const (
	weighedSame   weighing = iota
	weighedGone            // the pair would go
	weighedJoined          // they would no longer wait
)

// openWeights opens the panel.
func openWeights(sh *shell.Shell, whole bool, mark func(map[rowKey]weighing)) tea.Cmd {
	d := &weightsPanel{sh: sh, whole: whole, mark: mark, turn: make(chan struct{}, 1)}
	d.begin()
	sh.Open(d)
	return nil
}

// begin takes the points of the cohort. What was set of the same criteria stays set.
func (d *weightsPanel) begin() {
	var names []string
	var was []int
	for _, c := range d.sh.State().Programme.Criteria {
		names, was = append(names, c.Name), append(was, c.Points)
	}
	before := d.points
	d.points = newSliders(was)
	if slices.Equal(names, d.names) {
		d.points.set, d.points.to = before.set, before.to
		d.points.share()
		return
	}
	d.names, d.cursor, d.typed = names, 0, ""
}

// change is what enter would commit: the criteria with other points, those that were set first.
func (d *weightsPanel) change() *cohort.Weigh {
	var set, shared []cohort.Weight
	for i, name := range d.names {
		switch w := (cohort.Weight{Criterion: name, Points: d.points.now[i]}); {
		case d.points.now[i] == d.points.was[i]:
		case d.points.isSet(i):
			set = append(set, w)
		default:
			shared = append(shared, w)
		}
	}
	return &cohort.Weigh{Weights: append(set, shared...)}
}

// look works out what the points would change.
func (d *weightsPanel) look() tea.Cmd {
	d.ask.Stop()
	d.latest, d.wrong, d.lines, d.Top, d.found.why = false, "", nil, 0, ""
	if !d.points.moved() {
		d.find(outcome{})
		return nil
	}
	desk, s, c := d.sh.Desk, d.sh.State(), d.change()
	return d.ask.Start(func(ctx context.Context) outcome {
		// Of points that keys held down went past, none is begun: their questions are over by their turn.
		select {
		case d.turn <- struct{}{}:
			defer func() { <-d.turn }()
			return weigh(ctx, desk, s, c)
		case <-ctx.Done():
			return outcome{}
		}
	}, d.have)
}

// weigh works out what other weights would lead to, both plans counted with the new points; nothing is written.
func weigh(ctx context.Context, desk *shell.Desk, s *cohort.State, c *cohort.Weigh) outcome {
	after, err := desk.Preview(ctx, s, c)
	if err != nil {
		return outcome{why: err.Error()}
	}
	r := matching.Compare(after.Recounted(s), after.Plan)
	return outcome{ripple: &r}
}

// have takes over what the latest points would change.
func (d *weightsPanel) have(found outcome) tea.Cmd {
	d.latest, d.lines, d.wrong = found.ripple != nil, nil, ""
	d.find(found)
	return nil
}

// find shows what points would change, in the panel and in the list.
func (d *weightsPanel) find(found outcome) {
	d.found = found
	if found.ripple == nil {
		d.mark(nil)
		return
	}
	marks := map[rowKey]weighing{}
	for _, p := range found.ripple.Gone {
		marks[keyOf(p)] = weighedGone
	}
	for _, x := range found.ripple.Joined {
		marks[rowKey{a: x.ID}] = weighedJoined
	}
	d.mark(marks)
}

// close gives up what is being worked out and takes the marks away.
func (d *weightsPanel) close() {
	d.ask.Stop()
	d.mark(nil)
}

// Take goes on from the points that the cohort has now.
func (d *weightsPanel) Take() tea.Cmd {
	d.begin()
	return d.look()
}

func (d *weightsPanel) Update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		d.Wheel(msg)
	case tea.KeyPressMsg:
		return d.key(msg.String())
	}
	return false, nil
}

func (d *weightsPanel) key(key string) (bool, tea.Cmd) {
	switch key {
	case "esc", "q":
		d.close()
		return true, nil
	case "enter":
		return d.keep()
	case "up", "k", "shift+tab":
		d.step(-1)
	case "down", "j", "tab":
		d.step(1)
	case "left", "-", "−":
		return false, d.move(-1)
	case "right", "+", "=":
		return false, d.move(1)
	case "shift+left":
		return false, d.move(-5)
	case "shift+right":
		return false, d.move(5)
	case "backspace":
		return false, d.typing(d.typed[:max(0, len(d.typed)-1)])
	case "pgup", "pgdown":
		d.Scroller.Key(key)
	default:
		if len(key) == 1 && key[0] >= '0' && key[0] <= '9' {
			return false, d.typing(d.typed + key)
		}
	}
	return false, nil
}

func (d *weightsPanel) step(by int) {
	n := len(d.names)
	d.cursor, d.typed, d.wrong = (d.cursor+by+n)%n, "", ""
}

// move gives the criterion under the cursor more points, or fewer.
func (d *weightsPanel) move(by int) tea.Cmd {
	d.typed = ""
	d.points.put(d.cursor, d.points.now[d.cursor]+by)
	return d.look()
}

// typing sets the criterion under the cursor to the number that was typed; without one, it shares again. A
// digit with which the number would be too large begins another one.
func (d *weightsPanel) typing(digits string) tea.Cmd {
	n, err := strconv.Atoi(digits)
	switch {
	case err != nil:
		d.typed = ""
		d.points.letGo(d.cursor)
		return d.look()
	case n > allPoints:
		digits = digits[len(digits)-1:]
		n = int(digits[0] - '0')
	}
	d.typed = digits
	d.points.put(d.cursor, n)
	return d.look()
}

// keep commits the points.
func (d *weightsPanel) keep() (bool, tea.Cmd) {
	switch {
	case !d.points.moved():
		d.wrong = "These are the points already."
	case d.found.why != "":
		d.wrong = d.found.why
	case !d.latest:
		d.wrong = "What would change is still being worked out."
	default:
		d.close()
		return true, d.sh.Desk.Commit(d.change())
	}
	return false, nil
}

func (d *weightsPanel) Keys() []shell.Action {
	ks := []shell.Action{{Keys: []string{"up", "down"}, Name: "criterion"}, {Keys: []string{"left", "right"}, Name: "1, shift 5"},
		{Keys: []string{"enter"}, Name: "keep"}, {Keys: []string{"esc"}, Name: "leave it"}, {Keys: []string{"0-9"}, Name: "set"}}
	if d.points.isSet(d.cursor) {
		ks = append(ks, shell.Action{Keys: []string{"backspace"}, Name: "let it go"})
	}
	if d.Most > 0 {
		ks = append(ks, shell.Action{Keys: []string{"pgdown"}, Name: "scroll"})
	}
	return ks
}
