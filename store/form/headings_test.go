package form

import (
	"fmt"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/programme"
)

// mapped shows where each column of a file went.
func mapped(res *Result) string {
	var out []string
	for _, h := range res.Headings {
		out = append(out, strings.TrimPrefix(h.Field+" "+h.How, " "))
	}
	return strings.Join(out, ", ")
}

func TestHeadings(t *testing.T) {
	for _, c := range []struct {
		name, headings string
		said           map[string][]string
		want           string
	}{
		{"plain", "Email,Name,Sector,Level", nil, "email exact, name exact, sector exact, level exact"},
		{"as people ask", "\"1. Your\ne-mail:\",Q2) Full name *,\"Which\u00a0sector  do you\r\nwork in?\"", nil, "email pattern, name exact, sector pattern"},
		{"Microsoft Forms", "ID,Start time,Completion time,Email,Name,Last modified time,Sector", nil,
			"response_id metadata, unused, submitted metadata, email metadata, name metadata, unused, sector exact"},
		{"Microsoft Forms with questions", "ID,Start time,Completion time,Email,Name,Work e-mail,Full name,Sector", nil,
			"response_id metadata, unused, submitted metadata, unused, unused, email pattern, name exact, sector exact"},
		{"Microsoft Forms with the same questions", "ID,Start time,Completion time,Email,Name,Email2,Name2,Sector", nil,
			"response_id metadata, unused, submitted metadata, unused, unused, email exact, name exact, sector exact"},
		{"Microsoft Forms with equal headings", "ID,Completion time,Email,Name,Sector,Name,Email", nil,
			"response_id metadata, submitted metadata, unused, unused, sector exact, name exact, email exact"},
		{"Microsoft Forms without its times", "ID,Email,Name,Work e-mail,Sector", nil,
			"response_id metadata, unused, name metadata, email pattern, sector exact"},
		{"Google Forms", "Timestamp,Email Address,Name,Sector", nil, "submitted metadata, email metadata, name exact, sector exact"},
		{"Google Forms with a question", "Timestamp,Username,Work email,Name,Sector", nil, "submitted metadata, unused, email pattern, name exact, sector exact"},
		{"first and last name", "Email,First name,Surname,Sector", nil, "email exact, first_name pattern, last_name pattern, sector exact"},
		{"asked name beats the form's", "ID,Completion time,Email,Name,First name,Surname,Sector", nil,
			"response_id metadata, submitted metadata, email metadata, unused, first_name pattern, last_name pattern, sector exact"},
		{"unused", "Email,Name,Sector,Ethnicity,Ethnicity,", nil, "email exact, name exact, sector exact, unused, unused"},
		{"said", "Email,Name,Sector,Department", map[string][]string{"sector": {"department"}}, "email exact, name exact, unused, sector --map"},
		{"said beats exact", "Email,Name,Sector,Department", map[string][]string{"sector": {"Department"}, "level": {"Sector"}},
			"email exact, name exact, level --map, sector --map"},
		{"said of two", "Email,Name,Sector,Sector", map[string][]string{"sector": {"Sector2"}}, "email exact, name exact, unused, sector --map"},
		{"said for the form's own", "ID,Completion time,Email,Name,Sector,Work e-mail", map[string][]string{"email": {"Email"}},
			"response_id metadata, submitted metadata, email --map, name metadata, sector exact, unused"},
		{"mended rejects", "crosswalk_problem,ID,Email,Name,Sector", nil, "unused, response_id metadata, email metadata, name metadata, sector exact"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := mapped(read(t, c.headings+"\n", Options{Map: c.said})); got != c.want {
				t.Errorf("columns are\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestLongestPatternWins(t *testing.T) {
	const more = `
[[field]]
name = "a"
kind = "text"
heading = ["*lead*"]
[[field]]
name = "b"
kind = "text"
heading = ["*lead a team*"]
[[field]]
name = "c"
kind = "text"
heading = ["*our team*"]
[[field]]
name = "d"
kind = "text"
heading = ["*old team*"]
`
	p, err := programme.Parse("more.toml", []byte(small+more))
	if err != nil {
		t.Fatal(err)
	}
	res, err := Read(strings.NewReader("email,name,sector,Do you lead a team?\n"), "form.csv", p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := res.Headings[3].Field; got != "b" {
		t.Errorf("the heading went to %q", got)
	}
	both := "email,name,sector,Our team or old team\n"
	res, err = Read(strings.NewReader(both), "form.csv", p, Options{})
	if err != nil || len(res.Questions) != 2 || res.Headings[3].Field != "" {
		t.Fatalf("%v, %+v", err, res)
	}
	for i, field := range []string{"c", "d"} {
		q := res.Questions[i]
		if q.Kind != matching.AskHeading || q.Field != field || fmt.Sprint(q.Proposed) != "[Our team or old team]" {
			t.Errorf("asks %+v", q)
		}
	}
}

func TestMissing(t *testing.T) {
	res := read(t, base+",level,days\n", Options{})
	if got := fmt.Sprint(res.Missing); got != "[themes years remote from sponsor consent]" {
		t.Errorf("missing are %s", got)
	}
}

func TestUnusedIsNotStored(t *testing.T) {
	a := cell(t, "Ethnicity", "secret", Options{}).Applicants[0]
	if strings.Contains(fmt.Sprintf("%+v", a.Applicant), "secret") {
		t.Errorf("stored: %+v", a.Applicant)
	}
}

func TestDelimiters(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"comma", base + one, "comma"},
		{"semicolon", strings.ReplaceAll(base+one, ",", ";"), "semicolon"},
		{"bar", strings.ReplaceAll(base+one, ",", "|"), "bar"},
		{"tab", strings.ReplaceAll(base+one, ",", "\t"), "tab"},
		{"bar, announced", "sep=|\n" + strings.ReplaceAll(base+one, ",", "|"), "bar"},
		{"tab, announced", "\"sep=\t\"\n" + strings.ReplaceAll(base+one, ",", "\t"), "tab"},
		{"semicolons inside", "email,name,sector,themes\na@b.org,Ann,hospital,x;y;z\n", "comma"},
		{"commas inside", "email;name;sector;\"a, b, c, d\"\na@b.org;Ann;hospital;x, y\n", "semicolon"},
		{"headings with commas, nothing known", "a;\"b,c\";d\n1;2,2;3\n4;5;6\n", "semicolon"},
	} {
		res, err := Read(strings.NewReader(c.file), "form.csv", smallProgramme(t), Options{Map: nil})
		if c.name == "headings with commas, nothing known" {
			if err == nil || res == nil || res.Delimiter != c.want {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		if err != nil || res.Delimiter != c.want || len(res.Applicants) != 1 {
			t.Errorf("%s: %v, %+v", c.name, err, res)
		}
	}
}
