package dialog

import (
	"context"
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

// Finder is where a file is chosen: a path that may be typed, and below it what is in its folder.
type Finder struct {
	sh      *shell.Shell
	input   textinput.Model
	folders shell.Ask[listing]
	asked   string // the folder that is listed, or whose list is on its way
	known   bool   // a list has come
	listing
	table *table.Model[int] // of the places among the entries
}

// parentFolder is the row that leads out of a folder.
const parentFolder = ".."

// NewFinder makes a finder; [Finder.Begin] has it look for files.
func NewFinder(sh *shell.Shell) *Finder {
	in := textinput.New()
	in.Prompt = ""
	in.Placeholder = "path of the CSV file"
	in.SetStyles(shell.InputStyles(sh.Theme))
	in.Focus()
	return &Finder{sh: sh, input: in, table: table.New[int]([]table.Column{
		{Flex: 1, Min: 20}, {Width: 11, Right: true, Drop: 1}, {Width: 8, Right: true, Drop: 2},
	})}
}

// Begin has the folder listed that the desk begins with.
func (f *Finder) Begin() tea.Cmd {
	first := f.sh.Desk.Folder
	return f.folders.Start(func(context.Context) listing { return listFirst(first) }, func(l listing) tea.Cmd {
		f.set(l.folder)
		f.take(l)
		return nil
	})
}

// list has another folder listed.
func (f *Finder) list(folder string) tea.Cmd {
	f.asked = folder
	return f.folders.Start(func(context.Context) listing { return listFolder(folder) }, func(l listing) tea.Cmd {
		f.take(l)
		return nil
	})
}

// take takes over what is in a folder.
func (f *Finder) take(l listing) {
	f.listing, f.asked, f.known = l, l.folder, true
	if f.parent() != "" {
		f.entries = append(f.entries, entry{name: parentFolder, folder: true})
	}
	f.narrow()
}

// Update answers a key, a paste or the wheel. chosen is a path that was decided for.
func (f *Finder) Update(msg tea.Msg) (chosen string, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		f.table.Move(shell.WheelSteps(msg))
		return "", nil
	case tea.KeyPressMsg:
		switch msg.String() {
		case "up", "down", "pgup", "pgdown":
			f.table.Update(msg)
			return "", nil
		case "enter":
			return f.enter()
		case "tab":
			return "", f.complete()
		}
	}
	if paste, ok := msg.(tea.PasteMsg); ok {
		paste.Content = droppedPath(paste.Content)
		msg = paste
	}
	before := f.input.Value()
	f.input, cmd = f.input.Update(msg)
	if begun := begunAnew(f.input.Value()); begun != f.input.Value() {
		f.set(begun)
	}
	if before != f.input.Value() {
		cmd = tea.Batch(cmd, f.look())
	}
	return "", cmd
}

// set types a path.
func (f *Finder) set(path string) {
	f.input.SetValue(path)
	f.input.CursorEnd()
}

// look shows what fits the path as it is typed now, and asks for its folder if that is another one.
func (f *Finder) look() tea.Cmd {
	folder, _ := cutPath(f.input.Value())
	if folder == "" {
		folder = "." + string(filepath.Separator)
	}
	if folder != f.asked {
		return f.list(folder)
	}
	f.narrow()
	return nil
}

// narrow lists the entries that have what is typed behind the folder.
func (f *Finder) narrow() {
	_, name := cutPath(f.input.Value())
	typed := text.Fold(name)
	rows := make([]int, 0, len(f.entries))
	for i, e := range f.entries {
		hidden := strings.HasPrefix(e.name, ".") && e.name != parentFolder && !strings.HasPrefix(name, ".")
		if !hidden && strings.Contains(text.Fold(e.name), typed) {
			rows = append(rows, i)
		}
	}
	f.table.SetRows(rows)
	f.table.Top()
	for _, i := range rows {
		if f.entries[i].name == name {
			f.table.Select(i)
		}
	}
}

// parent is the folder above the one that is listed; empty if there is none.
func (f *Finder) parent() string {
	at := filepath.Clean(Expanded(f.folder))
	if above := filepath.Dir(at); above != at && at != "." && !strings.HasSuffix(at, parentFolder) {
		return strings.TrimSuffix(shortened(above), string(filepath.Separator)) + string(filepath.Separator)
	}
	return ""
}

// enter goes into the folder that is selected, or decides for the file. A path that fits nothing in sight
// is taken as it is typed.
func (f *Finder) enter() (string, tea.Cmd) {
	i, ok := f.table.Selected()
	if !ok {
		return strings.TrimSpace(f.input.Value()), nil
	}
	e := f.entries[i]
	if e.folder {
		return "", f.goInto(e)
	}
	return f.folder + e.name, nil
}

// goInto goes on in a folder of the list.
func (f *Finder) goInto(e entry) tea.Cmd {
	to := f.folder + e.name + string(filepath.Separator)
	if e.name == parentFolder {
		to = f.parent()
	}
	f.set(to)
	return f.look()
}

// complete types what all entries that begin like the path have in common, or else the selected one.
func (f *Finder) complete() tea.Cmd {
	_, name := cutPath(f.input.Value())
	var fits []entry
	for _, e := range f.entries {
		if e.name != parentFolder && name != "" && strings.HasPrefix(strings.ToLower(e.name), strings.ToLower(name)) {
			fits = append(fits, e)
		}
	}
	if i, ok := f.table.Selected(); ok && len(fits) == 0 {
		fits = []entry{f.entries[i]}
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

// View is the path and the list, h lines of w cells.
func (f *Finder) View(w, h int) []string {
	f.input.SetWidth(max(1, w-7))
	lines := []string{chart.Paint(f.sh.Theme.Accent, "File ") + chart.Fit(f.input.View(), w-5), ""}
	f.table.SetSize(w, h-len(lines))
	switch {
	case !f.known:
	case f.why != "":
		lines = append(lines, "  "+chart.Paint(f.sh.Theme.Muted, "This folder cannot be read: "+f.why+"."))
	case f.table.Len() == 0:
		lines = append(lines, "  "+chart.Paint(f.sh.Theme.Muted, "No CSV file here is called like this; enter tries it all the same."))
	default:
		if !slices.ContainsFunc(f.entries, func(e entry) bool { return !e.folder }) {
			lines[1] = chart.Paint(f.sh.Theme.Muted, "No CSV file in this folder: open another, or type a path.")
		}
		lines = append(lines, f.table.Lines(f.cell, shell.TableStyles(f.sh))...)
	}
	return chart.FitLines(lines, w, h)
}

// cell is what stands in one column of an entry.
func (f *Finder) cell(i, col, _ int) table.Cell {
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

// Keys are those that do something while a file is chosen.
func (f *Finder) Keys() []shell.Action {
	return []shell.Action{
		{Keys: []string{"enter"}, Name: "open"}, {Keys: []string{"tab"}, Name: "complete"},
		{Keys: []string{"up", "down"}, Name: "move"}, {Keys: []string{"esc"}, Name: "close"},
	}
}
