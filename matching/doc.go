// Package matching says who may be paired with whom, how good a pair is and why, and finds the best
// complete set of pairs of a cohort, with proof. It reads and writes nothing: everything comes in as
// values and goes out as values, and the same input gives the same output on every machine.
//
// # The shape of its data
//
// An [Applicant] is one person's application: answers by field, each an [Answer]. A [Pool] is all that
// decides a plan: the programme (package programme), the people, the pairs that stay, the couples that
// may never be, and the pairs on the screen. [NewScorer] compiles a pool into a [Scorer], in which
// people are the numbers 0 to n-1 in the order of their folded e-mails, and every answer is a small
// integer or a bit set, so that [Scorer.Allowed] and [Scorer.Score] are a few integer operations. What is
// said to people about a pair comes from the same compiled rules and criteria: [Scorer.Breaches] for the
// rules it breaks, [Scorer.Why] for the points it got.
//
// [Solve] makes a [Plan] of a scorer: pairs, who waits and why, the total and the bound that the
// certificate of package blossom proves. [Forced] makes the plan in which two given people are paired,
// [Prices] says what each possible partner of a person would cost, [Compare] what changes from one plan
// to another, and [Explain] why two people are paired or are not. A [Planner] makes one plan after the
// other while little changes. [Alternatives] are the plans that come after the best, [Relaxations] the
// rules that keep somebody waiting, and [Scorer.Readiness] says what will make planning hard.
//
// Points are kept in tenths: a score is 0 to 1000. No float touches one.
//
// # Where each thing is
//
//	applicant.go, plan.go   the data that others keep: applicants, answers, pairs, plans
//	pool.go, scorer.go      from a pool to a scorer
//	mates.go                who is with whom, by number
//	column.go, groups.go    answers as small integers, and people whom a rule cannot tell apart
//	organisation.go         when two texts name the same organisation
//	people.go               line managers and people to keep apart: from text to applicants
//	waits.go                who cannot be paired at all, and why
//	rules.go, breaches.go   the rules: compiled, and as sentences
//	criteria.go             points: the nine kinds of criterion
//	overlap.go, place.go    … those that compare sets of choices
//	wording.go, words.go    … and the one that compares words
//	why.go                  points as phrases
//	row.go                  everybody against one person, fast
//	engine.go               the matching problem handed to package blossom, and its proof
//	course.go               how problems are answered, each from where the last one ended
//	index.go, sweep.go      everybody's best partners, and what could better a plan, without looking
//	probe.go                at every pair
//	trio.go                 the three people who are together where an odd number are to be matched, …
//	candidates.go           … which could be the best, …
//	certificate.go, losses.go … and what a matching's proof says of them
//	solve.go                the order of merit, from the engine's answers to a plan
//	planner.go, with.go     plans one after the other of a pool in which little changes
//	waiting.go              why somebody is left without a partner
//	prices.go, pricing.go   what a pair costs: all prices of one person out of one search …
//	bottleneck.go           … or, where the weakest pair goes first, out of a few
//	ripple.go               what a change moves
//	alternatives.go         the plans that come after the best …
//	differing.go            … and such as differ from it in many pairs
//	relaxation.go           the rule that keeps somebody waiting
//	readiness.go            what will make planning hard
//	explain.go              why not these two?
//	verify.go               whether a plan is what it says
package matching
