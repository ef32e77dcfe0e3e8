package commands

import (
	"bytes"
	"context"
	"io/fs"
	"strings"
	"syscall"
	"testing"
	"time"

	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
)

func TestHours(t *testing.T) {
	for s, want := range map[string]int{"4": 40, "4.5": 45, "4,5": 45, " 0.1 ": 1, ".5": 5, "24.10": 241, "0": 0, "999": 9990,
		"4h": 40, "3h30": 35, "3:30": 35, "90 min": 15} {
		if got, err := tenthsOfHours(s); err != nil || got != want {
			t.Errorf("%q is %d, %v", s, got, err)
		}
	}
	for _, s := range []string{"", ".", "-1", "NaN", "Inf", "1e9", "0x10", "0.25", "1000h", "3h90", "h", "4.5.1", "1000", "٤"} {
		if got, err := tenthsOfHours(s); err == nil {
			t.Errorf("%q is %d", s, got)
		}
	}
}

// TestInterrupted stops a command before it is done.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	titles, rows := sampleRows(t)
	var out, err bytes.Buffer
	r := &run{ctx: ctx, stdout: &out, stderr: &err, now: time.Now, stopwatch: time.Now}
	if status := r.main([]string{"match", writes(t, titles, rows)}); status != 1 || err.String() != "crosswalk: interrupted before it was done\n" {
		t.Errorf("%d, %q, %q", status, out.String(), err.String())
	}
}

// TestInvalidArguments gives arguments that are no UTF-8: they are refused, never kept as something else.
func TestInvalidArguments(t *testing.T) {
	var out, err bytes.Buffer
	r := &run{ctx: context.Background(), stdout: &out, stderr: &err, now: time.Now, stopwatch: time.Now}
	if status := r.main([]string{"add", "ann@example.org", "Ann \xff\x1b[2J"}); status != 2 || !strings.Contains(err.String(), "is not valid UTF-8") || strings.Contains(err.String(), "\x1b") {
		t.Errorf("%d, %q", status, err.String())
	}
}

// broken is an output over which the program itself fails, with somebody's name in what it fails of.
type broken struct{}

func (broken) Write([]byte) (int, error) { panic("Ann Low <ann@example.org>") }

// TestCrash has an error of the program itself: it is told with its place, and without what people wrote.
func TestCrash(t *testing.T) {
	var said bytes.Buffer
	r := &run{ctx: context.Background(), stdout: broken{}, stderr: &said, now: time.Now, stopwatch: time.Now}
	if status := r.main([]string{"programme", "list"}); status != 1 || strings.Contains(said.String(), "Ann") || !strings.Contains(said.String(), "string, at commands.broken.Write:") {
		t.Errorf("%d, %q", status, said.String())
	}
}

// shut is an output that takes nothing.
type shut struct{}

func (shut) Write([]byte) (int, error) {
	return 0, &fs.PathError{Op: "write", Path: "/dev/stdout", Err: syscall.ENOSPC}
}

// TestLostOutput writes to an output that takes nothing: no command ends as if all were well.
func TestLostOutput(t *testing.T) {
	titles, rows := sampleRows(t)
	path := writes(t, titles, rows)
	for _, args := range [][]string{{"match", path}, {"match", path, "--json"}, {"scores", path}, {"--help"}, {"programme", "list"}, {"programme", "show", "walking-in-their-shoes"}} {
		var err bytes.Buffer
		r := &run{ctx: context.Background(), stdout: shut{}, stderr: &err, now: time.Now, stopwatch: time.Now}
		if status := r.main(args); status != 1 || err.String() != "crosswalk: the output could not be written: the disk is full\n" {
			t.Errorf("%s: %d, %q", strings.Join(args, " "), status, err.String())
		}
	}
}

// TestOpenAfterPublishing starts the screens with the file they were started with before the pairs were
// published: they open on the same cohort, with nothing to import.
func TestOpenAfterPublishing(t *testing.T) {
	titles, rows := sampleRows(t)
	path, where := writes(t, titles, rows), t.TempDir()+"/s.db"
	start := func() (*session, string, string) {
		var out, tells bytes.Buffer
		r := &run{cli: &cli{Store: where}, ctx: context.Background(), stdout: &out, stderr: &tells, now: time.Now, stopwatch: time.Now}
		s, preview, notice, err := (&openCommand{File: path}).prepare(r)
		if err != nil || out.Len() > 0 {
			t.Fatalf("%v, %q", err, out.String())
		}
		return s, preview, notice
	}
	s, preview, notice := start()
	if preview != "" || !strings.HasPrefix(notice, "Cohort 1: 46 applicants imported, 1 superseded") {
		t.Errorf("%q, %q", preview, notice)
	}
	if err := s.change(&cohort.Publish{Start: programme.Date{Year: 2023, Month: 4, Day: 3}}); err != nil {
		t.Fatal(err)
	}
	s.close()
	s, preview, notice = start()
	defer s.close()
	if s.state.Name != "Cohort 1" || preview != "" || notice != "variant.csv says nothing new" {
		t.Errorf("%s, %q, %q", s.state.Name, preview, notice)
	}
}

// TestLengths reads how long an exchange is as people say it.
func TestLengths(t *testing.T) {
	for said, want := range map[string]string{"6m": "6m", "26w": "26w", "6 months": "6m", "9 Months": "9m", "26 weeks": "26w", "26weeks": "26w", "a year": "12m", "1 year": "12m",
		"2 years": "24m", "half a year": "6m", "one month": "1m", "40 days": "40d", "open": "open", "No fixed end": "open", " 12 wks ": "12w"} {
		if got, err := lengthOf(said); err != nil || got != want {
			t.Errorf("%q is %s, %v", said, got, err)
		}
	}
	for _, said := range []string{"", "soon", "six months", "6", "-6m", "6.5 months", "1 week", "10wd", "0m", "999 years", "m", "6 moons", "6 months 2 weeks"} {
		if got, err := lengthOf(said); err == nil {
			t.Errorf("%q is %s", said, got)
		}
	}
}
