package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	bolt "go.etcd.io/bbolt"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// Receipt says what an erasure did, and what was looked through afterwards.
type Receipt struct {
	People                  int
	Cohorts                 []string // the names of those that they were in
	Records, Entries, Plans int      // that were emptied or changed
	Drafts                  int      // that were taken out
	Traces                  int      // texts that were looked for: names, addresses, sentences that nobody else wrote
	Found                   int      // how often one of them still stands in the store's file
	Namesake                bool     // somebody else has the name, so that it is left where others wrote it
	NotScrubbed             error    // why the file could not be written anew; nil: it was
	Copies                  []Copy   // beside the store, made before
}

// Say puts the receipt in sentences.
func (r Receipt) Say() string {
	from := ""
	if len(r.Cohorts) > 0 {
		from = " from " + say.And(r.Cohorts)
	}
	var what []string
	for _, part := range []struct {
		n    int
		noun string
	}{{r.Records, "text"}, {r.Entries, "change"}, {r.Plans, "plan"}, {r.Drafts, "draft"}} {
		if part.n > 0 {
			what = append(what, say.Count(part.n, part.noun))
		}
	}
	line := fmt.Sprintf("Erased %s%s.", say.People(r.People), from)
	if len(what) > 0 {
		line = fmt.Sprintf("Erased %s%s: taken out of %s.", say.People(r.People), from, say.And(what))
	}
	switch {
	case r.NotScrubbed != nil:
	case r.Found == 0:
		line += fmt.Sprintf(" The file was written anew and looked through for %s (names, addresses, sentences that nobody else wrote) as UTF-8, UTF-16, base64, JSON and quoted-printable: none is there.", say.Count(r.Traces, "text"))
	default:
		line += fmt.Sprintf(" The file was written anew and looked through for %s: one of them still stands there %s, in a programme file, a cohort's name, or as who made a change.", say.Count(r.Traces, "text"), say.Count(r.Found, "time"))
	}
	if r.Namesake {
		line += " Somebody else has the same name, so it was left where others wrote it: look through what names them."
	}
	return line + " Files that were exported, sent or copied elsewhere are not looked through."
}

// erasing is an erasure that was worked out and is not written yet.
type erasing struct {
	*cohort.Erasing
	before    map[uint64]*cohort.State // every cohort of the store
	next      map[uint64]*cohort.State // those that the people are in, after it
	addresses []string                 // of the people, folded
}

// Erase takes people out of the store: their applications in every cohort, what was found out and written about them, their
// place in the list of people; see [cohort.Erasing]. Whoever is said to be one person with one of them is meant too. It is
// one transaction, with the change that says so in the journal of every cohort they were in; then the file is written anew
// without them, see scrub.go. If that cannot be done now, the receipt says so and the next start does it. addresses are of
// those who are no applicants, but may stand in rows that could not be used.
func (d *DB) Erase(ctx context.Context, by cohort.By, people []matching.ID, addresses ...string) (r Receipt, err error) {
	if err := d.ReadOnly(); err != nil {
		return r, err
	}
	for {
		x, err := d.planErasing(ctx, by, people, addresses)
		if err != nil {
			return r, err
		}
		r = Receipt{People: len(x.IDs), Namesake: len(x.Namesakes()) > 0}
		for _, id := range slices.Sorted(maps.Keys(x.next)) {
			r.Cohorts = append(r.Cohorts, x.before[id].Name)
		}
		moved, err := d.erase(by, x, &r)
		if err != nil {
			return r, err
		}
		if moved {
			continue
		}
		traces := x.Traces()
		r.Traces = len(traces)
		if r.Found, err = FindTraces(d.path, traces); err != nil {
			return r, err
		}
		r.Copies, err = Copies(d.path)
		return r, err
	}
}

