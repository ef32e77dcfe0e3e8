package programme

import (
	"bytes"
	"time"
	_ "time/tzdata" // zones are known wherever the program runs
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
)

// MaxFile is the size in bytes of the largest programme file that is read.
const MaxFile = 1 << 20

// topOfFile is how problems call the place before the first table: not at all, the line does.
const topOfFile = ""

// topKeys are the keys that stand before the first table.
var topKeys = []string{"title", "about", "zone", "priority", "odd", "empty", "repeat_after_months", "keep"}

// How many tables of a kind a file may have, and how many texts a list.
const (
	maxFields  = 200
	maxChoices = 1000
	maxTables  = 500
	maxList    = 500
	maxAliases = 5000
)

// Parse reads a programme file; file is how problems call it. The error, if any, is [Problems]: all
// mistakes at once, but for one that spoils the rest, such as a syntax error. A programme is
// returned only if there are none.
func Parse(file string, source []byte) (*Programme, error) {
	r := &report{file: file}
	if !readable(source, r) {
		return nil, r.err()
	}
	// A copy of exact size: go-toml finds its place in the text by the capacity of what is left of it.
	text := bytes.Clone(withoutMark(source))
	text = text[:len(text):len(text)]
	root := readDocument(text, r)
	if root == nil {
		return nil, r.err()
	}
	d := &decoder{report: r, Programme: &Programme{Source: bytes.Clone(source)}}
	d.decode(r.table(root, topOfFile))
	if err := r.err(); err != nil {
		return nil, err
	}
	return d.Programme, nil
}

// readable reports what makes it pointless to read on.
func readable(source []byte, r *report) bool {
	if len(source) > MaxFile {
		r.add(1, "the file has %d bytes; a programme has at most %d", len(source), MaxFile)
		return false
	}
	if bytes.HasPrefix(source, []byte("PK\x03\x04")) || bytes.HasPrefix(source, []byte("{\\rtf")) || bytes.HasPrefix(source, []byte("\xd0\xcf\x11\xe0")) {
		r.add(1, "this is a document of a word processor; save it as plain text, UTF-8")
		return false
	}
	for i, line := 0, 1; i < len(source); {
		c, size := utf8.DecodeRune(source[i:])
		if c == utf8.RuneError && size == 1 {
			r.add(line, "not UTF-8 text; save the file as UTF-8")
			return false
		}
		if c == '\n' {
			line++
		}
		i += size
	}
	return true
}

// decoder turns tables into a programme. Rules and what follows them look at the fields, so these
// come first.
type decoder struct {
	*report
	*Programme
	// broken are the names of fields that had a mistake; what refers to their choices is not judged.
	broken map[string]bool
	onlys  []only
	// unsure says that some field has no name to be referred by.
	unsure bool
}

func (d *decoder) decode(top *table) {
	d.Name = top.name()
	d.Title = top.required("title")
	d.About = top.prose("about")
	d.Zone = d.zone(top)
	d.Priority = oneOf(top, "priority", PriorityTotal, PriorityTotal, PriorityWeakest)
	d.Odd = oneOf(top, "odd", OddWait, OddWait, OddTrio)
	d.EmptyPermille = top.scaled("empty", 1000, 1, 500)
	d.RepeatAfterMonths = top.whole("repeat_after_months", 0, maxMonths, 0)
	d.keep(top)
	d.intake(top.table("intake", "[intake]", "one table: [intake] and its keys below"))
	d.fields(top.tables("field", "[[field]]", maxFields))
	d.aliases(top.tables("alias", "[[alias]]", maxAliases))
	d.rules(top.tables("rule", "[[rule]]", maxTables))
	d.criteria(top, top.tables("criterion", "[[criterion]]", maxTables))
	d.stages(top.tables("stage", "[[stage]]", maxTables))
	d.groups(top.tables("group", "[[group]]", maxTables))
	d.exchange(top.table("exchange", "[exchange]", "one table: [exchange] and its keys below"))
	d.milestones(top.tables("milestone", "[[milestone]]", maxTables))
	d.events(top.tables("event", "[[event]]", maxTables))
	d.certificate(top.table("certificate", "[certificate]", "one table: [certificate] and its keys below"))
	d.messages(top.tables("message", "[[message]]", maxTables))
	d.funders(top.tables("funder", "[[funder]]", maxTables))
	top.finish()
	d.idle(top)
	d.Warnings = d.report.warnings
}

