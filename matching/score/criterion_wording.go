package score

import (
	"crosswalk/matching"
	"crosswalk/matching/text"
)

// wording is the kind wording: the more alike the words of two people are, the more points.
type wording struct{ *criterion }

func compileWording(c *criterion, e *encoder) preference {
	c.words = e.vectors(c.spec.Field)
	return wording{c}
}

func (w wording) groups() groups { return groups{} }

func (w wording) answered(i int) bool { return w.words.wrote[i] }

func (w wording) points(i, j int) int32 { return w.ofCosine(w.words.cosine(i, j)) }

func (w wording) phrase(_ [2]*matching.Applicant, i, j int) string {
	words := w.words.shared(i, j)
	cut := make([]string, min(3, len(words)))
	for k := range cut {
		cut[k] = text.Clip(text.Line(words[k]))
	}
	return listOr(cut, "no words in common")
}

// ofCosine is the points for a cosine, of which oneSquare is 1.
func (c *criterion) ofCosine(cosine int64) int32 {
	return tenths(c.spec.Points, min(cosine, oneSquare), oneSquare)
}
