package files

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"unicode"
	"unicode/utf8"

	"crosswalk/matching/text"
)

// maxName is how many bytes the name of a file has at most: systems have 255, and what lies beside it needs an ending.
const maxName = 200

// checkName refuses names that a system refuses, here or on the computer that the file is carried to.
func checkName(path string) error {
	name := filepath.Base(path)
	shown := text.Clip(text.Line(name))
	stem, _, _ := strings.Cut(name, ".")
	stem = strings.ToUpper(strings.TrimSpace(stem))
	switch {
	case strings.TrimSpace(path) == "":
		return fmt.Errorf("a file needs a name")
	case !utf8.ValidString(path):
		return fmt.Errorf("the name %s is not valid UTF-8: choose another one", shown)
	case strings.ContainsFunc(path, unicode.IsControl):
		return fmt.Errorf("the name %s has a line break or another control character in it: choose one without", shown)
	case strings.HasSuffix(path, "/") || strings.HasSuffix(path, string(filepath.Separator)) || name == "." || name == "..":
		return fmt.Errorf("%s is a folder: choose the name of a file", text.Line(path))
	case len(name) > maxName:
		return fmt.Errorf("the name %s is too long for a file: it has %d letters, choose one with fewer than %d", shown, utf8.RuneCountInString(name), maxName)
	case reserved[stem]:
		return fmt.Errorf("%s is a name that Windows keeps for a device: choose another one, like my-%s", shown, shown)
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return fmt.Errorf("the name %q ends in a dot or a space, which Windows cuts off: choose another one", shown)
	case runtime.GOOS == "windows" && strings.ContainsAny(name, `<>:"|?*`):
		return fmt.Errorf(`the name %s has one of < > : " | ? * in it, which Windows refuses: choose another one`, shown)
	}
	return nil
}

// reserved are the names of devices on Windows, which no file can have, whatever its ending.
var reserved = func() map[string]bool {
	all := map[string]bool{"CON": true, "PRN": true, "AUX": true, "NUL": true, "CONIN$": true, "CONOUT$": true}
	for _, n := range "123456789¹²³" {
		all["COM"+string(n)], all["LPT"+string(n)] = true, true
	}
	return all
}()
