// Package programme is the programme file: everything that differs between one exchange scheme and
// another, as data. One TOML file is one [Programme]: the words people answer with, the rules a pair
// must keep, the criteria that make a good pair, and the timeline of an exchange.
//
// [Parse] reads a file and reports every mistake with its line; [Builtin] names the files that ship
// and [LoadBuiltin] reads one. Unknown keys are found by the reader of each table itself rather than
// by the TOML decoder's strict mode, which stops at the first value of a wrong type.
//
// Beside the file's own types are those that whoever reads forms or follows exchanges needs: the
// folding of headings and labels ([FoldHeading], [FoldLabel]), civil days ([Date]), lengths of time
// ([Span]) and bank holidays ([Holidays]). The package does no I/O.
//
// No programme's name stands in Go code: what one scheme needs and another does not is a setting.
//
// How the file is written, key by key, is in README.md beside this package.
package programme

import "time"

// Programme is one scheme. It is not changed after Parse returned it and may be shared.
type Programme struct {
	Name  string // [a-z0-9-]+, how commands name it
	Title string
	About string
	// Zone is where deadlines and today's date are read.
	Zone     *time.Location
	Priority Priority
	Odd      Odd
	// EmptyPermille is the share of a criterion's points, in thousandths, that a pair gets when an
	// answer is missing.
	EmptyPermille int
	// RepeatAfterMonths is how long an earlier pair stays apart; 0 is for ever.
	RepeatAfterMonths int
	// Keep is how long after the end of a cohort its people are kept; zero: as long as nobody erases them.
	Keep        Span
	Intake      Intake
	Fields      []Field // in file order; the built-in ones that the file does not mention come last
	Rules       []Rule
	Criteria    []Criterion // points add up to 100
	Stages      []Stage     // in file order; none: everybody who applied may be paired
	Marks       []Mark      // what judges give about people
	Groups      []Group
	Exchange    Exchange
	Milestones  []Milestone // in file order
	Events      []Event
	Certificate Certificate
	Messages    []Message
	Funders     []Funder
	Aliases     []Alias // in file order

	// Warnings are keys of the file that are right and have no effect in it.
	Warnings []Warning
	// Source is the file as it was read, so that a cohort can keep it.
	Source []byte
}

// Priority says what a plan seeks after matching as many people as possible.
type Priority string

const (
	PriorityTotal   Priority = "total"   // the highest total score
	PriorityWeakest Priority = "weakest" // the strongest weakest pair, then the total
)

// Odd says what happens to one person left over.
type Odd string

const (
	OddWait Odd = "wait"
	OddTrio Odd = "trio"
)

// Intake is how people come into a cohort.
type Intake struct {
	// Opens is when people can apply from, in the programme's zone; the zero value says nothing. Whoever
	// applied before is asked about: it may have been a trial of the form.
	Opens time.Time
	// Closes is the default deadline of a cohort, wall-clock time in the programme's zone; the zero
	// value is none. The minute named still counts.
	Closes                time.Time
	ConsentRequired       bool
	MatchOn               []MonthDay // dates of the year on which a rolling intake is matched
	Places                int        // short for stages with so many places; 0: no limit
	PlacesPerOrganisation int        // likewise, of one organisation
	AnswerWithin          Span       // time to accept a proposed pair; zero: none
}

// MonthDay is a day of every year.
type MonthDay struct {
	Month time.Month
	Day   int
}

// Kind is what an answer to a field looks like.
type Kind string

const (
	KindText   Kind = "text"
	KindChoice Kind = "choice" // one of the choices
	KindTags   Kind = "tags"   // several of the choices
	KindLevel  Kind = "level"  // one of the choices, which are in order
	KindNumber Kind = "number" // a whole number
	KindYesNo  Kind = "yesno"
	KindDate   Kind = "date"
	KindEmail  Kind = "email"
	KindPerson Kind = "person" // a name or an e-mail of somebody else
)

// The built-in fields: always there, with usual headings, whether or not a file mentions them.
const (
	FieldEmail       = "email"
	FieldName        = "name"
	FieldFirstName   = "first_name"
	FieldLastName    = "last_name"
	FieldSubmitted   = "submitted"
	FieldResponseID  = "response_id"
	FieldConsent     = "consent"
	FieldEligible    = "eligible" // no makes a person wait as not eligible; empty is eligible
	FieldLineManager = "line_manager"
	FieldNotWith     = "not_with"
	FieldObjectives  = "objectives"
	FieldCapacity    = "capacity" // partners at once; empty is DefaultCapacity
)

// DefaultCapacity is how many partners a person takes who did not say.
const DefaultCapacity = 1

// Field is one thing people answer.
type Field struct {
	Name     string
	Kind     Kind
	Label    string   // for people; the name with a capital where the file gives none
	Headings []string // how forms ask it; * stands for any text
	Required bool
	Private  bool // coordinator and facilitator only: never scored, never exported
	Other    bool // free text beside the choices is kept
	Builtin  bool
	Choices  []Choice
	Of       string    // the field whose answer decides which choices are asked of somebody; empty: all are asked
	Settled  []Settled // of a field with known answers: what was settled about other wordings
	Range    Range     // of a number: what it may be
	Eligible []string  // names of the choices that make a person eligible; others are asked about. None: all
	Mark     string    // of a field that a judge fills in: the name of the mark; such a field is private
	Judge    string    // likewise: the judge
	Line     int       // of its table in the file, 0 if built in
}

