package commands

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"crosswalk": func() { os.Exit(Main(os.Args[1:])) },
	})
}

// TestScripts runs the journeys of testdata/script with the real program, each in an empty home. $SAMPLE
// is the sample export, $SAMPLES where those of all programmes lie, $CASES where inputs of situations lie, $KEYS what a session by keys alone led to.
func TestScripts(t *testing.T) {
	sample, err := filepath.Abs(filepath.Join("..", "..", "sample-data", "walking-in-their-shoes.csv"))
	if err != nil {
		t.Fatal(err)
	}
	cases, err := filepath.Abs(filepath.Join("testdata", "cases"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLE", sample)
			e.Setenv("SAMPLES", filepath.Dir(sample))
			e.Setenv("CASES", cases)
			e.Setenv("KEYS", filepath.Join(filepath.Dir(filepath.Dir(sample)), "tui", "testdata", "TestSession.golden"))
			e.Setenv("GORACE", os.Getenv("GORACE"))
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "data"))
			return nil
		},
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"status": status},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

// status runs a program that shall fail with an exact exit status: status 2 crosswalk lock.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N program [argument ...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || strconv.Itoa(exit.ExitCode()) != args[0] {
		ts.Fatalf("%s: want exit status %s, got %v", strings.Join(args[1:], " "), args[0], err)
	}
}
