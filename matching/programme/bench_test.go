package programme

import "testing"

// BenchmarkParse reads the programme of a first cohort, as every opening of a store does for each of its cohorts.
func BenchmarkParse(b *testing.B) {
	source, ok := BuiltinSource(First())
	if !ok {
		b.Fatal("no such programme")
	}
	for b.Loop() {
		if _, err := Parse("", source); err != nil {
			b.Fatal(err)
		}
	}
}
