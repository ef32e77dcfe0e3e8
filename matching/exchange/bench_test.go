package exchange

import "testing"

func BenchmarkHealth(b *testing.B) {
	e, terms := started(b)
	e = upTo(b, e)
	today := day(b, "2023-06-20")
	b.ReportAllocs()
	for b.Loop() {
		e.Outlook(terms, today)
	}
}

func BenchmarkMarks(b *testing.B) {
	e, terms := started(b)
	e = upTo(b, e)
	today := day(b, "2023-06-20")
	b.ReportAllocs()
	for b.Loop() {
		e.Marks(terms, today)
	}
}

func BenchmarkNew(b *testing.B) {
	p := sixMonths()
	start := day(b, startText)
	b.ReportAllocs()
	for b.Loop() {
		New(p, start, 2)
	}
}
