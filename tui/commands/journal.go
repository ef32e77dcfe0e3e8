package commands

import (
	"strconv"
	"strings"
	"time"

	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

type undoCommand struct {
	Number string `arg:"" optional:"" name:"number" help:"The number of the change in the journal, whoever made it. Default: your latest change."`
}

func (c *undoCommand) Run(r *run) error {
	seq, err := changeNumber(c.Number)
	if err != nil {
		return err
	}
	return r.with(func(s *session) error {
		if seq == 0 {
			e, ok := s.state.LastOf(r.actor())
			if opening := s.state.Log[0]; !ok && opening.Actor == r.actor() {
				e, ok = opening, true
			}
			if !ok {
				return nothingOf(r.actor(), "undo")
			}
			seq = e.Seq
		}
		return s.change(&cohort.Undo{Of: seq})
	})
}

type redoCommand struct {
	Number string `arg:"" optional:"" name:"number" help:"The number of the undone change in the journal. Default: the last that you undid."`
}

func (c *redoCommand) Run(r *run) error {
	seq, err := changeNumber(c.Number)
	if err != nil {
		return err
	}
	if done, err := r.reopen(seq); done || err != nil {
		return err
	}
	return r.with(func(s *session) error {
		if seq == 0 {
			e, ok := s.state.UndoneOf(r.actor())
			if !ok {
				return nothingOf(r.actor(), "redo")
			}
			seq = e.Seq
		}
		return s.change(&cohort.Redo{Of: seq})
	})
}

// reopen makes the opening of a cohort again if that is what was undone last: such a cohort is listed
// nowhere, so that no other command finds it. seq is the number asked for, 0 for the last.
func (r *run) reopen(seq uint64) (done bool, err error) {
	db, err := r.openStore()
	if err != nil {
		return false, err
	}
	defer db.Close()
	closed, ok, err := db.Unopened()
	if err != nil || !ok || seq > 1 {
		return false, err
	}
	opening, undo := closed.Log[0], closed.Log[len(closed.Log)-1]
	named := r.cli.Cohort != "" && text.Fold(r.cli.Cohort) == text.Fold(closed.Name)
	if r.cli.Cohort != "" && !named {
		return false, nil // another cohort is asked for
	}
	cohorts, err := db.Cohorts()
	if err != nil || seq == 0 && undo.Actor != r.actor() {
		return false, err
	}
	for _, c := range cohorts {
		s, err := db.State(c.ID)
		if err != nil {
			return false, err
		}
		if _, ok := s.UndoneOf(r.actor()); ok && seq == 0 && !named && !s.Log[len(s.Log)-1].Time.Before(undo.Time) {
			return false, nil // something else was undone since
		}
		if text.Fold(c.Name) == text.Fold(closed.Name) {
			return false, &cohort.Refusal{Why: "there is another cohort " + text.Line(c.Name) + " by now, so its opening cannot be made again"}
		}
	}
	s := &session{run: r, db: db, state: closed}
	return true, s.change(&cohort.Redo{Of: opening.Seq})
}

func nothingOf(actor, what string) error {
	return &cohort.Refusal{Why: "there is nothing of " + actor + " to " + what + ": crosswalk journal shows who changed what, and crosswalk " + what + " NUMBER takes any change"}
}

// changeNumber reads the number of a change; 0 where none is given.
func changeNumber(s string) (uint64, error) {
	if s == "" {
		return 0, nil
	}
	n, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 10, 64)
	if err != nil || n == 0 {
		return 0, usage("%s is not the number of a change: crosswalk journal shows the numbers", text.Line(s))
	}
	return n, nil
}

type journalCommand struct {
	JSON bool `help:"Print JSON."`
}

// journalJSON is one line of journal --json; its keys are fixed.
type journalJSON struct {
	Seq     uint64 `json:"seq"`
	Time    string `json:"time"`
	Actor   string `json:"actor"`
	Summary string `json:"summary"`
	Undone  bool   `json:"undone"`
}

func (c *journalCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		lines := []journalJSON{}
		for _, e := range s.state.Log {
			lines = append(lines, journalJSON{e.Seq, e.Time.UTC().Format(time.RFC3339), text.Line(e.Actor), text.Line(e.Change.Summary(s.state)), s.state.Undone[e.Seq]})
		}
		if c.JSON {
			return r.printJSON(lines)
		}
		for i, l := range lines {
			mark := ""
			if l.Undone {
				mark = "  (undone)"
			}
			at := s.state.Log[i].Time.In(s.state.Programme.Zone).Format("2006-01-02 15:04")
			r.printf("%4d  %s  %-10s  %s%s\n", l.Seq, at, l.Actor, l.Summary, mark)
		}
		return nil
	})
}
