package form

import (
	"fmt"
	"strings"
	"testing"

	"crosswalk/matching/programme"
)

// TestHeadingsWithWordsAround reads forms whose headings say the fields' own words with others around, or written as one.
func TestHeadingsWithWordsAround(t *testing.T) {
	const themes = "net zero,Yes"
	row := func(front, mail string) string {
		return front + "," + mail + ",Elm Trust,Hospice,Medical," + themes + "\n"
	}
	for head, first := range map[string]string{
		"Your full name,Your e-mail,Organisation name,Sector name,Your profession,Challenges,Consent":                                     "Ann Lee",
		"fullName,workEmail,organisationName,sector,profession,challenges,consent":                                                        "Ann Lee",
		"Please give your full name as you would like it to appear,E-mail,Name of organisation,Sector,Your profession,Challenges,Consent": "Ann Lee",
		"Name,Email,Your current employer please,Sector,Profession,Challenges,Consent":                                                    "Ann Lee",
	} {
		res, err := Read(strings.NewReader(head+"\n"+row(first, "ann@example.org")+row("Bob Ray", "bob@example.org")), "form.csv", walking(t), Options{})
		if err != nil {
			t.Errorf("%s: %v", head, err)
			continue
		}
		a := res.Applicants[0]
		if len(res.Applicants) != 2 || a.Name.Raw() != "Ann Lee" || a.Email.Raw() != "ann@example.org" || a.Answer("organisation").Text.Raw() != "Elm Trust" ||
			fmt.Sprint(a.Answer("sector").Choices, a.Answer("profession").Choices) != "[hospice] [medical]" {
			t.Errorf("%s: %+v", head, a)
		}
	}
	// Somebody else's is not taken for it, nor one of two.
	for _, head := range []string{"Your manager's organisation name", "Organisation name,Name of organisation"} {
		rest := strings.Repeat(",x", strings.Count(head, ","))
		_, err := Read(strings.NewReader("Name,E-mail,Sector,Profession,Challenges,Consent,"+head+"\nAnn Lee,ann@example.org,Hospice,Medical,"+themes+",Elm Trust"+rest+"\n"), "form.csv", walking(t), Options{})
		if err == nil || !strings.Contains(err.Error(), "no column answers organisation") {
			t.Errorf("%s: %v", head, err)
		}
	}
}

// TestFirstNameBesideASurname: a surname is never taken for the whole name without a word.
func TestFirstNameBesideASurname(t *testing.T) {
	rows := "1,,,anonymous,,%s,Lee,ann@example.org,hospital\n2,,,anonymous,,%s,Ray,bob@example.org,hospital\n"
	for _, head := range []string{"Known as", "Christian name", "What are you called?"} {
		res := read(t, "ID,Start time,Completion time,Email,Name,"+head+",Surname,E-mail address,sector\n"+fmt.Sprintf(rows, "Ann", "Bob"), Options{})
		if len(res.Applicants) != 2 || res.Applicants[0].Name.Raw() != "Ann Lee" {
			t.Errorf("%s: %+v", head, res.Applicants)
		}
	}
	_, err := Read(strings.NewReader("Surname,E-mail,sector\nLee,ann@example.org,hospital\nRay,bob@example.org,hospital\n"), "form.csv", smallProgramme(t), Options{})
	if err == nil || !strings.Contains(err.Error(), "no column answers name") {
		t.Error(err)
	}
}

// TestNobodyRecorded: columns in which a form recorded nobody answer nothing, so that the heading is asked for.
func TestNobodyRecorded(t *testing.T) {
	res, err := Read(strings.NewReader("ID,Start time,Completion time,Email,Name,Where to write,sector\n1,,,anonymous,Ann,ann@example.org,hospital\n2,,,anonymous,Bob,bob@example.org,hospital\n"),
		"form.csv", smallProgramme(t), Options{})
	if err == nil || res == nil || len(res.Questions) != 1 || res.Questions[0].Field != programme.FieldEmail || fmt.Sprint(res.Questions[0].Proposed) != "[Where to write]" {
		t.Errorf("%v %+v", err, res)
	}
}

func TestCapacityInWords(t *testing.T) {
	for said, want := range map[string]int{"one": 1, "Two": 2, "just the one": 1, "No more than 2": 2, "two people": 2, "up to two, please": 2, "2": 2,
		"1-2": 0, "one or two": 0, "Either": 0, "two if need be": 0, "not two": 0, "2 (at a push)": 0} {
		if got, ok := spelledNumber(said); ok && got != want || !ok && want > 0 && said != "2" {
			t.Errorf("%q is %d, %v", said, got, ok)
		}
	}
	const head = "Name,E-mail,Organisation,Sector,Profession,Challenges,Consent,capacity\n"
	res, err := Read(strings.NewReader(head+"Ann Lee,ann@example.org,Elm Trust,Hospice,Medical,net zero,Yes,just the one\n"), "form.csv", walking(t), Options{Map: map[string][]string{"capacity": {"capacity"}}})
	if err != nil || len(res.Unread) > 0 || res.Applicants[0].Answer("capacity").Number != 1 || res.Applicants[0].Answer("capacity").Text.Raw() != "1" {
		t.Errorf("%v %+v", err, res)
	}
}

