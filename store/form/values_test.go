package form

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching"
)

// caseFile reads an export from the reports of others.
func caseFile(t *testing.T, path string, o Options) *Result {
	t.Helper()
	res, err := ReadFile(filepath.Join("testdata", "cases", path), walking(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// who is one applicant of a result by the first name.
func who(t *testing.T, res *Result, address string) *matching.Applicant {
	t.Helper()
	for _, a := range res.Applicants {
		if strings.HasPrefix(a.Email.Raw(), address) {
			return a.Applicant
		}
	}
	t.Fatalf("nobody has an address like %s: %v", address, res.Problems)
	return nil
}

// tell is everything about questions of a kind in lines.
func tell(res *Result, kind matching.QuestionKind) []string {
	var out []string
	for _, q := range res.Questions {
		if q.Kind == kind {
			out = append(out, fmt.Sprintf("%s %q %s %s", q.Field, q.Text, strings.Join(q.Proposed, "|"), strings.Join(q.Who, " ")))
		}
	}
	return out
}

// asIf are the applicants of the plain export, which several cases are other writings of.
func asIf(t *testing.T) []*matching.Applicant {
	t.Helper()
	res := caseFile(t, "22-stray-spaces-and-empty-end/input.csv", Options{})
	wantCounts(t, res, 6, 0, 0, 3)
	if len(res.Flags) > 0 || len(res.Questions) > 0 {
		t.Errorf("flags %v, questions %v", res.Flags, res.Questions)
	}
	return people(res)
}

func TestOtherWritingsOfOneExport(t *testing.T) {
	for path, change := range map[string]func([]*matching.Applicant){
		"09-mac-roman/input.csv":                    nil,
		"12-equals-quote/input.csv":                 nil,
		"12-equals-quote/input-b.csv":               nil,
		"13-json-and-sharepoint-lists/input.csv":    nil,
		"13-json-and-sharepoint-lists/input-b.csv":  nil,
		"18-ballot-box-with-x/input.csv":            func(all []*matching.Applicant) { all[4].Answers["consent"] = matching.Answer{Choices: []string{"no"}} },
		"11-html-entities/input.csv":                func(all []*matching.Applicant) { community(all) },
		"11-html-entities/input-b.csv":              func(all []*matching.Applicant) { community(all) },
		"03-manager-as-outlook-writes-it/input.csv": func(all []*matching.Applicant) { manager(all, "Falkner, Idris") },
		"03-manager-as-outlook-writes-it/input-b.csv": func(all []*matching.Applicant) {
			manager(all, "FALKNER, Idris (LARKFIELD NEIGHBOURS)")
		},
		"03-manager-as-outlook-writes-it/input-c.csv": func(all []*matching.Applicant) { manager(all, "Idris Falkner (Head of services)") },
		"03-manager-as-outlook-writes-it/input-e.csv": func(all []*matching.Applicant) { manager(all, "Idris Falkner <idris.falkner@example.org>") },
		"20-joiners-in-names/input.csv": func(all []*matching.Applicant) {
			all[0].Name, all[5].Name = newText("रामकृष्\u200dण राव"), newText("علی\u200cرضا کریمی")
		},
	} {
		t.Run(path, func(t *testing.T) {
			want := asIf(t)
			if change != nil {
				change(want)
			}
			res := caseFile(t, path, Options{})
			if diff := cmp.Diff(want, people(res), sameText()); diff != "" {
				t.Error(diff)
			}
			if len(res.Problems)+len(res.Questions)+res.Cleaned > 0 {
				t.Errorf("problems %v, questions %v, cleaned %d", res.Problems, res.Questions, res.Cleaned)
			}
			if strings.HasPrefix(path, "09") && res.Encoding != "Mac Roman" {
				t.Errorf("read as %s", res.Encoding)
			}
			if n := len(res.Flags); strings.HasPrefix(path, "11") != (n > 0) {
				t.Errorf("flags %v", res.Flags)
			}
		})
	}
}

func community(all []*matching.Applicant) {
	all[3].Name = newText("Tom O'Dell") // as &#039; says
	for _, i := range []int{0, 4} {
		all[i].Answers["organisation"] = matching.Answer{Text: newText("Quaybridge Hospital Trust & Community")}
	}
}

func manager(all []*matching.Applicant, name string) {
	all[0].Answers["line_manager"] = matching.Answer{Text: newText(name)}
}

func TestConsentThatIsNone(t *testing.T) {
	res := caseFile(t, "02-consent-that-is-none/input.csv", Options{})
	wantCounts(t, res, 6, 0, 0, 0)
	for _, a := range res.Applicants {
		if a.Answer("consent").SaysYes() != strings.HasPrefix(a.Email.Raw(), "idris") {
			t.Errorf("%s: %s", a.Name, said(a.Answer("consent")))
		}
	}
	want := []string{
		`consent "I have read the privacy notice;" no|yes zoe.marlowe@example.org`,
		`consent "I have concerns about sharing" no|yes marta.nowicka@example.org`,
		`consent "I am unsure" no|yes tom.odell@example.org`,
		`consent "Yes to matching, no to sharing my details" no|yes renee.castellan@example.org`,
		`consent "I would like to decide later" no|yes bashir.karimi@example.org`,
	}
	if diff := cmp.Diff(want, tell(res, matching.AskConsent)); diff != "" {
		t.Error(diff)
	}
	if got := said(who(t, res, "zoe").Answer("consent")); got != "|I have read the privacy notice;" {
		t.Errorf("kept %s", got)
	}
}

func TestSpreadsheetErrors(t *testing.T) {
	res := caseFile(t, "15-spreadsheet-error-values/input.csv", Options{})
	for _, a := range res.Applicants {
		if strings.Contains(a.Name.Raw(), "#") {
			t.Errorf("%s is no name", a.Name)
		}
		for field, answer := range a.Answers {
			if strings.Contains(answer.Text.Raw(), "#") {
				t.Errorf("%s has %s %q", a.Name, field, answer.Text.Raw())
			}
		}
	}
	var rows []int
	for _, f := range res.Flags {
		rows = append(rows, f.Row)
		if !strings.Contains(f.Why, "is what a spreadsheet writes over an answer") {
			t.Error(f.Why)
		}
	}
	if !slices.Equal(rows[:4], []int{3, 5, 6, 7}) {
		t.Errorf("flagged are %v", rows)
	}
}

func TestOtherAnswerWithAComma(t *testing.T) {
	res := caseFile(t, "16-other-answer-with-a-comma/input.csv", Options{})
	wantCounts(t, res, 6, 0, 0, 0)
	if got := said(who(t, res, "zoe").Answer("themes")); got != "continuity|Workforce, but only for unpaid carers" {
		t.Error(got)
	}
	if got := said(who(t, res, "renee").Answer("themes")); got != "green|Communities, faith and belonging" {
		t.Error(got)
	}
}

func TestZoneInTheHeading(t *testing.T) {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	closes := time.Date(2023, 7, 14, 23, 59, 0, 0, zone)
	for _, path := range []string{"19-utc-said-in-the-heading/input.csv", "19-utc-said-in-the-heading/input-b.csv"} {
		res := caseFile(t, path, Options{Closes: closes})
		wantCounts(t, res, 6, 0, 0, 0)
		for _, a := range res.Applicants {
			if a.Late != strings.HasPrefix(a.Email.Raw(), "zoe") || a.Submitted.IsZero() {
				t.Errorf("%s: %s submitted %s, late %v", path, a.Name, a.Submitted, a.Late)
			}
		}
	}
}

func TestNarrowSpaces(t *testing.T) {
	p := walking(t)
	res := caseFile(t, "21-narrow-no-break-space-before-pm/input.csv", Options{Closes: p.Intake.Closes})
	wantCounts(t, res, 6, 0, 0, 0)
	for _, a := range res.Applicants {
		if a.Late != strings.HasPrefix(a.Email.Raw(), "bashir") || a.Submitted.IsZero() {
			t.Errorf("%s submitted %s, late %v", a.Name, a.Submitted, a.Late)
		}
	}
}
