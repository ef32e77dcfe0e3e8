package form

import (
	"fmt"
	"strings"
	"testing"
)

// TestAsked answers what a refusal asks, as a person at the screen would.
func TestAsked(t *testing.T) {
	const file = "Work e-mail,E-mail,name,Sector\nann@example.org,a@example.org,Ann,hospital\ncat@example.org,c@example.org,Cat,hospital\n"
	res, err := Read(strings.NewReader(file), "form.csv", smallProgramme(t), Options{})
	if err == nil || len(res.Headings) != 4 || len(res.Questions) != 1 || strings.Join(res.Questions[0].Proposed, ", ") != "E-mail, Work e-mail" {
		t.Fatalf("%v, %+v", err, res)
	}
	if said := Matter(err); strings.Contains(said, "--map") || !strings.HasPrefix(said, `2 questions ask for email: "Work e-mail"`) {
		t.Errorf("says %s", said)
	}
	for _, o := range []Options{
		{Unused: []string{"E-mail"}},
		{Map: map[string][]string{"email": {"Work e-mail"}}},
	} {
		if got := read(t, file, o); len(got.Applicants) != 2 || got.Headings[1].How != HowUnused {
			t.Errorf("%+v: %+v", o, got)
		}
	}
}

// LimeSurvey writes the code of a question and of its option before the words, which differs from option to option.
func TestOptionsBehindCodes(t *testing.T) {
	res, err := Read(strings.NewReader(`"id. Response ID","Q01. Name","Q02. E-mail","Q03. Organisation","Q04. Sector","Q05. Profession","Q06[SQ001]. Challenges [harnessing the power of our communities]","Q06[SQ002]. Challenges [net zero]","Q07. Consent"
"1","Ann Lee","ann@example.org","Elm Trust","Hospice","Medical","Y","","Yes"
"2","Bob Ray","bob@example.org","Oak Trust","Hospice","Medical","Y","Y","Yes"
`), "form.csv", walking(t), Options{})
	if err != nil || len(res.Applicants) != 2 || len(res.Unread) > 0 || len(res.Problems) > 0 {
		t.Fatalf("%v %+v", err, res)
	}
	if got := fmt.Sprint(res.Applicants[0].Answer("themes").Choices, res.Applicants[1].Answer("themes").Choices); got != "[communities] [communities green]" {
		t.Error(got)
	}
}

// Survey programs give another answer than the options of a question a column of its own: it is the answer, and the option that
// stands for it says nothing.
func TestOtherAnswerInItsOwnColumn(t *testing.T) {
	const rows = ",net zero,Yes\n"
	for name, head := range map[string]string{
		"SurveyMonkey": "Name,E-mail,Organisation,Sector,,Profession,Challenges,Consent\n,,,Response,Other (please specify),Response,,\n",
		"Qualtrics":    "Name,E-mail,Organisation,Sector - Selected Choice,Sector - Other (please specify) - Text,Profession,Challenges,Consent\n",
	} {
		res, err := Read(strings.NewReader(head+"Ann Lee,ann@example.org,Elm Trust,Other (please specify),Canal boats,Medical"+rows+
			"Bob Ray,bob@example.org,Oak Trust,Hospice,,Medical"+rows), "form.csv", walking(t), Options{})
		if err != nil || len(res.Applicants) != 2 {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if a, b := res.Applicants[0].Answer("sector"), res.Applicants[1].Answer("sector"); len(a.Other) != 1 || a.Other[0].Raw() != "Canal boats" || fmt.Sprint(b.Choices) != "[hospice]" {
			t.Errorf("%s: %+v, %+v", name, a, b)
		}
	}
}
