package form

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// Attendee is a line of the list of those who came to a meeting, as the program that held the meeting saves it, or somebody
// typed it.
type Attendee struct {
	Row   int
	Email string   // empty where the list has none
	Names []string // what they may be called, the likeliest first: as shown, and what stands in brackets beside it
}

// Called is what the list calls the person, safe to draw.
func (a Attendee) Called() string {
	if len(a.Names) > 0 {
		return text.Clip(text.Line(a.Names[0]))
	}
	return text.Clip(text.Line(a.Email))
}

// ReadAttendanceFile reads such a list from a regular file: see [ReadAttendance].
func ReadAttendanceFile(path string) ([]Attendee, error) {
	f, name, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := ReadAttendance(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return list, nil
}

// ReadAttendance reads who came to a meeting, in whatever encoding and with whatever between its columns: the attendance
// report of Microsoft Teams, whose summary stands above, the participants of Zoom and of Google Meet, a list of names or
// addresses with headings or without. Somebody who came and went several times stands there as often as in the file.
func ReadAttendance(r io.Reader) ([]Attendee, error) {
	src, err := newSource(r)
	if err != nil {
		return nil, err
	}
	rows, err := newRows(src, func(heading string) bool { return attendanceHeading(heading) != "" })
	if err != nil {
		return nil, err
	}
	var list, bare []Attendee
	var columns []string // what each column is below the headings that were met; nil above them
	met := false
	for {
		row, err := rows.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if err := rows.within(len(list) + len(bare)); err != nil {
			return nil, err
		}
		short := slices.Clone(row.cells[:min(len(row.cells), maxColumns)])
		for i, c := range short {
			short[i] = clip(c, maxCell)
		}
		cells, _ := tidyCells(short)
		if now := attendanceColumns(cells); now != nil {
			columns, met = now, true
			continue
		}
		filled := slices.DeleteFunc(slices.Clone(cells), func(c string) bool { return strings.TrimSpace(c) == "" })
		switch {
		case len(filled) == 0:
		case columns == nil:
			bare = append(bare, bareAttendee(row.line, filled))
		case len(filled) == 1 && len(columns) > 2: // the title of what follows
			columns = nil
		default:
			list = append(list, listedAttendee(row.line, columns, cells))
		}
	}
	if !met {
		list = bare
	}
	list = slices.DeleteFunc(list, func(a Attendee) bool { return a.Email == "" && len(a.Names) == 0 })
	if len(list) == 0 {
		return nil, errors.New("nobody is listed there: give the attendance list of the meeting, or a list of names or addresses")
	}
	return list, nil
}

// What the columns of such a list are.
const (
	columnName  = "name"
	columnFirst = "first"
	columnLast  = "last"
	columnEmail = "email"
	columnOther = "other" // known, and of no use
)

// attendanceHeadings are the headings that meetings write, folded as headings are.
var attendanceHeadings = map[string]string{
	"name": columnName, "full name": columnName, "participant": columnName, "participants": columnName, "attendee": columnName, "attendees": columnName,
	"name original name": columnName, "user name": columnName, "display name": columnName, "participant name": columnName,
	"first name": columnFirst, "last name": columnLast, "surname": columnLast,
	"email": columnEmail, "e mail": columnEmail, "user email": columnEmail, "email address": columnEmail, "e mail address": columnEmail, "work email": columnEmail,
	"participant id upn": columnOther, "join time": columnOther, "leave time": columnOther, "first join": columnOther, "last leave": columnOther,
	"duration": columnOther, "in meeting duration": columnOther, "duration minutes": columnOther, "total duration minutes": columnOther,
	"role": columnOther, "guest": columnOther, "time joined": columnOther, "time exited": columnOther, "user action": columnOther, "timestamp": columnOther,
	"recording consent": columnOther, "in waiting room": columnOther,
}

// attendanceHeading is what a heading says of its column; empty if it is none.
func attendanceHeading(heading string) string {
	if len(heading) > 100 { // none is as long, and folding takes its time
		return ""
	}
	return attendanceHeadings[programme.FoldHeading(heading)]
}

// attendanceColumns is what the columns are, if a row is one of headings that tell who came; nil if it is not.
func attendanceColumns(cells []string) []string {
	columns := make([]string, len(cells))
	filled, known, who := 0, 0, false
	for i, c := range cells {
		columns[i] = attendanceHeading(c)
		if strings.TrimSpace(c) != "" {
			filled++
		}
		if columns[i] != "" {
			known++
		}
		who = who || columns[i] != "" && columns[i] != columnOther
	}
	if !who || 2*known < filled {
		return nil
	}
	return columns
}

// listedAttendee reads a row below headings.
func listedAttendee(line int, columns, cells []string) Attendee {
	a := Attendee{Row: line}
	var first, last string
	for i, c := range cells[:min(len(cells), len(columns))] {
		c = strings.TrimSpace(c)
		switch columns[i] {
		case columnName:
			a.Names = append(a.Names, shownNames(c)...)
		case columnFirst:
			first = c
		case columnLast:
			last = c
		case columnEmail:
			if strings.Contains(c, "@") && a.Email == "" {
				a.Email = c
			}
		}
	}
	if whole := strings.TrimSpace(first + " " + last); whole != "" {
		a.Names = append(a.Names, shownNames(whole)...)
	}
	return a
}

// bareAttendee reads a row of a list without headings: the address in it, and the text before it.
func bareAttendee(line int, filled []string) Attendee {
	a := Attendee{Row: line}
	var words []string
	for _, c := range filled {
		if address, why := address(c); why == "" && a.Email == "" {
			a.Email = address
		} else if !strings.ContainsAny(c, "0123456789@") {
			words = append(words, strings.TrimSpace(c))
		}
	}
	if len(words) > 0 {
		a.Names = shownNames(strings.Join(words[:min(2, len(words))], " "))
	}
	return a
}

// besideName matches what meetings write behind a name: whether its bearer is a guest.
var besideName = text.Pattern(`(?i)\s*\((guest|external|unverified|host|co-host|me|you|organi[sz]er|presenter)\)`)

var inBrackets = text.Pattern(`^(.*?)\s*\(([^()]+)\)\s*$`)

// shownNames is what somebody may be called who is shown in a meeting like this: without what says that they are a guest,
// and with what stands in brackets apart.
func shownNames(shown string) []string {
	shown = strings.TrimSpace(besideName().ReplaceAllString(shown, ""))
	if shown == "" {
		return nil
	}
	if parts := inBrackets().FindStringSubmatch(shown); parts != nil && parts[1] != "" {
		return []string{parts[1], parts[2]}
	}
	return []string{shown}
}
