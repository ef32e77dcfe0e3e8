package cohort

import (
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/employer"
	"crosswalk/matching/text"
)

// Fields by which somebody who comes back under another name and address may be known, where a programme has them.
const (
	fieldPhone = "phone"
	fieldRole  = "role"
	fieldWork  = "organisation"
)

// trace is what two applications of one person share after a new surname and a new address: a word of the name, and the
// telephone number or the job title with the employer.
type trace struct{ word, phone, role, work string }

// traces are those of an application.
func traces(a *Applicant) []trace {
	phone := digits(a.Answers[fieldPhone].Text.Raw())
	role := strings.ToLower(strings.TrimSpace(a.Answers[fieldRole].Text.Raw()))
	work := strings.ToLower(strings.TrimSpace(a.Answers[fieldWork].Text.Raw()))
	var list []trace
	for word := range strings.SplitSeq(a.nameKey(), " ") {
		if len(word) < 2 {
			continue
		}
		if phone != "" {
			list = append(list, trace{word: word, phone: phone})
		}
		if role != "" && work != "" {
			list = append(list, trace{word: word, role: role, work: work})
		}
	}
	return list
}

// digits are those of a telephone number without what stands before the area; empty where a text is none.
func digits(s string) string {
	const least, kept = 9, 9
	var b []byte
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b = append(b, byte(r))
		case strings.ContainsRune(" +-()./\u00a0", r):
		default:
			return ""
		}
	}
	if len(b) < least || len(b) > 15 {
		return ""
	}
	return string(b[len(b)-kept:])
}

// returned are people of other cohorts who were paired there and may be one with somebody here, who has another name
// and another address, by those here. It is a question only where the trace is of one person here and of one there, so
// that a switchboard's number and a common post ask about nobody.
func (s *State) returned() map[matching.ID]personElsewhere {
	if len(s.others) == 0 {
		return nil
	}
	here, names := map[trace]matching.ID{}, map[string]bool{}
	for id, a := range s.People {
		names[a.nameKey()] = true
		if a.Withdrawn {
			continue
		}
		for _, t := range traces(a) {
			if _, twice := here[t]; twice {
				id = 0
			}
			here[t] = id
		}
	}
	there := map[trace]personElsewhere{}
	met := map[matching.ID]bool{}
	for i := range s.others {
		o := &s.others[i]
		for _, p := range o.Pairs {
			for _, id := range []matching.ID{p.Couple.A, p.Couple.B} {
				a, known := o.People[id]
				if _, now := s.People[id]; now || !known || met[id] || names[a.nameKey()] {
					continue
				}
				met[id] = true
				for _, t := range traces(a) {
					if here[t] == 0 {
						continue
					}
					e := personElsewhere{a, o.Name}
					if _, twice := there[t]; twice {
						e.a = nil
					}
					there[t] = e
				}
			}
		}
	}
	found := map[matching.ID]personElsewhere{}
	for t, e := range there {
		id := here[t]
		if e.a == nil || t.work != "" && employer.IsNobody(t.work) || text.Fold(e.a.Email.Raw()) == text.Fold(s.People[id].Email.Raw()) {
			continue
		}
		if other, ok := found[id]; !ok || compareKeys(e.a, other.a) < 0 {
			found[id] = e
		}
	}
	return found
}
