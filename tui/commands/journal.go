package commands

import (
	"time"

	"crosswalk/matching/text"
	"crosswalk/store"
)

type undoCommand struct{}

func (c *undoCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		e, ok := s.state.LastOf(r.actor())
		if !ok {
			return &store.Refusal{Why: "there is nothing of yours to undo"}
		}
		return s.change(&store.Undo{Of: e.Seq})
	})
}

type redoCommand struct{}

func (c *redoCommand) Run(r *run) error {
	return r.with(func(s *session) error {
		e, ok := s.state.UndoneOf(r.actor())
		if !ok {
			return &store.Refusal{Why: "there is nothing to redo"}
		}
		return s.change(&store.Redo{Of: e.Seq})
	})
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
