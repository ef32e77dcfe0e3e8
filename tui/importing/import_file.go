package importing

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/text"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// fileFinder is where a file is chosen: a path that may be typed, and below it what is in its folder.
type fileFinder struct {
	sh      *shell.Shell
	input   textinput.Model
	folder  string // the folder that is listed, as it is typed, with a separator at its end
	asked   string // the folder whose list is on its way
	known   bool   // a list has come
	entries []fileEntry
	why     string // why the folder could not be read
	list    *table.Model[int]
}

// parentFolder is the row that leads out of a folder.
const parentFolder = ".."

func newFileFinder(sh *shell.Shell) *fileFinder {
	in := textinput.New()
	in.Prompt = ""
	in.Placeholder = "path of the CSV file"
	in.SetStyles(shell.InputStyles(sh.Theme))
	in.Focus()
	return &fileFinder{sh: sh, input: in, list: table.New[int]([]table.Column{
		{Flex: 1, Min: 20}, {Width: 11, Right: true, Drop: 1}, {Width: 8, Right: true, Drop: 2},
	})}
}

// begin asks for the working folder.
func (f *fileFinder) begin() tea.Cmd { return Folder(f.sh.Desk, f, "") }

// update answers a message. chosen is a path that was decided for.
func (f *fileFinder) update(msg tea.Msg) (chosen string, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case folderMsg:
		if msg.tag == f && msg.asked == f.asked {
			f.take(msg)
		}
		return "", nil
	case tea.MouseWheelMsg:
		f.list.Move(shell.WheelSteps(msg))
		return "", nil
	case tea.KeyPressMsg:
		switch msg.String() {
		case "up", "down", "pgup", "pgdown":
			f.list.Update(msg)
			return "", nil
		case "enter":
			return f.enter()
		case "tab":
			return "", f.complete()
		}
	}
	before := f.input.Value()
	f.input, cmd = f.input.Update(msg)
	if before != f.input.Value() {
		cmd = tea.Batch(cmd, f.look())
	}
	return "", cmd
}

// take takes over the list of a folder.
func (f *fileFinder) take(m folderMsg) {
	f.folder, f.asked, f.entries, f.why, f.known = m.folder, m.folder, m.entries, m.why, true
	if m.asked == "" {
		f.set(m.folder)
	}
	if f.parent() != "" {
		f.entries = append(f.entries, fileEntry{name: parentFolder, folder: true})
	}
	f.narrow()
}

func (f *fileFinder) set(path string) {
	f.input.SetValue(path)
	f.input.CursorEnd()
}

// cutPath cuts a path behind its last separator.
func cutPath(path string) (folder, name string) {
	for i := len(path) - 1; i >= 0; i-- {
		if os.IsPathSeparator(path[i]) {
			return path[:i+1], path[i+1:]
		}
	}
	return "", path
}

// look shows what fits the path as it is typed now, and asks for its folder if that is another one.
func (f *fileFinder) look() tea.Cmd {
	folder, _ := cutPath(f.input.Value())
	if folder == "" {
		folder = "." + string(filepath.Separator)
	}
	if folder != f.asked {
		f.asked = folder
		return Folder(f.sh.Desk, f, folder)
	}
	f.narrow()
	return nil
}

// narrow lists the entries that have what is typed behind the folder.
func (f *fileFinder) narrow() {
	_, name := cutPath(f.input.Value())
	typed := text.Fold(name)
	rows := make([]int, 0, len(f.entries))
	for i, e := range f.entries {
		hidden := strings.HasPrefix(e.name, ".") && e.name != parentFolder && !strings.HasPrefix(name, ".")
		if !hidden && strings.Contains(text.Fold(e.name), typed) {
			rows = append(rows, i)
		}
	}
	f.list.SetRows(rows)
	f.list.Top()
	for _, i := range rows {
		if f.entries[i].name == name {
			f.list.Select(i)
		}
	}
}

// parent is the folder above the one that is listed; empty if there is none.
func (f *fileFinder) parent() string {
	at := filepath.Clean(expanded(f.folder))
	if above := filepath.Dir(at); above != at && at != "." && !strings.HasSuffix(at, parentFolder) {
		return strings.TrimSuffix(shortened(above), string(filepath.Separator)) + string(filepath.Separator)
	}
	return ""
}

