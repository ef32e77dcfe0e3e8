package commands

import (
	"slices"
	"strings"

	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/form"
)

// reading is how a form export is read.
type reading struct {
	Map   []string `help:"The heading that answers a field, where it is not found by itself; may be repeated, for several columns of one field too." placeholder:"FIELD=HEADING" sep:"none"`
	Only  []string `help:"Only rows with this answer under this heading; may be repeated. For a file with the people of two programmes." placeholder:"HEADING=ANSWER" sep:"none"`
	Dates string   `help:"Whether dates in figures put the day (dmy) or the month (mdy) first, where the file does not show it." enum:",dmy,mdy" default:"" placeholder:"dmy|mdy"`
}

// check refuses a --map that cannot be read.
func (o reading) check() error {
	if _, err := o.only(); err != nil {
		return err
	}
	_, err := o.headings()
	return err
}

// only are the answers of --only, by heading.
func (o reading) only() (map[string]string, error) {
	out := map[string]string{}
	for _, one := range o.Only {
		at := strings.LastIndexByte(one, '=')
		if at < 1 || strings.TrimSpace(one[at+1:]) == "" {
			return nil, usage("--only %s: write HEADING=ANSWER, for instance --only 'Which scheme?=Mentoring'", text.Line(one))
		}
		if _, twice := out[one[:at]]; twice {
			return nil, usage("--only names %s twice", text.Line(one[:at]))
		}
		out[one[:at]] = one[at+1:]
	}
	return out, nil
}

// headings are the headings of --map, by field.
func (o reading) headings() (map[string][]string, error) {
	out := map[string][]string{}
	for _, m := range o.Map {
		field, heading, ok := strings.Cut(m, "=")
		field = strings.TrimSpace(field)
		if !ok || field == "" || heading == "" {
			return nil, usage("--map %s: write FIELD=HEADING, for instance --map 'organisation=Where do you work?'", text.Line(m))
		}
		if slices.Contains(out[field], heading) {
			return nil, usage("--map names %s for %s twice", text.Line(heading), text.Line(field))
		}
		out[field] = append(out[field], heading)
	}
	return out, nil
}

// options are the reader's, with the deadline of a cohort.
func (o reading) options(s *cohort.State) (form.Options, error) {
	headings, err := o.headings()
	if err != nil {
		return form.Options{}, err
	}
	only, err := o.only()
	out := form.Options{Dates: o.Dates, Map: headings, Only: only}
	if s != nil {
		out.Closes, out.Before, out.Taught = s.Closes, s.FormHeadings(), s.Taught()
		out.Known = s.KnownPeople()
	}
	return out, err
}
