package commands

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/files"
)

// session is an open store with a cohort chosen.
type session struct {
	*run
	db      *store.DB
	state   *cohort.State
	opening *cohort.OpenCohort // the cohort that is still to be opened, with the first change; state shows it as it will be
}

// storePath is where the store lies.
func (r *run) storePath() (string, error) {
	if r.cli.Store != "" {
		return r.cli.Store, nil
	}
	dir := os.Getenv("XDG_DATA_HOME")
	home, err := os.UserHomeDir()
	switch {
	case dir != "" && filepath.IsAbs(dir):
	case runtime.GOOS == "windows":
		if dir = os.Getenv("LocalAppData"); dir == "" {
			return "", fmt.Errorf("there is no LocalAppData folder: say where the store shall be with --store FILE")
		}
	case err != nil:
		return "", fmt.Errorf("your home folder is not known: say where the store shall be with --store FILE")
	case runtime.GOOS == "darwin":
		dir = filepath.Join(home, "Library", "Application Support")
	default:
		dir = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(dir, "crosswalk", "crosswalk.db"), nil
}

// openStore opens the store. Where there is none, what begins one makes it, for as long as nothing is saved in it; what would
// begin one and only looks gets one that is thrown away; all else is refused.
func (r *run) openStore() (*store.DB, error) {
	path, err := r.storePath()
	if err != nil {
		return nil, err
	}
	switch none := store.IsNone(path); {
	case none && r.looks:
		return store.OpenPassing(r.by())
	case none && !r.begins:
		return nil, fmt.Errorf("there is no cohort yet, for there is no store %s: crosswalk import APPLICANTS.csv makes both; --store FILE names another store", text.Line(path))
	}
	place := store.PlaceOf(path)
	if err := place.Refuse(path); err != nil && !r.cli.Network {
		return nil, err
	}
	db, err := store.Begin(path, r.by())
	var refused *cohort.Refusal
	switch {
	case err == nil:
	case files.IsSystems(err) && !errors.As(err, &refused) && !errors.Is(err, store.ErrDamaged):
		return nil, fmt.Errorf("the store %s cannot be opened: %s. Name another one with --store FILE", text.Line(path), files.Why(err))
	default:
		return nil, err
	}
	if warn := place.Warn(path); warn != "" {
		r.tell("Warning: %s", warn)
	}
	if db.Warning != "" {
		r.tell("Warning: %s", text.Line(db.Warning))
	}
	r.backUp(db)
	return db, nil
}

func (r *run) by() cohort.By { return cohort.By{Actor: r.actor(), Now: r.now()} }

// whileReading has a store read with fewer collections of garbage: next to nothing of what is read is garbage, and each
// collection goes over all that was read so far. Call what it returns once the store was read.
func whileReading() (done func()) {
	const percent = 1000
	before := debug.SetGCPercent(percent)
	return func() { debug.SetGCPercent(before) }
}

// open opens the store at a cohort: the one that --cohort names, else the one in use (see cohort use), else the
// newest; of --programme, where that is given.
func (r *run) open() (*session, error) {
	defer whileReading()()
	db, err := r.openStore()
	if err != nil {
		return nil, err
	}
	s := &session{run: r, db: db}
	if err := s.choose(); err != nil {
		db.Close()
		return nil, err
	}
	s.warn()
	return s, nil
}

// warn says what could not be read of the store.
func (s *session) warn() {
	if said := s.db.SayLosses(); said != "" {
		s.tell("Warning: %s", said)
	}
}

func (s *session) choose() error {
	cohorts, err := s.db.Cohorts()
	if err != nil {
		return err
	}
	wanted := ""
	if s.cli.Programme != "" {
		p, err := s.programme()
		if err != nil {
			return err
		}
		wanted = p.Name
	}
	if s.cli.Cohort != "" {
		c, ok, err := s.cohortNamed(cohorts, s.cli.Cohort)
		switch {
		case err != nil:
			return err
		case !ok:
			return noCohort(cohorts, s.cli.Cohort)
		}
		s.state, err = s.db.State(c.ID)
		return err
	}
	used, ok, err := s.db.Used(cohorts)
	if err != nil {
		return err
	}
	if ok && (wanted == "" || used.Programme == wanted) {
		s.state, err = s.db.State(used.ID)
		return err
	}
	for _, c := range slices.Backward(cohorts) {
		if wanted == "" || c.Programme == wanted {
			s.state, err = s.db.State(c.ID)
			return err
		}
	}
	if len(cohorts) == 0 {
		return noCohort(cohorts, "")
	}
	return fmt.Errorf("there is no cohort of %s: open one with crosswalk cohort open NAME --programme %s", wanted, text.Line(s.cli.Programme))
}

// planned refuses a cohort that has no plan yet.
func (s *session) planned() error {
	if s.state.Plan == nil {
		return fmt.Errorf("there is no plan in %s yet: import applicants first", text.Line(s.state.Name))
	}
	return nil
}

func (s *session) close() { s.db.Close() }

// tellMade says that the store was made, once something is in it.
func (r *run) tellMade(db *store.DB) {
	if db.Created {
		r.tell("Made a new store: %s", text.Line(db.Path()))
	}
}

// with opens the store at a cohort, does something and closes it.
func (r *run) with(do func(*session) error) error {
	s, err := r.open()
	if err != nil {
		return err
	}
	defer s.close()
	return do(s)
}

// commit makes a change, with the cohort that is still to be opened for it: both are done, or neither.
func (s *session) commit(c cohort.Change) (*cohort.State, error) {
	if s.opening == nil {
		return s.db.Commit(s.ctx, s.state.Cohort, s.by(), c)
	}
	next, err := s.db.OpenWith(s.ctx, s.by(), s.opening, func(*cohort.State) (cohort.Change, error) { return c, nil })
	if err == nil {
		s.opening = nil
		s.tellMade(s.db)
		s.tell("Opened %s of %s.", text.Line(next.Name), text.Line(next.Programme.Title))
	}
	return next, err
}

// change commits a change and prints the journal's sentence, and below it what became of the plan.
func (s *session) change(c cohort.Change) error {
	next, err := s.commit(c)
	if err != nil {
		return err
	}
	s.committed(next, c)
	return nil
}

// committed takes over the state that a change led to, and prints what it did.
func (s *session) committed(next *cohort.State, c cohort.Change) {
	before := s.state
	s.state = next
	s.printf("%s\n", text.Line(c.Summary(next)))
	if _, imports := c.(*cohort.Import); !imports { // whose report has said it
		for _, n := range cohort.NamesOf(next.Log[len(next.Log)-1]) {
			if n.IsOpen() || before.KeepsNames() && !n.FitsNobody() {
				s.tell("%s", next.SayRead(n))
			}
		}
	}
	s.tellCallUps(before)
	if next.Plan != nil && next.Plan != before.Plan {
		counted := next.Recounted(before)
		line := planChange(counted, next.Plan)
		if counted != before.Plan {
			line += " · both plans with the points as they are now"
			if len(s.state.Exchanges) > 0 {
				line += ", published pairs with those they had"
			}
		}
		s.printf("%s\n", line)
	}
}

// person finds an applicant by e-mail, or by a name that only one person has.
func (s *session) person(who string) (*cohort.Applicant, error) {
	if strings.TrimSpace(who) == "" {
		return nil, usage("an empty text stands where an e-mail address is needed")
	}
	found := findPeople(s.state, who)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return nil, s.nobody(who)
	}
	return nil, fmt.Errorf("%d people are called %s: use the e-mail address", len(found), text.Line(who))
}

