package applicants

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// eraseAsk asks whether somebody shall be erased.
func eraseAsk(sh *shell.Shell, p *cohort.Applicant) shell.Dialog {
	s := sh.State()
	lines := []string{fmt.Sprintf("%s <%s>: %s.", p.Name.Safe(), p.Email.Safe(), s.SayToErase(p.ID))}
	for _, o := range s.Others() {
		if other, there := o.People[p.ID]; there && !other.Erased {
			lines = append(lines, "They go out of "+o.Name+" as well.")
		}
	}
	if n := len(s.SameAs(p.ID)); n > 1 {
		lines = append(lines, fmt.Sprintf("They are one person with %s, which goes too.", say.Count(n-1, "other application")))
	}
	return dialog.NewErase(sh, []matching.ID{p.ID}, lines...)
}

// eraseActions are the keys for erasing: somebody, and whoever was kept for as long as the programme says.
func (s *screen) eraseActions(p *cohort.Applicant, do func(id, name, help string, run func() tea.Cmd, keys ...string)) {
	if p != nil {
		do("erase", "erase", "Erase "+p.Name.Safe()+" for good: all they wrote, and every note about them", func() tea.Cmd {
			s.sh.Open(eraseAsk(s.sh, p))
			return nil
		}, "X")
	}
	state := s.sh.State()
	if people, until := state.PastKeeping(state.Today(s.sh.Now())); len(people) > 0 {
		do("erase-expired", "erase who was kept long enough", "Erase whoever was to be kept until "+until.String()+", as the programme says", func() tea.Cmd {
			s.sh.Open(dialog.NewErase(s.sh, people, fmt.Sprintf("%s of %s, who were to be kept until %s.", say.Capital(say.People(len(people))), state.Name, until)))
			return nil
		}, "K")
	}
}