// TestOptionsTurned reads columns for one option each whose headings have the option first, or a code before it.
func TestOptionsTurned(t *testing.T) {
	const front, cells = "Name,E-mail,Organisation,Sector,Profession,Consent,", "Ann Lee,ann@example.org,Elm Trust,Hospice,Medical,Yes,"
	const question = "Which of these challenges are you most passionate about?"
	options := []string{"empowering and nurturing our workforce", "harnessing the power of our communities", "staying well – making prevention a reality"}
	for name, heading := range map[string]func(int) string{
		"turned":     func(i int) string { return options[i] + " [" + question + "]" },
		"code":       func(i int) string { return fmt.Sprintf("Q15_%d %s", i+1, options[i]) },
		"code, dots": func(i int) string { return fmt.Sprintf("15.%d: %s", i+1, options[i]) },
		"letter":     func(i int) string { return fmt.Sprintf("15%c) %s", 'a'+i, options[i]) },
	} {
		head := front
		for i := range options {
			head += `"` + heading(i) + `",`
		}
		res, err := Read(strings.NewReader(strings.TrimSuffix(head, ",")+"\n"+cells+"TRUE,FALSE,TRUE\n"), "form.csv", walking(t), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := fmt.Sprint(res.Applicants[0].Answer("themes").Choices); got != "[workforce prevention]" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestAddressesWithWordsAround(t *testing.T) {
	for said, want := range map[string]string{
		"ann @ example.org": "ann@example.org", "Work: ann@example.org": "ann@example.org", "E-mail address: ann@example.org": "ann@example.org", "ann＠example.org": "ann@example.org",
		"ann@ example.org": "ann@example.org", "my work email - ann@example.org": "ann@example.org", "Manager: boss@example.org": "", "ann(at)example.org": "", "ann lee @ example.org": "",
		"work: ann@example.org, home: a@example.org": "",
	} {
		if got, why := address(said); got != want || (why == "") != (want != "") {
			t.Errorf("%q is %q, want %q: %s", said, got, want, why)
		}
	}
}

// An address is found by the word e-mail where nothing else asks for it and addresses stand below; not somebody else's, not a
// team's, not one of two, and not where something else stands below.
func TestAddressByItsWord(t *testing.T) {
	read := func(head, cells string) (*Result, error) {
		return Read(strings.NewReader("Name,Organisation,Sector,Profession,Challenges,Consent,"+head+"\nAnn Lee,Elm Trust,Hospice,Medical,net zero,Yes,"+cells+"\n"), "form.csv", walking(t), Options{})
	}
	for _, head := range []string{"University e-mail address", "NHS email", "College E-mail (please use your own)"} {
		res, err := read(head, "ann@example.org")
		if err != nil || res.Applicants[0].Email.Raw() != "ann@example.org" {
			t.Errorf("%s: %v", head, err)
		}
	}
	for head, cells := range map[string]string{
		"Team e-mail address": "team@example.org", "Nominator's e-mail address": "bob@example.org", "University e-mail,College e-mail": "a@example.org,b@example.org",
		"Is NHS e-mail used?": "Yes",
	} {
		if _, err := read(head, cells); err == nil || !strings.Contains(err.Error(), "no column answers email") {
			t.Errorf("%s: %v", head, err)
		}
	}
}

// What a sentence names by its beginning can be written so: the advice of a refusal is taken as it stands.
func TestHeadingCutShort(t *testing.T) {
	const long = "Of all the addresses that you have for messages which one do you read at least once on every working day?"
	file := "Name,Organisation,Sector,Profession,Challenges,Consent," + long + "\nAnn Lee,Elm Trust,Hospice,Medical,net zero,Yes,ann@example.org\n"
	_, err := Read(strings.NewReader(file), "form.csv", walking(t), Options{})
	if err == nil || !strings.Contains(err.Error(), short(long)) || short(long) == long {
		t.Fatal(err)
	}
	res, err := Read(strings.NewReader(file), "form.csv", walking(t), Options{Map: map[string][]string{"email": {short(long)}}})
	if err != nil || len(res.Applicants) != 1 {
		t.Errorf("%v", err)
	}
}

// Three rows of headings, of which the lowest has the options of a question in words that the programme does not know: they are
// headings all the same, and no row of answers; and answers repeated as text under such a question stay answers.
func TestOptionsOfAnUnknownQuestion(t *testing.T) {
	p, err := programme.Parse("swap", []byte(`name = "swap"
title = "Swap"
[intake]
consent = "not-asked"
[[field]]
name = "topics"
kind = "tags"
required = true
choices = [{ name = "change", label = "Leading change" }, { name = "teach", label = "Teaching, learning and assessment" }, { name = "money", label = "Budgets" }]
[[criterion]]
kind = "overlap"
field = "topics"
points = 100
`))
	if err != nil {
		t.Fatal(err)
	}
	head := "Started,About you,,The exchange,,,\n,1. Name,2. University e-mail,3. What draws you? (tick all that apply),,,4. Comments\n"
	res, err := Read(strings.NewReader(head+",,,Leading change,\"Teaching, learning and assessment\",Budgets,\n1 May,Ann Lee,ann@example.org,1,,1,None\n1 May,Bob Ray,bob@example.org,,1,,\n"), "form.csv", p, Options{})
	if err != nil || len(res.Applicants) != 2 || len(res.Problems) > 0 || fmt.Sprint(res.HeadingRows) != "[2 3]" {
		t.Fatalf("%v %+v", err, res)
	}
	if got := fmt.Sprint(res.Applicants[0].Answer("topics").Choices, res.Applicants[1].Answer("topics").Choices); got != "[change money] [teach]" {
		t.Error(got)
	}
	// A column of the form's own keeps its heading, whether the programme knows it or not.
	res, err = Read(strings.NewReader("Started,Completed,About you,,The exchange,,,\n,,1. Name,2. University e-mail,3. What draws you? (tick all that apply),,,4. Comments\n"+
		",,,,Leading change,\"Teaching, learning and assessment\",Budgets,\n1 May 2026,2 May 2026,Ann Lee,ann@example.org,1,,1,None\n"), "form.csv", p, Options{})
	if err != nil || fmt.Sprint(res.HeadingRows) != "[1 2 3]" || res.Headings[0].Title.Raw() != "Started" || res.Headings[1].Field != programme.FieldSubmitted {
		t.Errorf("%v %+v", err, res)
	}
	res, err = Read(strings.NewReader("Name,E-mail,What draws you?,,,Comments\nAnn Lee,,Leading change,,Budgets,None\nBob Ray,bob@example.org,,,Budgets,\n"), "form.csv", p, Options{})
	if err == nil && len(res.HeadingRows) != 1 {
		t.Errorf("the answers of somebody without an address were taken for headings: %+v", res)
	}
}

// The columns that survey programs add are theirs, empty as they mostly are, and so is what they write behind a question.
func TestColumnsOfSurveyPrograms(t *testing.T) {
	const answers = ",Elm Trust,Hospice,Medical,net zero,Yes\n"
	for name, file := range map[string]string{
		"SurveyMonkey": "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,Full name,University e-mail address,Organisation,Sector,Profession,Challenges,Are you happy for us to use your answers to match you?\n" +
			",,,,,,,,,Open-Ended Response,Open-Ended Response,Open-Ended Response,Response,Response,Response,Response\n" +
			"114,43,02/13/2023 09:00:00 AM,02/13/2023 09:09:00 AM,192.0.2.1,,,,,Ann Lee,ann@example.org" + answers +
			"115,43,02/13/2023 10:00:00 AM,02/13/2023 10:09:00 AM,192.0.2.1,,,,,Bob Ray,bob@example.org" + answers,
		"Qualtrics": "StartDate,EndDate,ResponseId,RecipientEmail,Q1,Q2,Q3,Q4,Q5,Q6,Q7\nStart Date,End Date,Response ID,Recipient Email,Full name,University e-mail address,Organisation,Sector - Selected Choice,Profession - Selected Choice,Challenges - Selected Choice,Consent\n" +
			"2023-02-13 09:00:00,2023-02-13 09:09:00,R_1,,Ann Lee,ann@example.org" + answers + "2023-02-13 10:00:00,2023-02-13 10:09:00,R_2,,Bob Ray,bob@example.org" + answers,
	} {
		res, err := Read(strings.NewReader(file), "form.csv", walking(t), Options{})
		if err != nil || len(res.Applicants) != 2 {
			t.Errorf("%s: %v %+v", name, err, res)
			continue
		}
		a := res.Applicants[0]
		if a.Email.Raw() != "ann@example.org" || a.Name.Raw() != "Ann Lee" || fmt.Sprint(a.Answer("sector").Choices) != "[hospice]" || !a.Answer("consent").SaysYes() || len(res.Missing) > 0 && res.Missing[0] == "submitted" {
			t.Errorf("%s: %+v", name, a)
		}
	}
}
