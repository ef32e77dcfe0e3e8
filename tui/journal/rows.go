package journal

import (
	"context"
	"strconv"
	"strings"

	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// rows are the numbers of the changes that have all of some words, in the order shown; not known while what
// the filter looks at is being made.
func (j *screen) rows(words []string) ([]uint64, bool) {
	s := j.log.state
	if len(words) > 0 && len(j.folded) < len(s.Log) {
		return nil, false
	}
	keys := make([]uint64, 0, len(s.Log))
	for i := range s.Log {
		e := s.Log[i]
		if !j.oldest {
			e = s.Log[len(s.Log)-1-i]
		}
		if len(words) == 0 || shell.HasWords(words, filtered(j.folded[e.Seq-1], s.Undone[e.Seq])) {
			keys = append(keys, e.Seq)
		}
	}
	return keys, true
}

// filtered is what the filter looks at of a change, with whether it is undone, which does not stay as it is.
func filtered(folded string, undone bool) string {
	if undone {
		return folded + " undone"
	}
	return folded
}

// folding makes what the filter looks at, in the background; of the first changes it is done already.
func folding(s *cohort.State, done []string) func(context.Context) []string {
	return func(ctx context.Context) []string { return fold(ctx, s, done) }
}

// fold is what the filter looks at of every change of a state, folded: its number, its second, who made it,
// its sentence and what was written with it. Of the first changes it is done already. It ends early once ctx
// is over.
func fold(ctx context.Context, s *cohort.State, done []string) []string {
	out := append(make([]string, 0, len(s.Log)), done...)
	for i, e := range s.Log[len(done):] {
		if i%64 == 0 && ctx.Err() != nil {
			break
		}
		words := []string{strconv.FormatUint(e.Seq, 10), exactTime(s, e), e.Actor, e.Change.Summary(s)}
		for _, n := range cohort.NotesOf(e.Change) {
			words = append(words, n.Text.Safe())
		}
		out = append(out, text.Bare(strings.Join(words, " ")))
	}
	return out
}

// retold reports whether the sentences of changes may read otherwise in a newer state than in an older one:
// where names may have changed, not where changes were only added.
func retold(older, newer *cohort.State) bool {
	if older.Cohort != newer.Cohort || len(newer.Log) <= len(older.Log) {
		return true
	}
	for _, e := range newer.Log[len(older.Log):] {
		if renames(e.Change) {
			return true
		}
	}
	return false
}

// renames reports whether a change may alter how the sentences of others read: whether it touches what
// people, fields or exchanges are called. A kind that is not named here may: all that is lost by it is time.
func renames(c cohort.Change) bool {
	switch c.(type) {
	case *cohort.Lock, *cohort.Unlock, *cohort.Block, *cohort.Unblock, *cohort.Override, *cohort.Replan, *cohort.Weigh, *cohort.Assign,
		*cohort.Tick, *cohort.Untick, *cohort.Skip, *cohort.LogVisit, *cohort.RecordCheckIn:
		return false
	}
	return true
}
