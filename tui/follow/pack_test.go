package follow_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/tui/tuitest"
)

// What there is to send is looked at file by file, written into a folder, and taken down: what was written is not
// written again. Undone it is, and what is there already is replaced only after a yes.
func TestPackDialog(t *testing.T) {
	d := tuitest.Summer(t, 100, 30)
	folder := t.TempDir()
	d.M.Shell().Desk.Folder = folder
	d.Keys("4", "o").Dialog("To send", "messages and", "▸ ", "Dear ", "write them into a folder")
	d.Keys("end").Dialog("File", ".")
	d.Keys("enter").Dialog("Folder", "to-send").Keys("ctrl+u", "enter").Dialog("Say in which folder").Typed("first").Keys("enter").Sees("Packed ", "into ", "u undoes")
	written, err := os.ReadDir(filepath.Join(folder, "first"))
	if err != nil || len(written) < 20 {
		t.Fatal(err, len(written))
	}
	d.Keys("5", "o").Dialog("There is nothing new to send", " files would be as they were").Keys("enter", "esc").SeesNot("To send", "Replace files")
	d.Keys("u").Sees("Undid: Packed").Keys("o", "enter").Keys("ctrl+u").Typed("first").Keys("enter").Dialog("Replace files?")
	d.Keys("esc").SeesNot("To send", "Replace files").Keys("o").Dialog("messages and").Keys("enter", "ctrl+u").Typed("first").Keys("enter", "y").Sees("Packed ")
	d.Keys("u", "o", "enter", "ctrl+u").Typed(filepath.Join("none", "none")).Keys("enter").Sees("cannot be made")
}

func TestPackDialogFrames(t *testing.T) {
	for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 40}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			d := tuitest.Summer(t, size[0], size[1])
			golden.RequireEqual(t, d.Keys("4", "o").Frame())
		})
	}
}
