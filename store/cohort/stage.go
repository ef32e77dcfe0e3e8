package cohort

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/employer"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/score"
	"crosswalk/matching/text"
)

// stages is where people stand before pairing, as it was said. The zero value says nothing: then everybody stands at the
// programme's entry stage.
type stages struct {
	moved  map[matching.ID]Moved
	order  map[string][]matching.ID // of the people of a ranked stage, the first first
	chosen bool                     // somebody was moved to a stage that pairs
}

// Moved is how somebody came to stand where they stand.
type Moved struct {
	Stage string
	Decision
}

func (st stages) clone() stages {
	st.moved, st.order = maps.Clone(st.moved), maps.Clone(st.order)
	return st
}

// put moves people to a stage, in their order, those of a ranked stage from a rank on; rank 0 is behind everybody.
func (st *stages) put(ids []matching.ID, to programme.Stage, rank int, by Decision) {
	if st.moved == nil {
		st.moved, st.order = map[matching.ID]Moved{}, map[string][]matching.ID{}
	}
	for stage, order := range st.order {
		if slices.ContainsFunc(order, func(id matching.ID) bool { return slices.Contains(ids, id) }) {
			st.order[stage] = slices.DeleteFunc(slices.Clone(order), func(id matching.ID) bool { return slices.Contains(ids, id) })
		}
	}
	for _, id := range ids {
		st.moved[id] = Moved{to.Name, by}
	}
	if to.Ranked {
		order := slices.Clone(st.order[to.Name])
		at := len(order)
		if rank > 0 {
			at = min(rank-1, at)
		}
		st.order[to.Name] = slices.Insert(order, at, ids...)
	}
	st.chosen = st.chosen || to.Pairs
}

// HasStages reports whether the programme has stages.
func (s *State) HasStages() bool { return s.Programme != nil && len(s.Programme.Stages) > 0 }

// StageOf is the stage at which a person stands; the zero Stage where the programme has none.
func (s *State) StageOf(id matching.ID) programme.Stage {
	if !s.HasStages() {
		return programme.Stage{}
	}
	if m, ok := s.stages.moved[id]; ok {
		if stage, ok := s.Programme.Stage(m.Stage); ok {
			return stage
		}
	}
	return s.Programme.EntryStage()
}

// MovedTo tells who moved a person to their stage, when and why; false of somebody who was never moved, or to a stage that
// the programme has no more.
func (s *State) MovedTo(id matching.ID) (Moved, bool) {
	m, ok := s.stages.moved[id]
	return m, ok && s.StageOf(id).Name == m.Stage
}

// Rank is a person's place among those of a ranked stage, from 1; 0 at every other stage, and of who has withdrawn.
func (s *State) Rank(id matching.ID) int {
	stage := s.StageOf(id)
	if !stage.Ranked || !s.takesPlace(id) {
		return 0
	}
	return slices.Index(s.AtStage(stage.Name), id) + 1
}

// takesPlace reports whether a person counts at the stage where they stand: who has withdrawn does not.
func (s *State) takesPlace(id matching.ID) bool {
	a, ok := s.People[id]
	return ok && !a.Withdrawn
}

// AtStage is who stands at a stage, those of a ranked one in their order, others in the order of the folded e-mails;
// without those who have withdrawn.
func (s *State) AtStage(name string) []matching.ID {
	var rest []matching.ID
	ranked := s.stages.order[name]
	var here []matching.ID
	for _, id := range ranked {
		if s.takesPlace(id) && s.StageOf(id).Name == name {
			here = append(here, id)
		}
	}
	met := make(map[matching.ID]bool, len(here))
	for _, id := range here {
		met[id] = true
	}
	for id := range s.People {
		if !met[id] && s.takesPlace(id) && s.StageOf(id).Name == name {
			rest = append(rest, id)
		}
	}
	return append(here, s.inOrder(rest)...)
}

