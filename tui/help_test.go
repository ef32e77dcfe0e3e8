package tui_test

import (
	"crosswalk/tui/dialog"
	"crosswalk/tui/tuitest"
	"strings"
	"testing"
)

// Paging through the keys of a screen leaves no line out, however few are in sight.
func TestEveryKeyIsSeenByPaging(t *testing.T) {
	for _, tab := range []string{"1", "2", "3", "6"} {
		d := tuitest.Sample(t, 60, 16).Keys(tab, "?")
		list := d.M.Shell().Dialogs()[0].(*dialog.KeyList)
		var seen strings.Builder
		for range 20 {
			seen.WriteString(strings.Join(strings.Fields(strings.ReplaceAll(d.Frame(), "│", " ")), " "))
			d.Keys("pgdown")
		}
		for _, a := range list.Actions {
			if words := strings.Fields(a.Help); !strings.Contains(seen.String(), words[len(words)-1]) || !strings.Contains(seen.String(), a.KeyNames()+" "+words[0]) {
				t.Errorf("on %s, %q is never in sight", tab, a.Help)
			}
		}
		d.Sees("↑ the end").Keys("?").SeesNot("Keys on")
	}
}
