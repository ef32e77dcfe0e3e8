package form

import (
	"fmt"
	"strings"
	"testing"

	"crosswalk/matching"
)

// said is an answer in one line.
func said(a matching.Answer) string {
	var other []string
	for _, o := range a.Other {
		other = append(other, o.Raw())
	}
	return fmt.Sprintf("%s|%s", strings.Join(a.Choices, " "), strings.Join(other, " / "))
}

func TestTags(t *testing.T) {
	const prevention, ideas = "staying well – making prevention a reality", "spreading what works – adopting, adapting and sharing good ideas."
	for _, c := range []struct{ name, cell, want string }{
		{"Microsoft", prevention + ";" + ideas + ";", "prevention ideas|"},
		{"Google", ideas + ", " + prevention, "prevention ideas|"},
		{"one", ideas, "ideas|"},
		{"lines", ideas + "\n" + prevention, "prevention ideas|"},
		{"twice", ideas + ";" + ideas, "ideas|"},
		{"the longest label", "Nurses, midwives and AHPs, Nurses", "staff nurses|"},
		{"part of a label", "Nurses, midwives", "nurses|midwives"},
		{"hyphen, capitals, spaces, no full stop", "Staying  Well - making prevention a reality;SPREADING WHAT WORKS-adopting, adapting and sharing good ideas", "prevention ideas|"},
		{"broken on the way", "staying well â€“ making prevention a reality;spreading what works \ufffd adopting, adapting and sharing good ideas.", "prevention ideas|"},
		{"with words of their own", prevention + ";housing, and damp;" + ideas + ";", "prevention ideas|housing, and damp"},
		{"Google with words of their own", prevention + ", housing, and damp", "prevention|housing, and damp"},
		{"only words of their own", "housing;parking", "|housing / parking"},
		{"separators only", ";;, ;", ""},
		{"stray separators", ";" + prevention + ";;", "prevention|"},
	} {
		res := cell(t, "themes", c.cell, Options{})
		wantCounts(t, res, 1, 0, 0, 0)
		a, ok := res.Applicants[0].Answers["themes"]
		if got := said(a); ok && got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q is %s, want %s", c.name, c.cell, got, c.want)
		}
	}
}

func TestManySeparators(t *testing.T) {
	res := cell(t, "themes", strings.Repeat("x, ", 5000)+"Nurses", Options{})
	wantCounts(t, res, 1, 0, 0, 0)
}

func TestChoices(t *testing.T) {
	for in, want := range map[string]string{
		"NHS provider": "nhs", "nhs  PROVIDER.": "nhs", "Hospital;": "nhs", "Voluntary, community or faith": "voluntary", "charity": "voluntary",
	} {
		a := read(t, base+"\nann@example.org,Ann,\""+in+"\"\n", Options{}).Applicants[0].Answer("sector")
		if said(a) != want+"|" || a.Text.Raw() != in {
			t.Errorf("%q is %s, %q", in, said(a), a.Text.Raw())
		}
	}
}

func TestYesNo(t *testing.T) {
	for want, cells := range map[string][]string{
		"yes": {"Yes", "yes", "Y", "TRUE", "1", "x", "✓", "☑ I agree", "Yes, I agree", "Yes - please", "I agree", "I consent", "I consent to my data being used",
			"I am happy for you to share this", "Agreed", "I have read the notice and consent to it", "Yes, only for this programme", "May we share your answers?"},
		"no": {"No", "no", "N", "FALSE", "0", "☐", "No, thank you", "I do not consent", "I don't agree", "I have read the notice and do not consent", "Not now", "I decline"},
		"":   {"maybe", "n/a", "Yes, but not my name", "No objection", "Ann", "2", "-", "I do not know"},
	} {
		for _, c := range cells {
			got, ok := yesNo(c, "May we share your answers?")
			if got != want || ok != (want != "") {
				t.Errorf("%q is %q, want %q", c, got, want)
			}
		}
	}
}

func TestEmptyIsNoAnswer(t *testing.T) {
	res := read(t, base+",remote,consent,years,themes,level,from,sponsor\nann@example.org,Ann,hospital, ,,,,\u00a0,,\n", Options{})
	wantCounts(t, res, 1, 0, 0, 0)
	if n := len(res.Applicants[0].Answers); n != 1 {
		t.Errorf("%d answers: %v", n, res.Applicants[0].Answers)
	}
}

func TestNumber(t *testing.T) {
	for in, want := range map[string]int{"0": 0, "7": 7, " 12 ": 12, "999999999": 999999999} {
		a := cell(t, "years", in, Options{}).Applicants[0].Answer("years")
		if a.Number != want || a.Text.Raw() != fmt.Sprint(want) || a.IsEmpty() {
			t.Errorf("%q is %+v", in, a)
		}
	}
}

func TestAddress(t *testing.T) {
	for _, in := range []string{"ann.lee@example.org", "  ann.lee@example.org ", "mailto:ann.lee@example.org", "ann.lee@example.org.", "ann.lee@example.org;", "<ann.lee@example.org>", "Ann Lee <ann.lee@example.org>", "LEE Ann <ann.lee@example.org>",
		"[ann.lee@example.org](mailto:ann.lee@example.org)", "ann.lee@example\u200b.org"} {
		res := read(t, base+"\n"+in+",Ann,hospital\n", Options{})
		if len(res.Applicants) != 1 || res.Applicants[0].Email.Raw() != "ann.lee@example.org" {
			t.Errorf("%q is %+v", in, res.Problems)
		}
	}
	if got := read(t, base+"\nAnn.Lee+x@Example.ORG,Ann,hospital\n", Options{}).Applicants[0]; got.Email.Raw() != "Ann.Lee+x@Example.ORG" || got.Key() != "ann.lee+x@example.org" {
		t.Errorf("kept as %s, key %s", got.Email.Raw(), got.Key())
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		`"OSEI, AMARA"`: "OSEI, AMARA", "Dr  Zoë\u00a0O’Neil ": "Dr Zoë O’Neil", "山田太郎": "山田太郎", "Sukarno": "Sukarno",
	} {
		if got := read(t, base+"\nann@example.org,"+in+",hospital\n", Options{}).Applicants[0].Name.Raw(); got != want {
			t.Errorf("%q is %q", in, got)
		}
	}
	two := read(t, "email,first name,last name,sector\nann@example.org,Ann,Lee,hospital\nbob@example.org,Bob,,hospital\ncat@example.org,,,hospital\n", Options{})
	wantCounts(t, two, 2, 0, 1, 0)
	if got := two.Applicants[0].Name.Raw() + "/" + two.Applicants[1].Name.Raw(); got != "Ann Lee/Bob" {
		t.Errorf("names are %s", got)
	}
}

func TestMetadataFills(t *testing.T) {
	res := read(t, "ID,Start time,Completion time,Email,Name,sector\n7,14/03/2023 9:00,14/03/2023 9:05,ann@example.org,Ann Lee,hospital\n8,,,bob@example.org,anonymous,hospital\n", Options{})
	wantCounts(t, res, 1, 0, 1, 0)
	a := res.Applicants[0]
	if a.Email.Raw() != "ann@example.org" || a.Name.Raw() != "Ann Lee" || a.Response != "7" || a.Submitted.Format("2006-01-02 15:04") != "2023-03-14 09:05" {
		t.Errorf("read %+v", a.Applicant)
	}
	asked := read(t, "ID,Completion time,Email,Name,sector,Work e-mail\n7,,ann@example.org,Ann Lee,hospital,\n", Options{})
	wantCounts(t, asked, 0, 0, 1, 0)
}
