package tui

import (
	"context"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store/cohort"
)

// weightsPanel has a slider for each criterion. While they move, the plan is made anew in the background:
// the panel shows what it comes to, and the list beside it which pairs would go.
type weightsPanel struct {
	m      *matchesScreen
	names  []string // of the criteria
	points sliders
	cursor int
	typed  string // digits typed for the criterion under the cursor
	cancel context.CancelFunc
	run    context.Context     // of the latest points
	ripple *matching.Ripple    // what the latest known points would change; nil before the first and when nothing moved
	known  bool                // the ripple is of the latest points
	signs  map[matchKey]string // of rows of the list: "−" goes, "+" no longer waits
	wrong  string              // why enter did nothing
	why    string              // why the points cannot be kept
	lines  []string            // all that is said of the ripple, for a width; nil: to be made
	width  int

	scroller
}

// weigh opens the panel.
func (m *matchesScreen) weigh() tea.Cmd {
	d := &weightsPanel{m: m}
	d.begin()
	m.weights = d
	m.sh.open(d)
	return nil
}

// begin takes the points of the cohort. What was set of the same criteria stays set.
func (d *weightsPanel) begin() {
	var names []string
	var was []int
	for _, c := range d.m.sh.state.Programme.Criteria {
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
	d.stop()
	d.known, d.wrong, d.why, d.lines, d.top = false, "", "", nil, 0
	if !d.points.moved() {
		d.ripple, d.signs = nil, nil
		return nil
	}
	d.run, d.cancel = context.WithCancel(context.Background())
	return d.m.sh.desk.Weigh(d.run, d.run, d.m.sh.state, d.change())
}

// stop ends what is being worked out.
func (d *weightsPanel) stop() {
	if d.cancel != nil {
		d.cancel()
	}
	d.run = nil
}

func (d *weightsPanel) close() {
	d.stop()
	d.m.weights = nil
}

func (d *weightsPanel) weighed(msg weighedMsg) {
	if d.run == nil || msg.run != any(d.run) {
		return
	}
	d.known, d.why, d.lines, d.wrong = msg.why == "", msg.why, nil, ""
	d.ripple, d.signs = nil, nil
	if !d.known {
		return
	}
	d.ripple, d.signs = &msg.ripple, map[matchKey]string{}
	for _, p := range msg.ripple.Gone {
		d.signs[keyOf(p)] = "−"
	}
	for _, x := range msg.ripple.Joined {
		d.signs[matchKey{a: x.ID}] = "+"
	}
}

func (d *weightsPanel) update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case weighedMsg:
		d.weighed(msg)
	case committedMsg:
		d.begin()
		return false, d.look()
	case tea.MouseWheelMsg:
		d.wheel(msg)
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
		d.scroller.key(key)
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
	case d.why != "":
		d.wrong = d.why
	case !d.known:
		d.wrong = "What would change is still being worked out."
	default:
		d.close()
		return true, d.m.sh.desk.Commit(d.change())
	}
	return false, nil
}

func (d *weightsPanel) keys() []action {
	ks := []action{{keys: []string{"up", "down"}, name: "criterion"}, {keys: []string{"left", "right"}, name: "1, shift 5"},
		{keys: []string{"enter"}, name: "keep"}, {keys: []string{"esc"}, name: "leave it"}, {keys: []string{"0-9"}, name: "set"}}
	if d.points.isSet(d.cursor) {
		ks = append(ks, action{keys: []string{"backspace"}, name: "let it go"})
	}
	if d.most > 0 {
		ks = append(ks, action{keys: []string{"pgdown"}, name: "scroll"})
	}
	return ks
}
