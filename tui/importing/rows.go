package importing

import (
	"fmt"
	"strconv"

	"crosswalk/matching/text"
	"crosswalk/tui/table"
)

// rowColumn is where the number of a row of the file stands.
var rowColumn = table.Column{Title: "row", Width: 6, Right: true}

// supersededRows are rows of people who sent the form again.
func supersededRows(r *reading, _ settling) group {
	list := r.result.Superseded
	return group{
		title: fmt.Sprintf("%d superseded", len(list)), rows: numbered(len(list)),
		columns: []table.Column{rowColumn, {Title: "name", Flex: 3, Min: 16}, {Title: "e-mail", Flex: 4, Min: 16, Drop: 1}},
		cell: func(i, col int) string {
			return [...]string{strconv.Itoa(list[i].Row), list[i].Name.Safe(), list[i].Email.Safe()}[col]
		},
		about: func(i int) []string {
			return []string{fmt.Sprintf("Sent the form more than once: row %d is the later one and counts.", list[i].By)}
		},
	}
}

// rejectedRows are rows that cannot be used.
func rejectedRows(r *reading, _ settling) group {
	list := r.result.Problems
	return group{
		title: fmt.Sprintf("%d rejected", len(list)), rows: numbered(len(list)), look: len(list) > 0,
		columns: []table.Column{rowColumn, {Title: "heading", Flex: 2, Min: 12}, {Title: "why", Flex: 4, Min: 16}},
		cell: func(i, col int) string {
			return [...]string{strconv.Itoa(list[i].Row), text.Line(list[i].Column), list[i].Why}[col]
		},
		about: func(i int) []string {
			p := list[i]
			if p.Column == "" {
				return []string{p.Why}
			}
			return []string{text.Line(p.Column), p.Why}
		},
	}
}

// unreadAnswers are answers that could not be read, of people who are imported all the same.
func unreadAnswers(r *reading, _ settling) group {
	list := r.result.Unread
	return group{
		title: fmt.Sprintf("%d not understood", len(list)), rows: numbered(len(list)), look: true,
		columns: []table.Column{rowColumn, {Title: "e-mail", Flex: 3, Min: 16, Drop: 1}, {Title: "heading", Flex: 2, Min: 12}, {Title: "what cannot be read", Flex: 3, Min: 12}},
		cell: func(i, col int) string {
			return [...]string{strconv.Itoa(list[i].Row), list[i].Email.Safe(), list[i].Column, list[i].Value.Safe()}[col]
		},
		about: func(i int) []string { return []string{list[i].Column, list[i].Why} },
	}
}

// oddRows are rows in which something looks odd that is imported all the same.
func oddRows(r *reading, _ settling) group {
	list := r.result.Flags
	return group{
		title: fmt.Sprintf("%d to look at", len(list)), rows: numbered(len(list)), look: true,
		columns: []table.Column{rowColumn, {Title: "what looks odd; it is imported all the same", Flex: 1, Min: 20}},
		cell:    func(i, col int) string { return [...]string{strconv.Itoa(list[i].Row), list[i].Why}[col] },
		about:   func(i int) []string { return []string{list[i].Why} },
	}
}