// keep reads how long what people wrote is kept.
func (d *decoder) keep(t *table) {
	if s, ok := t.span("keep"); ok {
		if d.Keep = s; s.IsZero() || s.WorkingDays != 0 {
			t.problem("keep", `keep is how long after the end people are kept, like "24m" or "90d"; leave it out to keep them`)
		}
	}
}

func (d *decoder) zone(t *table) *time.Location {
	const usual = "Europe/London"
	name := usual
	if t.has("zone") {
		name = t.text("zone")
		if _, ok := t.keys["zone"].value.(string); !ok {
			name = usual
		}
	}
	t.look("zone")
	zone, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		t.problem("zone", "zone %s is not known; write it like %s", quote(name), quote(usual))
		return time.UTC
	}
	return zone
}

func (d *decoder) intake(t *table) {
	d.Intake.ConsentRequired = true
	if t == nil {
		return
	}
	d.Intake.Opens, d.Intake.Closes = d.minute(t, "opens", "T09:00:00"), d.minute(t, "closes", "T23:59:00")
	if opens, closes := d.Intake.Opens, d.Intake.Closes; !closes.IsZero() && !opens.Before(closes) {
		t.problem("opens", "opens is after closes: the intake would be over before it begins")
	}
	d.Intake.ConsentRequired = oneOf(t, "consent", "required", "required", "not-asked") == "required"
	days, at := t.texts("match_on")
	for i, text := range days {
		day, err := parseMonthDay(text)
		if err != nil {
			t.at(at[i], "match_on: %v", err)
		}
		d.Intake.MatchOn = append(d.Intake.MatchOn, day)
	}
	d.Intake.Places = t.whole("places", 0, 100_000, 0)
	d.Intake.PlacesPerOrganisation = t.whole("places_per_organisation", 0, 100_000, 0)
	d.Intake.AnswerWithin, _ = t.span("answer_within")
	t.finish()
}

// minute reads the opening or the deadline: local time of the programme's zone, or an instant with an offset. usual is a time of
// day for who names a day alone.
func (d *decoder) minute(t *table, key, usual string) time.Time {
	n := t.look(key)
	if n == nil {
		return time.Time{}
	}
	switch v := n.value.(type) {
	case toml.LocalDateTime:
		return v.AsTime(d.Zone)
	case time.Time:
		return v.In(d.Zone)
	case toml.LocalDate:
		t.problem(key, "%s needs the time of day too: %s%s", key, v, usual)
	default:
		t.wrong(key, n, "a date and time without quotation marks, like 2023-03-14T23:59:00")
	}
	return time.Time{}
}

func (d *decoder) funders(tables []*table) {
	seen := make(map[string]int)
	for _, t := range tables {
		f := Funder{Line: t.line, Name: t.required("name"), Kind: oneOf(t, "kind", FunderMoney, FunderMoney, FunderInKind)}
		f.For, _ = t.texts("for")
		t.finish()
		t.unique("name", f.Name, seen)
		d.Funders = append(d.Funders, f)
	}
}

// unique reports a word that an earlier table has already; seen keeps the line of each.
func (t *table) unique(key, word string, seen map[string]int) bool {
	if word == "" {
		return true
	}
	if line, ok := seen[word]; ok {
		t.problem(key, "%s %s is taken by line %d; choose another", key, quote(word), line)
		return false
	}
	seen[word] = t.lineOf(key)
	return true
}
