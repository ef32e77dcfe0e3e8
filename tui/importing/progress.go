package importing

import (
	"context"
	"fmt"
	"os"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// progress is how far the reading of a file is. It is written in the background and read by the screen.
type progress struct{ size, read atomic.Int64 }

// watch makes what the reader of a file tells how far it is, until nobody waits for it any more.
func (p *progress) watch(ctx context.Context, path string) func(int64) error {
	if info, err := os.Stat(path); err == nil {
		p.size.Store(info.Size())
	}
	return func(bytes int64) error {
		p.read.Store(bytes)
		return ctx.Err()
	}
}

// view draws how far it is, on a line or two.
func (p *progress) view(sh *shell.Shell, name string, w int) []string {
	size, read := p.size.Load(), p.read.Load()
	if size == 0 || read == 0 {
		return []string{"Reading " + name + " …"}
	}
	part := min(100, int(100*read/size))
	line := fmt.Sprintf("Reading %s … %d %%", name, part)
	if part == 100 {
		line = "Looking through " + name + " …"
	}
	return []string{line, chart.Rule(max(1, min(w, 50)*part/100), sh.Theme.Accent)}
}

// tickMsg has the progress drawn anew.
type tickMsg struct{}

// tick draws the progress anew after a while, as long as something is being read.
func (im *importer) tick() tea.Cmd {
	if im.sh.After == nil || !im.read.Open() {
		return nil
	}
	return im.sh.After(150*time.Millisecond, func(time.Time) tea.Msg { return tickMsg{} })
}