// PlansEntry reports whether everybody of the entry stage is planned for, because nobody was moved to a stage that pairs
// yet.
func (s *State) PlansEntry() bool {
	return s.HasStages() && !s.stages.chosen && !s.Programme.EntryStage().Pairs
}

// SayPlanned says for whom the plan is, safe to draw; empty where it is for those of whom one expects it.
func (s *State) SayPlanned() string {
	if !s.PlansEntry() {
		return ""
	}
	return "nobody was moved to a stage that is paired yet: the plan is for everybody at " + text.Line(s.Programme.EntryStage().Title)
}

// isPlanned reports whether people of a stage are planned for.
func (s *State) isPlanned(stage programme.Stage) bool {
	return stage.Pairs || stage.Entry && s.PlansEntry()
}

// reckonStages works out who stands at a stage whose people are not paired. s must own its People.
func (s *State) reckonStages() {
	ranks := map[matching.ID]int{}
	if s.HasStages() {
		for _, stage := range s.Programme.Stages {
			if stage.Ranked && !stage.Pairs {
				for i, id := range s.AtStage(stage.Name) {
					ranks[id] = i + 1
				}
			}
		}
	}
	for id, a := range s.People {
		outside := ""
		if stage := s.StageOf(id); s.HasStages() && !s.isPlanned(stage) {
			outside = SayStage(stage, ranks[id])
		}
		if a.Outside != outside {
			s.amend(id, func(a *Applicant) { a.Outside = outside })
		}
	}
}

// SayStage is a stage with somebody's place in it, safe to draw: "Reserve, 2nd".
func SayStage(stage programme.Stage, rank int) string {
	if rank == 0 {
		return text.Line(stage.Title)
	}
	return text.Line(stage.Title) + ", " + say.Ordinal(rank)
}

// StageCount is how a stage stands.
type StageCount struct {
	programme.Stage
	People []matching.ID // see [State.AtStage]
	Full   []CapCount    // answers that as many gave as the stage may hold, or more, the most first
}

// CapCount is how many of a stage gave one answer.
type CapCount struct {
	Answer string // safe to draw
	People []matching.ID
}

// Free is how many places there are left; none where the stage holds more than it has, many where it has no end.
func (c StageCount) Free() int {
	if c.Places == 0 {
		return len(c.People) + 1
	}
	return max(0, c.Places-len(c.People))
}

// IsOver reports whether more stand there than there are places, or than may give the same answer.
func (c StageCount) IsOver() bool {
	return c.Places > 0 && len(c.People) > c.Places || len(c.Over()) > 0
}

// Over are the answers that more gave than may.
func (c StageCount) Over() []CapCount {
	return slices.DeleteFunc(slices.Clone(c.Full), func(k CapCount) bool { return len(k.People) <= c.AtMost.People })
}

// Say is the stage with its counters, safe to draw: "Fellow 28 of 28", "In reserve 6".
func (c StageCount) Say() string {
	n := strconv.Itoa(len(c.People))
	if c.Places > 0 {
		n += " of " + strconv.Itoa(c.Places)
	}
	return text.Line(c.Title) + " " + n
}

// StageCounts is how each stage stands, in the programme's order.
func (s *State) StageCounts() []StageCount {
	if !s.HasStages() {
		return nil
	}
	var counts []StageCount
	for _, stage := range s.Programme.Stages {
		counts = append(counts, s.stageCount(stage))
	}
	return counts
}

// SayStages is every stage with its counters, safe to draw: "Applied 13 · Reserve 6 · Fellow 28 of 28"; empty without
// stages. Unless all are asked for, those are left out at which nobody stands and that have no number of places.
func (s *State) SayStages(all bool) string {
	var parts []string
	for _, c := range s.StageCounts() {
		if all || len(c.People) > 0 || c.Places > 0 {
			parts = append(parts, c.Say())
		}
	}
	return strings.Join(parts, " · ")
}

