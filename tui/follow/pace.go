package follow

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// noEnd is what stands for the last day of an exchange that has none.
const noEnd = "none"

// paceForm asks how long an exchange lasts and how often its people are rung.
type paceForm struct {
	sh  *shell.Shell
	one *shell.ExchangeStatus
	end string // the last day as it was when the form opened

	*dialog.Form
}

func openPace(sh *shell.Shell, one *shell.ExchangeStatus) {
	f := &paceForm{sh: sh, one: one, end: noEnd}
	if !one.X.End.IsZero() {
		f.end = exchange.PlainDay(one.X.End)
	}
	every := "as the programme has them"
	if one.X.Own && !one.X.Every.IsZero() {
		every = exchange.SayEvery(one.X.Every)
	}
	f.Form = dialog.NewForm(sh, "How long, and how often", "set it", []dialog.Field{
		{Label: "Last day", Value: f.end, Hint: "31 Mar 2024, +3m; none", Limit: 40, Echo: f.echoEnd,
			Note: "What counts back from the last day moves with it; what was done stays."},
		{Label: "Calls", Hint: every + "; or 6w, every 2 months", Limit: 40, Echo: f.echoEvery,
			Note: "From the last call on. Calls that were made stay."},
	}, func(values []string) (string, tea.Cmd) {
		p, wrong := f.pace(values[0], values[1])
		if wrong == "" {
			wrong = f.objects(p)
		}
		if wrong != "" {
			return wrong, nil
		}
		return "", sh.Desk.Commit(&cohort.Pace{Exchange: one.X.ID, Pace: p})
	})
	f.Whom, f.About = whomOf(sh, []*shell.ExchangeStatus{one}), aboutOne(one, "pace")
	sh.Open(f.Form)
}

// pace is what was typed, or what is wrong with it.
func (f *paceForm) pace(end, every string) (p exchange.Pace, wrong string) {
	switch end = strings.TrimSpace(end); {
	case end == f.end:
	case end == "" || text.Fold(end) == noEnd:
		p.Endless = !f.one.X.End.IsZero()
	default:
		day, err := f.day(end)
		if err != nil {
			return p, shell.AsSentence(err.Error())
		}
		p.End = day
	}
	if every = strings.TrimSpace(every); every != "" {
		var err error
		if p.Every, err = exchange.ParseEvery(every); err != nil {
			return p, shell.AsSentence(err.Error())
		}
	}
	return p, ""
}

// day is the last day that was typed; so much later is later than the last day that it has.
func (f *paceForm) day(typed string) (programme.Date, error) {
	if last := f.one.X.End; strings.HasPrefix(typed, "+") && !last.IsZero() {
		return exchange.ParseDay(typed, last, exchange.Ahead)
	}
	return exchange.ParseDay(typed, f.sh.Today(), exchange.Ahead)
}

// objects says why a pace cannot be.
func (f *paceForm) objects(p exchange.Pace) string {
	if err := f.one.X.CheckPace(f.ahead(p), f.sh.Today()); err != nil {
		return plainly(err)
	}
	return ""
}

// ahead is a pace with what would follow from it.
func (f *paceForm) ahead(p exchange.Pace) exchange.Pace {
	return f.one.X.Paced(p, f.sh.State().Programme, f.sh.Today())
}

// echoEnd is the last day in words.
func (f *paceForm) echoEnd(typed string) string {
	p, wrong := f.pace(typed, "")
	switch {
	case wrong != "" || p.End.IsZero():
		return ""
	}
	return exchange.LongDay(p.End)
}

// echoEvery is when the first calls would be.
func (f *paceForm) echoEvery(typed string) string {
	p, wrong := f.pace(f.Value(0), typed)
	if wrong != "" || p.Every.IsZero() || f.objects(p) != "" {
		return ""
	}
	const most = 3
	days := f.ahead(p).Calls
	var words []string
	for _, d := range days[:min(most, len(days))] {
		words = append(words, exchange.Day(d, f.sh.Today()))
	}
	line := strings.Join(words, ", ")
	if len(days) > most || f.one.X.End.IsZero() {
		line += " …"
	}
	return line
}

// paceAction sets how long an exchange lasts and how often its people are rung; none where it is over.
func paceAction(sh *shell.Shell, one *shell.ExchangeStatus) []shell.Action {
	if !one.X.Open() {
		return nil
	}
	return []shell.Action{{ID: "pace", Keys: []string{"L"}, Name: "length", Quiet: true, Help: "Set the last day of " + one.Pair + ", and how often they are rung",
		Run: func() tea.Cmd { openPace(sh, one); return nil }}}
}
