package matching

// Part is what one criterion gives a pair.
type Part struct {
	Criterion        string // its name
	Points, Possible int    // tenths of a point
	Phrase           string // why, in a few words that are safe to draw
}
