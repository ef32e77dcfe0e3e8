package store

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"syscall"
	"time"

	bolt "go.etcd.io/bbolt"

	"crosswalk/matching"
)

// draftsBucket is made with the first draft: a store without it has none.
const draftsBucket = "drafts"

// DraftOf is what a draft was typed into, by whom, and whom it is about; of each there is one draft at most. It says so
// by numbers, so that neither a new name nor another language of the screens loses a text.
type DraftOf struct {
	Cohort   uint64
	By       string        // who typed it
	Form     string        // which form: "log a visit"
	Exchange uint64        `json:",omitempty"`
	Part     string        `json:",omitempty"` // which of the exchange's: a milestone, a visit
	People   []matching.ID `json:",omitempty"` // all whom it is about, the people of the exchange too
}

// Draft is a text that somebody typed into a form and did not save: no change, and in no log. It lasts until the form is
// saved, emptied, or a person whom it is about is erased.
//
// Drafts lie in the store of whoever typed them, and no export, report or message has them. Like everything that is stored
// they are read by later versions: keys are only added, and their absence means what was before.
type Draft struct {
	Of    DraftOf
	Typed time.Time
	Text  string // as the form wrote it
}

// Key tells what a draft is of from all others.
func (of DraftOf) Key() string {
	b, err := json.Marshal(of)
	if err != nil {
		panic(err) // numbers and texts always have a form
	}
	sum := sha256.Sum256(b)
	return string(sum[:16])
}

// Drafts are all that are kept, those of whoever else works in the store too. One that cannot be read is left out.
func (d *DB) Drafts() (all []Draft, err error) {
	err = d.view(func(tx *bolt.Tx) error {
		return eachDraft(tx, func(_ []byte, draft Draft) { all = append(all, draft) })
	})
	return all, err
}

// eachDraft reads the drafts of a store. Their keys belong to the transaction.
func eachDraft(tx *bolt.Tx, do func(key []byte, draft Draft)) error {
	b := tx.Bucket([]byte(draftsBucket))
	if b == nil {
		return nil
	}
	return b.ForEach(func(k, v []byte) error {
		v, err := unseal(draftsBucket, k, v)
		if err != nil {
			return nil // told by survey
		}
		var draft Draft
		if newStrictReader().read(v, &draft) == nil {
			do(k, draft)
		}
		return nil
	})
}

// KeepDrafts writes some drafts over what was kept of the same, and takes others out, in one transaction that is on the
// disk when it returns.
func (d *DB) KeepDrafts(kept []Draft, gone []DraftOf) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.mayWrite(); err != nil {
		return err
	}
	err := d.update(func(tx *bolt.Tx) error {
		if err := dropDrafts(tx, gone); err != nil || len(kept) == 0 {
			return err
		}
		b, err := tx.CreateBucketIfNotExists([]byte(draftsBucket))
		if err != nil {
			return err
		}
		for _, draft := range kept {
			body, err := json.Marshal(draft)
			if err != nil {
				return err
			}
			key := []byte(draft.Of.Key())
			if err := b.Put(key, seal(draftsBucket, key, body)); err != nil {
				return err
			}
		}
		return nil
	})
	if errors.Is(err, syscall.ENOSPC) {
		return fmt.Errorf("the disk is full (%w)", err)
	}
	return err
}

// dropDrafts takes drafts out, in a transaction that does more.
func dropDrafts(tx *bolt.Tx, gone []DraftOf) error {
	b := tx.Bucket([]byte(draftsBucket))
	if b == nil {
		return nil
	}
	for _, of := range gone {
		if err := b.Delete([]byte(of.Key())); err != nil {
			return err
		}
	}
	return nil
}

// DraftsAbout are the drafts about a person, whoever typed them: those of their forms and exchanges, and those whose text
// mentions them.
func (d *DB) DraftsAbout(who matching.ID, mentions func(string) bool) (all []Draft, err error) {
	err = d.view(func(tx *bolt.Tx) error {
		return eachDraft(tx, func(_ []byte, draft Draft) {
			if draft.isAbout(who, mentions) {
				all = append(all, draft)
			}
		})
	})
	return all, err
}

// eraseDrafts takes out, in a transaction that does more, the drafts about a person and those that mention them, as [DB.DraftsAbout] gives them, and returns how many those were. Nothing is done to the pages that they lay in:
// that is for whoever compacts the file.
func eraseDrafts(tx *bolt.Tx, who matching.ID, mentions func(string) bool) (int, error) {
	var keys [][]byte
	err := eachDraft(tx, func(key []byte, draft Draft) {
		if draft.isAbout(who, mentions) {
			keys = append(keys, slices.Clone(key))
		}
	})
	for _, key := range keys {
		if err := tx.Bucket([]byte(draftsBucket)).Delete(key); err != nil {
			return 0, err
		}
	}
	return len(keys), err
}

// isAbout reports whether a draft is about a person, or mentions them.
func (draft Draft) isAbout(who matching.ID, mentions func(string) bool) bool {
	return slices.Contains(draft.Of.People, who) || mentions(draft.Text)
}

// carryDrafts copies the drafts that can be read into another store.
func carryDrafts(from, to *bolt.Tx) error {
	source := from.Bucket([]byte(draftsBucket))
	if source == nil {
		return nil
	}
	target, err := to.CreateBucketIfNotExists([]byte(draftsBucket))
	if err != nil {
		return err
	}
	return source.ForEach(func(k, v []byte) error {
		if _, err := unseal(draftsBucket, k, v); err != nil {
			return nil
		}
		return target.Put(k, v)
	})
}
