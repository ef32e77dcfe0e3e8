package events

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
	"crosswalk/tui/chart"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// attendance is what the list of a meeting says of a cohort.
type attendance struct {
	list  []form.Attendee
	found cohort.Attendees
	err   error
}

// askFile asks for the file of an attendance list.
func (s *screen) askFile(e cohort.Event) tea.Cmd {
	return dialog.OpenFile(s.sh, "Which file says who came to "+text.Line(e.Title)+"?",
		"The attendance report of Teams, the participants of Zoom or Meet, or a list of names or addresses. Nothing is written down before you have seen what is in it.",
		func(f *dialog.File, path string) tea.Cmd { return s.read(f, e, path) })
}

// read reads the list in the background, and shows what it says.
func (s *screen) read(f *dialog.File, e cohort.Event, path string) tea.Cmd {
	state := s.sh.State()
	return s.reading.Start(func(context.Context) attendance {
		var a attendance
		if a.list, a.err = form.ReadAttendanceFile(path); a.err == nil {
			lines := make([]cohort.Attendee, len(a.list))
			for i, one := range a.list {
				lines[i] = cohort.Attendee{Email: one.Email, Names: one.Names}
			}
			a.found = state.FindAttendees(lines)
		}
		return a
	}, func(a attendance) tea.Cmd {
		if a.err != nil {
			f.Refuse(shell.AsSentence(a.err.Error()))
			return nil
		}
		s.sh.Close(f)
		s.sh.Open(newFound(s.sh, state, e, a))
		return nil
	})
}

// newFound shows whom a list names, and asks before it is written down.
func newFound(sh *shell.Shell, state *cohort.State, e cohort.Event, a attendance) shell.Dialog {
	var news []matching.ID
	for _, id := range a.found.People {
		if came, _ := state.CameTo(e.Name, id); !came {
			news = append(news, id)
		}
	}
	c := &dialog.Confirm{Shell: sh, Title: "Who came to " + text.Line(e.Title), Verb: "write them down"}
	c.Lines = append(c.Lines, fmt.Sprintf("The list has %s of this cohort; %s new.", say.People(len(a.found.People)), isAre(len(news))))
	if len(news) > 0 {
		c.Lines = append(c.Lines, say.Some(names(state, news), 8))
	}
	for _, d := range a.found.Doubts {
		c.Lines = append(c.Lines, fmt.Sprintf("? Row %d, %s, may be %s: tick who came.", a.list[d.At].Row, a.list[d.At].Called(), state.CallEach(d.May)))
	}
	if n := len(a.found.Nobody); n > 0 {
		var others []string
		for _, at := range a.found.Nobody {
			others = append(others, a.list[at].Called())
		}
		c.Lines = append(c.Lines, "Nobody of this cohort: "+say.Some(others, 6)+".")
	}
	c.Run = func() tea.Cmd {
		if len(news) == 0 {
			sh.Say("Nothing new was in the list")
			return nil
		}
		return sh.Desk.Commit(&cohort.Attend{Event: e.Name, People: news})
	}
	return c
}

func isAre(n int) string {
	if n == 1 {
		return "1 is"
	}
	return fmt.Sprintf("%d are", n)
}

func names(s *cohort.State, ids []matching.ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = chart.Clip(s.Call(id), 40)
	}
	return out
}
