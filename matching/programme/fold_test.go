package programme

import (
	"strings"
	"testing"
)

func TestFoldLabel(t *testing.T) {
	const want = "staying well-making prevention a reality"
	for _, s := range []string{
		"staying well – making prevention a reality", "Staying Well - making prevention a reality.", "staying well — making  prevention a reality",
		" staying\u00a0well–making prevention a reality\t", "staying well â€“ making prevention a reality",
		"staying well â€\u201c making prevention a reality", "staying well \u0096 making prevention a reality",
		"staying well \u00e2\u0080\u0093 making prevention a reality", "staying well \ufffd making prevention a reality",
		"staying well \u2212 making prevention a reality", "staying well -- making prevention a reality", "staying\u200b well – making prevention a reality",
	} {
		if got := FoldLabel(s); got != want {
			t.Errorf("%q folds to %q", s, got)
		}
	}
	for _, c := range [][2]string{
		{"Guy’s", "guy's"}, {"Guyâ€™s", "guy's"}, {"Guy\u0092s", "guy's"}, {"Guy\ufffds", "guy's"}, {"Guy´s", "guy's"},
		{"“Best”", `"best"`}, {"â€œBestâ€\u009d", `"best"`}, {"Good ideas...", "good ideas"}, {"Good ideas…", "good ideas"},
		{"Zoe\u0308", "zoë"}, {"ÉCOLE", "école"}, {"", ""}, {" . ", ""}, {"Co-production", "co-production"}, {"â", "â"}, {"NHS\u00c2\u00a0provider", "nhs provider"},
		{"x\u202ey", "xy"}, {"–", "-"}, {"a –", "a-"}, {"Hôpital", "hôpital"}, {"A;", "a;"},
	} {
		if got := FoldLabel(c[0]); got != c[1] {
			t.Errorf("%q folds to %q, want %q", c[0], got, c[1])
		}
	}
}

func TestFoldHeading(t *testing.T) {
	for _, c := range [][2]string{
		{"Which sector do you work in?", "which sector do you work in"}, {" Which\u00a0sector \n do you work in : ", "which sector do you work in"},
		{"3. Which sector?", "which sector"}, {"3) Which sector?", "which sector"}, {"(3) Which sector?", "which sector"},
		{"Q3: Which sector?", "which sector"}, {"Question 3 Which sector?", "which sector"}, {"3.Which sector", "which sector"},
		{"3-5 years", "3 5 years"}, {"1.5 days", "1 5 days"}, {"3 wishes", "3 wishes"}, {"2023.", "2023"}, {"Quality", "quality"}, {"Q", "q"},
		{"12.", "12"}, {"E-mail", "e mail"}, {"E–mail", "e mail"}, {"Manager’s name *", "managers name"}, {"Manager's name", "managers name"},
		{"Managerâ€™s name", "managers name"}, {"", ""}, {"***", ""}, {"Name2", "name2"}, {"Prénom", "prénom"}, {"氏名：", "氏名"},
		{"challenges – passionate", "challenges passionate"},
	} {
		if got := FoldHeading(c[0]); got != c[1] {
			t.Errorf("%q folds to %q, want %q", c[0], got, c[1])
		}
	}
}

func TestHeadingRank(t *testing.T) {
	f := Field{Headings: []string{"Sector", "which sector*", "*part of the system*work in*", "*sector"}}
	for heading, want := range map[string]int{
		"SECTOR:": ExactHeading, "2. Which sector do you work in?": len("which sector"),
		"Tell us which part of the system you mostly work in, please": len("part of the systemwork in"),
		"Which part of the system is it":                              0, "Sectors": 0, "My sector": len("sector"),
		"which sector": len("which sector"), "Work in which part of the system": 0, "": 0, "?": 0,
	} {
		got, ok := f.HeadingRank(heading)
		if got != want || ok != (want > 0) {
			t.Errorf("%q has rank %d %v, want %d", heading, got, ok, want)
		}
	}
	overlapping := Field{Headings: []string{"ab*ba", "a*b*c"}}
	for heading, want := range map[string]bool{"aba": false, "abba": true, "ab": false, "a c b c": true, "a c b": false} {
		if _, ok := overlapping.HeadingRank(heading); ok != want {
			t.Errorf("%q fits: %v", heading, ok)
		}
	}
}

