package theme

import (
	"image/color"
	"math"
	"reflect"
	"strconv"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// luminance and contrast follow WCAG 2.2, "relative luminance" and "contrast ratio".
func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	if x < y {
		x, y = y, x
	}
	return (x + 0.05) / (y + 0.05)
}

func grounds(isDark bool) []color.Color {
	if isDark {
		return []color.Color{hex("#000000"), hex("#1e1e1e"), hex("#282c34"), hex("#002b36")}
	}
	return []color.Color{hex("#ffffff"), hex("#f5f5f5"), hex("#fdf6e3")}
}

// roles are the styles of a theme by the name of their field, with the heat map's steps.
func roles(t Theme) map[string]lipgloss.Style {
	out := map[string]lipgloss.Style{}
	v := reflect.ValueOf(t)
	for i := range v.NumField() {
		switch f := v.Field(i).Interface().(type) {
		case lipgloss.Style:
			out[v.Type().Field(i).Name] = f
		case []lipgloss.Style:
			for j, s := range f {
				out[v.Type().Field(i).Name+string(rune('0'+j))] = s
			}
		}
	}
	return out
}

func isNone(c color.Color) bool { return c == nil || c == color.Color(lipgloss.NoColor{}) }

func TestContrast(t *testing.T) {
	graphic := map[string]bool{"Border": true, "Bar": true} // lines and blocks: 3:1 is asked of them
	for _, isDark := range []bool{false, true} {
		for _, p := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
			for name, s := range roles(New(isDark)) {
				if isNone(s.GetForeground()) {
					continue
				}
				least, on := 4.5, grounds(isDark)
				if graphic[name] {
					least = 3
				}
				if !isNone(s.GetBackground()) {
					on = []color.Color{p.Convert(s.GetBackground())}
				}
				for _, ground := range on {
					if got := contrast(p.Convert(s.GetForeground()), ground); got < least {
						t.Errorf("dark=%v %s %s on %v: contrast %.2f, less than %.1f", isDark, p, name, ground, got, least)
					}
				}
			}
		}
	}
}

func TestBasicContrast(t *testing.T) {
	// The shades that xterm gives the sixteen colours.
	xterm := []string{"#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5",
		"#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff"}
	for _, isDark := range []bool{false, true} {
		for name, s := range roles(Basic(isDark)) {
			if isNone(s.GetForeground()) {
				continue
			}
			shade := -1
			for i := range xterm {
				if s.GetForeground() == lipgloss.Color(strconv.Itoa(i)) {
					shade = i
				}
			}
			if shade < 0 {
				t.Errorf("%s: %v is none of the sixteen colours", name, s.GetForeground())
				continue
			}
			if got := contrast(hex(xterm[shade]), grounds(isDark)[0]); got < 4.5 {
				t.Errorf("dark=%v %s (colour %d): contrast %.2f", isDark, name, shade, got)
			}
		}
	}
}

func TestMonoHasNoColour(t *testing.T) {
	for _, isDark := range []bool{false, true} {
		m := Mono(isDark)
		for name, s := range roles(m) {
			if !isNone(s.GetForeground()) || !isNone(s.GetBackground()) {
				t.Errorf("%s has a colour", name)
			}
		}
		if m.Colour || m.Dark != isDark || !m.Selected.GetReverse() {
			t.Errorf("Mono(%v): Colour %v, Dark %v, Selected reverse %v", isDark, m.Colour, m.Dark, m.Selected.GetReverse())
		}
	}
}

// The roles that stand side by side must not look alike.
func TestRolesDiffer(t *testing.T) {
	for name, th := range map[string]Theme{"light": New(false), "dark": New(true), "basic light": Basic(false),
		"basic dark": Basic(true), "mono": Mono(true)} {
		differ := func(a, b lipgloss.Style, what string) {
			if a.Render("x") == b.Render("x") {
				t.Errorf("%s: %s look alike", name, what)
			}
		}
		differ(th.Tab, th.TabActive, "Tab and TabActive")
		differ(th.Selected, th.SelectedMuted, "Selected and SelectedMuted")
		differ(th.Selected, th.Text, "Selected and Text")
		differ(th.SelectedMuted, th.Text, "SelectedMuted and Text")
		differ(th.Key, th.KeyHelp, "Key and KeyHelp")
		differ(th.Text, th.Muted, "Text and Muted")
		differ(th.Good, th.Bad, "Good and Bad")
		differ(th.Warn, th.Bad, "Warn and Bad")
		differ(th.Toast, th.ToastBad, "Toast and ToastBad")
		if n := len(th.Heat); n < 5 || n > 7 {
			t.Errorf("%s: %d heat steps", name, n)
		}
		for i := 1; i < len(th.Heat); i++ {
			differ(th.Heat[i-1], th.Heat[i], "neighbouring heat steps")
		}
	}
}

func TestNoGroundUnderLargeAreas(t *testing.T) {
	small := map[string]bool{"SelectedMuted": true, "BarRest": true}
	for name, s := range roles(New(true)) {
		if !isNone(s.GetBackground()) && !small[name] && name[:4] != "Heat" {
			t.Errorf("%s has a background", name)
		}
	}
}
