package form

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/programme"
)

// sixPeople are who applied in the cases, in the order of the files.
var sixPeople = []string{"zoe.marlowe", "idris.falkner", "marta.nowicka", "tom.odell", "renee.castellan", "bashir.karimi"}

// readCase reads an input of a case.
func readCase(t *testing.T, name string, o Options) *Result {
	t.Helper()
	res, err := ReadFile(filepath.Join("testdata", "cases", filepath.FromSlash(name)), walking(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// wantSix checks that all six people of a case were read as they applied, and nothing else.
func wantSix(t *testing.T, res *Result) {
	t.Helper()
	wantCounts(t, res, 6, 0, 0, res.Empty)
	if len(res.Unread) > 0 || len(res.Applicants) != 6 {
		t.Fatalf("cannot be read: %+v", res.Unread)
	}
	organisations := []string{"Quaybridge Hospital Trust", "Larkfield Neighbours", "Tollgate Borough Council", "Elmstead Surgery", "Quaybridge Hospital Trust", "Hartsdown Fire and Rescue"}
	themes := []string{"[workforce continuity]", "[communities continuity]", "[workforce prevention]", "[prevention ideas]", "[green ideas]", "[communities green]"}
	for i, a := range res.Applicants {
		if a.Email.Raw() != sixPeople[i]+"@example.org" {
			t.Errorf("row %d is %s", a.Row, a.Email)
		}
		if got := a.Answer("organisation").Text.Raw(); got != organisations[i] {
			t.Errorf("%s works for %q", a.Email, got)
		}
		if got := a.Answer("themes"); fmt.Sprint(got.Choices) != themes[i] || len(got.Other) > 0 {
			t.Errorf("%s has themes %+v, want %s", a.Email, got, themes[i])
		}
		if fmt.Sprint(a.Answer(programme.FieldConsent).Choices) != "[yes]" || len(a.Answer("wants").Choices) == 0 {
			t.Errorf("%s: %+v", a.Email, a.Answers)
		}
	}
}

func TestManagersAddress(t *testing.T) {
	for _, name := range []string{"input.csv", "input-b.csv"} {
		res := readCase(t, "01-managers-address/"+name, Options{Dates: DayFirst})
		wantSix(t, res)
		for i, a := range res.Applicants {
			if got := a.Answer(programme.FieldLineManager).Text.Raw(); got != fmt.Sprintf("boss%d@example.org", i) {
				t.Errorf("%s: %s has the manager %q", name, a.Email, got)
			}
		}
		if h := res.Headings[3]; h.Field != programme.FieldEmail || h.How != HowMetadata {
			t.Errorf("%s: the recorded address is %+v", name, h)
		}
	}
	res := readCase(t, "01-managers-address/input-c.csv", Options{Dates: DayFirst})
	wantSix(t, res)
	if got := res.Applicants[0].Answer(programme.FieldLineManager).Text.Raw(); got != "idris.falkner@example.org" {
		t.Errorf("Zoë has the manager %q", got)
	}
}

// TestContactInWordsOfItsOwn asks for a name and an address in many ways.
func TestContactInWordsOfItsOwn(t *testing.T) {
	for heading, field := range map[string]string{
		"What is your name?": programme.FieldName, "First off, what’s your name?": programme.FieldName, "ID.name": programme.FieldName, "Applicant’s full name": programme.FieldName,
		"Please enter your full name:": programme.FieldName, "What should we call you? (name)": "", "Name and role": "", "Name of your organisation": "",
		"What is your e-mail address?": programme.FieldEmail, "And your email address?": programme.FieldEmail, "ID.email": programme.FieldEmail, "NHS email address": programme.FieldEmail,
		"What is the best email address to contact you on?": programme.FieldEmail, "Email (yours)": programme.FieldEmail, "Email of your manager": "", "May we e-mail you our newsletter?": "",
		"Please give your first name": programme.FieldFirstName, "What is your surname?": programme.FieldLastName, "And your family name": programme.FieldLastName, "First choice": "",
	} {
		got := contactOf(heading)
		if ownerOf(heading) != ownAnswer {
			got = ""
		}
		if got != field {
			t.Errorf("%q asks for %q, want %q", heading, got, field)
		}
	}
}

// TestNominations reads forms in which one person puts another forward: whoever filled it in is not the applicant.
func TestNominations(t *testing.T) {
	for name, file := range map[string]string{
		"recorded": "ID,Start time,Completion time,Email,Name,Nominee's full name,Nominee’s email address,Nominee's sector,Does the nominee consent?\n" +
			"1,2023-03-01,2023-03-01,boss@b.org,The Boss,Ann Lee,ann@b.org,hospital,Yes\n",
		"asked": "Your name,Your email address,Your sector,Name of the person you are nominating,Email of the person you are nominating,Sector of nominee,Consent\n" +
			"The Boss,boss@b.org,charity,Ann Lee,ann@b.org,hospital,Yes\n",
		"in two": "Nominator name,Nominator email,Candidate first name,Candidate surname,Candidate work email,Sector,Consent\nThe Boss,boss@b.org,Ann,Lee,ann@b.org,hospital,Yes\n",
		"somebody else": "E-mail,Name,Sector,Consent,Nominee’s e-mail (if you would like to put somebody else forward)\nann@b.org,Ann Lee,hospital,Yes,\n" +
			"bob@b.org,Bob Lee,charity,Yes,\ncat@b.org,Cat Lee,charity,Yes,dan@b.org\n",
		"who nominated": "Email address of whoever nominated you,Who put you forward? (name),E-mail,Name,Sector,Consent\nboss@b.org,The Boss,ann@b.org,Ann Lee,hospital,Yes\n",
	} {
		res := read(t, file, Options{})
		if len(res.Problems) > 0 || len(res.Applicants) == 0 {
			t.Errorf("%s: %+v", name, res.Problems)
			continue
		}
		a := res.Applicants[0]
		if a.Email.Raw() != "ann@b.org" || a.Name.Raw() != "Ann Lee" || fmt.Sprint(a.Answer("sector").Choices) != "[nhs]" || fmt.Sprint(a.Answer("consent").Choices) != "[yes]" {
			t.Errorf("%s: %s %s %+v", name, a.Email, a.Name, a.Answers)
		}
	}
}

// TestManagersAddressInOtherWords puts other headings over the address of somebody else.
func TestManagersAddressInOtherWords(t *testing.T) {
	raw, err := os.ReadFile("testdata/cases/01-managers-address/input.csv")
	if err != nil {
		t.Fatal(err)
	}
	for heading, field := range map[string]string{
		"E-mail address of your manager": programme.FieldLineManager, "Line manager: work e-mail": programme.FieldLineManager,
		"Email address (line manager)": programme.FieldLineManager, "Email address of your referee": "", "Your deputy’s email address": "", "Email address of the person nominating you": "",
		"Head of service's e-mail": "", "Partner's email address": "", "Work email (head of department)": "",
	} {
		res, err := Read(strings.NewReader(strings.Replace(string(raw), "Email Address of Line Manager", heading, 1)), "a.csv", walking(t), Options{Dates: DayFirst})
		if err != nil {
			t.Errorf("%s: %v", heading, err)
			continue
		}
		wantSix(t, res)
		if got := res.Headings[16]; got.Field != field {
			t.Errorf("%s answers %q", heading, got.Field)
		}
	}
	// Without a recorded address nobody has one, and the manager's is not proposed before others.
	file := strings.Replace(string(raw), "Completion time,Email,Name", "Completion time,Mailbox,Name", 1)
	res, err := Read(strings.NewReader(file), "a.csv", walking(t), Options{Dates: DayFirst})
	if err == nil || res == nil || len(res.Questions) != 1 {
		t.Fatalf("%v, %+v", err, res)
	}
	if q := res.Questions[0]; q.Kind != matching.AskHeading || q.Field != programme.FieldEmail || len(q.Proposed) == 0 || q.Proposed[0] != "Mailbox" {
		t.Errorf("%+v", q)
	}
}

func TestOneColumnPerOption(t *testing.T) {
	for _, name := range []string{"input.csv", "input-b.csv"} {
		res := readCase(t, "05-one-column-per-option/"+name, Options{Dates: DayFirst})
		wantSix(t, res)
		at := slices.IndexFunc(res.Mapping(), func(m Mapped) bool { return m.Field == "themes" })
		if m := res.Mapping()[at]; len(m.Headings) != 6 || len(m.Samples) == 0 {
			t.Errorf("%s: %+v", name, m)
		}
	}
	titles := []string{"empowering and nurturing our workforce", "harnessing the power of our communities"}
	res := readCase(t, "05-one-column-per-option/input-b.csv", Options{Map: map[string][]string{"themes": titles}})
	if got := fmt.Sprint(res.Applicants[0].Answer("themes").Choices); got != "[workforce]" || len(res.Unused()) != 5 {
		t.Errorf("%s, unused %v", got, res.Unused())
	}
}

// TestOptionsAsColumns reads options as columns in every way in which forms write them.
func TestOptionsAsColumns(t *testing.T) {
	const who = "a@b.org,Ann,hospital,"
	for _, c := range []struct{ name, headings, cells, want string }{
		{"bracketed", "Days? [Monday],Days? [Tuesday]", "x,", "[mon] []"},
		{"behind a colon", "Days: Monday,Days: Tuesday", "1,0", "[mon] []"},
		{"behind a dash", "days - Monday,days - Tuesday", "No,Yes", "[tue] []"},
		{"in round brackets", "days (Monday),days (Tuesday)", "☑,☐", "[mon] []"},
		{"behind a question mark", "Passionate about? Nurses,Passionate about? staying well – making prevention a reality", "TRUE,FALSE", "[nurses] []"},
		{"behind two colons", "days :: Monday,days :: Tuesday", "Selected,Not selected", "[mon] []"},
		{"behind a question mark and a colon", "What days?: Monday,What days?: Tuesday", "1.0,0.0", "[mon] []"},
		{"behind an angle", "What days? > Monday,What days? > Tuesday", "Interested,Not interested", "[mon] []"},
		{"as a choice", "days (choice=Monday),days (choice=Tuesday)", "Unchecked,Checked", "[tue] []"},
		{"behind a line under", "days_Monday,days_Tuesday", "Y,N", "[mon] []"},
		{"as a selected choice", "days - Selected Choice - Monday,days - Selected Choice - Tuesday", "Quoted,Not quoted", "[mon] []"},
		{"alone", "Monday,Tuesday", "Monday,Tuesday", "[mon tue] []"},
		{"alone, ticked", "Monday,Tuesday", "☒,", "[mon] []"},
		{"with another", "Passionate about? [Nurses],Passionate about? [ideas],Passionate about? [Other]", "Yes,,Parks", "[nurses] [Parks]"},
		{"another unknown", "Themes [Nurses],\"Themes [Nurses, midwives and AHPs]\",Themes [Parks]", "No,Yes,Yes", "[staff] [Parks]"},
		{"blank beside the question", "Themes,,,", "Nurses,,\"Nurses, midwives and AHPs\",", "[staff nurses] []"},
		{"a second row", "Themes,,,years\n,,,Nurses,\"Nurses, midwives and AHPs\",Other (please specify),Response", "1,,Parks,", "[nurses] [Parks]"},
		{"a second row, question repeated", "Themes,Themes\n,,,Nurses,ideas", "Yes,Yes", "[ideas nurses] []"},
		{"groups above", "", "x,x", "[mon tue] []"},
		{"none ticked", "Monday,Tuesday", ",", "[] []"},
	} {
		file := base + "," + c.headings + "\n" + who + c.cells + "\n"
		if c.name == "groups above" {
			file = "About you,,,What days?,\n" + strings.Replace(base, "email", "E-mail", 1) + ",Monday,Tuesday\n" + who + c.cells + "\n"
		}
		field := "themes"
		if strings.Contains(c.want, "mon") || strings.Contains(c.want, "tue") {
			field = "days"
		}
		res := read(t, file, Options{})
		if len(res.Applicants) != 1 || len(res.Unread) > 0 {
			t.Errorf("%s: %+v, %+v, %+v", c.name, res.Problems, res.Unread, res.Headings)
			continue
		}
		a := res.Applicants[0].Answer(field)
		if got := fmt.Sprint(a.Choices, a.Other); got != c.want {
			t.Errorf("%s is %s, want %s", c.name, got, c.want)
		}
	}
	odd := read(t, base+",days [Monday],days [Tuesday]\n"+who+"perhaps,x\n", Options{})
	if len(odd.Unread) != 1 || odd.Unread[0].Value.Raw() != "perhaps" || fmt.Sprint(odd.Applicants[0].Answer("days").Choices) != "[tue]" {
		t.Errorf("%+v, %+v", odd.Unread, odd.Applicants[0].Answer("days"))
	}
	two := read(t, "email,name,sector [NHS provider],sector [charity]\na@b.org,Ann,x,\nb@b.org,Bob,x,x\n", Options{})
	if len(two.Unread) != 1 || two.Unread[0].Row != 3 || fmt.Sprint(two.Applicants[0].Answer("sector").Choices) != "[nhs]" || len(two.Applicants[1].Answer("sector").Choices) > 0 {
		t.Errorf("%+v", two.Unread)
	}
}

func TestSameQuestionInTwoBranches(t *testing.T) {
	res := readCase(t, "06-same-question-in-two-branches/input.csv", Options{})
	wantSix(t, res)
	if len(res.Questions) > 0 {
		t.Errorf("asks %+v", res.Questions)
	}
	both := read(t, base+",Which sector?\na@b.org,Ann,hospital,\nb@b.org,Bob,,charity\nc@b.org,Cat,hospital,Hospital\nd@b.org,Dan,hospital,charity\ne@b.org,Eve,charity,charity\nf@b.org,Fay,charity,charity\n", Options{})
	wantCounts(t, both, 6, 0, 0, 0)
	if len(both.Unread) != 1 || both.Unread[0].Row != 5 || both.Unread[0].Value.Raw() != "hospital / charity" || len(both.Questions) != 1 {
		t.Fatalf("%+v, %+v", both.Unread, both.Questions)
	}
	if q := both.Questions[0]; fmt.Sprint(q.Who) != "[d@b.org]" || fmt.Sprint(q.Proposed) != "[sector Which sector?]" {
		t.Errorf("%+v", q)
	}
	if got := mapped(read(t, "E-mail,name,If you work in the NHS: sector,For charities – sector,If so: why?\na@b.org,Ann,hospital,,x\nb@b.org,Bob,,charity,\n", Options{})); got != "email exact, name exact, sector exact, sector exact, unused" {
		t.Error(got)
	}
	// Twice for the address: the rows in which it differs are nobody's.
	twice := read(t, "E-mail,name,sector,Your e-mail again\na@b.org,Ann,hospital,A@b.org\nb@b.org,Bob,charity,bb@b.org\nc@b.org,Cat,charity,c@b.org\n", Options{})
	wantCounts(t, twice, 2, 0, 1, 0)
}

func TestEmptyEndsLeftOff(t *testing.T) {
	res := readCase(t, "08-excel-leaves-off-empty-ends/input.csv", Options{Dates: DayFirst})
	wantSix(t, res)
	if got := res.Applicants[2].Answer("needs").Text.Raw(); got != "Step-free access" {
		t.Errorf("Marta needs %q", got)
	}
	for _, c := range []struct {
		name, file string
		problems   int
	}{
		{"several missing", base + ",days,years,remote\na@b.org,Ann,hospital\nb@b.org,Bob,hospital,Monday\n", 0},
		{"cut in the required", base + ",days\na@b.org,Ann\n", 1},
		{"cells not under their headings", base + ",days,years,remote\na@b.org,Ann,hospital,yes\n", 1},
		{"cut in two by a line break", base + ",days,objectives\na@b.org,Ann,hospital,Monday,I hope\nto learn\nb@b.org,Bob,hospital\n", 1},
		{"only spaces are more than the headings", base + ",days\na@b.org,Ann,hospital,Monday, ,  ,\n", 0},
	} {
		if res := read(t, c.file, Options{}); len(res.Problems) != c.problems {
			t.Errorf("%s: %+v", c.name, res.Problems)
		}
	}
}

func TestHeadingsFurtherDown(t *testing.T) {
	for _, c := range []struct {
		name  string
		rows  string
		above int
	}{{"input.csv", "[4]", 2}, {"input-b.csv", "[2 4]", 1}, {"input-c.csv", "[1]", 0}} {
		res := readCase(t, "17-headings-further-down/"+c.name, Options{Dates: DayFirst})
		wantSix(t, res)
		if got := fmt.Sprint(res.HeadingRows); got != c.rows || len(res.Above) != c.above {
			t.Errorf("%s: headings in %s, %d above", c.name, got, len(res.Above))
		}
		if said := len(res.Flags) > 0 && strings.Contains(res.Flags[0].Why, "The headings were taken from line"); said != (c.above > 0) {
			t.Errorf("%s: %+v", c.name, res.Flags)
		}
	}
	for name, above := range map[string]string{
		"a title": "Applications 2023,,,\n", "a title and blanks": "Applications\n\n,,\n", "notes": "Notes:\n\"one, two\"\n\n", "twelve lines": strings.Repeat("x\n", 12),
		"an address above": "Questions to: office@example.org\n\n", "codes": "Q1,Q2,Q3\n",
	} {
		res := read(t, above+base+one, Options{})
		if len(res.Applicants) != 1 || len(res.Above) == 0 || len(res.HeadingRows) != 1 {
			t.Errorf("%s: %+v", name, res)
		}
	}
	said := read(t, "title\nWho,Post,Part\nann@example.org,Ann Lee,hospital\n", Options{Map: map[string][]string{"email": {"Who"}, "name": {"Post"}, "sector": {"Part"}}})
	if len(said.Applicants) != 1 {
		t.Errorf("%+v", said)
	}
}

func TestStraySpacesAndEmptyEnd(t *testing.T) {
	res := readCase(t, "22-stray-spaces-and-empty-end/input.csv", Options{Dates: DayFirst})
	wantSix(t, res)
	if len(res.Flags) > 0 {
		t.Errorf("%+v", res.Flags)
	}
}

// TestSaidBefore reads the form again with what was said of its headings.
func TestSaidBefore(t *testing.T) {
	const file = "E-mail,Name,Part,Part,Level\na@b.org,Ann,hospital,zzz,Senior\n"
	first := read(t, file, Options{Map: map[string][]string{"sector": {"Part1"}}, Unused: []string{"Level"}})
	said := first.FormHeadings()
	if fmt.Sprint(said) != "[{E-mail email false} {Name name false} {Part sector true} {Part  true} {Level  true}]" {
		t.Fatalf("%v", said)
	}
	again := read(t, file, Options{Before: said})
	if got := mapped(again); got != "email exact, name exact, sector before, unused, unused" || fmt.Sprint(again.FormHeadings()) != fmt.Sprint(said) {
		t.Errorf("%s, %v", got, again.FormHeadings())
	}
	over := read(t, file, Options{Before: said, Map: map[string][]string{"sector": {"Part2"}}})
	if got := mapped(over); got != "email exact, name exact, unused, sector --map, unused" || len(over.Unread) != 1 {
		t.Errorf("%s, %v", got, over.Unread)
	}
}
