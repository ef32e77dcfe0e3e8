package commands

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var accepted = flag.Int("accepted", 15, "how many random commands with extreme arguments have to be accepted")

// attacker draws commands.
type attacker struct {
	*rand.Rand
	people []string
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
	milestone := a.of("introduced", "confirm", "agreement", "dates-booked", "visit-1", "midpoint", "closing", "survey-reflection", "nothing")
	field := a.of("objectives", "borough", "organisation", "sector", "not_with", "line_manager", "consent", "capacity", "email", "name", "telephone", "challenges")
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
		{"resolve", p, "not_with", a.of("nobody", q)}, {"programme", "use", "walking-in-their-shoes"},
	}
	if a.IntN(60) == 0 {
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

// TestRandomCommands makes commands with arguments at the edges of what is accepted. Whatever is accepted, the store opens
// again and is in order.
func TestRandomCommands(t *testing.T) {
	store := filepath.Join(t.TempDir(), "crosswalk.db")
	sample := filepath.Join("..", "..", "sample-data", "walking-in-their-shoes.csv")
	a := &attacker{Rand: rand.New(rand.NewPCG(11, uint64(*accepted)))}
	for _, name := range []string{"amara.osei", "tom.bridger", "dele.ade", "ruth.farrow", "grace.mensah", "agnes.dubois", "nadia.rahman", "chidi.eze", "ian.moss", "farah.aziz"} {
		a.people = append(a.people, name+"@example.org")
	}
	begin := func() {
		if status, said := crosswalk(store, "--today", "2023-03-20", "import", sample, "--again"); status != 0 {
			t.Fatal(said)
		}
	}
	begin()
	crosswalk(store, "--today", "2023-03-21", "publish", "--start", "2023-04-03")
	done := map[string]int{}
	for i, n := 0, 0; n < *accepted; i++ {
		args := a.command()
		status, said := crosswalk(store, args...)
		if status != 0 {
			if said == "" || i > 400**accepted {
				t.Fatalf("%q was refused without a word, or nothing is accepted any more: %s", args, said)
			}
			continue
		}
		n++
		done[args[2]]++
		if status, said := crosswalk(store, "check"); status != 0 {
			t.Fatalf("after %q, the %d. accepted, the store is not in order: %s", args, n, said)
		}
		if done["erase"]%5 == 4 { // so that somebody is left
			done["erase"]++
			begin()
		}
	}
	t.Log(done)
}
