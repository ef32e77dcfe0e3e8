package events

import (
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// Actions are the keys of the screen, the most useful first.
func (s *screen) Actions() []shell.Action {
	e, any := s.selected()
	if !any {
		return nil
	}
	title := text.Line(e.Title)
	var out []shell.Action
	do := func(id, name, help string, run func() tea.Cmd, keys ...string) {
		out = append(out, shell.Action{ID: id, Keys: keys, Name: name, Help: help, Run: run})
	}
	if s.roll.Opened() {
		s.rollActions(e, do)
	} else {
		do("open-roll", "who came", "Show who was invited to "+title+", and tick who came", func() tea.Cmd { s.roll.Open(); return nil }, "enter")
	}
	do("read-attendance", "read list", "Read who came from the attendance list that a meeting saves", func() tea.Cmd { return s.askFile(e) }, "i")
	do("schedule", "day", "Set the day, the place and the mode of "+title, func() tea.Cmd { openSchedule(s.sh, e); return nil }, "d")
	if !e.Ticked {
		do("nobody-came", "nobody came", "Write down that nobody came to "+title, func() tea.Cmd {
			return s.sh.Desk.Commit(&cohort.Attend{Event: e.Name})
		}, "n")
		out[len(out)-1].Quiet = true
	}
	if list := s.roll.list; s.roll.Opened() {
		do("filter-roll", "filter", "Show only those who have certain words in their name or organisation", func() tea.Cmd { list.Filter.Begin(); return nil }, "/")
	} else {
		do("filter-events", "filter", "Show only the events that have certain words", func() tea.Cmd { s.list.Filter.Begin(); return nil }, "/")
		out[len(out)-1].Quiet = true
	}
	return out
}

// rollActions tick who came.
func (s *screen) rollActions(e cohort.Event, do func(id, name, help string, run func() tea.Cmd, keys ...string)) {
	id, ok := s.roll.list.Selected()
	if !ok {
		return
	}
	name := s.sh.State().Call(id)
	tick, help := "came", "Write down that "+name+" came"
	if s.roll.person(id).came {
		tick, help = "did not come", "Take back that "+name+" came"
	}
	do("tick-came", tick, help, func() tea.Cmd {
		came := s.roll.person(id).came
		s.roll.list.Step(1)
		return s.sh.Desk.Commit(&cohort.Attend{Event: e.Name, People: []matching.ID{id}, Not: came})
	}, "space")
	if missing := s.missing(); len(missing) > 0 {
		do("all-came", "all came", "Write down that all who are shown came", func() tea.Cmd {
			return s.sh.Desk.Commit(&cohort.Attend{Event: e.Name, People: missing})
		}, "A")
	}
}

// missing are those shown in the roll who are not written down.
func (s *screen) missing() []matching.ID {
	shown, _ := s.roll.filtered(s.roll.list.Filter.Words())
	var ids []matching.ID
	for _, id := range shown {
		if !s.roll.person(id).came {
			ids = append(ids, id)
		}
	}
	return ids
}
