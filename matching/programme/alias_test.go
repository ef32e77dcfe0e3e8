package programme

import (
	"slices"
	"strings"
	"testing"
)

const taughtFrom = `name = "small"
title = "Small"
[[field]]
name = "team"
kind = "text"
[[field]]
name = "sector" # where they work
kind = "choice"
other = true
choices = [
  { name = "nhs", label = "NHS provider", alias = ["trust"] }, # with an alias
  { name = "council", label = "Local authority" },
  { label = "None of these", name = "none", alias = [] },
]
[[field]]
name = "themes"
kind = "tags"
other = true
[[field.choices]]
name = "x"
label = "X, of course"
[[field.choices]]
label = "Y"
name = "y"
alias = [
  "why", # asked
]
[[criterion]]
kind = "different"
field = "team"
points = 100
`

func TestAliasesAreRead(t *testing.T) {
	p := parse(t, taughtFrom+`
[[alias]]
field = "team"
text = ["LB Lewisham", "London Borough of Lewisham"]
as = "Lewisham Council"
[[alias]]
field = "team"
text = ["Elm Trust", "Elm Trust Ltd"]
different = true
[[alias]]
field = "consent"
text = ["I am unsure"]
as = "no"
[[alias]]
field = "consent"
text = ["I am  unsure."]
as = "yes"
[[alias]]
field = "themes"
text = ["Gardening"]
different = true
[[alias]]
field = "sector"
text = ["Hospice, of a kind"]
as = "none"
`)
	check(t, "aliases", len(p.Aliases), 6)
	check(t, "as", p.Aliases[0].As, "Lewisham Council")
	check(t, "wordings", strings.Join(p.Aliases[1].Wordings, "|"), "Elm Trust|Elm Trust Ltd")
	consent, _ := p.Field(FieldConsent)
	c, ok := consent.Match("i am unsure")
	check(t, "the later counts", c.Name, Yes)
	check(t, "known", ok, true)
	_, ok = consent.Match("maybe")
	check(t, "unknown", ok, false)
	themes, _ := p.Field("themes")
	check(t, "other", themes.IsOther("gardening"), true)
	check(t, "not other", themes.IsOther("knitting"), false)
	sector, _ := p.Field("sector")
	c, _ = sector.Match("hospice, of a kind")
	check(t, "choice", c.Name, "none")
	check(t, "label", slices.ContainsFunc(sector.Labels(), func(l Labelled) bool { return l.Text == "hospice, of a kind" }), true)
}

func TestAliasMistakes(t *testing.T) {
	line := strings.Count(taughtFrom, "\n") + 1
	for _, c := range []struct{ alias, want string }{
		{"text = [\"a\"]\nas = \"b\"", "[[alias]]: field is missing"},
		{"field = \"tema\"\ntext = [\"a\"]\nas = \"b\"", `[[alias]]: field names "tema", which is no field; did you mean "team"?`},
		{"field = \"team\"\nas = \"b\"", "text is missing; it lists the wordings that are settled here"},
		{"field = \"team\"\ntext = [\"a\"]", "as is missing; it says what the wordings count as, or different = true that they are not what they look like"},
		{"field = \"team\"\ntext = [\"a\"]\nas = \"\"", "as is empty"},
		{"field = \"team\"\ntext = [\"a\"]\ndifferent = true", "text names two or more wordings that are different from one another"},
		{"field = \"team\"\ntext = [\"a\", \"b\"]\nas = \"b\"\ndifferent = true", "as and different contradict each other; take one out"},
		{"field = \"team\"\ntext = [\"a\"]\nass = \"b\"\nas = \"c\"", `unknown key "ass"; did you mean "as"?`},
		{"field = \"sector\"\ntext = [\"a\"]\nas = \"nsh\"", `as "nsh" is no answer to field "sector"; did you mean "nhs"?`},
		{"field = \"consent\"\ntext = [\"a\"]\nas = \"maybe\"", `as "maybe" is no answer to field "consent"`},
		{"field = \"sector\"\ntext = [\"Trust\"]\nas = \"council\"", `text "Trust" means choice "nhs" already; take it out of one of them`},
		{"field = \"capacity\"\ntext = [\"a\"]\nas = \"2\"", `wordings of field "capacity", which is of kind "number", cannot be settled`},
		{"field = \"name\"\ntext = [\"a\"]\nas = \"b\"", `wordings of field "name"`},
	} {
		_, err := Parse("f", []byte(taughtFrom+"[[alias]]\n"+c.alias+"\n"))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s\ngot  %v\nwant %s", c.alias, err, c.want)
		} else if n := strings.Count(err.Error(), "\n"); n > 0 {
			t.Errorf("%s\nsays more: %v", c.alias, err)
		} else if line == 0 {
			t.Error("no line")
		}
	}
	_, err := Parse("f", []byte(taughtFrom+"[alias]\nfield = \"team\"\n"))
	if err == nil || !strings.Contains(err.Error(), "double brackets") {
		t.Errorf("single brackets: %v", err)
	}
}

