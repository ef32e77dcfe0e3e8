package follow

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// openEnd asks why some exchanges are over, and then who leaves and on which day. done is told once that is sent.
func openEnd(sh *shell.Shell, all []*shell.ExchangeStatus, done func()) {
	var choices []dialog.Choice
	reasons := programme.EndReasons()
	if len(all) == 1 {
		reasons = append(reasons, exchange.ReasonVoid)
	}
	for _, r := range reasons {
		detail := map[exchange.State]string{exchange.StateCompleted: "completed", exchange.StateEnded: "ended early", exchange.StateVoid: "as if it had never been"}
		choices = append(choices, dialog.Choice{Key: string(r), Text: string(r), Detail: detail[exchange.StateAfter(r)]})
	}
	sh.Open(dialog.NewPick(sh, "Why is the exchange of "+forMarked(all)+" over?", "choose it", choices, func(reason string) (bool, tea.Cmd) {
		openEnding(sh, all, programme.EndReason(reason), done)
		return true, nil
	}))
}

// endForm ends exchanges for one reason.
type endForm struct {
	sh     *shell.Shell
	all    []*shell.ExchangeStatus
	reason programme.EndReason
	whose  [][]int // who may leave, as the form offers it; nil: nobody is asked for
}

// mayLeave are who can leave: nobody, each, all.
func mayLeave(one *shell.ExchangeStatus) [][]int {
	whose := [][]int{nil}
	everybody := make([]int, one.X.Parties)
	for p := range one.X.Parties {
		whose = append(whose, []int{p})
		everybody[p] = p
	}
	return append(whose, everybody)
}

func openEnding(sh *shell.Shell, all []*shell.ExchangeStatus, reason programme.EndReason, done func()) {
	f := endForm{sh: sh, all: all, reason: reason}
	var fields []dialog.Field
	if exchange.StateAfter(reason) == exchange.StateEnded && len(all) == 1 {
		f.whose = mayLeave(all[0])
		fields = append(fields, dialog.Field{Label: "Who leaves", Value: choose, Choices: append([]string{choose}, f.words()...),
			Note: "Who leaves is withdrawn. Who does not waits with priority, and the two are not paired again."})
	}
	note := "may be left out; only the coordinator reads it"
	if reason == exchange.ReasonVoid {
		note = "what was wrong, for the journal"
	}
	fields = append(fields, dayField(sh, all[0]), dialog.Field{Label: "Reason", Hint: note})
	form := dialog.NewForm(sh, say.Capital(string(reason)), "end it", fields, func(v []string) (string, tea.Cmd) {
		changes, wrong := f.changes(v)
		if wrong != "" {
			return wrong, nil
		}
		done()
		return "", sh.Desk.Commit(asOne(changes))
	})
	form.Whom, form.About = whomOf(sh, all), about(all, "")
	if reason == exchange.ReasonVoid {
		form.About.Part = "void"
		form.Intro = func(w int) []string {
			return chart.Wrap("Published in error: the exchange is as if it had never been, and its people are free again.", w)
		}
	}
	sh.Open(form)
}

// changes are what the form says, or what is wrong with it.
func (f endForm) changes(v []string) (all []cohort.Change, wrong string) {
	var leaves []int
	if f.whose != nil {
		at := slices.Index(f.words(), v[0])
		if at < 0 {
			return nil, "Say who leaves, or nobody: → changes it."
		}
		leaves = f.whose[at]
	}
	on, wrong := dayGone(v[len(v)-2], f.sh.Today())
	if wrong != "" {
		return nil, wrong
	}
	why := cohort.Reason(v[len(v)-1])
	if f.reason == exchange.ReasonVoid {
		if strings.TrimSpace(v[len(v)-1]) == "" {
			return nil, "Say what was wrong: it needs a reason, for the journal."
		}
		one := f.all[0]
		if err := one.X.CheckVoid(on); err != nil {
			return nil, plainly(err)
		}
		return []cohort.Change{&cohort.Void{Exchange: one.X.ID, On: on, Why: why}}, ""
	}
	for _, one := range f.all {
		if !one.X.Open() {
			continue
		}
		end := exchange.Ending{Reason: f.reason, Leaves: leaves, On: on}
		if err := one.X.CheckEnd(end); err != nil {
			return nil, plainly(err)
		}
		all = append(all, &cohort.End{Exchange: one.X.ID, Ending: end, Why: why})
	}
	if len(all) == 0 {
		return nil, "All of them have ended already."
	}
	return all, ""
}

// words are who may leave, as the form says it.
func (f endForm) words() []string {
	var words []string
	for _, w := range f.whose {
		if len(w) == 0 {
			words = append(words, "nobody")
		} else {
			words = append(words, f.all[0].SomeOf(w))
		}
	}
	return words
}

// openPause asks until when some exchanges are paused, and why; it tells whether the minimum can still be met then.
func openPause(sh *shell.Shell, all []*shell.ExchangeStatus, done func()) {
	var form *dialog.Form
	until := all[0].X.ProposeUntil(sh.Today())
	from := dayField(sh, all[0])
	from.Label = "From"
	ahead := func(typed string) string { return sayTyped(sh, typed, all[0].X.TypedAhead) }
	form = dialog.NewForm(sh, "Pause", "pause", []dialog.Field{
		from,
		{Label: "Ask again", Value: exchange.PlainDay(until), Hint: "26 Jun, +4w", Limit: 40, Echo: ahead, Note: "Nothing is due meanwhile. What is open moves when it is resumed; the last day stays."},
		{Label: "Reason", Hint: "why, for the journal"},
	}, func(v []string) (string, tea.Cmd) {
		p, wrong := pauseOf(sh, v)
		switch {
		case wrong != "":
			return wrong, nil
		case strings.TrimSpace(v[2]) == "":
			return "Pausing needs a reason, for the journal.", nil
		}
		var changes []cohort.Change
		for _, one := range all {
			if one.X.State() != exchange.StateActive && one.X.State() != exchange.StateProposed {
				continue
			}
			if err := one.X.CheckPause(p); err != nil {
				return plainly(err), nil
			}
			changes = append(changes, &cohort.Pause{Exchange: one.X.ID, Pause: p, Why: cohort.CallNote(v[2])})
		}
		if len(changes) == 0 {
			return "None of them can be paused.", nil
		}
		done()
		return "", sh.Desk.Commit(asOne(changes))
	})
	form.Whom, form.About = whomOf(sh, all), about(all, "")
	form.Intro = func(w int) []string { return chart.Wrap(squeeze(sh, all, []string{form.Value(0), form.Value(1)}), w) }
	sh.Open(form)
}

