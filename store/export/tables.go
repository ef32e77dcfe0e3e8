package export

import (
	"slices"
	"strconv"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
)

// Pairs is the plan: one row a pair, then one for each person waiting. The columns of a third person are
// there where the plan has a trio.
func Pairs(s *cohort.State) Table {
	headings := []string{"a_email", "a_name", "b_email", "b_name", "c_email", "c_name"}
	if s.Plan == nil || !slices.ContainsFunc(s.Plan.Pairs, matching.Pair.IsTrio) {
		headings = headings[:4]
	}
	t := Table{Headings: append(slices.Clone(headings), "score", "state", "against", "waiting_why")}
	if s.Plan == nil {
		return t
	}
	row := func(people []matching.ID, rest ...string) {
		cells := make([]string, len(headings), len(t.Headings))
		for i, id := range people {
			cells[2*i], cells[2*i+1] = email(s, id), name(s, id)
		}
		t.Rows = append(t.Rows, append(cells, rest...))
	}
	for _, p := range s.Plan.Pairs {
		row(p.Members(), say.Tenths(p.Score), string(p.State), strings.Join(p.Against, "; "), "")
	}
	for _, w := range s.Plan.Waiting {
		row([]matching.ID{w.ID}, "", "waiting", "", w.Why)
	}
	return t
}

func email(s *cohort.State, id matching.ID) string {
	if a, ok := s.Person(id); ok {
		return a.Email.Raw()
	}
	return ""
}

func emails(s *cohort.State, ids []matching.ID) string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = email(s, id)
	}
	return strings.Join(all, " ")
}

func name(s *cohort.State, id matching.ID) string {
	if a, ok := s.Person(id); ok {
		return a.Name.Raw()
	}
	return ""
}

// Applicants is everybody with every answer that is not private, in the order of the folded e-mails.
func Applicants(s *cohort.State) Table {
	t := Table{Headings: []string{"email", "name", "submitted", "status", "partner"}}
	var fields []programme.Field
	for _, f := range s.Programme.Fields {
		if !f.Private && !isSpecial(f.Name) {
			fields = append(fields, f)
			t.Headings = append(t.Headings, f.Name)
		}
	}
	for _, a := range s.Sorted() {
		status, partner := statusOf(s, a)
		row := []string{a.Email.Raw(), a.Name.Raw(), instant(a.Submitted), status, partner}
		for _, f := range fields {
			row = append(row, answer(f, a.Answers[f.Name]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// isSpecial tells the fields that have columns of their own, or that name other people.
func isSpecial(field string) bool {
	switch field {
	case programme.FieldEmail, programme.FieldName, programme.FieldFirstName, programme.FieldLastName,
		programme.FieldSubmitted, programme.FieldResponseID, programme.FieldNotWith, programme.FieldLineManager:
		return true
	}
	return false
}

// answer is an answer as the form would have it, so that an export can be read again.
func answer(f programme.Field, a matching.Answer) string {
	var parts []string
	for _, c := range a.Choices {
		if f.Kind == programme.KindYesNo {
			parts = append(parts, c)
		} else {
			parts = append(parts, f.Full(c))
		}
	}
	for _, o := range a.Other {
		parts = append(parts, o.Raw())
	}
	switch {
	case len(parts) > 0:
		return strings.Join(parts, ";")
	case f.Kind == programme.KindNumber && a.HasNumber():
		return strconv.Itoa(a.Number)
	}
	return a.Text.Raw()
}

// statusOf is where a person stands, and with whom: two e-mails of who has two partners.
func statusOf(s *cohort.State, a *cohort.Applicant) (status, partner string) {
	if a.Withdrawn {
		return "withdrawn", ""
	}
	switch st := s.Position(a.ID); st.Kind {
	case cohort.PositionPublished, cohort.PositionOverridden, cohort.PositionLocked:
		return string(st.Kind), emails(s, st.With())
	case cohort.PositionMatched:
		return string(matching.Suggested), emails(s, st.With())
	}
	if s.Plan != nil {
		for _, w := range s.Plan.Waiting {
			if w.ID == a.ID && w.Outside {
				return w.Why, ""
			}
			if w.ID == a.ID {
				return "waiting: " + w.Why, ""
			}
		}
	}
	return "waiting", ""
}

// Timeline is every step, visit and check-in of every exchange. The column of who visited is there where
// an exchange is of three, that of places where one was written down.
func Timeline(s *cohort.State, today programme.Date) Table {
	t := Table{Headings: []string{"pair", "names", "kind", "name", "title", "due", "done", "status", "days", "hours", "host", "facilitator"}}
	trios := slices.ContainsFunc(s.Exchanges, func(x *cohort.Exchange) bool { return x.Parties > 2 })
	if trios {
		t.Headings = append(t.Headings, "visitors")
	}
	placed := slices.ContainsFunc(s.Exchanges, func(x *cohort.Exchange) bool {
		return slices.ContainsFunc(x.Visits, func(v exchange.Visit) bool { return !v.Place.IsEmpty() })
	})
	if placed {
		t.Headings = append(t.Headings, "place")
	}
	for _, x := range s.Exchanges {
		names := make([]string, len(x.Members))
		for i, id := range x.Members {
			names[i] = name(s, id)
		}
		row := func(kind, name, title, due, done, status, days, hours, host string, visitors ...matching.ID) {
			cells := []string{emails(s, x.Members), strings.Join(names, " & "), kind, name, title, due, done, status, days, hours, host, x.Facilitator.Raw()}
			if trios {
				cells = append(cells, emails(s, visitors))
			}
			if placed {
				cells = append(cells, "")
			}
			t.Rows = append(t.Rows, cells)
		}
		for i, step := range x.Steps {
			status, days := x.Status(i, s.Programme.Exchange, today)
			done := ""
			if d, ok := x.DoneOn(i); ok {
				done = d.String()
			}
			row("milestone", step.Name, step.Title, dateOrNothing(x.DueOn(step)), done, string(status), strconv.Itoa(days), "", "")
		}
		for _, v := range x.Visits {
			host := x.Both()
			if v.Host >= 0 && v.Host < len(x.Members) {
				host = email(s, x.Members[v.Host])
			}
			var visitors []matching.ID
			for _, p := range x.VisitorsOf(v) {
				visitors = append(visitors, x.Members[p])
			}
			row("visit", v.Activity, "", "", v.Date.String(), "done", "", say.Tenths(v.HourTenths), host, visitors...)
			if placed {
				last := t.Rows[len(t.Rows)-1]
				last[len(last)-1] = v.Place.Raw()
			}
		}
		for _, c := range x.CheckIns {
			row("check-in", string(c.Outcome), string(c.Mood), "", c.Date.String(), "done", "", "", "")
		}
		if call := x.Outlook(s.Programme.Exchange, today).Next.Call; !call.IsZero() {
			row("check-in", call.Name(), call.Why.Say(names), call.Date.String(), "", string(call.Status), strconv.Itoa(call.Days), "", "")
		}
	}
	return t
}

func dateOrNothing(d programme.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// Journal is every change, oldest first.
func Journal(s *cohort.State) Table {
	t := Table{Headings: []string{"seq", "time", "actor", "change", "summary", "undone"}}
	for _, e := range s.Log {
		t.Rows = append(t.Rows, []string{
			strconv.FormatUint(e.Seq, 10), instant(e.Time), e.Actor, e.Change.Kind(), e.Change.Summary(s), strconv.FormatBool(s.Undone[e.Seq]),
		})
	}
	return t
}
