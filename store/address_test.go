package store_test

import (
	"testing"

	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// TestAddressOfSomebodyWhoIsGone gives somebody the address of a person whose import is undone, which cannot be made
// again then before they have another.
func TestAddressOfSomebodyWhoIsGone(t *testing.T) {
	o := storetest.Open(t, 4)
	newcomer := storetest.Applicants(5)[4]
	imported := o.Do(o.ImportOf(append(storetest.Applicants(4), newcomer)...)).Seq
	address := newcomer.Email
	o.Do(&cohort.Undo{Of: imported})
	o.Do(&cohort.Edit{Person: o.Person(0), Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Email: address}}})
	if a, ok := o.State().ByEmail(address.Raw()); !ok || a.ID != o.Person(0) {
		t.Fatalf("%s is %+v", address, a)
	}
	if _, err := o.Try(&cohort.Redo{Of: imported}); err == nil {
		t.Error("two people of one cohort have one address")
	}
	o.Do(&cohort.Edit{Person: o.Person(0), Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Email: text.New("another@example.org")}}})
	if _, err := o.Try(&cohort.Redo{Of: imported}); err == nil {
		t.Error("a former address was taken for nobody's")
	}
}
