package programme

import (
	_ "embed"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template"
	"time"
	"unicode"
)

// Sketch is what a new programme is begun with: the few things that differ most between schemes. The rest is in the file
// that it becomes, commented, to be changed there.
type Sketch struct {
	Title    string
	OneHouse bool // all work for one organisation, which is not asked for
	// Sides are the sectors, professions or other groups that people come from; none: it is not asked.
	Sides       []string
	SidesCalled string // what they are called together; empty: Sector
	SidesAsked  string // how the form words the question; may be empty
	Apart       bool   // partners come from different ones
	// Topics are what people choose from; none: it is not asked.
	Topics      []string
	TopicsAsked string // how the form words the question; may be empty
	Share       bool   // partners have at least one in common
	Length      string // as a file has it: "6m", "open"; two weeks at least
	Hours       string // how many hours a pair spends together at least; empty: it is not asked
	Closes      time.Time
	Holidays    string // as a file has it; empty: none
	Propose     bool   // a pair is proposed first, and accepted or declined
}

//go:embed sketch.tmpl
var sketchText string

var sketchTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("sketch").Funcs(template.FuncMap{"quote": tomlText}).Parse(sketchText))
})

// oneLine puts the words of a text into one line, without control characters.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

// sketched is a choice of a sketch.
type sketched struct{ Name, Label string }

// sketchChoices gives names to choices, each its own. What means the same is one choice.
func sketchChoices(labels []string) []sketched {
	var out []sketched
	taken, known := map[string]bool{}, map[string]bool{}
	for _, l := range labels {
		l = oneLine(l)
		folded := FoldLabel(l)
		if folded == "" || known[folded] {
			continue
		}
		known[folded] = true
		name := nameOf(l)
		if len(name) > maxName-4 {
			name = strings.TrimRight(name[:maxName-4], "-")
		}
		if name == "" {
			name = "choice"
		}
		base := name
		for n := 2; taken[name]; n++ {
			name = base + "-" + strconv.Itoa(n)
		}
		taken[name] = true
		out = append(out, sketched{name, l})
	}
	return out
}

// SketchZone is the zone that a sketch's times are in.
func SketchZone() *time.Location { return time.UTC }

// Name is how commands will call the programme. An error says why there is no such name.
func (s Sketch) Name() (string, error) {
	name := nameOf(oneLine(s.Title))
	if len(name) > maxName {
		name = strings.TrimRight(name[:maxName], "-")
	}
	if name == "" {
		return "", errors.New("the title needs letters a to z or digits, so that commands can name the programme")
	}
	return name, nil
}

// sideName is the name of the field that tells where people come from: what it is called, unless that is another's.
func sideName(called string) string {
	name := nameOf(called)
	taken := slices.ContainsFunc(usualFields(), func(f Field) bool { return f.Name == name }) || slices.Contains([]string{"organisation", "topics", "phone"}, name)
	if taken || !isName(name) {
		return "side"
	}
	return name
}

// headings are how a form may word a question, the wording that is known first, each once.
func headings(asked, called string, usual ...string) []string {
	var all []string
	met := map[string]bool{}
	for _, h := range append([]string{oneLine(asked), oneLine(called)}, usual...) {
		if key := FoldLabel(h); key != "" && !met[key] {
			met[key] = true
			all = append(all, tomlText(h))
		}
	}
	return all
}

// halfYear is the length in days that the dates of the template are those of.
const halfYear = 26 * 7

// days is how long an exchange of the sketch is, as far as the dates of its steps go by it.
func (s Sketch) days() int {
	span, err := ParseSpan(s.Length)
	if err != nil || span.IsZero() {
		return halfYear
	}
	return span.Days + span.Months*halfYear/6 + span.WorkingDays*7/5
}

// after is when a step is due that is due so many weeks after the start in an exchange of half a year, as a file has it.
func (s Sketch) after(weeks int) string {
	days := max(1, weeks*7*s.days()/halfYear)
	if days >= 14 {
		days -= days % 7
	}
	return Span{Days: days}.String()
}

// Source writes the programme file that a sketch becomes. An error says what in the sketch cannot be so.
func (s Sketch) Source() ([]byte, error) {
	s.Title = oneLine(s.Title)
	name, err := s.Name()
	if err != nil {
		return nil, err
	}
	called := oneLine(s.SidesCalled)
	if called == "" {
		called = "Sector"
	}
	closes := ""
	if !s.Closes.IsZero() {
		closes = s.Closes.Format("2006-01-02T15:04:05")
	}
	topics, wording := 60, 40
	if len(s.Topics) == 0 {
		topics, wording = 0, 100
	}
	if len(s.Sides) > 0 && !s.Apart {
		wording -= 20
	}
	var b strings.Builder
	err = sketchTemplate().Execute(&b, map[string]any{
		"Name": name, "Title": s.Title, "Closes": closes, "Sides": sketchChoices(s.Sides), "Apart": s.Apart, "Topics": sketchChoices(s.Topics), "Share": s.Share,
		"Length": s.Length, "Open": s.Length == "open", "Hours": s.Hours, "Holidays": s.Holidays, "Propose": s.Propose, "Called": called, "Side": sideName(called), "OneHouse": s.OneHouse,
		"SideHeadings":  strings.Join(headings(s.SidesAsked, called, "sector", "which sector*", "*part of the system*", "profession", "which group*"), ", "),
		"TopicHeadings": strings.Join(headings(s.TopicsAsked, "", "topics", "challenges", "themes", "*topics*", "*challenges*", "*interest*"), ", "),
		"After":         s.after, "TopicPoints": topics, "WordingPoints": wording,
	})
	if err != nil {
		return nil, err
	}
	if _, err := Parse(name+".toml", []byte(b.String())); err != nil {
		return nil, err
	}
	return []byte(b.String()), nil
}
