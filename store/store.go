// Package store keeps what a cohort's coordinator and facilitator did, in one bbolt file.
//
// A [Change] is one thing a person did. The log of a cohort is its changes in order, and never loses
// one: undo and redo are changes too. A [State] is what the log adds up to; screens and commands read
// nothing else, and what changes one is [DB.Commit]: check, append in one transaction, apply to a copy,
// hand it out. The plan that follows a change is kept with it, so that opening a store computes nothing
// and a better engine never rewrites the past.
//
// What people wrote lives apart from the log: a change holds the number of a record ([Kept]), and the
// record holds the answers, the reason or the note. So a person's words can be taken out without
// touching what was done.
//
// The file's buckets:
//
//	meta      format → version of the layout; created → time
//	people    folded e-mail → ID (8 bytes); the bucket's sequence is the last ID given
//	records   number (8 bytes) → what somebody wrote, sealed JSON; the sequence is the last number
//	cohorts   number (8 bytes) → a bucket with two of its own:
//	            log    sequence number (8 bytes) → entry, sealed; the bucket's sequence is the last one
//	            plans  sequence number (8 bytes) → the plan that follows that entry, sealed JSON
//
// Sealed is how every value but those of meta is written: a format byte, a CRC-32C over bucket, key and
// value, the value. A value that was damaged, or moved to another place, is found when it is read. A
// record that was erased stays as an empty value, so that one that is missing is known to be lost. What
// holds the values together, the pages of the file, is looked at before bbolt opens it: see [Open].
package store
