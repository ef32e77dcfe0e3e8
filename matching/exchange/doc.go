// Package exchange is what becomes of a published pair: dated milestones, visits to each other, calls by the
// facilitator, how it stands on a given day and what is next in it. It does no I/O, reads no clock and knows
// nobody's name: the people of an exchange are its parties, 0 and 1 (and 2 in a trio), and whoever asks for words
// brings the names.
//
// # The shape of its data
//
// An [Exchange] is a value: what changes one returns a new one and leaves the old as it was. The two share what is
// the same in both, so nobody writes into the slices of one. It has a [Step] for each milestone, and the visits and
// calls in the order they were written down. Its dates are fixed once, by [New]. It is stored, together with what
// it is made of; the rule of how those types may evolve stands above them.
//
// Its life is a [State]: proposed, active, paused, completed, ended or void, worked out of its [Ending], its pauses and
// the [Answer]s of its steps.
//
// Everything else is worked out of it for a day and kept nowhere. How a step comes to be done is an entry of one
// table, [StepKind]. How an exchange stands and what is next is one answer, [Outlook]; the facts in it are values
// ([Item], [Call], [NextStep], [Reason]) which say themselves in words where they are shown.
//
// Every open exchange has exactly one [NextStep]: a date, who sees to it, and why. What a call is planned for stands in
// call.go, what else can be next in next_step.go, what trouble a pair can be in, and on what evidence, in trouble.go.
// [Level] spreads the calls of exchanges that start together, [LevelAgain] those of a facilitator's exchanges that run; how
// calls find room, in leveller.go.
//
// # What may be touched from it
//
// It reaches package programme for the terms of an exchange and for civil days, and the packages that put text
// and numbers in words. Whether a change may be made is asked first (CheckTick, CheckVisit, …: a [Refusal] says why
// not); making it (Tick, AddVisit, EndWith, …) is total, so that what a store once accepted is accepted for ever.
//
// Beside that stands what people type and read about days and hours: [ParseDay], [ParseHours], [Day], [WeekDay],
// [LongDay], [PlainDay], [Days].
package exchange
