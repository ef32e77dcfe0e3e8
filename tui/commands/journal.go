package commands

import (
	"strconv"
	"strings"
	"time"

	"crosswalk/matching/text"
	"crosswalk/store"
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
			if !ok {
				return nothingOf(r.actor(), "undo")
			}
			seq = e.Seq
		}
		return s.change(&store.Undo{Of: seq})
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
	return r.with(func(s *session) error {
		if seq == 0 {
			e, ok := s.state.UndoneOf(r.actor())
			if !ok {
				return nothingOf(r.actor(), "redo")
			}
			seq = e.Seq
		}
		return s.change(&store.Redo{Of: seq})
	})
}

func nothingOf(actor, what string) error {
	return &store.Refusal{Why: "there is nothing of " + actor + " to " + what + ": crosswalk journal shows who changed what, and crosswalk " + what + " NUMBER takes any change"}
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
