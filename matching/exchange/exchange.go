package exchange

import (
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// The types of this file are stored: a cohort's log has a whole [Exchange] where pairs are published, a [Visit]
// where one is logged and a [CheckIn] where a call is recorded, as JSON under the names of their fields, sealed
// byte for byte and read for ever. So:
//
//   - no field is renamed, retyped, taken away or given another meaning;
//   - a new field has `json:",omitempty"`, and its zero value says what was so before there was such a field;
//   - the words of [Outcome], [Mood], [programme.Owner], [programme.DoneBy], [programme.EndReason] and of what a
//     milestone asks for are only added to;
//   - what can be worked out (what is done by visits, when a step that follows another is due, how an exchange
//     stands) is not stored.

// Exchange is one pair's exchange. Its dates were fixed when it was published.
type Exchange struct {
	Parties  int              // how many people, 2 or 3
	Start    programme.Date   // the day the milestones count from
	End      programme.Date   // the last day; zero if the exchange is open
	Steps    []Step           // in the order of the programme's milestones
	CallsDue []programme.Date // the check-ins that the programme asks for, in order
	// Asked are the days on which the programme would have them, where they were moved to level a facilitator's weeks;
	// none if they were not. It follows from what is stored.
	Asked    []programme.Date `json:"-"`
	Visits   []Visit          // in the order they were logged
	CheckIns []CheckIn        // in the order they were recorded
	// Minimum is the programme's at publishing; steps done by the minimum go by it.
	Minimum programme.Amount
	// BankHolidays are those of the programme's table around the exchange, in order, so that a
	// date that moves later still moves to a working day.
	BankHolidays []programme.Date
	// Every is how long after each other calls follow when those of CallsDue are made; zero: they do not.
	Every programme.Span `json:",omitzero"`
	// Own says that its end and its calls are not the programme's: see [Exchange.At]. It follows from what is stored.
	Own      bool           `json:"-"`
	Answers  []Answer       `json:",omitempty"` // in the order they were given
	Pauses   []Pause        `json:",omitempty"` // in order; only the last can be open
	Ending   *Ending        `json:",omitempty"` // nil while the exchange is open
	Reopened programme.Date `json:",omitzero"`  // the day on which an ending was last taken back
	// Alone says that nobody else holds its lists: see [Exchange.Detached].
	Alone bool `json:"-"`
	// Seen is nil but while an outlook is worked out: see there.
	Seen *seen `json:"-"`
}

// Step is one milestone of one exchange.
type Step struct {
	Name  string
	Title string
	Owner programme.Owner
	// Each: done when every party has done it. Done by visits, it is each hosting; done by calls, each
	// being reached.
	Each   bool
	DoneBy programme.DoneBy
	Ask    string
	// Due is the date fixed at publishing, a working day; zero if the step has none. When a step that
	// follows another one is due by now, [Exchange.DueOn] tells.
	Due   programme.Date
	After string         // name of the step this one follows; empty for most
	By    programme.Span // how long after it
	// Done has the day for each party, zero where it is not done; a step without Each uses Done[0].
	// It is what was ticked by hand: what visits, hours and calls tick is worked out, see
	// [Exchange.DoneOn].
	Done []programme.Date
	// Skipped is the day it was skipped on; SkipNote is the store's number for the reason.
	Skipped  programme.Date
	SkipNote uint64
	// Note is the store's number for a note left when it was ticked; 0 if there is none.
	Note uint64
	// Also are further ways in which it comes to be done, any of which does it as well.
	Also      []programme.DoneBy `json:",omitempty"`
	Host      programme.Host     `json:",omitempty"` // of a step done by visits: whose
	BeforeEnd bool               `json:",omitempty"` // its date counts back from the end
	Call      programme.Date     `json:",omitzero"`  // of a call of the facilitator: the day planned for it; zero: when it is due
	Answer    programme.Answer   `json:",omitzero"`  // what is answered, which does the step
	Ends      []programme.Ends   `json:",omitempty"` // answers that end the exchange
	Again     programme.Span     `json:",omitzero"`  // it comes back so long after it was answered
	About     bool               `json:",omitempty"` // each answers about the partner
	Many      bool               `json:",omitempty"` // any number of answers at any time; never due
	SeenBy    programme.SeenBy   `json:",omitempty"` // who reads the answers
}

// Joint is the host of a visit that both host (all three of a trio), or nobody.
const Joint = -1

// Visit is one logged activity.
type Visit struct {
	ID         uint64 // sequence number of the change that logged it
	Date       programme.Date
	HourTenths int
	Activity   string // one of the programme's
	Host       int    // a party, or Joint
	// Visitors are the parties that the host had there; none stands for all others: see
	// [Exchange.VisitorsOf]. Only of a trio can it be fewer.
	Visitors []int     `json:",omitempty"`
	Place    text.Text `json:",omitzero"` // where it was, or Online
	Note     uint64
}

// Outcome is what came of a call.
type Outcome string

const (
	Spoke       Outcome = "spoke"
	LeftMessage Outcome = "message"
	NoAnswer    Outcome = "no-answer"
	WrongNumber Outcome = "wrong-number"
	Emailed     Outcome = "emailed"
)

// Mood is how an exchange goes, in the facilitator's judgement.
type Mood string

const (
	Good   Mood = "good"
	Patchy Mood = "patchy"
	AtRisk Mood = "at-risk"
)

// CheckIn is one call.
type CheckIn struct {
	ID      uint64 // sequence number of the change that recorded it
	Date    programme.Date
	Reached []int // the parties spoken to; empty: nobody
	Outcome Outcome
	Mood    Mood           // empty if nobody was reached
	Next    programme.Date // the next call agreed; zero: the programme's next one
	Note    uint64
}

// Ending is why an exchange is over.
type Ending struct {
	Reason programme.EndReason
	Leaves []int          `json:",omitempty"` // the parties who left, if anybody did
	On     programme.Date // the day
	Note   uint64         `json:",omitempty"`
	Answer uint64         `json:",omitempty"` // the answer that ended it; 0 if none did
}

// Pause is a time in which nothing is due.
type Pause struct {
	From    programme.Date
	Until   programme.Date // when to ask again whether it is over
	Resumed programme.Date `json:",omitzero"` // the day on which it was over; zero while it goes on
	Note    uint64         `json:",omitempty"`
}

// Answer is what somebody answered at a step.
type Answer struct {
	ID     uint64 // sequence number of the change that gave it
	Step   string
	From   int    // a party; Everybody where all answer as one
	About  int    // the party it is about; Everybody where it is about none
	Value  string `json:",omitempty"` // yes, no, or the word of a choice
	Number int    `json:",omitempty"` // of a number or a scale
	On     programme.Date
	Note   uint64 `json:",omitempty"` // the store's number for a text
}
