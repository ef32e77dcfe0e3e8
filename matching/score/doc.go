// Package score says who may be paired with whom, what a pair is worth and why, and finds everybody's best partners
// without a list of all pairs. It reads and writes nothing, and the same pool gives the same answers on every machine.
//
// # The shape of its data
//
// [NewScorer] compiles a pool into a [Scorer], in which people are the numbers 0 to n-1 in the order of their folded
// e-mails, and every answer is a small integer or a bit set, so that [Scorer.Allowed] and [Scorer.Score] are a few
// integer operations. People whom a rule or a criterion cannot tell apart are in one group of it, so that most of what
// is judged is a table of groups. What is said to people about a pair comes from the same compiled rules and criteria:
// a [Breach] is a rule that two people break, as a value that phrases itself when it is shown, and [Scorer.Why] takes a
// score apart. A scorer never changes.
//
// A kind of rule is an entry of ruleKinds, a kind of criterion one of criterionKinds: what it makes of the answers, how
// it judges, what it needs answered, and how it is phrased. Each stands in a file of its own.
//
// # The search
//
// An [Index] stands for the complete graph of all pairs, of which a cohort of 100,000 has five thousand million. A
// [PricingPass] finds in it, for the duals of a matching, the pairs of the highest reduced cost: from the score matrix
// where there is room for one, else by branch and bound in a tree of people.
//
// # Where each thing is
//
//	scorer.go, recompile.go  from a pool to a scorer, and from a scorer to the next
//	encode.go, groups.go     answers as small integers, and people whom a rule cannot tell apart
//	organisation.go          when two texts name the same organisation
//	named.go, apart.go       line managers and people to keep apart: from whom people name to couples
//	waits.go                 who cannot be paired at all, and why
//	rule.go, rule_*.go       the rules: the table of kinds, and each kind; rule_group.go the one of groups
//	breach.go                which rules two people break, and as sentences
//	criterion.go, criterion_*.go  points: the table of kinds, and each kind
//	tfidf.go, words.go       words compared
//	why.go                   points as phrases
//	readiness.go             what will make planning hard
//	row.go                   everybody against one person, fast
//	index.go, pass.go        the tree of people, and a pricing pass over all pairs …
//	branchbound.go           … by branch and bound, …
//	exhaustive.go, matrix.go, matrixfill.go … or with the score matrix, …
//	topk.go, grouptable.go   … and what both work with
//
// # What may be touched from here
//
// Packages matching, programme, text and say. Package plan is the one that works with the search; it knows nothing of
// rules and criteria but what this package exports.
package score
