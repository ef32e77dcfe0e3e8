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
	EventsTab // where the programme has events
	GroupsTab // where the programme has groups
	TabCount
)

// AlwaysTabs is how many screens there are whatever the programme is.
const AlwaysTabs = EventsTab

var TabNames = [TabCount]string{"Overview", "Applicants", "Matches", "Exchanges", "Check-ins", "Journal", "Events", "Groups"}

// ShortTabNames are shorter words for the same, where there is no room for the names.
var ShortTabNames = [TabCount]string{"Home", "People", "Matches", "Exchanges", "Calls", "Log", "Events", "Groups"}
