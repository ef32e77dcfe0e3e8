package commands

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
)

// world is a programme that is attacked: how its store is begun.
type world struct {
	sample    string // whose people, of the programme of that name
	rows      int    // so many of the sample; 0: all
	start     string // the day on which it begins
	programme func() []byte
	first     [][]string
}

var worlds = []world{
	{sample: "walking-in-their-shoes", start: "2023-03-20", first: [][]string{{"publish", "--start", "2023-04-03"}}},
	{sample: "leading-beyond-boundaries", start: "2023-07-08"}, // stages, and events for all
	{sample: "surrey-500", rows: 40, start: "2017-12-01", programme: func() []byte { // groups, and partners from the same one
		source, _ := programme.BuiltinSource("surrey-500")
		return bytes.Replace(source, []byte("size = 100"), []byte("size = 10"), 1)
	}},
	{sample: "leadership-exchange", start: "2013-03-04", first: [][]string{{"publish", "--start", "2013-03-11"}}},  // proposals, matching days
	{sample: "reciprocal-mentoring", start: "2023-06-08", first: [][]string{{"publish", "--start", "2023-06-19"}}}, // two sides
}

// day is so many days after the beginning.
func (w world) day(after int) string {
	day, err := time.Parse(time.DateOnly, w.start)
	if err != nil {
		panic(err)
	}
	return day.AddDate(0, 0, after).Format(time.DateOnly)
}

// attacker draws commands.
type attacker struct {
	*rand.Rand
	world world
	dir   string // where files are written
	files int    // that were written

	people, steps, events, stages, groups, fields, criteria, choices, activities []string
}

// know takes up what there is in a cohort: of its people a few, most of them with a partner, so that commands meet.
func (a *attacker) know(s *cohort.State) {
	a.people = nil
	if s.Plan != nil {
		for _, team := range s.Plan.Teams()[:min(6, len(s.Plan.Teams()))] {
			for _, id := range team.Members() {
				a.people = append(a.people, s.People[id].Email.Raw())
			}
		}
	}
	for _, p := range s.Sorted() {
		if len(a.people) < 18 {
			a.people = append(a.people, p.Email.Raw())
		}
	}
	p := s.Programme
	a.steps, a.events, a.stages, a.groups = []string{"nothing"}, []string{"", "nothing", "all"}, []string{"nothing"}, []string{"nothing"}
	for _, m := range p.Milestones {
		a.steps = append(a.steps, m.Name)
	}
	for _, e := range p.Events {
		a.events, a.steps = append(a.events, e.Name), append(a.steps, e.Name)
	}
	for _, stage := range p.Stages {
		a.stages = append(a.stages, stage.Name)
	}
	for _, g := range p.Groups {
		a.groups = append(a.groups, g.Name)
	}
	for _, c := range p.Criteria {
		a.criteria = append(a.criteria, c.Name)
	}
	for _, f := range p.Fields {
		a.fields = append(a.fields, f.Name)
		for _, c := range f.Choices {
			a.choices = append(a.choices, c.Name)
		}
	}
	a.activities = append([]string{"x"}, p.Exchange.Activities...)
}

func (a *attacker) of(list ...string) string { return list[a.IntN(len(list))] }

func (a *attacker) person() string {
	if a.IntN(30) == 0 {
		return a.words()
	}
	return a.of(a.people...)
}

// date is a day at the edge of what can be, or beyond; mostly one that makes sense.
func (a *attacker) date() string {
	if a.IntN(3) > 0 {
		return a.world.day(a.IntN(400))
	}
	return a.of("0001-01-01", "1899-12-31", "1900-01-01", "2024-02-29", "2023-02-29", "2200-12-31", "2201-01-01", "2299-12-31", "2300-01-01", "9999-12-31", "99999-01-01", "tomorrow", "", "-1", "3 may")
}

func (a *attacker) number() string {
	return a.of("0", "-1", "1", "2", "0.1", "0.05", "7.5", "24", "25", "100", "1000000", "99999999999999999999", "1e9", "NaN", "")
}

func (a *attacker) words() string {
	return a.of("", " ", "-", "a word", "=1+1", "\x1b[2Jgone", "\u202eflip", strings.Repeat("long ", 60), strings.Repeat("x", 17000), "e"+strings.Repeat("\u0301", 60),
		"नमस्ते हिन्दी", "👩‍💻", "--", "'; drop", "<b>", "a\nb", "a\tb", "\ufeff", "�", "{{.}}", "%s%n", "“quoted”")
}