func TestUsualHeadings(t *testing.T) {
	p := parse(t, smallest)
	for heading, want := range map[string]string{
		"E-mail": FieldEmail, "Email address": FieldEmail, "Your work email address:": FieldEmail, "What is your work email?": FieldEmail,
		"Full name": FieldName, "First name": FieldFirstName, "Surname": FieldLastName,
		"Are you happy for us to share your answers with your partner?": FieldConsent, "I consent to this": FieldConsent,
		"I agree to the privacy notice": FieldConsent, "Who is your line manager?": FieldLineManager, "Line manager's email": FieldLineManager,
		"Is there anyone you should not be paired with?": FieldNotWith, "Is there anybody you would rather not be paired with? ": FieldNotWith,
		"I agree to my answers being used to find me a match": FieldConsent, "Do you agree to our sharing your answers?": FieldConsent,
		"Do we have your permission to share this form?": FieldConsent, "Data protection statement": FieldConsent,
		"To what extent do you agree that meetings are useful?": "", "Does your manager agree to your taking part?": "",
		"Is there anybody you would rather not be matched with?": FieldNotWith, "Any conflicts of interest we should know about?": FieldNotWith,
		"Who do you report to?":                FieldLineManager,
		"What do you hope to get out of this?": FieldObjectives, "Eligible?": FieldEligible, "How many partners could you take?": FieldCapacity,
		"Email": "", "ID": "", "Start time": "", "Completion time": "", "Timestamp": "", "Which theme?": "",
	} {
		best, field := 0, ""
		for _, f := range p.Fields {
			if rank, ok := f.HeadingRank(heading); ok && rank > best {
				best, field = rank, f.Name
			}
		}
		if field != want {
			t.Errorf("%q goes to %q, want %q", heading, field, want)
		}
	}
}

func TestMatch(t *testing.T) {
	p, err := LoadBuiltin("walking-in-their-shoes")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range [][3]string{
		{"themes", "Going green - achieving net zero in health and care services", "green"},
		{"themes", "spreading what works â€“ adopting, adapting and sharing good ideas", "ideas"},
		{"themes", "mind and body", "parity"}, {"themes", "continuity", "continuity"}, {"themes", "cycling", ""}, {"themes", "", ""},
		{"sector", "vcse", "voluntary"}, {"sector", "NHS  Foundation Trust", "nhs-provider"}, {"profession", "GP", "medical"},
	} {
		f, _ := p.Field(c[0])
		got, ok := f.Match(c[1])
		if got.Name != c[2] || ok != (c[2] != "") {
			t.Errorf("%s %q is %q, want %q", c[0], c[1], got.Name, c[2])
		}
	}
}

// TestLabelsCutACell cuts a cell of labels that hold the separator themselves.
func TestLabelsCutACell(t *testing.T) {
	p, err := LoadBuiltin("walking-in-their-shoes")
	if err != nil {
		t.Fatal(err)
	}
	f, _ := p.Field("themes")
	cell := FoldLabel("the challenge of continuity – caring for complex, long-term needs, Spreading what works - adopting, adapting and sharing good ideas., workforce")
	var got []string
	for _, l := range f.Labels() {
		if rest := strings.Replace(cell, l.Text, "", 1); rest != cell {
			got, cell = append(got, l.Choice.Name), rest
		}
	}
	check(t, "choices", got, []string{"continuity", "ideas", "workforce"})

	labels := f.Labels()
	for i, l := range labels {
		if i > 0 && len([]rune(labels[i-1].Text)) < len([]rune(l.Text)) {
			t.Errorf("%q comes before the longer %q", labels[i-1].Text, l.Text)
		}
		if c, ok := f.Match(l.Text); !ok || c.Name != l.Choice.Name {
			t.Errorf("%q means %q and %q", l.Text, l.Choice.Name, c.Name)
		}
	}
}

func TestFill(t *testing.T) {
	value := func(word string) string { return strings.ToUpper(word) + "{x}" }
	for text, want := range map[string]string{
		"": "", "plain": "plain", "{a}": "A{x}", "{ a } and {b.c}": "A{x} and B.C{x}", "{{a}}": "{a}", "{{{a}}}": "{A{x}}", "a } b": "a } b", "{a": "{a", "{}": "{x}",
	} {
		if got := Fill(text, value); got != want {
			t.Errorf("%q is filled to %q, want %q", text, got, want)
		}
	}
	check(t, "placeholders", Placeholders("{a} {{b}} {partner.c}"), []string{"a", "partner.c"})
}
