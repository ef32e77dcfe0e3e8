package matching

// QuestionKind is a kind of doubt that only the coordinator can settle.
type QuestionKind string

// The kinds, in the order in which they are listed.
const (
	AskHeading      QuestionKind = "heading"       // which column answers a field
	AskDates        QuestionKind = "dates"         // what a date column means that contradicts itself
	AskConsent      QuestionKind = "consent"       // whether a wording is a yes
	AskAnswer       QuestionKind = "answer"        // which choice a wording is
	AskOrganisation QuestionKind = "organisation"  // whether several wordings are one employer
	AskEligible     QuestionKind = "eligible"      // whether somebody is eligible
	AskPerson       QuestionKind = "person"        // who is meant by a name
	AskSamePerson   QuestionKind = "same-person"   // whether two applications are one person's
	AskAppliedAgain QuestionKind = "applied-again" // whether somebody withdrawn who applied again is back
)

// QuestionKinds are all kinds in the order in which they are listed.
var QuestionKinds = []QuestionKind{AskHeading, AskDates, AskConsent, AskAnswer, AskOrganisation, AskEligible, AskPerson, AskSamePerson, AskAppliedAgain}

// Question is one doubt that only the coordinator can settle: about a form export while it is read, or about a
// cohort. It is printed as JSON, whose keys stay.
type Question struct {
	Kind     QuestionKind `json:"kind"`
	Who      []string     `json:"who"`      // e-mails of whom it is about, as they are written
	Field    string       `json:"field"`    // the field it is about; empty if it is about a person as a whole
	Text     string       `json:"text"`     // what somebody wrote, on one line and safe to draw
	Proposed []string     `json:"proposed"` // the likeliest answers, the best first: e-mails, names of choices, wordings, headings
}
