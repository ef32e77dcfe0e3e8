package form

import (
	"os"

	"crosswalk/matching/programme"
)

// mostFitted is the size, in bytes, of the largest file that is held against several programmes.
const mostFitted = 1 << 20

// plainlyMore is by how many questions a form must answer another programme better than the first to be taken for it.
const plainlyMore = 2

// BestFit returns the programme whose questions a form plainly answers, of several that it may be meant for: the first
// of them, unless another has more questions with known answers below whose headings such answers stand.
func BestFit(path string, among []*programme.Programme) *programme.Programme {
	best := among[0]
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() || info.Size() > mostFitted {
		return best
	}
	most := fit(path, best)
	if most == choiceFields(best) {
		return best
	}
	most += plainlyMore - 1
	for _, p := range among[1:] {
		if n := fit(path, p); n > most {
			best, most = p, n
		}
	}
	return best
}

// choiceFields is how many fields of a programme have known answers.
func choiceFields(p *programme.Programme) (n int) {
	for _, f := range p.Fields {
		if len(f.Choices) > 0 && !f.Builtin {
			n++
		}
	}
	return n
}

// fit is how many of those fields a form asks, as far as the first answers below its headings show.
func fit(path string, p *programme.Programme) int {
	r, _ := ReadFile(path, p, Options{})
	if r == nil {
		return 0
	}
	known := map[string]bool{}
	for i, h := range r.Headings {
		f, ok := p.Field(h.Field)
		if !ok || len(f.Choices) == 0 || f.Builtin {
			continue
		}
		q := newQuestion(f, i, column{title: h.Title.Raw()}, Options{})
		read := 0
		for _, s := range h.Samples {
			if a, why := q.answer(s.Raw()); why == "" && len(a.Choices) > 0 {
				read++
			}
		}
		if len(h.Samples) > 0 && 2*read >= len(h.Samples) {
			known[h.Field] = true
		}
	}
	return len(known)
}
