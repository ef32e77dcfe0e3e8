// Package theme is the palette: every role that something on the screen can have, and the style it is
// drawn in. No colour is named anywhere else.
//
// A theme belongs to a background. It sets colours of letters and leaves the background to the
// terminal, but for small things that bring both (a heat map's cells, a bar's trough, the selection of
// a pane without the focus). No meaning is in colour alone: whoever draws a state adds its word or its
// symbol. Without colour, bold, faint, underline and reverse tell the roles apart.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Theme is one palette. It is a value: a changed copy changes nothing else.
type Theme struct {
	Title     lipgloss.Style // the program's and a pane's name
	Header    lipgloss.Style // headings of a table's columns
	Tab       lipgloss.Style
	TabActive lipgloss.Style
	Text      lipgloss.Style // what is read; the terminal's own colour
	Muted     lipgloss.Style // what may be overlooked
	Accent    lipgloss.Style // what should be seen first
	Link      lipgloss.Style

	Good lipgloss.Style // done, on track
	Warn lipgloss.Style // due, weak
	Bad  lipgloss.Style // overdue, refused

	Selected      lipgloss.Style // the row under the cursor
	SelectedMuted lipgloss.Style // the same in a pane that does not have the focus
	Mark          lipgloss.Style // locked, marked, overridden: a sign before a row

	Border   lipgloss.Style // lines between and around panes
	Dialog   lipgloss.Style // the frame of a dialog
	Key      lipgloss.Style // a key in the help line
	KeyHelp  lipgloss.Style // what the key does
	Toast    lipgloss.Style // what just happened
	ToastBad lipgloss.Style // what just went wrong

	Bar     lipgloss.Style   // the filled part of a bar
	BarRest lipgloss.Style   // the trough of a bar
	Heat    []lipgloss.Style // a heat map's steps, nothing first

	Dark   bool // made for a dark background
	Colour bool // has colours at all
}

// palette is the colours of a theme, nil where the terminal's own shall stand.
type palette struct {
	accent, muted, good, warn, bad, border, bar, trough color.Color
	ink, wash                                           color.Color // letters and ground of SelectedMuted
	heat                                                [][2]color.Color
}

func hex(s string) color.Color { return lipgloss.Color(s) }

// palettes of true colour. Each colour of letters has a contrast of 4.5:1 or more against the
// backgrounds that terminals come with, also after it was reduced to 256 colours.
func light() palette {
	return palette{
		accent: hex("#0b50b8"), muted: hex("#585c60"), good: hex("#12632a"), warn: hex("#7d4700"),
		bad: hex("#a8201a"), border: hex("#767a7e"), bar: hex("#2a6fc9"), trough: hex("#dde1e6"),
		ink: hex("#101418"), wash: hex("#d3dae3"),
		heat: [][2]color.Color{
			{hex("#101418"), hex("#dbeafa")}, {hex("#101418"), hex("#a9cff5")}, {hex("#101418"), hex("#6fabe8")},
			{hex("#ffffff"), hex("#1f63b5")}, {hex("#ffffff"), hex("#0a2f66")},
		},
	}
}

func dark() palette {
	return palette{
		accent: hex("#8ab4f8"), muted: hex("#a6abb0"), good: hex("#87d099"), warn: hex("#f2c94c"),
		bad: hex("#ff8f86"), border: hex("#83888e"), bar: hex("#5f9df0"), trough: hex("#34383d"),
		ink: hex("#f0f2f4"), wash: hex("#3a4149"),
		heat: [][2]color.Color{
			{hex("#ffffff"), hex("#16304a")}, {hex("#ffffff"), hex("#1c4f78")}, {hex("#ffffff"), hex("#2a6ba0")},
			{hex("#000000"), hex("#6db3e8")}, {hex("#000000"), hex("#c4e4fb")},
		},
	}
}