// enter goes into the folder that is selected, or decides for the file. A path that fits nothing in sight
// is taken as it is typed.
func (f *fileFinder) enter() (string, tea.Cmd) {
	i, ok := f.list.Selected()
	if !ok {
		return strings.TrimSpace(f.input.Value()), nil
	}
	e := f.entries[i]
	if e.folder {
		return "", f.goInto(e)
	}
	return f.folder + e.name, nil
}

func (f *fileFinder) goInto(e fileEntry) tea.Cmd {
	to := f.folder + e.name + string(filepath.Separator)
	if e.name == parentFolder {
		to = f.parent()
	}
	f.set(to)
	return f.look()
}

// complete types what all entries that begin like the path have in common, or else the selected one.
func (f *fileFinder) complete() tea.Cmd {
	_, name := cutPath(f.input.Value())
	var fits []fileEntry
	for _, e := range f.entries {
		if e.name != parentFolder && name != "" && strings.HasPrefix(strings.ToLower(e.name), strings.ToLower(name)) {
			fits = append(fits, e)
		}
	}
	if i, ok := f.list.Selected(); ok && len(fits) == 0 {
		fits = []fileEntry{f.entries[i]}
	}
	if len(fits) == 0 {
		return nil
	}
	if len(fits) == 1 && fits[0].folder {
		return f.goInto(fits[0])
	}
	common := fits[0].name
	for _, e := range fits[1:] {
		common = commonStart(common, e.name)
	}
	if len(common) >= len(name) {
		f.set(f.folder + common)
		f.narrow()
	}
	return nil
}

// commonStart is what two names begin with alike, whole characters.
func commonStart(a, b string) string {
	ra, rb := []rune(a), []rune(b)
	n := 0
	for n < len(ra) && n < len(rb) && strings.EqualFold(string(ra[n]), string(rb[n])) {
		n++
	}
	return string(ra[:n])
}

// sortEntries puts the newest file first and the folders below, by name.
func sortEntries(entries []fileEntry) {
	slices.SortStableFunc(entries, func(a, b fileEntry) int {
		switch {
		case a.folder != b.folder:
			if b.folder {
				return -1
			}
			return 1
		case a.folder:
			return strings.Compare(text.Fold(a.name), text.Fold(b.name))
		}
		return cmp.Or(b.modified.Compare(a.modified), strings.Compare(a.name, b.name))
	})
}

// view is the path and the list, h lines of w cells.
func (f *fileFinder) view(w, h int) []string {
	f.input.SetWidth(max(1, w-7))
	lines := []string{chart.Paint(f.sh.Theme.Accent, "File ") + chart.Fit(f.input.View(), w-5), ""}
	f.list.SetSize(w, h-len(lines))
	switch {
	case !f.known:
	case f.why != "":
		lines = append(lines, "  "+chart.Paint(f.sh.Theme.Muted, "This folder cannot be read: "+f.why+"."))
	case f.list.Len() == 0:
		lines = append(lines, "  "+chart.Paint(f.sh.Theme.Muted, "No CSV file here is called like this; enter tries it all the same."))
	default:
		if !slices.ContainsFunc(f.entries, func(e fileEntry) bool { return !e.folder }) {
			lines[1] = chart.Paint(f.sh.Theme.Muted, "No CSV file in this folder: open another, or type a path.")
		}
		lines = append(lines, f.list.Lines(f.cell, shell.TableStyles(f.sh))...)
	}
	return chart.FitLines(lines, w, h)
}

func (f *fileFinder) cell(i, col, _ int) table.Cell {
	e := f.entries[i]
	switch {
	case col == 0 && e.folder:
		return table.Cell{Text: text.Line(e.name) + string(filepath.Separator), Style: f.sh.Theme.Muted}
	case col == 0:
		return table.Cell{Text: text.Line(e.name)}
	case e.folder:
		return table.Cell{}
	case col == 1:
		return table.Cell{Text: e.modified.In(f.sh.State().Programme.Zone).Format("2 Jan 2006"), Style: f.sh.Theme.Muted}
	}
	return table.Cell{Text: fileSize(e.size), Style: f.sh.Theme.Muted}
}

// fileSize is a number of bytes for people.
func fileSize(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d B", n)
	case n < 999_500:
		return fmt.Sprintf("%d KB", (n+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

func (f *fileFinder) keys() []shell.Action {
	return []shell.Action{
		{Keys: []string{"enter"}, Name: "open"}, {Keys: []string{"tab"}, Name: "complete"},
		{Keys: []string{"up", "down"}, Name: "move"}, {Keys: []string{"esc"}, Name: "close"},
	}
}
