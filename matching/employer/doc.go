// Package employer is about whether two wordings are one employer: what people write when a form asks where they
// work.
//
// There are three answers. Wordings with one [Key] are surely one. Wordings that may be one (an abbreviation, a missing
// "NHS", a place in brackets, a slip) are a doubt that only the coordinator can settle: [Book.Doubts] finds them.
// All others are two. "N/A", "retired" and "self-employed" are nobody's employer ([IsNobody]).
//
// What was settled is a list of [Settled], as the programme keeps it; a [Book] is made of it and knows which wording
// counts as which. Nothing here knows people or programmes: it gets wordings and gives keys and groups.
package employer
