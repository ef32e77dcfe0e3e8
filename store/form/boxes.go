package form

import (
	"strings"

	"crosswalk/matching/text"
)

// box matches the boxes of a paper form, drawn or typed.
var box = text.Pattern(`[☑☒✓✔✅🗹⊠☐□◻⬜▢◯○⦿◉●✗✘✕✖❌]\x{FE0F}?|\[[ xX✓✔_]?\]|\([ xX]\)`)

// ticks are the words of an answer that is written with boxes.
type ticks struct {
	chosen []string // what stands beside boxes that are ticked; empty words where a box stands alone
	left   []string // what stands beside the others
}

// readBoxes reads boxes with words beside them. ok reports whether the cell has any. In Word, and in the ballot that it
// goes back to, a cross in a box is a tick; a cross without a box is one only beside boxes that are empty.
func readBoxes(cell string) (t ticks, ok bool) {
	if !mayHaveBoxes(cell) {
		return t, false
	}
	at := box().FindAllStringIndex(cell, -1)
	if len(at) == 0 {
		return t, false
	}
	words := make([]string, len(at)) // beside each box
	front := strings.TrimSpace(cell[:at[0][0]])
	last := strings.TrimSpace(cell[at[len(at)-1][1]:])
	for i, b := range at {
		switch {
		case last == "" && front != "": // boxes stand behind their words
			from := 0
			if i > 0 {
				from = at[i-1][1]
			}
			words[i] = cell[from:b[0]]
		default:
			to := len(cell)
			if i+1 < len(at) {
				to = at[i+1][0]
			}
			words[i] = cell[b[1]:to]
		}
		words[i] = strings.Trim(words[i], " \t\n,;/|")
	}
	empty, tick := false, false
	for _, b := range at {
		switch boxKind(cell[b[0]:b[1]]) {
		case emptyBox:
			empty = true
		case tickedBox:
			tick = true
		}
	}
	for i, b := range at {
		kind := boxKind(cell[b[0]:b[1]])
		if kind == tickedBox || kind == crossBox && empty && !tick {
			t.chosen = append(t.chosen, words[i])
			continue
		}
		t.left = append(t.left, words[i])
	}
	return t, true
}

// mayHaveBoxes looks for a bracket with a character in it, or a character from the boxes of Unicode (U+2500) on.
func mayHaveBoxes(cell string) bool {
	for i := 0; i < len(cell); i++ {
		switch c := cell[i]; {
		case c == '[' || c == '(':
			if n := strings.IndexAny(cell[i:], "])"); n > 0 && n < 5 {
				return true
			}
		case c == 0xe2 && i+1 < len(cell) && cell[i+1] >= 0x94, c >= 0xf0:
			return true
		}
	}
	return false
}

// kindOfBox is what a box says.
type kindOfBox int

const (
	emptyBox kindOfBox = iota
	tickedBox
	crossBox // a cross without a box: a choice or its opposite
)

func boxKind(s string) kindOfBox {
	switch {
	case strings.ContainsAny(s, "☑☒✓✔✅🗹⊠⦿◉●xX"):
		return tickedBox
	case strings.ContainsAny(s, "✗✘✕✖❌"):
		return crossBox
	}
	return emptyBox
}
