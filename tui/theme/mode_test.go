package theme

import (
	"testing"

	"github.com/charmbracelet/colorprofile"
)

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		environ []string
		want    Mode
	}{
		{nil, Auto},
		{[]string{"NO_COLOR="}, Auto},
		{[]string{"NO_COLOR=1"}, NoColour},
		{[]string{"NO_COLOR=yes"}, NoColour},
		{[]string{"NO_COLOR=0"}, NoColour},
		{[]string{"NO_COLOR=1", "CROSSWALK_THEME=dark"}, NoColour},
		{[]string{"CROSSWALK_THEME=light"}, Light},
		{[]string{"CROSSWALK_THEME=Dark"}, Dark},
		{[]string{"CROSSWALK_THEME=mono"}, NoColour},
		{[]string{"CROSSWALK_THEME=light", "CROSSWALK_THEME=dark"}, Dark},
		{[]string{"CROSSWALK_THEME=pink"}, Auto},
		{[]string{"NO_COLOR", "CROSSWALK_THEMES=dark"}, Auto},
	} {
		if got := Detect(c.environ); got != c.want {
			t.Errorf("Detect(%q) = %v, want %v", c.environ, got, c.want)
		}
	}
}

func TestParse(t *testing.T) {
	if _, err := Parse("pink"); err == nil || err.Error() != `theme "pink": choose auto, light, dark or mono` {
		t.Errorf("Parse(pink): %v", err)
	}
}

func TestProfile(t *testing.T) {
	for _, c := range []struct {
		environ  []string
		detected colorprofile.Profile
		want     colorprofile.Profile
		forced   bool
	}{
		{nil, colorprofile.TrueColor, colorprofile.TrueColor, false},
		{[]string{"NO_COLOR=yes"}, colorprofile.TrueColor, colorprofile.ASCII, true},
		{[]string{"NO_COLOR=yes"}, colorprofile.ANSI, colorprofile.ASCII, true},
		{[]string{"NO_COLOR=1"}, colorprofile.ASCII, colorprofile.ASCII, false},
		{[]string{"NO_COLOR=1"}, colorprofile.NoTTY, colorprofile.NoTTY, false},
		{[]string{"CROSSWALK_THEME=mono"}, colorprofile.ANSI256, colorprofile.ASCII, true},
		{[]string{"CROSSWALK_THEME=dark"}, colorprofile.ANSI256, colorprofile.ANSI256, false},
	} {
		got, forced := Profile(c.environ, c.detected)
		if got != c.want || forced != c.forced {
			t.Errorf("Profile(%q, %v) = %v, %v, want %v, %v", c.environ, c.detected, got, forced, c.want, c.forced)
		}
	}
}

func TestModeTheme(t *testing.T) {
	for _, c := range []struct {
		mode         Mode
		profile      colorprofile.Profile
		isDark       bool
		dark, colour bool
	}{
		{Auto, colorprofile.TrueColor, true, true, true},
		{Auto, colorprofile.TrueColor, false, false, true},
		{Light, colorprofile.ANSI256, true, false, true},
		{Dark, colorprofile.ANSI, false, true, true},
		{NoColour, colorprofile.TrueColor, true, true, false},
		{Dark, colorprofile.ASCII, false, true, false},
		{Auto, colorprofile.NoTTY, false, false, false},
		{Auto, colorprofile.Unknown, true, true, true},
	} {
		got := c.mode.Theme(c.profile, c.isDark)
		if got.Dark != c.dark || got.Colour != c.colour {
			t.Errorf("%v.Theme(%v, %v): Dark %v, Colour %v", c.mode, c.profile, c.isDark, got.Dark, got.Colour)
		}
	}
}
