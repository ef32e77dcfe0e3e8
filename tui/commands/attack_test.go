package commands

import (
	"bytes"
	"context"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/tui"
)

var (
	accepted   = flag.Int("accepted", 15, "how many random commands with extreme arguments have to be accepted")
	attackSeed = flag.Uint64("seed", 11, "from what those commands are drawn")
)

// attackRound is how many accepted commands a store gets before a new one is begun.
const attackRound = 60

// ownError is said where the program itself fails.
const ownError = "an error of its own"

// TestRandomCommands makes commands with arguments at the edges of what is accepted, in one programme after the other.
// Whatever is accepted, the store opens again and is in order, and something can be shown of it.
func TestRandomCommands(t *testing.T) {
	done := map[string]int{}
	for round, n := 0, 0; n < *accepted; round++ {
		a := &attacker{Rand: rand.New(rand.NewPCG(*attackSeed, uint64(round))), world: worlds[round%len(worlds)]}
		n += a.attack(t, min(attackRound, *accepted-n), done)
	}
	t.Log(done)
}

// attack makes commands until enough are accepted, and returns how many were.
func (a *attacker) attack(t *testing.T, enough int, done map[string]int) (n int) {
	file := a.begin(t, t.TempDir())
	for i := 0; n < enough && i < 40*enough; i++ {
		args := a.command()
		status, said := crosswalk(file, args...)
		if said == "" || strings.Contains(said, ownError) {
			t.Fatalf("%s: %q: %q", a.world.sample, args, said)
		}
		if status != 0 {
			continue
		}
		n++
		done[args[2]]++
		if status, said := crosswalk(file, "check"); status != 0 {
			t.Fatalf("%s: after %q, the %d. accepted, the store is not in order: %s", a.world.sample, args, n, said)
		}
		if look := a.look(); look[2] == "screens" {
			a.lookAtScreens(t, file, args, look[1])
		} else if _, said := crosswalk(file, look...); strings.Contains(said, ownError) {
			t.Fatalf("%s: after %q, the %d. accepted, %q: %s", a.world.sample, args, n, look, said)
		}
	}
	if n == 0 {
		t.Fatal("nothing is accepted")
	}
	return n
}

// lookAtScreens draws every screen of a store, wide and narrow, on some day.
func (a *attacker) lookAtScreens(t *testing.T, file string, after []string, today string) {
	t.Helper()
	day, err := time.Parse(time.DateOnly, today)
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return day.Add(12 * time.Hour) }
	db, err := store.Open(file, cohort.By{Actor: "robin", Now: now()})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	cohorts, err := db.Cohorts()
	if err != nil || len(cohorts) == 0 {
		return // the opening was undone
	}
	m, err := tui.New(tui.Options{DB: db, Cohort: cohorts[len(cohorts)-1].ID, Actor: "robin", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	for _, msg := range []tea.Msg{tea.WindowSizeMsg{Width: 120, Height: 40}, tea.WindowSizeMsg{Width: 70, Height: 20}} {
		m.Update(msg)
		for tab := range 8 {
			m.Update(tea.KeyPressMsg{Code: '1' + rune(tab), Text: string('1' + rune(tab))})
			for _, key := range []tea.Key{{Code: 'j', Text: "j"}, {Code: tea.KeyEnter}, {Code: tea.KeyEscape}} {
				m.Update(tea.KeyPressMsg(key))
			}
			if m.Crash() != nil || m.View().Content == "" {
				t.Fatalf("%s: after %q, screen %d: %v", a.world.sample, after, tab+1, m.Crash())
			}
		}
	}
}

// crosswalk runs a command in this process.
func crosswalk(store string, args ...string) (status int, said string) {
	var errs bytes.Buffer
	r := &run{ctx: context.Background(), stdout: &errs, stderr: &errs, now: time.Now, stopwatch: time.Now}
	status = r.main(append([]string{"--store", store, "--as", "robin"}, args...))
	return status, errs.String()
}

// begin makes a new store with the people of a world, in a folder, and returns its path. What there is in it, of which commands
// are made, is taken from the store.
func (a *attacker) begin(t *testing.T, dir string) (file string) {
	t.Helper()
	a.dir, file = dir, filepath.Join(dir, "crosswalk.db")
	sample := filepath.Join("..", "..", "sample-data", a.world.sample+".csv")
	if a.world.rows > 0 {
		source, err := os.ReadFile(sample)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(string(source), "\n")[:a.world.rows+1]
		sample = filepath.Join(dir, a.world.sample+".csv")
		if err := os.WriteFile(sample, []byte(strings.Join(lines, "")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	first := [][]string{{"import", sample, "--again", "--dates", "dmy"}}
	if a.world.programme != nil {
		mine := filepath.Join(dir, "mine.toml")
		if err := os.WriteFile(mine, a.world.programme(), 0o600); err != nil {
			t.Fatal(err)
		}
		first = append(first, []string{"programme", "use", mine})
	}
	for _, args := range append(first, a.world.first...) {
		if status, said := crosswalk(file, append([]string{"--today", a.world.day(0)}, args...)...); status != 0 {
			t.Fatal(said)
		}
	}
	db, err := store.Open(file, cohort.By{Actor: "robin", Now: time.Now()})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s, err := db.State(1)
	if err != nil {
		t.Fatal(err)
	}
	a.know(s)
	return file
}