func readTaught(source []byte) (*Programme, error) { return Parse("taught", source) }

// TestTaught: what is taught stands in the file where somebody would write it, and the file stays as it was beside it.
func TestTaught(t *testing.T) {
	p := parse(t, taughtFrom)
	teach := func(a Alias, want string) {
		t.Helper()
		before := string(p.Source)
		var err error
		if p, err = p.Teach(a, readTaught); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(p.Source), want) {
			t.Errorf("%v: %q is not in\n%s", a, want, p.Source)
		}
		for line := range strings.Lines(before) {
			if !strings.Contains(line, "alias") && !strings.Contains(line, "name") && !strings.Contains(string(p.Source), line) {
				t.Errorf("%v: the line %q is gone", a, line)
			}
		}
		again := parse(t, string(p.Source))
		if !again.SameAs(p) {
			t.Errorf("%v: read again it says something else", a)
		}
	}
	teach(Alias{Field: "sector", Wordings: []string{"hospital", "Say \"aah\""}, As: "nhs"}, `alias = ["hospital", "Say \"aah\"", "trust"] }, # with an alias`)
	teach(Alias{Field: "sector", Wordings: []string{"town hall"}, As: "council"}, `{ name = "council", alias = ["town hall"], label = "Local authority" }`)
	teach(Alias{Field: "sector", Wordings: []string{"hm"}, As: "none"}, `name = "none", alias = ["hm"] }`)
	teach(Alias{Field: "themes", Wordings: []string{"ex"}, As: "x"}, "name = \"x\"\nalias = [\"ex\"]\nlabel")
	teach(Alias{Field: "themes", Wordings: []string{"wye"}, As: "y"}, "alias = [\"wye\", \n  \"why\", # asked")
	teach(Alias{Field: "themes", Wordings: []string{"Gardening"}, Different: true}, "\n\n[[alias]]\nfield = \"themes\"\ntext = [\"Gardening\"]\ndifferent = true\n")
	teach(Alias{Field: "themes", Wordings: []string{"Gardening"}, As: "y"}, "[[alias]]\nfield = \"themes\"\ntext = [\"Gardening\"]\nas = \"y\"\n")
	teach(Alias{Field: "team", Wordings: []string{"A\tB"[:1], "B"}, As: "C"}, "[[alias]]\nfield = \"team\"\ntext = [\"A\", \"B\"]\nas = \"C\"\n")
	teach(Alias{Field: "consent", Wordings: []string{"Not sure"}, As: "no"}, "as = \"no\"\n")
	themes, _ := p.Field("themes")
	c, _ := themes.Match("gardening")
	check(t, "the later counts", c.Name, "y")
	for _, a := range []Alias{
		{Field: "sector", Wordings: []string{"Local authority"}, As: "nhs"}, // the label of another choice
		{Field: "nowhere", Wordings: []string{"x"}, As: "y"},
	} {
		if _, err := p.Teach(a, readTaught); err == nil {
			t.Errorf("%v was taught", a)
		}
	}
}

