package commands

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

var (
	accepted   = flag.Int("accepted", 15, "how many random commands with extreme arguments have to be accepted")
	attackSeed = flag.Uint64("seed", 11, "from what those commands are drawn")
)

// attackRound is how many accepted commands a store gets before a new one is begun.
const attackRound = 60

// attacker draws commands.
type attacker struct {
	*rand.Rand
	people []string
	world  world
}

// world is a programme that is attacked: how its store is begun, and what there is beside what every programme has.
type world struct {
	sample string
	rows   int // so many of the sample; 0: all
	first  [][]string
	names  []string // of people, before the at sign
	steps  []string
	fields []string
	more   func(a *attacker, p, q string) [][]string
}

var worlds = []world{
	{
		sample: "walking-in-their-shoes.csv",
		first:  [][]string{{"--today", "2023-03-21", "publish", "--start", "2023-04-03"}},
		names:  []string{"amara.osei", "tom.bridger", "dele.ade", "ruth.farrow", "grace.mensah", "agnes.dubois", "nadia.rahman", "chidi.eze", "ian.moss", "farah.aziz"},
		steps:  []string{"introduced", "confirm", "agreement", "dates-booked", "visit-1", "midpoint", "closing", "survey-reflection", "nothing"},
		fields: []string{"objectives", "borough", "organisation", "sector", "not_with", "line_manager", "consent", "capacity", "email", "name", "telephone", "challenges"},
		more:   func(*attacker, string, string) [][]string { return nil },
	},
	{ // stages, and events for all
		sample: "leading-beyond-boundaries.csv",
		names:  []string{"rosalind.mehta", "gulsen.jessop", "vikram.finlayson", "craig.younis", "esme.grewal", "huda.akhtar", "lesley.eccles", "shirin.enright", "quentin.dhillon"},
		steps:  []string{"introduced", "visit-1", "visit-2", "strengths", "midpoint", "closing", "feedback", "nothing"},
		fields: []string{"place", "organisation", "sector", "works-as", "interests", "not_with", "line_manager", "consent", "eligible", "email", "name"},
		more: func(a *attacker, p, q string) [][]string {
			event := a.of("information", "launch", "day-1", "day-4", "nothing", "")
			return [][]string{
				{"stage", p, "--to", a.of("put-forward", "applied", "fellow", "reserve", "not-this-time", "nothing"), "--reason", a.words()},
				{"stage", p, q, "--to", a.of("fellow", "reserve"), "--rank", a.number()},
				{"event", "set", event, "--on", a.day(), "--place", a.words()}, {"event", "set", event, "--mode", a.of("online", "in person", "x")},
				{"event", "attend", event, p, q}, {"event", "attend", event, p, "--not"}, {"event", "attend", event, "--nobody"},
			}
		},
	},
	{ // groups, and partners from the same one
		sample: "surrey-500.csv", rows: 40,
		names:  []string{},
		steps:  []string{"introduced", "buddy-1", "midpoint", "closing", "nothing"},
		fields: []string{"place", "organisation", "sector", "not_with", "line_manager", "consent", "email", "name"},
		more: func(a *attacker, p, q string) [][]string {
			group := a.of("cohort", "learning-set", "set", "nothing", "")
			return [][]string{
				{"group", "make", group}, {"group", "make", group, "--groups", a.number()}, {"group", "move", p, q, "--to", a.number()},
				{"group", "pin", p}, {"publish", "--start", a.day(), "--group", a.number()}, {"event", "attend", "launch", p, q},
			}
		},
	},
}

func (a *attacker) of(list ...string) string { return list[a.IntN(len(list))] }

func (a *attacker) person() string {
	if a.IntN(30) == 0 {
		return a.words()
	}
	return a.of(a.people...)
}

