// Package matching is the vocabulary of whoever speaks of people and pairs: plain data that is kept, sent from one
// package to another and shown. How a pair is judged is in package score, how a plan is made in package plan.
//
// # The shape of its data
//
// An [Applicant] is one person's application: answers by field, each an [Answer]; [Applicant.KeptOut] says whether the
// person can be paired at all. A [Couple] is two people whoever is named first, a [Team] the two or three of a pair. A
// [Pool] is all that decides a plan: the programme, the people, the pairs that stay, the couples that may never be, and
// the pairs on the screen. A [Plan] is the pairs of a cohort, each a [Pair], who waits and why, and how good it is known
// to be; a [Ripple] what changes from one plan to another. A [Part] is what one criterion gives a pair.
//
// Points are kept in tenths: a score is 0 to [MaxScore]. No float touches one.
//
// Plans, pairs, teams, couples, answers and parts are stored: their JSON keys never change, and a new key must mean
// what was so before there was one when it is missing.
//
// # What may be touched from here
//
// Packages programme, text and say; no file, no clock, and none of the packages that judge and plan. Values are not
// changed once they were given to somebody.
package matching
