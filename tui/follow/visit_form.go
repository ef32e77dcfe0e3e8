package follow

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/store/cohort"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// visitForm logs a visit. Of a trio it asks besides who visited the host: who can have depends on the host.
type visitForm struct {
	*dialog.Form
	one      *shell.ExchangeStatus
	hosts    []string
	visitors [][]int // what the field of visitors offers; nil where it says nothing
}

// The fields of a visit that others follow, in order.
const (
	visitHost     = 2
	visitVisitors = 3
)

// openVisit asks for a visit of the pair.
func openVisit(sh *shell.Shell, one *shell.ExchangeStatus) {
	terms := sh.State().Programme.Exchange
	activity := dialog.Field{Label: "Activity", Choices: terms.Activities}
	if len(terms.Activities) == 0 {
		activity.Hint = "what they did"
	}
	f := &visitForm{one: one, hosts: append(append([]string{choose}, one.First...), one.X.Both())}
	host := choose
	if countsMeetings(sh.State()) { // of which it does not matter who hosts
		host = one.X.Both()
	}
	fields := []dialog.Field{
		{Label: "Hours", Hint: "4, 4.5 or 3h30", Limit: 20},
		activity,
		{Label: "Host", Value: host, Choices: f.hosts},
		dayField(sh, one),
		{Label: "Place", Hint: "or online; may be left out", Limit: 120},
		{Label: "Note", Hint: "may be left out"},
	}
	if one.X.Parties > 2 {
		fields = slices.Insert(fields, visitVisitors, dialog.Field{Label: "Visited by", Choices: []string{"–"}})
	}
	f.Form = dialog.NewForm(sh, "Log a visit", "log it", fields, func(v []string) (string, tea.Cmd) {
		visit, wrong := f.visit(v)
		if wrong != "" {
			return wrong, nil
		}
		return "", sh.Desk.Commit(&cohort.LogVisit{Exchange: one.X.ID, Visit: visit, Note: cohort.CallNote(v[len(v)-1])})
	})
	f.Whom, f.About = shell.NamesOf(sh.State(), one.X.Members), aboutOne(one, "")
	f.Intro = func(w int) []string { return sayHours(sh, one, w) }
	sh.Open(f)
}

func (f *visitForm) Update(msg tea.Msg) (bool, tea.Cmd) {
	closed, cmd := f.Form.Update(msg)
	if !closed && f.one.X.Parties > 2 {
		f.follow()
	}
	return closed, cmd
}

// follow offers as visitors both others of the host, or one of them.
func (f *visitForm) follow() {
	host := slices.Index(f.hosts, f.Value(visitHost)) - 1
	f.visitors = nil
	if host < 0 || host == f.one.X.Parties {
		f.Offer(visitVisitors, []string{"–"})
		return
	}
	others := f.one.X.VisitorsOf(exchange.Visit{Host: host})
	f.visitors = [][]int{others, others[:1], others[1:]}
	var words []string
	for _, g := range f.visitors {
		words = append(words, f.one.SomeOf(g))
	}
	f.Offer(visitVisitors, words)
}

// visit is what the form says, or what is wrong with it.
func (f *visitForm) visit(v []string) (exchange.Visit, string) {
	one, on := f.one, v[len(v)-3] // before the place and the note
	visit := exchange.Visit{Activity: strings.TrimSpace(v[1]), Host: slices.Index(f.hosts, v[visitHost]) - 1, Place: exchange.VisitPlace(v[len(v)-2])}
	var err error
	if visit.HourTenths, err = exchange.ParseHours(v[0]); err != nil {
		return visit, shell.AsSentence(err.Error())
	}
	switch {
	case visit.Host < 0:
		return visit, "Say who hosted the visit, or " + one.X.Both() + " of them: → changes it."
	case visit.Host == one.X.Parties:
		visit.Host = exchange.Joint
	case f.visitors != nil:
		visit.Visitors = f.visitors[f.Choice(visitVisitors)]
	}
	var wrong string
	if visit.Date, wrong = dayGone(on, f.Shell.Today()); wrong != "" {
		return visit, wrong
	}
	if err = one.X.CheckVisit(visit, f.Shell.State().Programme.Exchange); err != nil {
		return visit, plainly(err)
	}
	return visit, ""
}
