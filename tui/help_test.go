package tui

import (
	"strings"
	"testing"
)

// Paging through the keys of a screen leaves no line out, however few are in sight.
func TestEveryKeyIsSeenByPaging(t *testing.T) {
	for _, tab := range []string{"1", "2", "3", "6"} {
		d := sample(t, 60, 16).keys(tab, "?")
		list := d.m.Shell().dialogs[0].(*keyList)
		var seen strings.Builder
		for range 20 {
			seen.WriteString(strings.Join(strings.Fields(strings.ReplaceAll(d.frame(), "│", " ")), " "))
			d.keys("pgdown")
		}
		for _, a := range list.actions {
			if words := strings.Fields(a.help); !strings.Contains(seen.String(), words[len(words)-1]) || !strings.Contains(seen.String(), a.keyNames()+" "+words[0]) {
				t.Errorf("on %s, %q is never in sight", tab, a.help)
			}
		}
		d.sees("↑ the end").keys("?").seesNot("Keys on")
	}
}