// Choice is one of the answers that a field offers.
type Choice struct {
	Name    string
	Label   string   // as the form words it
	Short   string   // for tables; the name where the file gives none
	Aliases []string // other wordings that mean the same
	Near    []string // names of neighbouring choices, for places; made symmetric by Parse
	Only    []string // names of the answers to the field's Of for which it is asked; none: for all
}

// Settled is a wording of an answer and what it counts as: the name of a choice, yes or no, or nothing, which says
// that it is none of them.
type Settled struct{ Wording, As string }

// Per says whom a minimum or maximum counts for.
type Per string

const (
	PerPair      Per = "pair"      // all hours together
	PerDirection Per = "direction" // each hosts the other for so long
)

// Amount is a minimum or maximum of an exchange. Tenths of an hour are kept as an integer. Stores keep the amount
// that an exchange was published with under the names of these fields, which are only added to.
type Amount struct {
	HourTenths int
	Per        Per
	Meetings   int
}

// Exchange is the life of a published pair.
type Exchange struct {
	Length   Span // zero with Open
	Open     bool // no fixed end
	Review   Span // for open exchanges: when to decide whether to go on; zero: none
	Minimum  Amount
	Maximum  Amount
	Holidays string // name of a table of bank holidays; empty: weekends only
	CheckIns []Span // after the start
	Every    Span   // after those, again and again while the exchange is open; zero: not
	// CallsPerWeek is how many calls of one facilitator publishing plans for a week; 0: it does not spread them.
	CallsPerWeek int
	AtOnce       int // running exchanges that a person may be in, over all cohorts of a store
	Activities   []string
	SoonDays     int // a step is due within so many days of its date
	QuietDays    int // so long without word, or overdue, puts an exchange at risk
}

// Owner is who has to see to a milestone.
type Owner string

const (
	OwnerPair        Owner = "pair"
	OwnerFacilitator Owner = "facilitator"
	OwnerCoordinator Owner = "coordinator"
)

// Milestone is a step of every exchange.
type Milestone struct {
	Name   string
	Title  string
	Due    Due
	Owner  Owner
	Each   bool // ticked for each of the two
	DoneBy DoneBy
	Also   []DoneBy // further ways, any of which does it as well
	Host   Host     // of one done by visits: whose; empty: anybody's
	Ask    string   // a question for the check-in call while this is the next step; may be empty
	Answer Answer   // what is answered; the answer does the milestone
	Ends   []Ends   // answers that end the exchange
	Again  Span     // it comes back so long after it was answered; zero: it does not
	About  bool     // each answers about the partner
	Many   bool     // any number of answers at any time; never due
	SeenBy SeenBy   // who reads the answers; empty: facilitator and coordinator
	Line   int
}

// Due is when a milestone is due: After and By behind another one's completion, BeforeEnd before the
// end of the exchange, or else By after its start.
type Due struct {
	By        Span
	After     string // name of a milestone
	BeforeEnd bool   // By counts back from the end
}

// Span is a length of time on the calendar: months, then days, then working days. At most one is set. Stores keep
// spans under the names of these fields, which never change.
type Span struct {
	Months, Days, WorkingDays int
}

// IsZero reports whether the span is empty.
func (s Span) IsZero() bool { return s == Span{} }

// Certificate says who gets one: every condition that is named must be met. The zero value is none.
type Certificate struct {
	Minimum    bool     // the minimum of the exchange
	Milestones []string // by name, in the order of the file
	Events     int      // attended so many
	Line       int      // 0 if there is no such table
}

// IsZero reports whether the programme has no certificate.
func (c Certificate) IsZero() bool { return c.Line == 0 }

// Message is a text of what is sent.
type Message struct {
	Name, Subject, Body string
	To                  Audience
	When                Occasion // of a message to each of a pair; else empty
	Stage               string   // of a message to applicants: only to those in that stage; empty: to all
	Role                Role     // only for one side
	Line                int
}

// Funder is named in reports.
type Funder struct {
	Name string
	Kind FunderKind
	For  []string // the places, providers or cohorts that it is told about; none: everything
	Line int
}

// FunderKind is what a funder gives.
type FunderKind string

const (
	FunderMoney  FunderKind = "money"
	FunderInKind FunderKind = "in kind"
)

// Alias is what was settled about wordings that people answer a field with; see the guide.
type Alias struct {
	Field    string
	Wordings []string
	// As is what they count as: of a text field the wording that stands for all, which with them is one employer; of
	// choices the name of one, of a yesno field yes or no.
	As string
	// Different says instead that they are not what they look like: of a text field, each two of them are different
	// employers; of other fields, they are none of the known answers.
	Different bool
	Line      int
}

// Field returns the field of that name.
func (p *Programme) Field(name string) (Field, bool) {
	for _, f := range p.Fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// Choice returns the choice of that name.
func (f Field) Choice(name string) (Choice, bool) {
	for _, c := range f.Choices {
		if c.Name == name {
			return c, true
		}
	}
	return Choice{}, false
}

// Short returns the word for a choice in tables: its short label, else its name.
func (f Field) Short(name string) string {
	if c, ok := f.Choice(name); ok && c.Short != "" {
		return c.Short
	}
	return name
}

// Full returns the whole label of a choice, else its name.
func (f Field) Full(name string) string {
	if c, ok := f.Choice(name); ok && c.Label != "" {
		return c.Label
	}
	return name
}

// HasFixedEnd reports whether exchanges end on a date.
func (e Exchange) HasFixedEnd() bool { return !e.Open }
