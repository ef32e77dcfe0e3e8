package export

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"unicode"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// outcomes tell what was answered at milestones: of each how many answered, and of those whose answers the report may
// tell, what.
func (m *reporter) outcomes() []Section {
	feedback := Section{Name: "answers", Title: "Feedback and answers", Drawn: Bars, Columns: []Column{column("answers"), column("exchanges with an answer"), column("exchanges")}}
	at := make(map[string]int)
	var asked []exchange.Step
	for _, x := range m.real() {
		for _, step := range x.Steps {
			if step.Answer.IsZero() {
				continue
			}
			k, there := at[step.Name]
			if !there {
				k = len(feedback.Rows)
				at[step.Name] = k
				asked = append(asked, step)
				feedback.Rows = append(feedback.Rows, Row{step.Name, text.Line(step.Title), []Cell{count(0), count(0), count(0)}})
			}
			given, cells := len(x.AnswersTo(step.Name)), feedback.Rows[k].Cells
			cells[0].N += given
			cells[2].N++
			if given > 0 {
				cells[1].N++
			}
		}
	}
	if len(asked) == 0 {
		return nil
	}
	sections := []Section{feedback}
	for _, step := range asked {
		if step.SeenBy == programme.SeenByReport {
			sections = append(sections, m.outcome(step))
		}
	}
	return sections
}

// outcome tells what was answered at one milestone: texts as they are, without who wrote them; of anything else how
// many gave which answer, where those are not a few.
func (m *reporter) outcome(step exchange.Step) Section {
	s := Section{Name: "outcome-" + step.Name, Title: text.Line(step.Title)}
	var groups []group
	people := 0
	for _, x := range m.real() {
		if now, ok := x.Step(step.Name); !ok || now.SeenBy != programme.SeenByReport || now.Answer.Kind != step.Answer.Kind {
			continue
		}
		for _, a := range x.AnswersTo(step.Name) {
			if step.Answer.Kind == programme.AnswerText {
				if note := x.Note(a.Note); !note.IsEmpty() {
					s.Texts = append(s.Texts, tidy(note.Raw()))
				}
				continue
			}
			name := a.Value
			if step.Answer.Kind == programme.AnswerScale || step.Answer.Kind == programme.AnswerNumber {
				name = strconv.Itoa(a.Number)
			}
			people++
			groups = counted(groups, name, text.Line(name), 1)
		}
	}
	if step.Answer.Kind == programme.AnswerText {
		slices.Sort(s.Texts) // not in the order of the exchanges
		return s
	}
	s.Drawn, s.Columns = Bars, []Column{column("answers")}
	s.Rows = distribution(step.Answer, groups, people)
	return s
}

// distribution is how many gave which answer; no row tells a few. The mean of numbers is told where each stands alone:
// beside bands it could give away what is in them.
func distribution(kind programme.Answer, groups []group, people int) []Row {
	if isFew(people) || people == 0 {
		return nil
	}
	numbers := kind.Kind == programme.AnswerScale || kind.Kind == programme.AnswerNumber
	all := groups
	if numbers {
		groups = bands(groups)
	} else {
		slices.SortFunc(groups, func(a, b group) int { return cmp.Or(b.People-a.People, cmp.Compare(a.Name, b.Name)) })
		groups = together(groups)
	}
	rows := make([]Row, len(groups))
	for i, g := range groups {
		rows[i] = Row{g.Name, g.Title, []Cell{count(g.People)}}
	}
	if numbers && len(groups) == len(all) {
		sum := 0
		for _, g := range all {
			sum += numberOf(g) * g.People
		}
		rows = append(rows, Row{"mean", "Mean", []Cell{tenths((20*sum + people) / (2 * people))}})
	}
	return rows
}

// numberOf is the number that a group answered.
func numberOf(g group) int {
	n, _ := strconv.Atoi(g.Name)
	return n
}

// bands puts numbers that a few people gave together with their neighbours: "1 to 3".
func bands(groups []group) []group {
	groups = slices.SortedFunc(slices.Values(groups), func(a, b group) int { return numberOf(a) - numberOf(b) })
	join := func(a, b group) group {
		from, to := a.of[0], b.of[len(b.of)-1]
		return group{Name: from + "-" + to, Title: fmt.Sprintf("%s to %s", from, to), People: a.People + b.People, of: []string{from, to}}
	}
	var out []group
	for _, g := range groups {
		if n := len(out); n > 0 && isFew(out[n-1].People) {
			out[n-1] = join(out[n-1], g)
		} else {
			out = append(out, g)
		}
	}
	if n := len(out); n > 1 && isFew(out[n-1].People) {
		out = append(out[:n-2], join(out[n-2], out[n-1]))
	}
	return out
}

// endings counts why exchanges are over, those that were completed and those that ended early. Reasons of a few people
// are put together, and not told at all if all together are a few.
func (m *reporter) endings() Section {
	s := Section{Name: "endings", Title: "Why exchanges ended", Drawn: Bars, Columns: []Column{column("exchanges"), column("people")}}
	ended := false
	for _, state := range []exchange.State{exchange.StateCompleted, exchange.StateEnded} {
		var groups []group
		exchanges := make(map[string]int)
		for _, x := range m.real() {
			if x.Ending == nil || x.State() != state {
				continue
			}
			ended = true
			name := string(x.Ending.Reason)
			groups = counted(groups, name, capital(text.Line(name)), x.Parties)
			exchanges[name]++
		}
		slices.SortFunc(groups, func(a, b group) int { return cmp.Or(b.People-a.People, cmp.Compare(a.Name, b.Name)) })
		for _, g := range together(groups) {
			n, name, title := 0, slug(g.Name), g.Title
			for _, reason := range g.of {
				n += exchanges[reason]
			}
			if g.Name == groupTogether {
				name, title = string(state)+"-together", stateTitles[state]+", all other reasons together"
			}
			s.Rows = append(s.Rows, Row{name, title, []Cell{count(n), count(g.People)}})
		}
	}
	switch {
	case !ended:
		s.Note = "No exchange has ended yet."
	case len(s.Rows) == 0:
		s.Note = "Too few exchanges have ended to tell why."
	}
	return s
}

// counted adds people to a group, which is added if there is none yet.
func counted(groups []group, name, title string, people int) []group {
	k := slices.IndexFunc(groups, func(g group) bool { return g.Name == name })
	if k < 0 {
		groups, k = append(groups, group{Name: name, Title: title, of: []string{name}}), len(groups)
	}
	groups[k].People += people
	return groups
}

// capital begins a phrase as a sentence begins.
func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return string(unicode.ToUpper(r[0])) + string(r[1:])
}
