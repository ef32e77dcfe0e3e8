package cohort

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"crosswalk/matching"
	"crosswalk/matching/employer"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/score"
	"crosswalk/matching/text"
)

// EmployerDoubt is the wordings of a field that may be one employer, which only the coordinator can say: see [Alias].
type EmployerDoubt struct {
	Field    string
	Wordings []Wording // at least two, the likeliest name first
}

// Wording is what people wrote, in the words of most of them, and who they are.
type Wording struct {
	Text   text.Text
	People []matching.ID // in the order of their folded e-mails
}

// employerDoubts are the doubts of a state and what they were worked out of.
type employerDoubts struct {
	fields []*employerField
}

type employerField struct {
	field    string
	wordings []string // folded, in order
	written  map[string]Wording
	number   map[string]int
	aliases  []programme.Alias
	doubts   *employer.Doubts
	classes  []string // the key of each wording
}

// employerFields are the text fields by which rules keep people apart or together: who works where.
func employerFields(p *programme.Programme) []string {
	var out []string
	for _, r := range p.Rules {
		switch r.Kind {
		case programme.RuleDifferent, programme.RuleDifferentAny, programme.RuleSame:
			for _, name := range r.Fields {
				if f, ok := p.Field(name); ok && f.Kind == programme.KindText && !slices.Contains(out, name) {
					out = append(out, name)
				}
			}
		}
	}
	return out
}

// employers are the doubts, worked out when they are first asked for.
func (s *State) employers() *employerDoubts {
	if s.derived == nil {
		return s.findEmployers(nil)
	}
	c := s.derived.scores
	c.asking.Do(func() { c.doubts.Store(s.findEmployers(c.before)) })
	return c.doubts.Load()
}

// KnowsEmployers reports whether it is known who may have one employer, or takes no time to find out, since it was known
// of the state before.
func (s *State) KnowsEmployers() bool { return s.employersNear() != nil }

// employersNear are the doubts of the state if they are known, or those of one like it.
func (s *State) employersNear() *employerDoubts {
	if s.derived == nil {
		return nil
	}
	if known := s.derived.scores.doubts.Load(); known != nil {
		return known
	}
	return s.derived.scores.before
}

func (s *State) findEmployers(before *employerDoubts) *employerDoubts {
	out := &employerDoubts{}
	if s.Programme == nil {
		return out
	}
	people := s.Sorted()
	for k, name := range employerFields(s.Programme) {
		f := &employerField{field: name, written: map[string]Wording{}, number: map[string]int{}}
		counts := map[string]map[text.Text]int{}
		for _, a := range people {
			v := a.Answers[name].Text
			if a.Withdrawn || v.IsEmpty() {
				continue
			}
			key := v.Fold()
			w := f.written[key]
			w.People = append(w.People, a.ID)
			f.written[key] = w
			if counts[key] == nil {
				counts[key] = map[text.Text]int{}
			}
			counts[key][v]++
		}
		for key, w := range f.written {
			w.Text = slices.MaxFunc(slices.Collect(maps.Keys(counts[key])), func(a, b text.Text) int {
				return cmp.Or(counts[key][a]-counts[key][b], strings.Compare(b.Raw(), a.Raw()))
			})
			f.written[key] = w
		}
		f.wordings = slices.Sorted(maps.Keys(f.written))
		for i, w := range f.wordings {
			f.number[w] = i
		}
		f.aliases = s.Programme.Aliases
		f.find(s.Programme, before, k)
		out.fields = append(out.fields, f)
	}
	return out
}

// find finds the doubts among the wordings, unless a state before had the same.
func (f *employerField) find(p *programme.Programme, before *employerDoubts, k int) {
	if before != nil && k < len(before.fields) {
		was := before.fields[k]
		if was.field == f.field && slices.Equal(was.wordings, f.wordings) && slices.EqualFunc(was.aliases, f.aliases, func(a, b programme.Alias) bool {
			return a.Field == b.Field && a.As == b.As && a.Different == b.Different && slices.Equal(a.Wordings, b.Wordings)
		}) {
			f.doubts, f.classes = was.doubts, was.classes
			return
		}
	}
	book := score.Employers(p, f.field)
	f.doubts = book.Doubts(f.wordings)
	f.classes = make([]string, len(f.wordings))
	for i, w := range f.wordings {
		f.classes[i], _ = book.Key(w)
	}
}

// EmployerDoubts are the employers that may be one, field by field, those of the most people first.
func (s *State) EmployerDoubts() []EmployerDoubt {
	var out []EmployerDoubt
	for _, f := range s.employers().fields {
		for _, group := range f.doubts.Groups {
			d := EmployerDoubt{Field: f.field}
			of := map[string]int{} // by class, the wording of it
			for _, i := range group {
				w := f.written[f.wordings[i]]
				at, there := of[f.classes[i]]
				if !there {
					of[f.classes[i]] = len(d.Wordings)
					d.Wordings = append(d.Wordings, w)
					continue
				}
				had := d.Wordings[at]
				if likelier(w, had) < 0 {
					had.Text = w.Text
				}
				had.People = s.inOrder(slices.Concat(had.People, w.People))
				d.Wordings[at] = had
			}
			slices.SortStableFunc(d.Wordings, likelier)
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b EmployerDoubt) int { return cmp.Compare(len(b.People()), len(a.People())) })
	return out
}

