package shell_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

func TestNamesAreCutFairly(t *testing.T) {
	three := []string{"Amara Osei", "Charlotte Hendry-Blake", "Revd Esther Kamara"}
	for w, want := range map[int]string{
		60: "Amara Osei ↔ Charlotte Hendry-Blake ↔ Revd Esther Kamara",
		50: "Amara Osei ↔ Charlotte Hendry… ↔ Revd Esther Kama…",
		42: "Amara Osei ↔ Charlotte He… ↔ Revd Esther …",
		30: "Amara O… ↔ Charlot… ↔ Revd Es…",
	} {
		if got := shell.CutNames(three, w); got != want {
			t.Errorf("on %d cells: %q, not %q", w, got, want)
		}
	}
}

// Names never take more than their room, nobody is left out, nobody is cut while others have more than
// they, and nothing is cut without need.
func TestNamesInAnyRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.StringMatching(`[A-Zé]{1,20}`), 2, 3).Draw(t, "names")
		w := rapid.IntRange(12, 70).Draw(t, "w")
		got := shell.CutNames(names, w)
		if chart.Width(got) > w {
			t.Fatalf("%q has more than %d cells", got, w)
		}
		parts := strings.Split(got, shell.PairSign)
		if len(parts) != len(names) {
			t.Fatalf("%q has not %d names", got, len(names))
		}
		whole := strings.Join(names, shell.PairSign)
		if chart.Width(whole) <= w && got != whole {
			t.Fatalf("%q is cut on %d cells", got, w)
		}
		if chart.Width(whole) > w && chart.Width(got) != w {
			t.Fatalf("%q leaves room on %d cells", got, w)
		}
		for i, p := range parts {
			for _, other := range parts {
				if p != names[i] && chart.Width(other) > chart.Width(p)+1 {
					t.Fatalf("%q: %q is cut while %q has more room", got, p, other)
				}
			}
		}
	})
}

// However long the names are, the title of a dialog about two people names both.
func TestTitlesNameBoth(t *testing.T) {
	d := tuitest.Sample(t, 60, 16)
	d.Does(&cohort.Edit{Person: d.Person("Kwame Boateng"), Fields: []string{programme.FieldName},
		Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Name: text.New("Kwame Featherstonehaugh-Cholmondeley-Majoribanks of Boateng")}}})
	d.Keys("3", "j", "x").Typed("dele").Keys("enter").Sees("Why not José Núñez and Dele Ade?")
	d.Keys("esc", "enter", "f", "x", "enter").Sees("Why not Kwame Featherstonehaugh… and Agnès Dubois?")
	d.Keys("o").Sees("Pair Kwame Featherstonehaugh… with Agnès Dubois")
}
