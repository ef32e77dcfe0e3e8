package form

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// ParseAnswer reads what somebody typed as the answer to one field, by the same rules as a cell of a
// form; nothing typed is the empty answer. A date is written 2006-01-02. The error is a sentence that
// names the field and is fit for a screen.
func ParseAnswer(p *programme.Programme, field, typed string) (matching.Answer, error) {
	f, ok := p.Field(field)
	if !ok {
		return matching.Answer{}, fmt.Errorf("the programme has no field %s: it has %s", quote(field), say.And(fieldNames(p)))
	}
	typed, _ = clean(typed)
	if typed = strings.TrimSpace(typed); typed == "" {
		return matching.Answer{}, nil
	}
	if f.Kind == programme.KindDate {
		d, err := programme.ParseDate(typed)
		if err != nil {
			return matching.Answer{}, fmt.Errorf("%s: %s is not a date: write it as 2023-03-14", f.Name, quote(typed))
		}
		return matching.Answer{Text: text.New(d.String())}, nil
	}
	a, why := newQuestion(f, 0, column{title: f.Label}, Options{}).alone(typed)
	if why != "" {
		return matching.Answer{}, fmt.Errorf("%s: %s", f.Name, why)
	}
	return a, nil
}

// ParseStamp reads a date and time as forms write them, day and month in an order, by the programme's clock.
func ParseStamp(p *programme.Programme, written, order string) (time.Time, bool) {
	st, ok := parseStamp(strings.TrimSpace(written))
	if !ok {
		return time.Time{}, false
	}
	day, ok := st.date(order)
	zone := p.Zone
	if zone == nil {
		zone = time.UTC
	}
	return st.instant(day, zone).UTC(), ok
}

// ParseEmail reads one e-mail address that somebody typed.
func ParseEmail(typed string) (text.Text, error) {
	typed, _ = clean(typed)
	address, why := address(typed)
	if why != "" {
		return text.Text{}, errors.New(why)
	}
	return text.New(address), nil
}

func fieldNames(p *programme.Programme) []string {
	names := make([]string, 0, len(p.Fields))
	for _, f := range p.Fields {
		names = append(names, f.Name)
	}
	return names
}

// IsDayOrMonth reports whether an application was kept without its time of submission because that may put the day or
// the month first.
func IsDayOrMonth(p *programme.Programme, a *matching.Applicant) bool {
	f, ok := p.Field(programme.FieldSubmitted)
	if !ok || !a.Submitted.IsZero() || !a.Answers[f.Name].Unread(f) {
		return false
	}
	written := a.Answers[f.Name].Text.Raw()
	_, dayFirst := ParseStamp(p, written, DayFirst)
	_, monthFirst := ParseStamp(p, written, MonthFirst)
	return dayFirst && monthFirst
}
