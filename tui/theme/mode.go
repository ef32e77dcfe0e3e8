package theme

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/colorprofile"
)

// Variable is the environment variable that chooses a theme: auto, light, dark or mono.
const Variable = "CROSSWALK_THEME"

// Mode is what the person asked for.
type Mode int

// The modes. Auto follows what the terminal answers about its background.
const (
	Auto Mode = iota
	Light
	Dark
	NoColour
)

// Parse reads the name of a mode; the empty name is auto.
func Parse(name string) (Mode, error) {
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "", "auto":
		return Auto, nil
	case "light":
		return Light, nil
	case "dark":
		return Dark, nil
	case "mono":
		return NoColour, nil
	}
	return Auto, fmt.Errorf("theme %q: choose auto, light, dark or mono", name)
}

// Detect reads the mode from an environment of NAME=value. NO_COLOR with any value but the empty one
// takes the colours away, whatever else is asked. A name in [Variable] that is no mode counts as auto.
func Detect(environ []string) Mode {
	if lookup(environ, "NO_COLOR") != "" {
		return NoColour
	}
	mode, err := Parse(lookup(environ, Variable))
	if err != nil {
		return Auto
	}
	return mode
}

// Profile is the colour profile to draw with, given the one that was detected, and whether it has to be
// forced upon the renderer because it differs: the detection misses NO_COLOR=yes, and knows nothing of
// [Variable].
func Profile(environ []string, detected colorprofile.Profile) (colorprofile.Profile, bool) {
	colours := detected == colorprofile.Unknown || detected > colorprofile.ASCII
	if colours && Detect(environ) == NoColour {
		return colorprofile.ASCII, true
	}
	return detected, false
}

// Theme is the theme for mode m on a terminal with profile p whose background is, as far as is known,
// dark or not.
func (m Mode) Theme(p colorprofile.Profile, isDark bool) Theme {
	switch m {
	case Light:
		return For(p, false)
	case Dark:
		return For(p, true)
	case NoColour:
		return Mono(isDark)
	}
	return For(p, isDark)
}

// lookup is the value of name, the last one where it is given twice.
func lookup(environ []string, name string) string {
	value := ""
	for _, e := range environ {
		if k, v, ok := strings.Cut(e, "="); ok && k == name {
			value = v
		}
	}
	return value
}
