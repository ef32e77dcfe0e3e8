package score

import (
	"slices"
	"strings"
)

// vectors are the words of one field, a vector for each person: sparse, sorted by word, and of length
// one. They are weighted by how often the person uses a word and how few people use it (TF-IDF: Spärck
// Jones, "A statistical interpretation of term specificity and its application in retrieval", 1972):
//
//	(1 + log2 f) · (1 + log2((n + 1) / (c + 1)))
//
// for a word used f times by the person and used by c of the n people. Words that nobody else uses count
// in the length and are then left out.
type vectors struct {
	words  []string // by number
	start  []int32  // of each person's vector; one more at the end
	word   []int32
	weight []int32 // oneLength is the whole length
	wrote  []bool  // whether the person has any words
}

const (
	oneLength = 1 << 20
	oneSquare = oneLength * oneLength
)

// use is how often one person uses one word.
type use struct {
	word int32
	uses uint64
}

// vectors compiles the words of a field.
func (e *encoder) vectors(name string) *vectors {
	n := len(e.people)
	v := &vectors{words: []string{""}, start: make([]int32, n+1), wrote: make([]bool, n)}
	used, users := v.count(e, name)
	rarity := make([]int64, len(users))
	for w := range users {
		rarity[w] = unit + logarithm(uint64(n+1)) - logarithm(uint64(users[w]+1))
	}
	var weights []int64
	for i, uses := range used {
		weights = weights[:0]
		square := uint64(0)
		for _, u := range uses {
			w := (unit + logarithm(u.uses)) * rarity[u.word] / unit
			weights = append(weights, w)
			square += uint64(w * w)
		}
		length := int64(root(square))
		for k, u := range uses {
			if users[u.word] > 1 {
				v.word = append(v.word, u.word)
				v.weight = append(v.weight, int32(weights[k]*oneLength/length))
			}
		}
		v.start[i+1] = int32(len(v.word))
	}
	return v
}

// count numbers the words, from 1, and returns each person's, sorted, and the people who use each.
func (v *vectors) count(e *encoder, name string) (used [][]use, users []int) {
	number, stop := make(numbering), stopWords()
	users = []int{0}
	used = make([][]use, len(e.people))
	words := make([][]string, len(e.people))
	inTurn(len(words), func(next func() (int, bool)) {
		for i, ok := next(); ok; i, ok = next() {
			words[i] = wordsOf(e.people[i].Answer(name).Text, stop)
		}
	})
	var said []int32
	for i := range e.people {
		said = said[:0]
		for _, word := range words[i] {
			w := number.of(word)
			if int(w) == len(users) {
				users = append(users, 0)
				v.words = append(v.words, word)
			}
			said = append(said, w)
		}
		v.wrote[i] = len(said) > 0
		slices.Sort(said)
		uses := make([]use, 0, len(said))
		for k, w := range said {
			if k > 0 && said[k-1] == w {
				uses[len(uses)-1].uses++
				continue
			}
			uses = append(uses, use{w, 1})
			users[w]++
		}
		used[i] = uses
	}
	return used, users
}

// cosine returns the cosine of the angle between two people's words; oneSquare is 1, and nothing is
// above it but by rounding.
func (v *vectors) cosine(i, j int) int64 {
	a, aEnd := v.start[i], v.start[i+1]
	b, bEnd := v.start[j], v.start[j+1]
	sum := int64(0)
	for a < aEnd && b < bEnd {
		switch wa, wb := v.word[a], v.word[b]; {
		case wa < wb:
			a++
		case wa > wb:
			b++
		default:
			sum += int64(v.weight[a]) * int64(v.weight[b])
			a++
			b++
		}
	}
	return sum
}

// shared returns the words that two people share, those that count most first.
func (v *vectors) shared(i, j int) []string {
	type common struct {
		word  string
		count int64
	}
	var found []common
	b := v.start[j]
	for a := v.start[i]; a < v.start[i+1]; a++ {
		for b < v.start[j+1] && v.word[b] < v.word[a] {
			b++
		}
		if b < v.start[j+1] && v.word[b] == v.word[a] {
			found = append(found, common{v.words[v.word[a]], int64(v.weight[a]) * int64(v.weight[b])})
		}
	}
	slices.SortFunc(found, func(x, y common) int {
		if x.count != y.count {
			if x.count > y.count {
				return -1
			}
			return 1
		}
		return strings.Compare(x.word, y.word)
	})
	words := make([]string, len(found))
	for k, c := range found {
		words[k] = c.word
	}
	return words
}