// New is the theme in full colour for a dark or a light background.
func New(isDark bool) Theme {
	p := light()
	if isDark {
		p = dark()
	}
	return build(p, isDark)
}

// Basic is the theme in the sixteen colours that every colour terminal has and whose shades its owner
// chose. Only those are used that can be read with the usual shades.
func Basic(isDark bool) Theme {
	p := palette{accent: lipgloss.Blue, warn: lipgloss.Magenta, bad: lipgloss.Red, bar: lipgloss.Blue}
	if isDark {
		p = palette{accent: lipgloss.BrightCyan, good: lipgloss.BrightGreen, warn: lipgloss.BrightYellow,
			bad: lipgloss.BrightRed, bar: lipgloss.Cyan}
	}
	t := build(p, isDark)
	plain(&t)
	t.Bad = t.Bad.Bold(true)
	return t
}

// Mono is the theme without any colour.
func Mono(isDark bool) Theme {
	t := build(palette{}, isDark)
	plain(&t)
	t.Colour = false
	t.TabActive = lipgloss.NewStyle().Bold(true).Reverse(true)
	t.Warn = lipgloss.NewStyle().Bold(true)
	t.Bad = lipgloss.NewStyle().Bold(true).Underline(true)
	t.ToastBad = t.Bad
	t.Mark = lipgloss.NewStyle().Bold(true)
	return t
}

// For is the theme for what the terminal can show.
func For(p colorprofile.Profile, isDark bool) Theme {
	switch {
	case p == colorprofile.Unknown || p >= colorprofile.ANSI256:
		return New(isDark)
	case p == colorprofile.ANSI:
		return Basic(isDark)
	}
	return Mono(isDark)
}

func build(p palette, isDark bool) Theme {
	fg := func(c color.Color) lipgloss.Style {
		if c == nil {
			return lipgloss.NewStyle()
		}
		return lipgloss.NewStyle().Foreground(c)
	}
	t := Theme{
		Title: fg(p.accent).Bold(true), Header: fg(p.muted).Bold(true),
		Tab: fg(p.muted), TabActive: fg(p.accent).Bold(true).Underline(true),
		Text: lipgloss.NewStyle(), Muted: fg(p.muted), Accent: fg(p.accent).Bold(true),
		Link: fg(p.accent).Underline(true),
		Good: fg(p.good), Warn: fg(p.warn), Bad: fg(p.bad),
		Selected: lipgloss.NewStyle().Reverse(true), SelectedMuted: fg(p.ink), Mark: fg(p.accent),
		Border: fg(p.border), Dialog: fg(p.accent),
		Key: fg(p.accent).Bold(true), KeyHelp: fg(p.muted),
		Toast: fg(p.good), ToastBad: fg(p.bad).Bold(true),
		Bar: fg(p.bar), BarRest: lipgloss.NewStyle(),
		Dark: isDark, Colour: true,
	}
	if p.wash != nil {
		t.SelectedMuted = t.SelectedMuted.Background(p.wash)
	}
	if p.trough != nil {
		t.BarRest = t.BarRest.Background(p.trough)
	}
	t.Heat = []lipgloss.Style{t.Muted}
	for _, step := range p.heat {
		t.Heat = append(t.Heat, fg(step[0]).Background(step[1]))
	}
	return t
}

// plain gives the roles that lack a colour of their own an attribute instead.
func plain(t *Theme) {
	faint := lipgloss.NewStyle().Faint(true)
	t.Muted, t.KeyHelp, t.Border = faint, faint, faint
	t.Tab = lipgloss.NewStyle()
	t.Header = lipgloss.NewStyle().Bold(true)
	t.SelectedMuted = lipgloss.NewStyle().Bold(true).Underline(true)
	reverse := lipgloss.NewStyle().Reverse(true)
	t.Heat = []lipgloss.Style{faint, lipgloss.NewStyle(), lipgloss.NewStyle().Bold(true), reverse.Faint(true), reverse, reverse.Bold(true)}
}
