package commands

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store"
)

// session is an open store with a cohort chosen.
type session struct {
	*run
	db    *store.DB
	state *store.State
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

// openStore opens the store, making it at the very first start.
func (r *run) openStore() (*store.DB, error) {
	path, err := r.storePath()
	if err != nil {
		return nil, err
	}
	db, err := store.Open(path, r.by())
	if err == nil && db.Warning != "" {
		r.tell("Warning: %s", db.Warning)
	}
	if err == nil && db.Created {
		r.tell("Made a new store: %s", text.Line(path))
	}
	return db, err
}

func (r *run) by() store.By { return store.By{Actor: r.actor(), Now: r.now()} }

// open opens the store at a cohort: the one that --cohort names, else the newest (of --programme, where
// that is given).
func (r *run) open() (*session, error) {
	db, err := r.openStore()
	if err != nil {
		return nil, err
	}
	s := &session{run: r, db: db}
	if err := s.choose(); err != nil {
		db.Close()
		return nil, err
	}
	return s, nil
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
	var names []string
	for i := len(cohorts) - 1; i >= 0; i-- {
		c := cohorts[i]
		names = append(names, fmt.Sprintf("%q", text.Line(c.Name)))
		if s.cli.Cohort != "" && !strings.EqualFold(c.Name, s.cli.Cohort) || s.cli.Cohort == "" && wanted != "" && c.Programme != wanted {
			continue
		}
		s.state, err = s.db.State(c.ID)
		return err
	}
	switch {
	case len(cohorts) == 0:
		return fmt.Errorf("there is no cohort yet: import a form export first, with crosswalk import APPLICANTS.csv")
	case s.cli.Cohort != "":
		return fmt.Errorf("there is no cohort %q: there is %s", text.Line(s.cli.Cohort), strings.Join(names, ", "))
	}
	return fmt.Errorf("there is no cohort of %s: open one with crosswalk cohort open NAME --programme %s", wanted, wanted)
}

func (s *session) close() { s.db.Close() }

// with opens the store at a cohort, does something and closes it.
func (r *run) with(do func(*session) error) error {
	s, err := r.open()
	if err != nil {
		return err
	}
	defer s.close()
	return do(s)
}

// change commits a change and prints the journal's sentence.
func (s *session) change(c store.Change) error {
	next, err := s.db.Commit(s.ctx, s.state.Cohort, s.by(), c)
	if err != nil {
		return err
	}
	s.state = next
	s.printf("%s\n", text.Line(c.Summary(next)))
	return nil
}

// person finds an applicant by e-mail, or by a name that only one person has.
func (s *session) person(who string) (*store.Applicant, error) {
	if a, ok := s.state.ByEmail(who); ok {
		return a, nil
	}
	var found []*store.Applicant
	for _, a := range s.state.Sorted() {
		if a.Name.Fold() == text.Fold(who) {
			found = append(found, a)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	if len(found) > 1 {
		return nil, fmt.Errorf("%d people are called %s: use the e-mail address", len(found), text.Line(who))
	}
	return nil, fmt.Errorf("there is nobody with the e-mail %s in %s", text.Line(who), text.Line(s.state.Name))
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

// programme is the one that --programme names, or the one that ships.
func (r *run) programme() (*programme.Programme, error) {
	name := r.cli.Programme
	if name == "" {
		name = "walking-in-their-shoes"
	}
	source, err := programmeSource(name)
	if err != nil {
		return nil, err
	}
	return programme.Parse(name, source)
}

// programmeSource reads a programme file by its path, or a built-in one by its name.
func programmeSource(name string) ([]byte, error) {
	if source, ok := programme.BuiltinSource(name); ok {
		return source, nil
	}
	if !strings.HasSuffix(strings.ToLower(name), ".toml") && !strings.ContainsRune(name, os.PathSeparator) {
		_, err := programme.LoadBuiltin(name)
		return nil, err
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, fmt.Errorf("the programme file %s cannot be read: %w", text.Line(name), unwrapPath(err))
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a regular file", text.Line(name))
	case info.Size() > 1<<20:
		return nil, fmt.Errorf("%s is larger than a programme file can be (1 MB)", text.Line(name))
	}
	return os.ReadFile(name)
}

// unwrapPath leaves the path out of an error that the sentence around it names already.
func unwrapPath(err error) error {
	if p, ok := err.(*os.PathError); ok {
		return p.Err
	}
	return err
}