// file writes rows of a file that is read, some of them at the edge of what can be, and returns its path.
func (a *attacker) file(heads string, row func() []string) string {
	a.files++
	path := filepath.Join(a.dir, fmt.Sprintf("given %d.csv", a.files))
	out := heads + "\n"
	for range 1 + a.IntN(4) {
		cells := row()
		for i := range cells {
			cells[i] = `"` + strings.ReplaceAll(cells[i], `"`, `""`) + `"`
		}
		out += strings.Join(cells, ",") + "\n"
	}
	if err := os.WriteFile(path, []byte(out), 0o600); err != nil {
		panic(err)
	}
	return path
}

// command is a command line, accepted or not.
func (a *attacker) command() []string {
	p, q := a.person(), a.person()
	kinds := [][][]string{a.aboutPeople(p, q), a.aboutPairs(p, q), a.aboutExchanges(p, q), a.aboutMany(p, q)}[a.IntN(4)]
	if a.IntN(200) == 0 {
		kinds = [][]string{{"erase", p, "--yes"}}
	}
	return append([]string{"--today", a.today()}, kinds[a.IntN(len(kinds))]...)
}

func (a *attacker) aboutPeople(p, q string) [][]string {
	field := a.of(a.fields...)
	answer := a.of(a.words(), a.number(), "yes", "no", a.of(append(a.choices, "x")...), a.date(), p)
	return [][]string{
		{"edit", p, field + "=" + answer}, {"edit", p, "email=" + fmt.Sprintf("other%d@example.org", a.IntN(50))}, {"edit", p, "capacity=" + a.number()},
		{"withdraw", p, "--reason", a.words()}, {"return", p}, {"admit", p, "--reason", a.words()},
		{"add", fmt.Sprintf("new%d@example.org", a.IntN(50)), a.words(), field + "=" + answer}, {"same", p, q}, {"different", p, q},
		{"alias", field, a.words(), a.of(append(a.choices, a.words())...)}, {"alias", "organisation", a.words(), a.words(), "--different"},
		{"resolve", p, a.of("not_with", "line_manager"), a.of("nobody", q)}, {"edit", p, a.of("not_with", "line_manager") + "=" + a.of("Ann Nobody", strings.Split(q, "@")[0])},
		{"import", a.file("Name,E-mail,"+field, func() []string {
			return []string{a.of("Ann New", a.words()), a.of(a.person(), "ann.new@example.org"), answer}
		}), "--dates", "dmy", "--again"},
		{"stage", p, "--to", a.of(a.stages...), "--reason", a.words()}, {"stage", p, q, "--to", a.of(a.stages...), "--rank", a.number()},
		{"stage", "--from", a.file("Email,Decision,Place", func() []string {
			return []string{a.person(), a.of("Fellow", "Reserve", "yes", "no", a.words()), a.number()}
		}), "--dates", "dmy"},
	}
}

func (a *attacker) aboutPairs(p, q string) [][]string {
	return [][]string{
		{"lock", p, q, "--reason", a.words()}, {"unlock", p, q}, {"block", p, q, "--reason", a.words()}, {"unblock", p, q},
		{"override", p, q, "--reason", a.words()}, {"undo"}, {"undo", a.number()}, {"redo"},
		{"replan", "--order", a.of("best", "steady", "x"), "--priority", a.of("total", "weakest", "")},
		{"weights", a.of(a.criteria...) + "=" + a.number(), a.of(a.criteria...) + "=" + a.number()},
		{"pairs", a.file("Name,Partner", func() []string { return []string{a.person(), a.person()} }), "--reason", a.words()},
		{"earlier", a.file("Leader,Partner,Start,Outcome", func() []string {
			return []string{a.of(a.person(), "Ann Before"), a.of(a.person(), "Bob Before"), a.date(), a.of("completed", "left early", a.words())}
		}), "--dates", "dmy"},
		{"group", "make", a.of(a.groups...)}, {"group", "make", a.of(a.groups...), "--keep"}, {"group", "move", p, q, "--group", a.of(a.groups...), "--to", a.number()},
		{"group", "pin", p, "--group", a.of(a.groups...)}, {"group", "pin", p, "--group", a.of(a.groups...), "--off"}, {"group", "pin", p, "--group", a.of(a.groups...), "--to", a.number()},
		{"publish", "--start", a.date()}, {"publish", "--start", a.date(), "--group", a.number()},
	}
}