// day is a day at the edge of what can be, or beyond; mostly one that makes sense.
func (a *attacker) day() string {
	if a.IntN(3) > 0 {
		return time.Date(2023, 4, 1+a.IntN(400), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	}
	return a.of("0001-01-01", "1899-12-31", "1900-01-01", "2024-02-29", "2023-02-29", "2200-12-31", "2201-01-01", "2299-12-31", "2300-01-01", "9999-12-31", "99999-01-01", "tomorrow", "", "-1", "3 may")
}

func (a *attacker) number() string {
	return a.of("0", "-1", "1", "0.1", "0.05", "7.5", "24", "25", "100", "1000000", "99999999999999999999", "1e9", "NaN", "")
}

func (a *attacker) words() string {
	return a.of("", " ", "-", "a word", "=1+1", "\x1b[2Jgone", "\u202eflip", strings.Repeat("long ", 60), strings.Repeat("x", 17000), "e"+strings.Repeat("\u0301", 60),
		"नमस्ते हिन्दी", "👩‍💻", "--", "'; drop", "<b>", "a\nb", "a\tb", "\ufeff", "�", "{{.}}", "%s%n", "“quoted”")
}

// command is a command line, accepted or not.
func (a *attacker) command() []string {
	milestone, field := a.of(a.world.steps...), a.of(a.world.fields...)
	p, q := a.person(), a.person()
	kinds := [][]string{
		{"lock", p, q, "--reason", a.words()}, {"unlock", p, q}, {"block", p, q, "--reason", a.words()}, {"unblock", p, q},
		{"override", p, q, "--reason", a.words()}, {"edit", p, field + "=" + a.of(a.words(), a.number(), "yes", "no", "nhs", a.day(), p)},
		{"withdraw", p, "--reason", a.words()}, {"return", p}, {"admit", p, "--reason", a.words()}, {"undo"}, {"undo", a.number()}, {"redo"},
		{"add", fmt.Sprintf("new%d@example.org", a.IntN(50)), a.words(), field + "=" + a.words()}, {"same", p, q}, {"different", p, q},
		{"replan", "--order", a.of("best", "steady", "x"), "--priority", a.of("total", "weakest", "")},
		{"weights", a.of("challenges", "place", "wording") + "=" + a.number(), "place=" + a.number()},
		{"publish", "--start", a.day()}, {"reschedule", p, "--start", a.day()}, {"assign", p, a.words()},
		{"tick", p, milestone, "--on", a.day(), "--note", a.words()}, {"untick", p, milestone}, {"skip", p, milestone, "--reason", a.words()}, {"unskip", p, milestone},
		{"visit", p, "--hours", a.number(), "--type", a.of("shadowing", "other", "x"), "--host", a.of("both", p, q), "--on", a.day()},
		{"checkin", p, "--reached", a.of("all", "none", p), "--mood", a.of("good", "patchy", "at-risk"), "--note", a.words(), "--next", a.day()},
		{"answer", p, milestone, a.of(a.words(), a.number(), "yes", "carry on")}, {"end", p, "--reason", a.of("completed", "declined", "no contact", "x"), "--leaves", p},
		{"void", p, "--reason", a.words()}, {"reopen", p}, {"pause", p, "--reason", a.words(), "--until", a.day()}, {"resume", p},
		{"rematch", p, "--start", a.day()}, {"cohort", "set", "--closes", a.day()}, {"cohort", "set", "--name", a.words()}, {"alias", field, a.words(), a.words()},
		{"resolve", p, "not_with", a.of("nobody", q)}, {"programme", "use", strings.TrimSuffix(a.world.sample, ".csv")},
	}
	if more := a.world.more(a, p, q); len(more) > 0 && a.IntN(4) == 0 {
		kinds = more
	}
	if a.IntN(200) == 0 {
		kinds = [][]string{{"erase", p, "--yes"}}
	}
	return append([]string{"--today", a.today()}, kinds[a.IntN(len(kinds))]...)
}

// today is when a command is made: nearly always a day of the exchanges.
func (a *attacker) today() string {
	if a.IntN(40) == 0 {
		return a.of("1900-01-01", "2299-12-31", "2023-03-01")
	}
	return a.of("2023-05-02", "2023-09-26", "2023-10-04") // few: each new one has its backup
}

// crosswalk runs a command in this process.
func crosswalk(store string, args ...string) (status int, said string) {
	var errs bytes.Buffer
	r := &run{ctx: context.Background(), stdout: &errs, stderr: &errs, now: time.Now, stopwatch: time.Now}
	status = r.main(append([]string{"--store", store, "--as", "robin"}, args...))
	return status, errs.String()
}

// begin makes a new store with the people of a world, in a folder, and returns its path.
func (a *attacker) begin(t *testing.T, dir string) (store string) {
	t.Helper()
	store = filepath.Join(dir, "crosswalk.db")
	sample := filepath.Join("..", "..", "sample-data", a.world.sample)
	a.people = nil
	for _, name := range a.world.names {
		a.people = append(a.people, name+"@example.org")
	}
	if a.world.rows > 0 {
		source, err := os.ReadFile(sample)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(string(source), "\n")[:a.world.rows+1]
		sample = filepath.Join(dir, a.world.sample)
		if err := os.WriteFile(sample, []byte(strings.Join(lines, "")), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, line := range lines[1:] {
			if address := anAddress.FindString(line); address != "" {
				a.people = append(a.people, address)
			}
		}
	}
	for _, args := range append([][]string{{"--today", "2023-03-20", "import", sample, "--again", "--dates", "dmy"}}, a.world.first...) {
		if status, said := crosswalk(store, args...); status != 0 {
			t.Fatal(said)
		}
	}
	return store
}

var anAddress = regexp.MustCompile(`[a-z0-9.'-]+@example\.org`)

// TestRandomCommands makes commands with arguments at the edges of what is accepted, in one programme after the other.
// Whatever is accepted, the store opens again and is in order.
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
	store := a.begin(t, t.TempDir())
	for i := 0; n < enough && i < 40*enough; i++ {
		args := a.command()
		status, said := crosswalk(store, args...)
		if status != 0 {
			if said == "" {
				t.Fatalf("%q was refused without a word", args)
			}
			continue
		}
		n++
		done[args[2]]++
		if status, said := crosswalk(store, "check"); status != 0 {
			t.Fatalf("%s: after %q, the %d. accepted, the store is not in order: %s", a.world.sample, args, n, said)
		}
	}
	if n == 0 {
		t.Fatal("nothing is accepted")
	}
	return n
}
