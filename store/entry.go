package store

import (
	"bytes"
	"crosswalk/store/cohort"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// An entry lies in the log as two lines. The first has, between tabs, the kind of the change, when it was
// made, a word for what was recorded with it (plan, or -) and who made it; the second is the change as JSON.

const (
	withPlan = "plan"
	alone    = "-"
)

func encodeEntry(e *cohort.Entry) ([]byte, error) {
	body, err := json.Marshal(e.Change)
	if err != nil {
		return nil, err
	}
	recorded := alone
	if e.HasPlan {
		recorded = withPlan
	}
	head := fmt.Sprintf("%s\t%s\t%s\t%s\n", e.Change.Kind(), e.Time.UTC().Format(time.RFC3339Nano), recorded, e.Actor)
	return append([]byte(head), body...), nil
}

// entryReader decodes the entries of a log. A key that it does not know is an error: what a newer program
// added means something, and without it another state would come out.
type entryReader struct {
	body   bytes.Buffer
	strict *json.Decoder
}

func newEntryReader() *entryReader {
	r := &entryReader{}
	r.strict = json.NewDecoder(&r.body)
	r.strict.DisallowUnknownFields()
	return r
}

// read decodes one entry. After an error the reader is of no more use.
func (r *entryReader) read(seq uint64, b []byte) (*cohort.Entry, error) {
	head, body, ok := bytes.Cut(b, []byte("\n"))
	words := strings.SplitN(string(head), "\t", 4)
	if !ok || len(words) < 4 {
		return nil, fmt.Errorf("change %d is %w: it has no head", seq, ErrDamaged)
	}
	at, err := time.Parse(time.RFC3339Nano, words[1])
	if err != nil {
		return nil, fmt.Errorf("change %d is %w: %w", seq, ErrDamaged, err)
	}
	c, known := cohort.Empty(words[0])
	if !known || words[2] != withPlan && words[2] != alone {
		return nil, cohort.Refuse("change %d is of a kind this version does not know (%q): a newer crosswalk wrote this store; use that one", seq, words[0])
	}
	r.body.Write(body)
	if err := r.strict.Decode(c); err != nil {
		return nil, cohort.Refuse("change %d (%s) cannot be read, perhaps because a newer crosswalk wrote it: %w", seq, words[0], err)
	}
	return &cohort.Entry{Stamp: cohort.Stamp{Seq: seq, Time: at.UTC(), Actor: words[3]}, Change: c, HasPlan: words[2] == withPlan}, nil
}
