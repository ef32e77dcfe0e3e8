package shell

// Tab is one of the screens, in the order of their digits.
type Tab int

const (
	OverviewTab Tab = iota
	ApplicantsTab
	MatchesTab
	ExchangesTab
	CheckInsTab
	JournalTab
	EventsTab // there only where the programme has events
	TabCount
)

var TabNames = [TabCount]string{"Overview", "Applicants", "Matches", "Exchanges", "Check-ins", "Journal", "Events"}
