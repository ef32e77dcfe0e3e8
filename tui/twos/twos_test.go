package twos_test

import (
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching"
	"crosswalk/tui/tuitest"
)

const ownPairs = `Fellow,Partner
Lee Wong,priya.nair@example.org
Amara Osei,Sam Cole
Tom Bridgre,Ruth Farrow
Nobody Known,Ian Moss
Farah Aziz,
`

// Pairs that people chose are looked at, what is open is answered, and they are kept, by keys alone.
func TestOwnPairsByKeys(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	d.File("own.csv", []byte(ownPairs))
	d.Keys("3", "?", "pgdown").Dialog("Read pairs that people chose themselves").Keys("esc")
	d.Keys("i").Dialog("Which file has the pairs that people chose?", "own.csv").Keys("enter").
		Dialog("1 to keep · 1 breaks a rule · 2 to be settled · 1 cannot be read", "Tom Bridgre ↔ Ruth Farrow", "Is Tom Bridgre Tom Bridger <tom.bridger@example.org>?").
		Dialog("waiting 0 → 0")
	if n := len(d.State().Fixed); n != 0 {
		t.Fatalf("%d pairs were kept before anybody said so", n)
	}
	d.Keys("o").Dialog("Who is “Tom Bridgre”?").Keys("enter").Dialog("2 to keep", "1 to be settled", "Who is Nobody Known? Nobody of Cohort 1 fits.")
	d.Keys("o").Typed("farah").Keys("enter").Dialog("3 to keep").SeesNot("to be settled")
	d.Dialog("▸    3 breaks a rule Amara Osei ↔ Sam Cole", "They break a rule: ", "Same organisation")
	d.Keys("space").Dialog("4 to keep", "keep, against").SeesNot("breaks a rule")
	d.Keys("enter").Dialog("Keep pairs against a rule").Keys("enter").Dialog("only with a reason")
	d.Typed("they asked").Keys("enter").Toast("Kept 4 pairs that people chose themselves, 1 against the rules").SeesNot("own.csv", "Which file")
	for a, b := range map[string]string{"Lee Wong": "Priya Nair", "Amara Osei": "Sam Cole", "Tom Bridger": "Ruth Farrow", "Farah Aziz": "Ian Moss"} {
		fix, ok := d.State().Fixed[matching.TeamOf(d.Person(a), d.Person(b))]
		want := matching.Locked
		if a == "Amara Osei" {
			want = matching.Overridden
		}
		if !ok || fix.State != want {
			t.Errorf("%s and %s are %v", a, b, fix.State)
		}
	}
	d.Keys("i", "enter").Dialog("1 cannot be read", "known already").Keys("esc").Dialog("Which file").Keys("esc").
		Keys("u").Sees("Undid: Kept 4 pairs")
}

// A row against a rule that is not said yes to is left out.
func TestOwnPairAgainstARuleIsLeftOut(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	d.File("own.csv", []byte("a,b\nAmara Osei,Sam Cole\n"))
	d.Keys("3", "i", "enter").Dialog("1 breaks a rule").SeesNot("to keep").Keys("space", "space").Dialog("1 breaks a rule").Keys("enter").SeesNot("own.csv")
	if n := len(d.State().Fixed); n != 0 {
		t.Fatalf("%d pairs were kept", n)
	}
}

const earlierPairs = `Name,Name,Matched,Outcome
Amara Osei,Tom Bridger,05/03/2019,completed
Gwen Stone,Lee Wong,06/04/2020,blue moon
Iris Vale,Tom Bridgre,13/05/2021,
Iris Vale,,,
`

// Pairs from before Crosswalk are taken down by keys, before anything is published and after.
func TestEarlierPairsByKeys(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	d.File("earlier.csv", []byte(earlierPairs))
	d.Keys("4").Sees("i takes pairs down", "i earlier pairs").Keys("?").Dialog("Take pairs from before Crosswalk down").Keys("esc")
	d.Keys("i").Dialog("Which file has the pairs from before Crosswalk?").Keys("enter").
		Dialog("3 to take down · 1 cannot be read", "5 Mar 2019, completed", "perhaps here", "the plan then: ", " new")
	d.Keys("down", "down").Dialog("▸    3 take down     Gwen Stone ↔ Lee Wong", "Gwen Stone is not in this store", "It is not known what “blue moon” means")
	if len(d.State().Before) != 0 {
		t.Fatal("pairs were taken down before anybody said so")
	}
	d.Keys("enter").Toast("Took down 3 pairs from before (earlier.csv)").SeesNot("Which file")
	if p := d.Partner("Amara Osei"); p == "Tom Bridger" {
		t.Error("two who were paired before are paired again")
	}
	d.Keys("i", "enter").Sees("3 known already", "enter close").Keys("enter").SeesNot("known already")
}

// What cannot be read is said, and another file can be chosen; dates that may be read in two ways are asked about.
func TestFilesThatSayLittle(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	d.File("unclear.csv", []byte("Name,Name,Matched\nAmara Osei,Tom Bridger,05/03/2019\n"))
	d.Keys("4", "i").Typed("nowhere.csv").Keys("enter").Dialog("there is no such file", "Which file has the pairs")
	for range len("nowhere.csv") {
		d.Keys("backspace")
	}
	d.Keys("enter").Dialog("How are dates written in this file?", "03/02/2023 is 3 February").Keys("esc").Dialog("Which file")
	d.Keys("enter", "down", "enter").Dialog("3 May 2019").Keys("enter").Toast("Took down 1 pair")
}

func TestTwosLook(t *testing.T) {
	for _, size := range []struct {
		name string
		w, h int
	}{{"60x16", 60, 16}, {"80x24", 80, 24}, {"120x40", 120, 40}} {
		d := tuitest.Sample(t, size.w, size.h)
		d.File("own.csv", []byte(ownPairs))
		d.Keys("3", "i", "enter")
		t.Run("own-"+size.name, func(t *testing.T) { golden.RequireEqual(t, []byte(d.Frame())) })
		d.Keys("esc", "esc", "4")
		d.File("own.csv", []byte(earlierPairs))
		d.Keys("i", "enter")
		t.Run("earlier-"+size.name, func(t *testing.T) { golden.RequireEqual(t, []byte(d.Frame())) })
	}
}
