package store

import (
	bolt "go.etcd.io/bbolt"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/store/cohort"
)

// What the tests of the store look at behind its doors.

const (
	MetaBucket    = metaBucket
	PeopleBucket  = peopleBucket
	RecordsBucket = recordsBucket
	CohortsBucket = cohortsBucket
	LogBucket     = logBucket
	PlansBucket   = plansBucket
	DraftsBucket  = draftsBucket

	LockEnding   = lockEnding
	NewStore     = newStore
	MostPlanners = mostPlanners
	LeastRecords = leastRecords
)

var (
	Seal     = seal
	Number   = number
	InCohort = inCohort
	FindHead = findHead
)

// Planners are those that a store keeps ready.
type Planners = planners

func (p *planners) Of(id uint64) *plan.Planner { return p.of(id) }
func (p *planners) Len() int                   { return len(p.last) }

func (h head) Need() int64     { return h.need }
func (h head) PageSize() int64 { return h.pageSize }

func (d *DB) Bolt() *bolt.DB                 { return d.bolt }
func (d *DB) People() map[string]matching.ID { return d.people }
func (d *DB) NumberRecords(c cohort.Change)  { d.numberRecords(c) }

// Forget drops the newest state of a cohort, so that it is read again.
func (d *DB) Forget(id uint64) { d.states.Delete(id) }

// Append writes the last entry of a state.
func (d *DB) Append(before, next *cohort.State) (moved bool, err error) {
	return d.append(before, nil, next)
}

// AfterFailure is what is said when writing an entry failed.
func (d *DB) AfterFailure(id uint64, e *cohort.Entry, cause error) error {
	return d.afterFailure(id, e, cause)
}

// CheckPlan holds the plan of a state against the rules.
func (r *Report) CheckPlan(s *cohort.State) { r.plan(s) }

// EncodeEntry and DecodeEntry write and read an entry as it lies in the log.
var EncodeEntry = encodeEntry

func DecodeEntry(seq uint64, b []byte) (*cohort.Entry, error) {
	return readEntry(seq, b, newStrictReader())
}

// ReadStrictly reads a record or a plan.
func ReadStrictly(b []byte, to any) error { return newStrictReader().read(b, to) }

// ReadQuickly reads a record, a plan or a change the quick way; false if that gave up.
func ReadQuickly(b []byte, to any) bool { return new(quickReader).read(b, to) }

// FormsOf are the bytes that a text can be in a file.
var FormsOf = formsOf

// StopAt ends the process when an erasure gets to a step.
func StopAt(at string, stop func()) {
	step = func(s string) {
		if s == at {
			stop()
		}
	}
}

// ElementsOf is how many things lie in a page, those of buckets that lie in it whole among them.
func ElementsOf(page []byte) int {
	n := 0
	for _, e := range cutLoosely(page) {
		if n++; e.bucket && len(e.value) > bucketHeader {
			n += ElementsOf(e.value[bucketHeader:])
		}
	}
	return n
}

// EraseDrafts is what an erasure does to drafts, by itself.
func (d *DB) EraseDrafts(who matching.ID, mentions func(string) bool) (n int, err error) {
	err = d.update(func(tx *bolt.Tx) error {
		n, err = eraseDrafts(tx, who, mentions)
		return err
	})
	return n, err
}
