package commands

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
)

type eraseCommand struct {
	Who     []string `arg:"" optional:"" name:"email" help:"The people: e-mail addresses, or names that only one person has."`
	Expired bool     `help:"Whoever was to be kept until a day that is over (keep, in the programme file)."`
	Yes     bool     `help:"Do it: it cannot be undone."`
}

func (c *eraseCommand) Run(r *run) error {
	if c.Expired == (len(c.Who) > 0) {
		return usage("say who shall be erased: an e-mail address, or --expired")
	}
	db, err := r.openStore()
	if err != nil {
		return err
	}
	defer db.Close()
	all, err := allStates(db)
	if err != nil {
		return err
	}
	e := &erasure{run: r, all: all}
	if c.Expired {
		e.findExpired()
		if len(e.people) == 0 {
			r.printf("Nobody is kept for longer than their programme says.\n")
			return nil
		}
	}
	for _, who := range c.Who {
		if err := e.find(who); err != nil {
			return err
		}
	}
	if !c.Yes {
		e.foretell()
		return cohort.Refuse("nobody was erased yet: it cannot be undone, so say --yes")
	}
	receipt, err := db.Erase(r.ctx, r.by(), e.people, e.addresses...)
	if err != nil {
		return err
	}
	r.printf("%s\n", receipt.Say())
	r.sayCopies(db, receipt.Copies)
	return receipt.NotScrubbed
}

// allStates are the newest states of a store's cohorts.
func allStates(db *store.DB) ([]*cohort.State, error) {
	cohorts, err := db.Cohorts()
	if err != nil {
		return nil, err
	}
	var all []*cohort.State
	for _, c := range cohorts {
		s, err := db.State(c.ID)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

// erasure is who is to be erased.
type erasure struct {
	*run
	all       []*cohort.State
	people    []matching.ID
	addresses []string
}

// find finds somebody in any cohort. An address that is nobody's may stand in rows that could not be used, and a name in pairs
// from before.
func (e *erasure) find(who string) error {
	var found []matching.ID
	called := map[matching.ID]string{}
	for _, s := range e.all {
		for _, a := range findPeople(s, who) {
			if !a.Erased && !slices.Contains(found, a.ID) {
				found = append(found, a.ID)
				called[a.ID] = a.Email.Safe()
			}
		}
	}
	switch {
	case len(found) == 0 && (strings.Contains(who, "@") || e.wasPaired(who)):
		e.addresses = append(e.addresses, strings.TrimSpace(who))
	case len(found) == 0:
		return fmt.Errorf("nobody in any cohort has the e-mail address or the name %s", text.Line(who))
	case len(found) > 1:
		var which []string
		for _, id := range found {
			which = append(which, called[id])
		}
		return fmt.Errorf("%d people are called %s: say which address, %s", len(found), text.Line(who), strings.Join(which, " or "))
	}
	e.people = append(e.people, found...)
	return nil
}

// wasPaired reports whether a pair from before has somebody of that name who is no applicant.
func (e *erasure) wasPaired(name string) bool {
	for _, s := range e.all {
		for _, p := range s.Before {
			for _, one := range []cohort.EarlierPerson{p.A, p.B} {
				if one.Person == 0 && matching.NameKey(one.Written.Value.Name.Raw()) == matching.NameKey(name) {
					return true
				}
			}
		}
	}
	return false
}

// findExpired finds whoever was to be kept until a day that is over.
func (e *erasure) findExpired() {
	for _, s := range e.all {
		people, until := s.PastKeeping(s.Today(e.now()))
		if len(people) > 0 {
			e.printf("%s was to be kept until %s: %s\n", text.Line(s.Name), until, say.People(len(people)))
		}
		e.people = append(e.people, people...)
	}
}

// foretell says what would be erased.
func (e *erasure) foretell() {
	met := map[matching.ID]bool{}
	for _, s := range e.all {
		for _, id := range e.people {
			for _, as := range s.SameAs(id) {
				if a, here := s.Person(as); here && !a.Erased && !met[as] {
					met[as] = true
					e.printf("Would erase %s <%s>: %s\n", a.Name.Safe(), a.Email.Safe(), s.SayToErase(as))
				}
			}
		}
	}
	for _, a := range e.addresses {
		e.printf("Would erase what stands of %s in rows that could not be used, in pairs from before, and in what others wrote\n", text.Line(a))
	}
}

// sayCopies lists the copies that still hold who was erased.
func (r *run) sayCopies(db *store.DB, copies []store.Copy) {
	if len(copies) == 0 {
		return
	}
	r.printf("Beside the store, made before, and so still with them: %s. crosswalk backup purge writes these anew.\n", sayCopies(len(copies)))
	for _, c := range copies {
		goes := "stays until you remove it"
		if day := store.AgesOut(db.Path(), c); !day.IsZero() {
			goes = "goes by itself, not before " + sayDay(day)
		}
		r.printf("  %s  %s\n", text.Line(c.Path), goes)
	}
}

func sayCopies(n int) string {
	if n == 1 {
		return "1 copy"
	}
	return fmt.Sprintf("%d copies", n)
}

type backupPurge struct {
	Files []string `arg:"" optional:"" name:"file" help:"Copies elsewhere. Default: all beside the store."`
}

func (c *backupPurge) Run(r *run) error {
	db, err := r.openStore()
	if err != nil {
		return err
	}
	defer db.Close()
	paths := c.Files
	if len(paths) == 0 {
		copies, err := store.Copies(db.Path())
		if err != nil {
			return err
		}
		for _, copied := range copies {
			paths = append(paths, copied.Path)
		}
	}
	if len(paths) == 0 {
		r.printf("There is no copy beside %s.\n", text.Line(db.Path()))
		return nil
	}
	failed := 0
	for _, p := range db.Purge(r.ctx, r.by(), paths...) {
		switch {
		case p.Why != nil:
			failed++
			r.tell("%s could not be written anew: %s", text.Line(p.Path), text.Line(p.Why.Error()))
		case p.People == 0:
			r.printf("%s has nobody who was erased.\n", text.Line(p.Path))
		default:
			r.printf("%s was written anew without %s.\n", text.Line(p.Path), say.People(p.People))
		}
	}
	if failed > 0 {
		return fmt.Errorf("%s could not be written anew: remove them by hand if they may hold somebody who was erased", sayCopies(failed))
	}
	return nil
}