// pauseOf is the pause that a form says, or what is wrong with it.
func pauseOf(sh *shell.Shell, v []string) (p exchange.Pause, wrong string) {
	if p.From, wrong = dayGone(v[0], sh.Today()); wrong != "" {
		return p, wrong
	}
	var err error
	if p.Until, err = exchange.ParseDay(v[1], sh.Today(), exchange.Ahead); err != nil {
		return p, shell.AsSentence(err.Error())
	}
	return p, ""
}

// squeeze says whether the minimum can still be met if a pause lasts until it is to be asked about; where nothing is the
// least, that the end of the exchange stays.
func squeeze(sh *shell.Shell, all []*shell.ExchangeStatus, v []string) string {
	p, wrong := pauseOf(sh, v)
	if wrong != "" {
		return ""
	}
	late := 0
	for _, one := range all {
		if err := one.X.CheckPause(p); err != nil && len(all) == 1 {
			return plainly(err)
		}
		if why := one.X.Pause(p).Resume(p.Until).OutOfReach(p.Until); !why.IsZero() {
			late++
			if len(all) == 1 {
				return "After such a pause: " + why.Say(one.First) + "."
			}
		}
	}
	if late > 0 {
		return say.Count(late, "of them") + " could not reach the minimum any more."
	}
	resumed := "Resumed on " + exchange.WeekDay(p.Until, sh.Today())
	switch least, end := all[0].X.Minimum, all[0].X.End; {
	case least.HourTenths > 0 || least.Meetings > 0:
		return resumed + ", the minimum can still be met."
	case len(all) == 1 && !end.IsZero():
		return resumed + ", the end stays " + exchange.WeekDay(end, sh.Today()) + "."
	}
	return resumed + "."
}

// resume lets those of some exchanges go on that are paused.
func resume(sh *shell.Shell, all []*shell.ExchangeStatus) tea.Cmd {
	var changes []cohort.Change
	for _, one := range all {
		if _, paused := one.X.Paused(); paused {
			changes = append(changes, &cohort.Resume{Exchange: one.X.ID, On: sh.Today()})
		}
	}
	return sh.Desk.Commit(asOne(changes))
}

// lifeActions are the keys for where some exchanges are in their life: pause or resume, end or reopen.
func lifeActions(sh *shell.Shell, all []*shell.ExchangeStatus, done func()) []shell.Action {
	whom := forMarked(all)
	var paused, open, ended []*shell.ExchangeStatus
	for _, one := range all {
		switch _, is := one.X.Paused(); {
		case !one.X.Open():
			ended = append(ended, one)
		case is:
			paused = append(paused, one)
			open = append(open, one)
		default:
			open = append(open, one)
		}
	}
	var out []shell.Action
	switch {
	case len(paused) > 0 && len(paused) == len(open):
		out = append(out, shell.Action{ID: "pause", Keys: []string{"P"}, Name: "resume", Help: "Resume the exchange of " + whom, Quiet: true,
			Run: func() tea.Cmd { cmd := resume(sh, paused); done(); return cmd }})
	case len(open) > 0:
		out = append(out, shell.Action{ID: "pause", Keys: []string{"P"}, Name: "pause", Help: "Pause the exchange of " + whom, Quiet: true,
			Run: func() tea.Cmd { openPause(sh, open, done); return nil }})
	}
	switch {
	case len(open) > 0:
		out = append(out, shell.Action{ID: "end", Keys: []string{"E"}, Name: "end", Help: "End the exchange of " + whom + ": completed, or early with a reason; void if it was published in error", Quiet: true,
			Run: func() tea.Cmd { openEnd(sh, open, done); return nil }})
	case len(ended) == 1:
		out = append(out, shell.Action{ID: "end", Keys: []string{"E"}, Name: "reopen", Help: "Take the ending of " + whom + " back",
			Run: func() tea.Cmd { openReopen(sh, ended[0]); return nil }})
	}
	return out
}

// openReopen asks before the ending of an exchange is taken back.
func openReopen(sh *shell.Shell, one *shell.ExchangeStatus) {
	s, end := sh.State(), one.X.Ending
	lines := []string{"It ended on " + exchange.WeekDay(end.On, sh.Today()) + ": " + string(end.Reason) + ". Reopened, it goes on, and what is open in it is due again."}
	var left []string
	for _, p := range end.Leaves {
		left = append(left, s.Call(one.X.Members[p]))
	}
	if len(left) > 0 {
		lines = append(lines, say.And(left)+" left with it, and would be back.")
	}
	sh.Open(&dialog.Confirm{Shell: sh, Title: "Reopen the exchange of " + one.Pair + "?", Verb: "reopen it", Lines: lines, Run: func() tea.Cmd {
		return sh.Desk.Commit(&cohort.Reopen{Exchange: one.X.ID, On: sh.Today()})
	}})
}
