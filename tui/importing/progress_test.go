package importing

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/shell"
)

// TestProgress: what reads a file is told when nobody waits for it any more, and the screen how far it is.
func TestProgress(t *testing.T) {
	path := filepath.Join(t.TempDir(), "large.csv")
	if err := os.WriteFile(path, make([]byte, 400), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	p, sh := &progress{}, &shell.Shell{}
	says := func(want string) {
		t.Helper()
		if got := strings.Join(p.view(sh, "large.csv", 60), "\n"); !strings.Contains(got, want) {
			t.Errorf("it says %q, not %q", got, want)
		}
	}
	says("Reading large.csv …")
	tell := p.watch(ctx, path)
	for bytes, want := range map[int64]string{100: "25 %", 200: "50 %", 400: "Looking through large.csv"} {
		if err := tell(bytes); err != nil {
			t.Fatal(err)
		}
		says(want)
	}
	cancel()
	if tell(400) == nil {
		t.Error("the reading goes on when nobody waits for it")
	}
}

// TestProgressIsDrawnAnew as long as something is being read.
func TestProgressIsDrawnAnew(t *testing.T) {
	sh := &shell.Shell{After: func(_ time.Duration, then func(time.Time) tea.Msg) tea.Cmd {
		return func() tea.Msg { return then(time.Time{}) }
	}}
	im := &importer{sh: sh}
	if im.tick() != nil {
		t.Fatal("it is drawn anew though nothing is read")
	}
	im.read.Start(func(context.Context) *reading { return nil }, nil)
	msg := im.tick()()
	if _, cmd := im.Update(msg); cmd == nil {
		t.Fatal("it is drawn anew but once")
	}
	im.read.Stop()
	if _, cmd := im.Update(msg); cmd != nil {
		t.Fatal("it is drawn anew though nothing is read any more")
	}
}
