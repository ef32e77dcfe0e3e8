package importing

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
	"crosswalk/tui/table"
)

// peopleColumns are those of a list of people.
var peopleColumns = []table.Column{{Title: "name", Flex: 3, Min: 16}, {Title: "e-mail", Flex: 4, Min: 20}}

// newPeople are those whom the cohort does not have yet.
func newPeople(r *reading, _ asker) group {
	list, fields := r.diff.New, shell.ListFields(r.state.Programme)
	return group{
		title: fmt.Sprintf("%d new", len(list)), rows: numbered(len(list)), columns: peopleColumns,
		cell: func(i, col int) string {
			if col == 0 {
				return list[i].Name.Safe()
			}
			return list[i].Email.Safe()
		},
		about: func(i int) []string {
			var parts []string
			for _, f := range fields {
				if a := list[i].Answer(f.Name); !a.IsEmpty() {
					parts = append(parts, a.Say(f, true))
				}
			}
			return []string{strings.Join(parts, " · ")}
		},
	}
}

// changedPeople are those whose form says something else than it did.
func changedPeople(r *reading, _ asker) group {
	list, p := r.diff.Changed, r.state.Programme
	return group{
		title: fmt.Sprintf("%d changed", len(list)), rows: numbered(len(list)),
		columns: []table.Column{{Title: "name", Flex: 2, Min: 16}, {Title: "changed", Flex: 4, Min: 16}, {Title: "edited here too", Width: 15, Drop: 1}},
		cell: func(i, col int) string {
			c := list[i]
			switch col {
			case 0:
				return c.Applicant.Name.Safe()
			case 1:
				return labels(p, c.Fields)
			}
			return labels(p, c.Conflicts)
		},
		about: func(i int) []string { return differences(r.state, list[i]) },
		look:  slices.ContainsFunc(list, func(c cohort.ChangedApplication) bool { return len(c.Conflicts) > 0 }),
	}
}

// labels names fields for people.
func labels(p *programme.Programme, fields []string) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = shell.FieldLabel(p, f)
	}
	return strings.Join(names, ", ")
}

// differences says what a person's form says otherwise than it did.
func differences(s *cohort.State, c cohort.ChangedApplication) []string {
	old, known := s.Person(c.Person)
	if !known || old.Imported == nil {
		return []string{"Added by hand so far; from now on the form is known too. What was typed by hand gives way to the form."}
	}
	p := s.Programme
	var out []string
	for _, name := range c.Fields {
		was, now := shell.SayField(p, old.Imported, name), shell.SayField(p, c.Applicant, name)
		line := fmt.Sprintf("%s: %s → %s", shell.FieldLabel(p, name), was, now)
		if slices.Contains(c.Conflicts, name) {
			line = fmt.Sprintf("%s: the form now says %s; the edit stands: %s", shell.FieldLabel(p, name), now, shell.SayField(p, &old.Applicant, name))
		}
		out = append(out, line)
	}
	return out
}

// vanishedPeople are those who are missing from the file.
func vanishedPeople(r *reading, _ asker) group {
	g := knownPeople(r.state, r.diff.Vanished, "vanished", "In the last import and not in this file. They stay as they are; withdraw them if they wish to leave.")
	g.look = len(g.rows) > 0
	return g
}

// peopleBack are those who were missing from a file before.
func peopleBack(r *reading, _ asker) group {
	return knownPeople(r.state, r.diff.Back, "back again", "Was missing from an export before and is in this one again, unchanged.")
}

// knownPeople are people whom the cohort has, all of whom the same is to be said about.
func knownPeople(s *cohort.State, ids []matching.ID, word, about string) group {
	return group{
		title: fmt.Sprintf("%d %s", len(ids), word), rows: numbered(len(ids)), columns: peopleColumns,
		cell: func(i, col int) string {
			if a, ok := s.Person(ids[i]); ok && col == 1 {
				return a.Email.Safe()
			}
			return s.Call(ids[i])
		},
		about: func(int) []string { return []string{about} },
	}
}
