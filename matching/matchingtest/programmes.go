// Package matchingtest has what the tests of several packages work with: programmes, answers by hand, people who answer
// as people do, and cohorts drawn at random. Only test files import it; it reads the programmes under testdata.
package matchingtest

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"

	"pgregory.net/rapid"
)

// EachProgramme runs a property on the shipped programme, on the one with every kind and on the one
// with many ties.
func EachProgramme(t *testing.T, property func(*rapid.T, *programme.Programme)) {
	for _, p := range []*programme.Programme{
		Shipped(t), EveryKind(t), Ties(t), WithTrios(Ties(t)), WithTrios(EveryKind(t)), SecondPartners(Ties(t)),
	} {
		t.Run(p.Name, rapid.MakeCheck(func(t *rapid.T) { property(t, p) }))
	}
}

// Shipped is the programme that most people will run.
func Shipped(tb testing.TB) *programme.Programme {
	tb.Helper()
	p, err := programme.LoadBuiltin(programme.First())
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// EveryKind is a programme with every kind of rule and criterion.
func EveryKind(tb testing.TB) *programme.Programme { return Parse(tb, "testdata/every-kind.toml") }

// Ties is a programme in which many plans are equally good.
func Ties(tb testing.TB) *programme.Programme { return Parse(tb, "testdata/ties.toml") }

// Parse reads a programme, the file named from the folder matching: the tests that use it run in a folder of that.
func Parse(tb testing.TB, file string) *programme.Programme {
	tb.Helper()
	source, err := os.ReadFile(filepath.Join("..", file))
	if err != nil {
		tb.Fatal(err)
	}
	p, err := programme.Parse(file, source)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// Picks is the answer of somebody who chose.
func Picks(choices ...string) matching.Answer { return matching.Answer{Choices: choices} }

// Writes is the answer of somebody who wrote.
func Writes(s string) matching.Answer { return matching.Answer{Text: text.New(s)} }

// Counts is the answer of somebody who gave a number.
func Counts(n int) matching.Answer { return matching.Answer{Number: n, Text: text.New(fmt.Sprint(n))} }

// Person is an applicant; the e-mail is made of the name.
func Person(id matching.ID, name string, answers map[string]matching.Answer) *matching.Applicant {
	return &matching.Applicant{ID: id, Name: text.New(name), Email: text.New(text.Fold(name) + "@example.org"), Answers: answers}
}

// WithTrios is a programme in which an odd person out joins a pair.
func WithTrios(p *programme.Programme) *programme.Programme {
	q := *p
	q.Name, q.Odd = p.Name+", trio", programme.OddTrio
	return &q
}

// SecondPartners is a programme in which Pools draws people who would take a second partner.
func SecondPartners(p *programme.Programme) *programme.Programme {
	q := *p
	q.Name = SecondName
	return &q
}

// SecondName is the name of such a programme.
const SecondName = "second partners"
