// Package follow is the two screens of published exchanges: Exchanges, a row for each on a calendar, and
// Check-ins, the queue of whom to ring.
//
// Each of the two is a [shell.List] whose rows are the numbers of exchanges, over one checklist: the milestones
// of the exchange under the cursor, in a pane with what else its screen tells of it (detail.go, call_sheet.go).
// The pane stands beside the list or below it, or has the screen to itself. The checklist ticks and skips
// milestones; the forms log visits, record calls and say who rings whom.
//
// How an exchange stands, what is next in it and whom to ring first is [exchange.Outlook]'s to say; every list
// reads it from [shell.ExchangeStatuses], and so do these. Both screens make their rows anew when those are
// other ones than before: after a change, and on another day.
//
// From outside only [NewExchanges] and [NewCheckIns] are touched; whoever wants to show somebody's exchange goes
// to the tab with [shell.Shell.GoTo].
package follow
