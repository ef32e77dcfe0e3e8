package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"crosswalk/store/cohort"
)

// written is an entry with what belongs to it, as it is put into the store.
type written struct {
	entry, plan []byte
	records     []writtenRecord
}

type writtenRecord struct{ key, body []byte }

// encode is the last entry of a state as it will lie in the store. All of it is read back as it will be when the store is
// opened, strictly, and must say the same: what could not be read again is refused before anything is written.
func encode(next *cohort.State, e *cohort.Entry) (w written, err error) {
	refused := func(what string, err error) (written, error) {
		return written{}, cohort.Refuse("nothing was saved, because %s could not be read again (%w); please report it", what, err)
	}
	if w.entry, err = encodeEntry(e); err != nil {
		return refused("the change", err)
	}
	back, err := readEntry(e.Seq, w.entry, newStrictReader())
	if err != nil {
		return refused("the change", err)
	}
	if again, err := encodeEntry(back); err != nil || !bytes.Equal(again, w.entry) {
		return refused("the change", fmt.Errorf("it would come back as another one"))
	}
	if w.records, err = encodeRecords(e.Slots()); err != nil {
		return refused("what was written", err)
	}
	if e.HasPlan {
		if w.plan, err = readable(next.Plan, newStrictReader()); err != nil {
			return refused("the plan", err)
		}
	}
	return w, nil
}

// encodeRecords is what a change keeps apart, as it will lie in the store.
func encodeRecords(slots []cohort.Slot) ([]writtenRecord, error) {
	slots = slices.DeleteFunc(slices.Clone(slots), func(r cohort.Slot) bool { return *r.Number() == 0 })
	records := make([]writtenRecord, len(slots))
	err := inParts(partsOf(len(slots), leastRecords), func(_, from, to int) error {
		reader := newStrictReader()
		for i := from; i < to; i++ {
			body, err := readable(slots[i].Target(), reader)
			if err != nil {
				return err
			}
			records[i] = writtenRecord{number(*slots[i].Number()), body}
		}
		return nil
	})
	return records, err
}

// readable is a value as JSON that reads back as the same.
func readable(v any, r *strictReader) ([]byte, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	back := reflect.New(reflect.TypeOf(v).Elem())
	if reflect.ValueOf(v).IsNil() { // nobody is planned for
		back = reflect.New(reflect.TypeOf(v))
	}
	if err := r.read(body, back.Interface()); err != nil {
		return nil, err
	}
	if again, err := json.Marshal(back.Interface()); err != nil || !bytes.Equal(again, body) {
		return nil, fmt.Errorf("it would come back as something else")
	}
	return body, nil
}
