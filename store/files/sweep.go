package files

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Temporary is how the name of a file begins that is being written.
const Temporary = ".crosswalk-"

// old is how long nobody has written to a temporary file before it counts as left behind.
const old = time.Hour

// Sweep removes temporary files that a crash left in a folder: those whose names begin so, that nobody has written to
// for an hour. What cannot be removed is left.
func Sweep(dir string, now time.Time, beginnings ...string) (swept int) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return 0
	}
	for _, e := range entries {
		for _, beginning := range beginnings {
			info, err := e.Info()
			if strings.HasPrefix(e.Name(), beginning) && err == nil && info.Mode().IsRegular() && now.Sub(info.ModTime()) > old {
				if os.Remove(filepath.Join(dir, e.Name())) == nil {
					swept++
				}
			}
		}
	}
	return swept
}
