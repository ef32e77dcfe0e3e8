// Package plan finds the best complete set of pairs of a cohort, with proof, and answers what follows from one: what a
// pair would cost, what the next best plans are, why somebody waits and what would help. It reads and writes nothing,
// and the same input gives the same output on every machine.
//
// # The shape of its data
//
// [Solve] makes a plan of a scorer: pairs, who waits and why, the total and the bound that the certificate of package
// blossom proves. [Forced] makes the plan in which two given people are paired, a [Pricer] says what each possible
// partner of a person would cost, and [Explain] why two people are paired or are not. A [Planner] makes one plan after
// the other while little changes, and owns all that is kept from one to the next. [Alternatives] are the plans that come
// after the best, [Relaxations] the rules that keep somebody waiting, [Instead] who could wait in somebody's place;
// [Verify] checks that a plan is what it says.
//
// # How a plan is found
//
// A problem is one matching problem over the people of a scorer. Column generation solves it: package blossom is given
// some pairs, and package score finds those that its duals do not rule out, until there are none (columngeneration.go,
// pricing.go). The order of merit is a few problems, one after the other (solve.go). Three who are together are found by
// bounding what each three lose (trio.go), a person's prices out of one search for what is lost by leaving people out
// (removal.go, partnerprices.go), the plans after the best by parting all plans (alternatives.go) or with Lagrange
// multipliers (diverse.go).
//
// # Where each thing is
//
//	solve.go, pairs.go       the order of merit, from solutions to a plan
//	planner.go               plans one after the other of a pool in which little changes
//	problem.go, graph.go     a matching problem, its graph and its proof
//	columngeneration.go      how problems are solved, each from where the last one ended
//	pricing.go, pricedsince.go the pricing pass, and what the last one has proved
//	mates.go                 who is with whom, by number
//	parts.go                 who can only be paired among themselves, and what holds them together
//	trio.go, triocandidates.go the three who are together in a part of an odd number
//	certificate.go, removal.go what a matching's proof says, and what is lost by leaving people out
//	waiting.go               why somebody is left without a partner
//	forced.go, explain.go    two people paired, and why not these two
//	prices.go, partnerprices.go what a pair costs: all prices of one person out of one search …
//	bottleneck.go            … or, where the weakest pair goes first, out of a few …
//	keptpairs.go             … or by looking at every way to keep nearly all other pairs …
//	trioprices.go            … or, where three may be together beside the pair, out of one for each trio that matters
//	alternatives.go, diverse.go the plans that come after the best, and such as differ in many pairs
//	relaxation.go, instead.go what would let somebody be paired, and who could wait instead
//	rescored.go, verify.go   a plan counted in another pool, and whether a plan is what it says
//
// # What may be touched from here
//
// Packages score, matching, blossom (which nobody else imports), programme, text and say.
package plan
