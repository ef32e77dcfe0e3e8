package matching

import "context"

// looked is what a look through all pairs has found out, in terms of the values that it was made with:
// of two people whose values have not fallen since, and neither of whom is to be looked at again, no pair
// that scores as much as least or more is worth more than the values over it, unless it was found.
type looked struct {
	early, late []int64 // nil if nothing is known
	again       []bool
	least       int64
}

// look runs a sweep for those people whose values have fallen since the last look, and knows more.
func (l *looked) look(ctx context.Context, w *sweep, people []int32) ([]couple, error) {
	found, err := w.run(ctx, l.changed(w, people))
	if err != nil {
		return nil, err
	}
	l.early, l.late, l.least = w.early, w.late, w.least
	l.again = make([]bool, len(w.early))
	for i, n := range w.count {
		l.again[i] = int(n) == w.few || w.held[i]
	}
	return found, nil
}

// changed are the people to be looked at, nil if that is everybody, or so many that it costs no more.
func (l *looked) changed(w *sweep, people []int32) []int32 {
	if l.early == nil || w.least < l.least {
		return nil
	}
	fallen := make([]int32, 0, len(people))
	for _, i := range people {
		if w.early[i] < l.early[i] || w.late[i] < l.late[i] || l.again[i] {
			fallen = append(fallen, i)
		}
	}
	if 2*len(fallen) > len(people) {
		return nil
	}
	return fallen
}
