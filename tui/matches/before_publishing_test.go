package matches

import (
	"testing"

	"crosswalk/store/cohort"
)

// Every kind of thing that publishing asks about is drawn: that of the start by the last question, the others by the form.
func TestEveryConcernIsDrawn(t *testing.T) {
	for _, kind := range cohort.ConcernKinds {
		if _, ok := concernKinds[kind]; !ok && kind != cohort.ConcernStart && kind != cohort.ConcernFarStart {
			t.Errorf("%q is not drawn", kind)
		}
	}
}
