package follow

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/export"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

// packDialog shows what would be written for sending, file by file, before it is.
type packDialog struct {
	sh      *shell.Shell
	only    []uint64 // the exchanges that were marked; none: all there is
	making  shell.Ask[export.Packing]
	made    bool
	packing export.Packing
	cursor  int
	shell.Scroller
	height int // lines of the list, as it was drawn last
}

// packAction opens what is sent: of some exchanges, or all there is.
func packAction(sh *shell.Shell, only ...*shell.ExchangeStatus) shell.Action {
	help := "See what there is to send, introductions, reminders, calendar files and more, and write it into a folder"
	ids := make([]uint64, len(only))
	for i, one := range only {
		ids[i] = one.X.ID
	}
	if len(only) > 0 {
		help = "See what there is to send to " + forMarked(only) + ", and write it into a folder"
	}
	return shell.Action{ID: "pack", Keys: []string{"o"}, Name: "send", Help: help, Run: func() tea.Cmd { return openPack(sh, ids) }}
}

func openPack(sh *shell.Shell, only []uint64) tea.Cmd {
	p := &packDialog{sh: sh, only: only}
	sh.Open(p)
	return p.Take()
}

// Take works out in the background what there is to send.
func (p *packDialog) Take() tea.Cmd {
	s, today, only := p.sh.State(), p.sh.Today(), p.only
	return p.making.Start(func(context.Context) export.Packing { return export.Pack(s, today, only...) }, func(made export.Packing) tea.Cmd {
		p.packing, p.made = made, true
		p.cursor = max(0, min(p.cursor, len(made.Documents)-1))
		return nil
	})
}

func (p *packDialog) Update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		p.move(shell.WheelSteps(msg))
	case tea.KeyPressMsg:
		switch key := msg.String(); key {
		case "esc", "q", "o":
			p.making.Stop()
			return true, nil
		case "up", "k":
			p.move(-1)
		case "down", "j":
			p.move(1)
		case "home", "g":
			p.move(-len(p.packing.Documents))
		case "end", "G":
			p.move(len(p.packing.Documents))
		case "pgup", "pgdown", "ctrl+u", "ctrl+d", "space":
			p.Key(key)
		case "enter":
			if len(p.packing.Documents) > 0 {
				p.making.Stop()
				askFolder(p.sh, p.packing)
				return true, nil
			}
		}
	}
	return false, nil
}

func (p *packDialog) move(by int) {
	if to := max(0, min(len(p.packing.Documents)-1, p.cursor+by)); to != p.cursor {
		p.cursor, p.Top = to, 0
	}
}

func (p *packDialog) View(w, h int) []string {
	inner := min(112, w-6)
	muted := func(s string) string { return chart.Paint(p.sh.Theme.Muted, s) }
	enter := shell.KeyHint(p.sh, "enter", "write them into a folder") + "   " + shell.KeyHint(p.sh, "esc", "close")
	switch {
	case !p.made:
		return shell.Box(p.sh, "To send", []string{"Looking what there is to send …", "", shell.KeyHint(p.sh, "esc", "close")}, min(inner, 64)+4, h)
	case len(p.packing.Documents) == 0:
		return shell.Box(p.sh, "To send", append(p.nothing(min(inner, 64)), "", shell.KeyHint(p.sh, "esc", "close")), min(inner, 64)+4, h)
	}
	left := min(44, inner*2/5)
	head := chart.Wrap(p.summary(), inner)
	p.height = max(1, min(22, h-len(head)-5))
	body := append(head, "")
	body = append(body, chart.Columns(p.list(left-1), p.Window(p.sh, p.preview(inner-left-chart.Divider), p.height), left, inner-left-chart.Divider, p.height, p.sh.Theme.Border)...)
	if inner > 76 {
		enter += muted("   this program sends nothing itself")
	}
	body = append(body, "", enter)
	return shell.Box(p.sh, "To send", body, inner+4, h)
}

// summary is what there is, in a sentence.
func (p *packDialog) summary() string {
	line := p.packing.Say()
	if n := p.packing.Unchanged; n > 0 {
		line += fmt.Sprintf(" · %d as they were written before", n)
	}
	if n := len(p.packing.Problems); n > 0 {
		line += " · " + say.Count(n, "file") + " cannot be made: " + p.packing.Problems[0]
	}
	return line
}

// nothing says why there is nothing to send.
func (p *packDialog) nothing(w int) []string {
	line := "There is nothing new to send."
	switch {
	case p.packing.Unchanged > 0:
		line += " " + say.Count(p.packing.Unchanged, "file") + " would be as they were written before."
	case len(p.sh.State().Programme.Messages) == 0:
		line += " The programme file has no [[message]]."
	}
	lines := chart.Wrap(line, w)
	for _, problem := range p.packing.Problems {
		lines = append(lines, chart.Wrap("Cannot be made: "+problem, w)...)
	}
	return lines
}

// list is the files around the one under the cursor.
func (p *packDialog) list(w int) []string {
	all := p.packing.Documents
	first := max(0, min(p.cursor-p.height/2, len(all)-p.height))
	var lines []string
	for i := first; i < min(len(all), first+p.height); i++ {
		d := all[i]
		kind, of := kindWord(d), d.For
		if d.Changed {
			kind += "*"
		}
		if d.IsCalendar() {
			of = d.Title
		}
		line := chart.Fit(kind, 13) + " " + chart.Fit(of, w-16)
		if i == p.cursor {
			lines = append(lines, chart.Paint(p.sh.Theme.Selected, "▸ "+line))
		} else {
			lines = append(lines, "  "+line)
		}
	}
	return lines
}

// kindWord is what a file is, in a word.
func kindWord(d export.Document) string {
	if d.IsCalendar() {
		return "date"
	}
	return d.Message
}

// preview is the file under the cursor, as who gets it reads it.
func (p *packDialog) preview(w int) []string {
	d := p.packing.Documents[p.cursor]
	var lines []string
	add := func(label, value string) {
		if value != "" {
			lines = append(lines, chart.Wrap(chart.Paint(p.sh.Theme.Muted, label)+" "+value, w)...)
		}
	}
	if d.IsCalendar() {
		add("On", exchange.LongDay(d.Day))
	} else {
		to := d.For
		if d.To != "" {
			to += " <" + text.Line(d.To) + ">"
		}
		add("To", to)
	}
	add("", chart.Paint(p.sh.Theme.Title, d.Title))
	lines = append(lines, "")
	for _, line := range strings.Split(strings.TrimRight(d.Text, "\n"), "\n") {
		lines = append(lines, chart.Wrap(line, w)...)
	}
	if len(d.Page) > 0 {
		add("With", "certificate.html, to be printed")
	}
	lines = append(lines, "")
	add("File", d.File)
	if d.Changed {
		add("", "It was written before, with other content.")
	}
	return lines
}

func (p *packDialog) Keys() []shell.Action {
	ks := []shell.Action{{Keys: []string{"esc"}, Name: "close"}}
	if len(p.packing.Documents) > 0 {
		ks = append([]shell.Action{{Keys: []string{"enter"}, Name: "write them"}, {Keys: []string{"up", "down"}, Name: "choose"}, {Keys: []string{"pgdown", "pgup"}, Name: "scroll"}}, ks...)
	}
	return ks
}

// packed is the change that takes a packing down.
func packed(p export.Packing) *cohort.Pack { return &cohort.Pack{Files: p.Files()} }
