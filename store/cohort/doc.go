// Package cohort is what a cohort is: what was done in it, and what that adds up to. It knows no file and no
// clock; everything here is a function of a log.
//
// A [Change] is one thing a person did, request, rule and record in one. The log is the changes in order, and never
// loses one: undo and redo are changes too. A [State] is what the log adds up to; once handed out it is never
// changed, and any number of readers may hold one. [Next] is the one way from a state to the next: check, apply to a
// copy, plan. [Fold] adds up a log that was read.
//
//	log:    Entry{number, time, actor, Change, has a plan}, oldest first (entry.go, change.go)
//	state:  people, fixed pairs, blocks, exchanges, imports, plan, and the log itself (state.go)
//	record: what a person wrote, which a change only numbers (record.go)
//	stored: which of these types lie in a store, and how they may evolve (stored.go)
//
// What is told of a state: where each person stands ([State.Position]), what the coordinator should look at
// ([State.Attention]) and should have seen before publishing ([State.BeforePublishing]), what a form export would
// change ([State.CompareImport]), which employers may be one and which answers are not known ([State.EmployerDoubts],
// [State.UnknownAnswers]: an [Alias] settles them), why two are or are not paired ([State.Explain]).
//
// # Where each thing is
//
//	change.go, entry.go       what a change is, the list of all kinds, the log's entries
//	opening.go, programme.go, imports.go, applicants.go, pairs.go, replan.go, weights.go, publish.go, assign.go,
//	ticks.go, visits.go, answers.go, removals.go, several.go, pauses.go, endings.go, rematch.go, pack.go, undo.go,
//	erase.go                  the changes, by family
//	keeping.go                how long people are kept
//	erasing.go, blanking.go, erase_words.go   how people are taken out of what is stored
//	groups.go, make_groups.go, move_groups.go   people in groups: what stands, making them, moving and pinning by hand
//	next.go, planning.go      from a state and a change to the next state, with its plan
//	fold.go, depends.go       from a log to a state; what rests on a change, so that it cannot be undone alone
//	state.go, applicant.go, exchange.go, record.go   what a state holds
//	names.go, position.go     what people are called, and where each stands
//	attention.go              what the coordinator should look at
//	before_publishing.go      what publishing asks about
//	compare.go                what a form export would change
//	explain.go, instead.go, relaxation.go   why two are not paired, who could wait instead, which rule keeps somebody
//	named.go, resolve.go      whom people name in their answers, and who is meant
//	sharednames.go             what counts for people who are one, in this cohort and from others
//	persons.go, lookalikes.go, returning.go   which applications are one person's, or may be
//	organisation.go, wordings.go, alias.go   employers that may be one, answers that are not known, what settles them
//	question.go, unsettled.go   all that only the coordinator can settle
//	stage.go, move.go, eligible.go, marks.go, held.go   where people stand before pairing, and who moves them; who waits
//	event.go, event_list.go, schedule.go, alumni.go   when events are and who came, and what that adds up to
//	finder.go                 who is meant by a list that names people
//	set.go, reschedule.go, elsewhere.go   the cohort's name and deadline, moved starts, exchanges of other cohorts
//	level.go                  on which days a facilitator's calls are, so that her weeks are alike
//	parted.go, history.go     what follows when an exchange ends; every exchange of a person
//	fixed.go, others.go       pairs that stay; what other cohorts know
//	stored.go                 which types lie in a store, and how they may evolve
//
// From here may be touched: matching and what it plans with, matching/exchange, matching/programme, matching/say and
// matching/text. Never the disk: that is the store's, which keeps the changes and the plans that Next gives it.
package cohort
