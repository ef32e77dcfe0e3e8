// Package store keeps cohorts in one bbolt file: one commit at a time, each in one transaction that is on the disk
// before anybody sees what it led to. What a cohort is, its changes, its log and its state, is
// [crosswalk/store/cohort]'s; this package appends, reads and hands out.
//
// [DB.Commit] makes a change: what comes of it is worked out by [cohort.Next], written, and handed out as the newest
// state. The plan that follows a change is kept with it, so that opening a store computes nothing and a better engine
// never rewrites the past. [DB.Identify] says who is who, over all cohorts, by folded e-mail.
//
// What people wrote lies apart from the log: a change holds the number of a record, and the record holds the
// answers, the reason or the note. So a person's words can be taken out without touching what was done.
//
// The file's buckets:
//
//	meta      format → version of the layout; created → time; cohort → number of the cohort chosen to be worked on
//	people    folded e-mail → ID (8 bytes); the bucket's sequence is the last ID given
//	records   number (8 bytes) → what somebody wrote, sealed JSON; the sequence is the last number
//	drafts    which form of which exchange, by whom (16 bytes of a hash) → what was typed there and not saved, sealed JSON;
//	          made with the first draft
//	cohorts   number (8 bytes) → a bucket with two of its own:
//	            log    sequence number (8 bytes) → entry, sealed; the bucket's sequence is the last one
//	            plans  sequence number (8 bytes) → the plan that follows that entry, sealed JSON
//
// Sealed is how every value but those of meta is written: a format byte, a CRC-32C over bucket, key and
// value, the value. A value that was damaged, or moved to another place, is found when it is read. JSON is read
// strictly: a key that is not known was written by a newer program. A record that was erased stays as an empty value,
// so that one that is missing is known to be lost. What holds the values together, the pages of the file, is looked
// at before bbolt opens it: see [Open].
//
// From here may be touched: store/cohort, store/files, matching, matching/say, matching/text, and bbolt, which nobody else
// touches. How the stored types may evolve is said in store/cohort, stored.go.
package store