// likelier compares wordings as names of an employer: what most people call it, then without brackets, then the longest.
func likelier(a, b Wording) int {
	bracketed := func(w Wording) int { return strings.Count(w.Text.Raw(), "(") }
	return cmp.Or(
		cmp.Compare(len(b.People), len(a.People)),
		cmp.Compare(bracketed(a), bracketed(b)),
		cmp.Compare(utf8.RuneCountInString(b.Text.Raw()), utf8.RuneCountInString(a.Text.Raw())),
		strings.Compare(a.Text.Raw(), b.Text.Raw()))
}

// People are all who wrote one of the wordings, wording by wording.
func (d EmployerDoubt) People() []matching.ID {
	var ids []matching.ID
	for _, w := range d.Wordings {
		ids = append(ids, w.People...)
	}
	return ids
}

// Texts are the wordings.
func (d EmployerDoubt) Texts() []text.Text {
	out := make([]text.Text, len(d.Wordings))
	for i, w := range d.Wordings {
		out[i] = w.Text
	}
	return out
}

// MayWorkTogether reports whether two people may have one employer, which is not settled: the field, and what each of
// them wrote.
func (s *State) MayWorkTogether(a, b matching.ID) (field string, wrote [2]text.Text, may bool) {
	x, okX := s.People[a]
	y, okY := s.People[b]
	if !okX || !okY {
		return "", wrote, false
	}
	for _, f := range s.employers().fields {
		if len(f.doubts.Groups) == 0 { // as where everything is settled
			continue
		}
		wrote = [2]text.Text{x.Answers[f.field].Text, y.Answers[f.field].Text}
		i, okI := f.number[wrote[0].Fold()]
		j, okJ := f.number[wrote[1].Fold()]
		if okI && okJ && f.doubts.May(i, j) {
			return f.field, wrote, true
		}
	}
	return "", [2]text.Text{}, false
}

// SayMayWorkTogether says of the people of a pair who of them may have one employer, as a sentence without a full stop,
// safe to draw; empty if nobody may.
func (s *State) SayMayWorkTogether(members ...matching.ID) string {
	for _, two := range twos(members) {
		if _, wrote, may := s.MayWorkTogether(two[0], two[1]); may {
			return fmt.Sprintf("%s and %s may be one employer", quotedText(wrote[0]), quotedText(wrote[1]))
		}
	}
	return ""
}

// attendEmployers lists the employers that may be one, with the pairs of the plan that they may be wrong for.
func (s *State) attendEmployers() []Attention {
	var list []Attention
	for _, d := range s.EmployerDoubts() {
		var quoted []string
		for _, t := range d.Texts() {
			quoted = append(quoted, quotedText(t))
		}
		sentence := say.And(quoted) + " may be one employer"
		people := d.People()
		if pairs := s.pairsAcross(people); len(pairs) > 0 {
			sentence += ": " + say.Some(pairs, 3)
		}
		list = append(list, Attention{Kind: AttendEmployer, People: people, Field: d.Field, Written: d.Wordings[0].Text, Sentence: sentence})
	}
	return list
}

// pairsAcross are the pairs of the plan, as they are called, of two of some people who may have one employer.
func (s *State) pairsAcross(people []matching.ID) []string {
	if s.Plan == nil {
		return nil
	}
	of := make(map[matching.ID]bool, len(people))
	for _, id := range people {
		of[id] = true
	}
	var out []string
	for _, p := range s.Plan.Pairs {
		for _, two := range twos(p.Members()) {
			if of[two[0]] && of[two[1]] {
				if _, _, may := s.MayWorkTogether(two[0], two[1]); may {
					out = append(out, s.CallPair(two[0], two[1]))
				}
			}
		}
	}
	return out
}

// employerConcerns are the pairs that would be published although their employers may be one.
func (s *State) employerConcerns() Concerns {
	if s.Plan == nil {
		return nil
	}
	var list Concerns
	for _, p := range s.Plan.Pairs {
		if p.State == matching.Published {
			continue
		}
		for _, two := range twos(p.Members()) {
			if field, wrote, may := s.MayWorkTogether(two[0], two[1]); may {
				list = append(list, Concern{Kind: ConcernEmployer, People: two[:], Field: field, Written: wrote[0],
					Detail: fmt.Sprintf("%s may have one employer: %s and %s", s.CallPair(two[0], two[1]), quotedText(wrote[0]), quotedText(wrote[1]))})
			}
		}
	}
	return list
}

// askEmployers asks which employers are one.
func (s *State) askEmployers() []matching.Question {
	var list []matching.Question
	for _, d := range s.EmployerDoubts() {
		q := matching.Question{Kind: matching.AskOrganisation, Who: s.emails(d.People()), Field: d.Field}
		var all []string
		for _, t := range d.Texts() {
			all = append(all, t.Safe())
		}
		q.Text, q.Proposed = strings.Join(all, " / "), all
		list = append(list, q)
	}
	return list
}

// emails are those of some people, as they are written, in the order of the folded ones.
func (s *State) emails(ids []matching.ID) []string {
	var out []string
	for _, id := range s.inOrder(ids) {
		if a, ok := s.People[id]; ok {
			out = append(out, a.Email.Safe())
		}
	}
	return out
}