func (s *State) stageCount(stage programme.Stage) StageCount {
	c := StageCount{Stage: stage, People: s.AtStage(stage.Name)}
	if stage.AtMost.IsZero() {
		return c
	}
	of, capped := map[string][]matching.ID{}, s.capped(stage)
	for _, id := range c.People {
		if key := capped.key(id); key != "" {
			of[key] = append(of[key], id)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(of)) {
		if len(of[key]) >= stage.AtMost.People {
			c.Full = append(c.Full, CapCount{s.sayCapAnswer(stage, of[key][0]), of[key]})
		}
	}
	slices.SortStableFunc(c.Full, func(a, b CapCount) int { return len(b.People) - len(a.People) })
	return c
}

// capped counts those at a stage who gave the same answer.
type capped struct {
	s     *State
	field programme.Field
	book  *employer.Book // of the wordings of a text
}

func (s *State) capped(stage programme.Stage) capped {
	f, _ := s.Programme.Field(stage.AtMost.Field)
	return capped{s, f, score.Employers(s.Programme, f.Name)}
}

// key is what somebody answered, the same for all who answered alike: the name of a choice, or an employer however it is
// written. Empty for who gave no answer, or none that names an employer: they count with nobody.
func (c capped) key(id matching.ID) string {
	a, ok := c.s.People[id]
	if !ok || c.field.Name == "" {
		return ""
	}
	answer := a.Answer(c.field.Name)
	wrote := answer.Text
	switch {
	case len(answer.Choices) > 0:
		return answer.Choices[0]
	case len(answer.Other) > 0:
		wrote = answer.Other[0]
	}
	if wrote.IsEmpty() {
		return ""
	}
	key, nobody := c.book.Key(wrote.Raw())
	if nobody {
		return ""
	}
	return key
}

func (s *State) sayCapAnswer(stage programme.Stage, id matching.ID) string {
	f, _ := s.Programme.Field(stage.AtMost.Field)
	return text.Clip(s.People[id].Answer(f.Name).Say(f, true))
}

// CallUp is a free place and who is first to be offered it.
type CallUp struct {
	To     programme.Stage
	From   programme.Stage
	Person matching.ID
	Rank   int           // of the person; 0 if that stage has no order
	Passed []matching.ID // who stands before them and would be too many of one answer
}

// CallUps are the free places of stages that are filled from another one, each with the first who fits, in the order in
// which they are offered.
func (s *State) CallUps() []CallUp {
	var ups []CallUp
	for _, c := range s.StageCounts() {
		if c.FillFrom == "" || c.Places == 0 || !s.stages.chosen {
			continue
		}
		from, _ := s.Programme.Stage(c.FillFrom)
		of, capped := map[string]int{}, s.capped(c.Stage)
		for _, id := range c.People {
			of[capped.key(id)]++
		}
		free := c.Free()
		var passed []matching.ID
		for i, id := range s.AtStage(from.Name) {
			if free == 0 {
				break
			}
			key := capped.key(id)
			if !c.AtMost.IsZero() && key != "" && of[key] >= c.AtMost.People {
				passed = append(passed, id)
				continue
			}
			up := CallUp{To: c.Stage, From: from, Person: id, Passed: slices.Clip(passed)}
			if from.Ranked {
				up.Rank = i + 1
			}
			of[key]++
			free--
			ups = append(ups, up)
		}
	}
	return ups
}

// Say is the offer in a sentence without a full stop, safe to draw.
func (u CallUp) Say(s *State) string {
	line := "a place as " + text.Line(u.To.Title) + " is free: " + s.Call(u.Person) + " is the first of " + text.Line(u.From.Title)
	if u.Rank > 1 {
		line = "a place as " + text.Line(u.To.Title) + " is free: " + s.Call(u.Person) + " is the " + say.Ordinal(u.Rank) + " of " + text.Line(u.From.Title)
	}
	if len(u.Passed) > 0 {
		line += ", after " + s.CallEach(u.Passed) + ", of whose " + say.InSentence(s.label(u.To.AtMost.Field)) + " there are enough"
	}
	return line
}
