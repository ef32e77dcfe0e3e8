package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"crosswalk/store/cohort"
)

// An entry lies in the log as two lines. The first has, between tabs, the kind of the change, when it was
// made, a word for what was recorded with it (plan, or -) and who made it; the second is the change as JSON. If it was
// found out with it who is meant by names, a third line says so as JSON.

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
	line := append([]byte(head), body...)
	if e.Found == nil {
		return line, nil
	}
	found, err := json.Marshal(e.Found)
	if err != nil {
		return nil, err
	}
	return append(append(line, '\n'), found...), nil
}

// leastEntries is how many entries one of several readers reads at least.
const leastEntries = 64

// foundEntry is what lies in a log under one key.
type foundEntry struct {
	seq      uint64
	numbered bool // the key is the number of a change
	entry    *cohort.Entry
	err      error // that it is damaged, is *unreadable, or was written by a newer program
}

// readEntries reads all entries of a log.
func readEntries(id uint64, b *bolt.Bucket) ([]foundEntry, error) {
	var found []foundEntry
	var sealed [][]byte
	b.ForEach(func(k, v []byte) error {
		f := foundEntry{}
		if len(k) == 8 {
			f.seq = binary.BigEndian.Uint64(k)
			f.numbered = f.seq <= mostChanges
		}
		found, sealed = append(found, f), append(sealed, v)
		return nil
	})
	scope := inCohort(id, logBucket)
	return found, inParts(partsOf(len(found), leastEntries), func(_, from, to int) error {
		reader := newStrictReader()
		for i := from; i < to; i++ {
			f := &found[i]
			if !f.numbered {
				continue
			}
			var v []byte
			if v, f.err = unseal(scope, number(f.seq), sealed[i]); f.err != nil {
				continue
			}
			if f.entry, f.err = readEntry(f.seq, v, reader); f.err != nil {
				reader = newStrictReader()
			}
		}
		return nil
	})
}

// unreadable is the error of an entry that is whole and still cannot be read: an earlier version wrote what it could
// not read again. It costs that entry, and nothing else.
type unreadable struct {
	kind string // of the change, as far as it is known
	why  error
}

func (u *unreadable) Error() string { return u.why.Error() }
func (u *unreadable) Unwrap() error { return u.why }

// readEntry decodes one entry. A kind of change or a key that is not known was written by a newer program, which is
// refused; what else cannot be read is *unreadable. After an error the reader is of no more use.
func readEntry(seq uint64, b []byte, r *strictReader) (*cohort.Entry, error) {
	head, body, ok := bytes.Cut(b, []byte("\n"))
	words := strings.SplitN(string(head), "\t", 4)
	if !ok || len(words) < 4 {
		return nil, &unreadable{"", fmt.Errorf("change %d cannot be read: it has no head", seq)}
	}
	at, err := time.Parse(time.RFC3339Nano, words[1])
	if err != nil {
		return nil, &unreadable{words[0], fmt.Errorf("change %d cannot be read: %w", seq, err)}
	}
	c, known := cohort.Empty(words[0])
	if !known || words[2] != withPlan && words[2] != alone {
		return nil, cohort.Refuse("change %d is of a kind this version does not know (%q): a newer crosswalk wrote this store; use that one", seq, words[0])
	}
	body, names, found := bytes.Cut(body, []byte("\n"))
	if err := r.read(body, c); err != nil {
		if newer := newerKey(fmt.Sprintf("change %d (%s)", seq, words[0]), err); newer != nil {
			return nil, newer
		}
		return nil, &unreadable{words[0], fmt.Errorf("change %d (%s) cannot be read: %w", seq, words[0], err)}
	}
	e := &cohort.Entry{Stamp: cohort.Stamp{Seq: seq, Time: at.UTC(), Actor: words[3]}, Change: c, HasPlan: words[2] == withPlan}
	if found {
		if err := r.read(names, &e.Found); err != nil {
			if newer := newerKey(fmt.Sprintf("change %d", seq), err); newer != nil {
				return nil, newer
			}
			return nil, &unreadable{words[0], fmt.Errorf("the names of change %d cannot be read: %w", seq, err)}
		}
	}
	return e, nil
}
