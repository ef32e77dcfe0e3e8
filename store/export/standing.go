package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// isStanding reports whether a placeholder asks where somebody stands in the programme, or for its days.
func isStanding(word string) bool {
	switch word {
	case programme.WordStage, programme.WordRank, programme.WordPlaces, programme.WordEvents:
		return true
	}
	return false
}

// standing is what a message says of that. A field of the same name counts before it.
func (p *packer) standing(l letter, word string) string {
	if _, own := p.Programme.Field(word); own {
		return p.answerOf(l.to, word)
	}
	stage := p.StageOf(l.to.ID)
	switch word {
	case programme.WordStage:
		return text.Line(stage.Title)
	case programme.WordRank:
		if rank := p.Rank(l.to.ID); rank > 0 {
			return say.Ordinal(rank)
		}
	case programme.WordPlaces:
		return p.places(stage)
	case programme.WordEvents:
		return p.eventsFor(l)
	}
	return ""
}

// places are how many a stage holds, or the stage that is filled from it; nothing where that is any number.
func (p *packer) places(stage programme.Stage) string {
	for _, s := range p.Programme.Stages {
		if s.Places > 0 && (s.Name == stage.Name || s.FillFrom == stage.Name) {
			return strconv.Itoa(s.Places)
		}
	}
	return ""
}

// eventsFor are the days of the events that are for whoever gets a message, a line each, those that are over too: so a message
// changes only when a day does.
func (p *packer) eventsFor(l letter) string {
	var lines []string
	for _, e := range p.everyEvent() {
		if e.Off || e.On.IsZero() || l.exchange != nil && e.For == programme.ForApplicants || !slices.Contains(e.Invited, l.to.ID) {
			continue
		}
		line := fmt.Sprintf("- %s: %s", text.Line(e.Title), longDate(e.On))
		if !e.Place.IsEmpty() {
			line += ", " + text.Clip(e.Place.Safe())
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// everyEvent are the events of the cohort, found once.
func (p *packer) everyEvent() []cohort.Event {
	if p.found == nil {
		p.found = p.Events()
	}
	return p.found
}