// TestTaughtShipped teaches every choice of every programme that ships something.
func TestTaughtShipped(t *testing.T) {
	for _, name := range Builtin() {
		p, err := LoadBuiltin(name)
		if err != nil {
			t.Fatal(err)
		}
		crlf := parse(t, "\ufeff"+strings.ReplaceAll(string(p.Source), "\n", "\r\n"))
		for _, p := range []*Programme{p, crlf} {
			tables := strings.Count(string(p.Source), "[[alias]]")
			for _, f := range p.Fields {
				for _, c := range f.Choices {
					q, err := p.Teach(Alias{Field: f.Name, Wordings: []string{"quite another wording"}, As: c.Name}, readTaught)
					if err != nil {
						t.Fatal(err)
					}
					field, _ := q.Field(f.Name)
					if got, _ := field.Match("Quite another wording."); got.Name != c.Name {
						t.Errorf("%s %s %s: means %q", name, f.Name, c.Name, got.Name)
					}
					if strings.Count(string(q.Source), "[[alias]]") != tables {
						t.Errorf("%s %s %s: stands in a table of its own", name, f.Name, c.Name)
					}
				}
			}
		}
	}
}

func TestTaughtKeepsPoints(t *testing.T) {
	p := parse(t, strings.Replace(taughtFrom, "points = 100", "points = 60\n[[criterion]]\nkind = \"overlap\"\nfield = \"themes\"\npoints = 40", 1))
	p, err := p.Weighed(map[string]int{"team": 10, "themes": 90}).Teach(Alias{Field: "team", Wordings: []string{"a"}, As: "b"}, readTaught)
	if err != nil {
		t.Fatal(err)
	}
	check(t, "points", p.Criteria[1].Points, 90)
	check(t, "points in the file", parse(t, string(p.Source)).Criteria[1].Points, 40)
}

func TestNearest(t *testing.T) {
	p, err := LoadBuiltin("walking-in-their-shoes")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ field, written, want string }{
		{"sector", "NHS providr", "nhs-provider"}, {"sector", "local authorty (council)", "council"}, {"sector", "hospice care", "hospice"},
		{"consent", "I am unsure", No}, {"consent", "Yes please", Yes}, {"consent", "happy to, but not my phone number", No}, {"consent", "ok go ahead", Yes},
	} {
		f, _ := p.Field(c.field)
		if got := f.Nearest(c.written, 3); len(got) == 0 || got[0].Name != c.want {
			t.Errorf("%s %q: %v", c.field, c.written, got)
		}
	}
	sector, _ := p.Field("sector")
	if got := sector.Nearest("qqq zzz", 3); got != nil {
		t.Errorf("like nothing: %v", got)
	}
}

func TestWording(t *testing.T) {
	for _, written := range []string{" two\nlines ", "zero\u200bwidth", "broken \ufffd dash", "it\ufffds", "tab\there", "\x1b[31mred"} {
		for _, kind := range []Kind{KindText, KindTags} {
			f := Field{Name: "themes", Kind: kind}
			w := f.Wording(written)
			if kind == KindTags && FoldLabel(w) != FoldLabel(written) {
				t.Errorf("%q became %q", written, w)
			}
			q, err := parse(t, taughtFrom).Teach(Alias{Field: "themes", Wordings: []string{w}, As: "x"}, readTaught)
			if err != nil {
				t.Fatalf("%q: %v", w, err)
			}
			themes, _ := q.Field("themes")
			if _, ok := themes.Match(written); kind == KindTags && !ok {
				t.Errorf("%q is not known", written)
			}
		}
	}
}