func findPeople(state *cohort.State, who string) []*cohort.Applicant {
	if a, ok := state.ByEmail(who); ok {
		return []*cohort.Applicant{a}
	}
	var found []*cohort.Applicant
	for _, same := range []func(a *cohort.Applicant) bool{
		func(a *cohort.Applicant) bool { return a.Name.Fold() == text.Fold(who) },
		func(a *cohort.Applicant) bool { return text.Bare(a.Name.Raw()) == text.Bare(who) }, // as a keyboard has it
		func(a *cohort.Applicant) bool { return matching.NameKey(a.Name.Raw()) == matching.NameKey(who) },
	} {
		for _, a := range state.Sorted() {
			if same(a) {
				found = append(found, a)
			}
		}
		if len(found) > 0 {
			break
		}
	}
	return found
}

// nobody says that a person is not in this cohort, and in which other one they are.
func (s *session) nobody(who string) error {
	why := fmt.Sprintf("nobody in %s has the e-mail address or the name %s", text.Line(s.state.Name), text.Line(who))
	cohorts, err := s.db.Cohorts()
	if err != nil {
		return err
	}
	for _, c := range cohorts {
		other, err := s.db.State(c.ID)
		if err != nil {
			return err
		}
		if len(findPeople(other, who)) > 0 {
			return fmt.Errorf("%s; they are in %s: say --cohort '%s'", why, text.Line(c.Name), text.Line(c.Name))
		}
	}
	return errors.New(why)
}

// couple finds two applicants.
func (s *session) couple(a, b string) (matching.ID, matching.ID, error) {
	x, err := s.person(a)
	if err != nil {
		return 0, 0, err
	}
	y, err := s.person(b)
	if err != nil {
		return 0, 0, err
	}
	return x.ID, y.ID, nil
}

// email is a person's address, safe to print.
func (s *session) email(id matching.ID) string {
	a, ok := s.state.Person(id)
	if !ok {
		return ""
	}
	return a.Email.Safe()
}
