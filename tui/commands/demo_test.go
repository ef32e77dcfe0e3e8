package commands

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"crosswalk/store/demo"
)

// TestDemoLeavesNothing opens the demonstration: it has a private folder, its own day, and the cohort that was asked for, and
// when it ends, however it does, nothing is left and nobody's own store was made.
func TestDemoLeavesNothing(t *testing.T) {
	temp, home := t.TempDir(), t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, temp)
	}
	t.Setenv("XDG_DATA_HOME", home)
	empty := func() {
		t.Helper()
		for _, dir := range []string{temp, home} {
			if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
				t.Errorf("left in %s: %v, %v", dir, left, err)
			}
		}
	}
	begin := func(ctx context.Context) *run {
		return &run{cli: &cli{Programme: "walking-in-their-shoes"}, ctx: ctx, stdout: &bytes.Buffer{}, stderr: &bytes.Buffer{}, now: time.Now, stopwatch: time.Now}
	}
	wrong := errors.New("the screens broke")
	r := begin(context.Background())
	err := r.inDemo(func(made *demo.Demo) error {
		s, err := made.DB.State(made.Cohort)
		if err != nil || s.Programme.Name != "walking-in-their-shoes" || s.Today(r.now()) != made.Today {
			t.Errorf("%s on %s, %v", s.Programme.Name, s.Today(r.now()), err)
		}
		dir := filepath.Dir(made.DB.Path())
		if info, err := os.Stat(dir); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
			t.Errorf("%v, %v", info.Mode(), err)
		}
		return wrong
	})
	if !errors.Is(err, wrong) {
		t.Error(err)
	}
	empty()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := begin(ctx).inDemo(func(*demo.Demo) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	empty()
}