// planErasing learns what there is of the people, and works out what becomes of the cohorts that they are in.
func (d *DB) planErasing(ctx context.Context, by cohort.By, people []matching.ID, addresses []string) (*erasing, error) {
	ids, err := d.cohortIDs()
	if err != nil {
		return nil, err
	}
	x := &erasing{before: map[uint64]*cohort.State{}, next: map[uint64]*cohort.State{}}
	var all []matching.ID
	for _, id := range ids {
		s, err := d.State(id)
		if err != nil {
			return nil, err
		}
		x.before[id] = s
		for _, p := range people {
			all = append(all, s.SameAs(p)...)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	x.Erasing = cohort.NewErasing(all)
	for _, a := range addresses {
		x.KnowAddress(a)
		if strings.Contains(a, "@") {
			x.addresses = append(x.addresses, text.Fold(a))
		}
	}
	d.mu.Lock()
	for address, id := range d.people {
		if x.IDs[id] {
			x.KnowAddress(address)
			x.addresses = append(x.addresses, address)
		}
	}
	d.mu.Unlock()
	for _, id := range ids {
		s := x.before[id]
		for _, e := range s.Log {
			x.Learn(id, e)
		}
		if !x.wasIn(s) {
			continue
		}
		if x.next[id], err = cohort.Next(ctx, s, by, &cohort.Erase{People: all}, d.planning(id)); err != nil {
			return nil, err
		}
	}
	if len(all) == 0 && len(addresses) == 0 {
		return nil, cohort.Refuse("say who shall be erased")
	}
	return x, nil
}

// wasIn reports whether one of the people is or was in a cohort, in changes that are undone too.
func (x *erasing) wasIn(s *cohort.State) bool {
	for id := range x.IDs {
		if a, here := s.People[id]; here && !a.Erased {
			return true
		}
	}
	for _, e := range s.Log {
		if brought, ok := cohort.Introduced(e.Change); ok {
			for key, id := range brought {
				if key != "" && x.IDs[id] {
					return true
				}
			}
		}
	}
	return false
}

// erase writes an erasure and scrubs the file. moved says that a cohort is another one than before by now, and nothing
// was written.
func (d *DB) erase(by cohort.By, x *erasing, r *Receipt) (moved bool, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for id, s := range x.before {
		if newest, ok := d.states.Load(id); !ok || newest != s {
			return true, nil
		}
	}
	if err := d.mayWrite(); err != nil {
		return false, err
	}
	bodies := map[uint64]written{}
	for id, next := range x.next {
		if bodies[id], err = encode(next, next.Log[len(next.Log)-1]); err != nil {
			return false, err
		}
	}
	err = d.update(func(tx *bolt.Tx) error {
		for id := range x.before {
			if err := x.blankCohort(tx, id, r); err != nil {
				return err
			}
		}
		for _, id := range slices.Sorted(maps.Keys(x.next)) {
			next := x.next[id]
			if err := d.write(tx, next, next.Log[len(next.Log)-1], bodies[id]); err != nil {
				return err
			}
		}
		if r.Drafts, err = x.dropDrafts(tx); err != nil {
			return err
		}
		people := tx.Bucket([]byte(peopleBucket))
		for _, a := range x.addresses {
			if err := people.Delete([]byte(a)); err != nil {
				return err
			}
		}
		if err := bury(tx, x.addresses, by.Now); err != nil {
			return err
		}
		return tx.Bucket([]byte(metaBucket)).Put([]byte(scrubMark), []byte(by.Now.UTC().Format("2006-01-02")))
	})
	if err == nil {
		step("deleted")
	}
	d.forgetAll()
	if err != nil {
		return false, d.afterErasing(err)
	}
	if err := d.load(); err != nil {
		return false, err
	}
	r.NotScrubbed = d.scrub(by.Now)
	return false, nil
}

// dropDrafts takes out the drafts about the people, and those in which they are named.
func (x *erasing) dropDrafts(tx *bolt.Tx) (n int, err error) {
	n, err = eraseDrafts(tx, 0, x.Mentions)
	for id := range x.IDs {
		if err != nil {
			break
		}
		more := 0
		more, err = eraseDrafts(tx, id, func(string) bool { return false })
		n += more
	}
	return n, err
}

// forgetAll has everything read anew that was read of the store.
func (d *DB) forgetAll() {
	d.states.Clear()
	d.untold = map[uint64]*cohort.State{}
	d.planners.clear()
}

// afterErasing finds out what a failed transaction left on the disk: see [DB.afterFailure].
func (d *DB) afterErasing(cause error) error {
	if err := d.load(); err != nil {
		return fmt.Errorf("erasing failed (%w), and the store cannot be read: close Crosswalk and look at the disk", cause)
	}
	if d.mustScrub() {
		return fmt.Errorf("the disk reported an error (%w), though they were erased: close Crosswalk, look at the disk, and start it again, which finishes it", cause)
	}
	return fmt.Errorf("nobody was erased: %w", cause)
}

// blankCohort takes the people out of the entries, records and plans of a cohort.
func (x *erasing) blankCohort(tx *bolt.Tx, id uint64, r *Receipt) error {
	b, records := tx.Bucket([]byte(cohortsBucket)).Bucket(number(id)), tx.Bucket([]byte(recordsBucket))
	if b == nil {
		return nil
	}
	n, err := rewritten(b.Bucket([]byte(logBucket)), inCohort(id, logBucket), func(k, v []byte) ([]byte, error) {
		e, err := readEntry(binary.BigEndian.Uint64(k), v, newStrictReader())
		if err != nil {
			return nil, nil // what cannot be read is nobody's
		}
		changed, gone, others := x.Blank(id, e)
		if err := x.blankRecords(records, gone, others, r); err != nil || !changed {
			return nil, err
		}
		return encodeEntry(e)
	})
	r.Entries += n
	if err != nil {
		return err
	}
	n, err = rewritten(b.Bucket([]byte(plansBucket)), inCohort(id, plansBucket), func(_, v []byte) ([]byte, error) {
		var p *matching.Plan
		if err := newStrictReader().read(v, &p); err != nil || p == nil || !x.BlankPlan(p) {
			return nil, nil
		}
		return json.Marshal(p)
	})
	r.Plans += n
	return err
}

// blankRecords empties records, and takes the people out of others.
func (x *erasing) blankRecords(records *bolt.Bucket, gone []uint64, others []cohort.Slot, r *Receipt) error {
	put := func(key, body []byte) error {
		sealed := seal(recordsBucket, key, body)
		if bytes.Equal(records.Get(key), sealed) {
			return nil
		}
		r.Records++
		return records.Put(key, sealed)
	}
	for _, n := range gone {
		if err := put(number(n), nil); err != nil {
			return err
		}
	}
	for _, slot := range others {
		key := number(*slot.Number())
		v, err := unseal(recordsBucket, key, records.Get(key))
		if err != nil || len(v) == 0 || newStrictReader().read(v, slot.Target()) != nil {
			continue
		}
		changed, whole := x.TakeOut(slot.Target())
		if !changed {
			continue
		}
		var body []byte
		if !whole {
			if body, err = json.Marshal(slot.Target()); err != nil {
				return err
			}
		}
		if err := put(key, body); err != nil {
			return err
		}
	}
	return nil
}

// rewritten writes what becomes of the values of a bucket, as far as anything does, and returns how many there were.
func rewritten(b *bolt.Bucket, scope string, change func(k, v []byte) ([]byte, error)) (n int, err error) {
	if b == nil {
		return 0, nil
	}
	now := map[string][]byte{}
	err = b.ForEach(func(k, v []byte) error {
		v, err := unseal(scope, k, v)
		if err != nil || len(k) != 8 {
			return nil
		}
		body, err := change(k, v)
		if err == nil && body != nil {
			now[string(k)] = body
		}
		return err
	})
	for _, k := range slices.Sorted(maps.Keys(now)) {
		if err == nil {
			err = b.Put([]byte(k), seal(scope, []byte(k), now[k]))
		}
	}
	return len(now), err
}
