package programme

import (
	_ "embed"
	"errors"
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
	Title string
	// Sides are the sectors, professions or other groups that people come from; none: it is not asked.
	Sides []string
	Apart bool // partners come from different ones
	// Topics are what people choose from; none: it is not asked.
	Topics   []string
	Share    bool   // partners have at least one in common
	Length   string // as a file has it: "6m", "open"
	Hours    string // how many hours a pair spends together at least; empty: it is not asked
	Closes   time.Time
	Holidays string // as a file has it; empty: none
	Propose  bool   // a pair is proposed first, and accepted or declined
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

// Source writes the programme file that a sketch becomes. An error says what in the sketch cannot be so.
func (s Sketch) Source() ([]byte, error) {
	s.Title = oneLine(s.Title)
	name := nameOf(s.Title)
	if len(name) > maxName {
		name = strings.TrimRight(name[:maxName], "-")
	}
	if name == "" {
		return nil, errors.New("the title needs letters a to z or digits, so that commands can name the programme")
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
	err := sketchTemplate().Execute(&b, map[string]any{
		"Name": name, "Title": s.Title, "Closes": closes, "Sides": sketchChoices(s.Sides), "Apart": s.Apart, "Topics": sketchChoices(s.Topics), "Share": s.Share,
		"Length": s.Length, "Open": s.Length == "open", "Hours": s.Hours, "Holidays": s.Holidays, "Propose": s.Propose, "TopicPoints": topics, "WordingPoints": wording,
	})
	if err != nil {
		return nil, err
	}
	if _, err := Parse(name+".toml", []byte(b.String())); err != nil {
		return nil, err
	}
	return []byte(b.String()), nil
}
