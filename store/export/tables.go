package export

import (
	"fmt"
	"strconv"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store"
)

// Pairs is the plan: one row a pair, then one for each person waiting.
func Pairs(s *store.State) Table {
	t := Table{Headings: []string{"a_email", "a_name", "b_email", "b_name", "score", "state", "against", "waiting_why"}}
	if s.Plan == nil {
		return t
	}
	for _, p := range s.Plan.Pairs {
		t.Rows = append(t.Rows, []string{
			email(s, p.A), name(s, p.A), email(s, p.B), name(s, p.B),
			points(p.Score), string(p.State), strings.Join(p.Against, "; "), "",
		})
	}
	for _, w := range s.Plan.Waiting {
		t.Rows = append(t.Rows, []string{email(s, w.ID), name(s, w.ID), "", "", "", "waiting", "", w.Why})
	}
	return t
}

func email(s *store.State, id matching.ID) string {
	if a, ok := s.Person(id); ok {
		return a.Email.Raw()
	}
	return ""
}

func name(s *store.State, id matching.ID) string {
	if a, ok := s.Person(id); ok {
		return a.Name.Raw()
	}
	return ""
}

// Applicants is everybody with every answer that is not private, in the order of the folded e-mails.
func Applicants(s *store.State) Table {
	t := Table{Headings: []string{"email", "name", "submitted", "status", "partner"}}
	var fields []programme.Field
	for _, f := range s.Programme.Fields {
		if !f.Private && !isSpecial(f.Name) {
			fields = append(fields, f)
			t.Headings = append(t.Headings, f.Name)
		}
	}
	for _, a := range s.Sorted() {
		status, partner := standing(s, a)
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
	case f.Kind == programme.KindNumber && !a.IsEmpty():
		return strconv.Itoa(a.Number)
	}
	return a.Text.Raw()
}

// standing is where a person stands, and with whom.
func standing(s *store.State, a *store.Applicant) (status, partner string) {
	if a.Withdrawn {
		return "withdrawn", ""
	}
	if p, ok := s.Plan.PairOf(a.ID); ok {
		return string(p.State), email(s, p.Team().Others(a.ID)[0])
	}
	if s.Plan != nil {
		for _, w := range s.Plan.Waiting {
			if w.ID == a.ID {
				return "waiting: " + w.Why, ""
			}
		}
	}
	return "waiting", ""
}

// Timeline is every step, visit and check-in of every exchange.
func Timeline(s *store.State, today programme.Date) Table {
	t := Table{Headings: []string{"pair", "names", "kind", "name", "title", "due", "done", "status", "days", "hours", "host", "facilitator"}}
	for _, x := range s.Exchanges {
		emails := make([]string, len(x.Members))
		names := make([]string, len(x.Members))
		for i, id := range x.Members {
			emails[i], names[i] = email(s, id), name(s, id)
		}
		row := func(kind, name, title, due, done, status, days, hours, host string) {
			t.Rows = append(t.Rows, []string{strings.Join(emails, " "), strings.Join(names, " & "), kind, name, title, due, done, status, days, hours, host, x.Facilitator.Raw()})
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
			host := "both"
			if v.Host >= 0 && v.Host < len(emails) {
				host = emails[v.Host]
			}
			row("visit", v.Activity, "", "", v.Date.String(), "done", "", fmt.Sprintf("%d.%d", v.HourTenths/10, v.HourTenths%10), host)
		}
		for _, c := range x.CheckIns {
			row("check-in", string(c.Outcome), string(c.Mood), "", c.Date.String(), "done", "", "", "")
		}
		if call := x.NextCall(s.Programme.Exchange, today); !call.IsZero() {
			row("check-in", fmt.Sprintf("check-in %d", call.Number), call.Why, call.Date.String(), "", string(call.Status), strconv.Itoa(call.Days), "", "")
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
func Journal(s *store.State) Table {
	t := Table{Headings: []string{"seq", "time", "actor", "change", "summary", "undone"}}
	for _, e := range s.Log {
		t.Rows = append(t.Rows, []string{
			strconv.FormatUint(e.Seq, 10), instant(e.Time), e.Actor, e.Change.Kind(), e.Change.Summary(s), strconv.FormatBool(s.Undone[e.Seq]),
		})
	}
	return t
}