func (a *attacker) aboutExchanges(p, q string) [][]string {
	step := a.of(a.steps...)
	reason := a.of("completed", "goal met", "end of term", "no time or release", "illness or leave", "no contact", "partner left", "declined", "x")
	return [][]string{
		{"reschedule", p, "--start", a.date()}, {"reschedule", "--start", a.date(), "--force"}, {"assign", p, a.words()}, {"assign", p, a.of("Robin", "Kim", "")},
		{"tick", p, step, "--on", a.date(), "--note", a.words()}, {"untick", p, step}, {"skip", p, step, "--reason", a.words()}, {"unskip", p, step},
		{"visit", p, "--hours", a.number(), "--type", a.of(a.activities...), "--host", a.of("both", p, q), "--on", a.date(), "--note", a.words()},
		{"checkin", p, "--reached", a.of("all", "none", p), "--mood", a.of("good", "patchy", "at-risk"), "--note", a.words(), "--next", a.date()},
		{"checkin", p, "--outcome", a.of("message", "no-answer", "wrong-number", "emailed"), "--note", a.words()},
		{"answer", p, step, a.of(a.words(), a.number(), "yes", "no", "carry on", "finish")}, {"answer", p, step, a.words(), "--about", q, "--on", a.date()}, {"answer", p, step, "--remove"},
		{"end", p, "--reason", reason, "--leaves", a.of(p, q)}, {"end", p, "--reason", reason, "--on", a.date(), "--note", a.words()},
		{"void", p, "--reason", a.words()}, {"reopen", p}, {"pause", p, "--reason", a.words(), "--until", a.date()}, {"resume", p},
		{"rematch", p, "--start", a.date()},
	}
}

func (a *attacker) aboutMany(p, q string) [][]string {
	event := a.of(a.events...)
	all := [][]string{
		{"cohort", "set", "--closes", a.of(a.date(), "none")}, {"cohort", "set", "--name", a.words()}, {"cohort", "use", a.of("newest", "Cohort 1", a.words())},
		{"pack", filepath.Join(a.dir, "letters"), "--force"}, {"backup", filepath.Join(a.dir, "copy.db"), "--force"}, {"backup", "purge"},
		{"export", a.of("pairs", "applicants", "timeline", "journal"), "-o", filepath.Join(a.dir, a.of("out.csv", "out.json")), "--force"},
		{"report", "-o", filepath.Join(a.dir, "report.html"), "--force"},
	}
	for range 3 { // what changes more, more often
		all = append(all, [][]string{
			{"event", "set", event, "--on", a.date(), "--place", a.words()}, {"event", "set", event, "--mode", a.of("online", "in person", "either", "x")},
			{"event", "set", event, "--off"}, {"event", "set", event, "--on", a.date(), "--group", a.number()},
			{"event", "attend", event, p, q}, {"event", "attend", event, p, "--not"}, {"event", "attend", event, "--nobody"},
			{"event", "attend", event, a.file("Name,Email,Duration", func() []string { return []string{a.words(), a.person(), a.number()} })},
		}...)
	}
	if a.IntN(60) == 0 { // after which little of the rest is accepted
		all = [][]string{{"cohort", "open", a.words()}, {"programme", "use", a.world.sample}, {"programme", "use", worlds[a.IntN(len(worlds))].sample}}
	}
	return all
}

// look is a command that only shows something.
func (a *attacker) look() []string {
	p := a.of(a.people...)
	kinds := [][]string{{"report", "--json"}, {"calls"}, {"match"}, {"match", "--json"}, {"due", "--json"}, {"journal"}, {"questions"}, {"totals"}, {"event", "list"}, {"stage"}, {"group", "list"},
		{"pack", "nowhere", "--dry-run"}, {"show", p}, {"show", p, "--json"}, {"show", p, "--everything", "--json"}, {"exchange", p}, {"why", p}, {"prices", p}, {"weights"},
		{"cohort", "list"}, {"programme", "show", "--cohort"}, {"backup", "list"}, {"screens"}, {"screens"}, {"screens"}}
	return append([]string{"--today", a.today()}, kinds[a.IntN(len(kinds))]...)
}

// today is when a command is made: nearly always a day of the exchanges.
func (a *attacker) today() string {
	if a.IntN(40) == 0 {
		return a.of("1900-01-01", "2299-12-31", a.world.day(-19))
	}
	return a.world.day([]int{43, 190, 198}[a.IntN(3)]) // few: each new one has its backup
}
