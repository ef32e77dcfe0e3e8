package form

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"crosswalk/matching"
)

// column reads answers to one field, one person each: a@, b@, c@ and so on.
func readColumn(t *testing.T, heading string, o Options, answers ...string) *Result {
	t.Helper()
	var file strings.Builder
	file.WriteString(base + ",\"" + heading + "\"\n")
	for i, a := range answers {
		fmt.Fprintf(&file, "%c@example.org,Person %c,hospital,\"%s\"\n", 'a'+i, 'A'+i, strings.ReplaceAll(a, `"`, `""`))
	}
	return read(t, file.String(), o)
}

func TestConsentWordings(t *testing.T) {
	for want, cells := range map[string][]string{
		"yes": {"Yes", "y", "YES.", "1", "TRUE", "x", "✓", "✔", "☑", "☒", "[x]", "Yes, I agree", "Yes - please", "Yes please", "Yes, I consent to this", "I agree", "I agree.",
			"Agreed", "I consent", "I give my consent", "I consent to my data being used", "I agree to my answers being shared with a partner", "We agree",
			"☒ Yes ☐ No", "Yes ☒ No ☐", "☑ I agree", "[X] Yes [ ] No", "(x) Yes ( ) No", "☐ No ☑ Yes", `["Yes, I agree"]`, "Yes;", "I have read the notice and consent to it",
			"I confirm that I agree to take part", "Yes, I have read the privacy notice and agree", "I am happy for you to share this", "✗ Yes ☐ No", "⦿ Yes ○ No",
			"Yep", "Strongly agree", "YES - I agree to the terms and conditions", "I consent, and I understand that I can withdraw at any time"},
		"no": {"No", "n", "FALSE", "0", "No, thank you", "I do not consent", "I don’t agree", "I do not agree to this", "☐", "☐ Yes ☒ No", "Yes ☐ No ☒", "[ ] I agree", "☐ I agree",
			"I decline", "No.", "✗", "No thanks", "No consent", "Consent withdrawn", "I withhold my consent", "Prefer not to", "Do not share"},
		"none": {"☐ Yes ☐ No", "-", "NULL", "undefined", "#NAME?", "[]", "(blank)", ";"},
		"ask": {"I am unsure", "I have concerns", "Not sure", "maybe", "Yes, but not my name", "Yes to matching, no to sharing", "I would like to decide later", "Decide later", "Not now",
			"I have read the privacy notice", "I understand", "I have read the consent form", "No objection", "Yes?", "Yes if my manager agrees", "Yes, only for this programme",
			"I agree in principle", "I think so", "probably", "Yes and no", "Yes/No", "Yes; No", "☒ Yes ☒ No", "Partly", "I agree to some of it", "Yes, I suppose", "tbc", "?", "2",
			"I do not mind", "Ann", "I agree that my details will never be sold", "Happy to discuss", "☑ I have read the notice ☐ I agree", "consent form sent", "Please ring me first", "Yes to the first part",
			"I have not decided whether I agree", "I used to agree", "I consent except for my phone number", "Strongly agree?", "agree / disagree",
			"I agree, with the exception of my objectives", "Consent to be obtained", "Consent required", "I can consent", "I agree to all other than my phone number", "Sure", "Yes for now",
			"I agree to the conditions that my manager sets", "Verbal consent", "As last year",
			"I agree to nothing being shared", "I accept nothing", "I agree as long as my manager does", "I agree once I have spoken to HR", "I agree when my leave ends",
			"I agree with caveats", "I agree to sharing anonymously", "I consent assuming that this stays in London", "I agree, temporarily", "I agree to be contacted first",
			"I agree against my will", "Happy to share with strictly NHS staff", "I consent to nobody seeing this", "I agree aside from my phone number"},
	} {
		for _, c := range cells {
			res := readColumn(t, "consent", Options{}, c)
			if len(res.Applicants) != 1 {
				t.Errorf("%q: %+v", c, res.Problems)
				continue
			}
			a := res.Applicants[0].Answer("consent")
			got := "none"
			switch {
			case len(a.Choices) > 0:
				got = a.Choices[0]
			case len(a.Other) > 0:
				got = "ask"
			}
			if got != want || (got == "ask") != (len(res.Questions) == 1) {
				t.Errorf("%q is %q, want %q; questions %v", c, got, want, res.Questions)
			}
		}
	}
}

// TestConsentOfUnknownWords takes an agreement for one only where nothing in it is unknown.
func TestConsentOfUnknownWords(t *testing.T) {
	const heading = "Do you consent to our using your answers to find you a partner, and to our sharing them with that partner?"
	for want, cells := range map[string][]string{
		"yes": {"I consent to my details being shared with my exchange partner and the programme team", "I agree to my information being used for the purposes of the programme",
			"Yes, I am happy for my details to be shared with other participants", "I consent to you using my answers to find me a partner and sharing them with that partner",
			"I have read and understood the privacy notice and I consent to my personal data being processed in accordance with the Data Protection Act",
			"I consent to the information I have provided being used to match me with a partner", "Yes - that's fine", "Yes, fine by me", "Yes, no problem", "Yes, happy to", "Yes, absolutely!",
			"I understand and agree", "I agree to all of the above", "Yes, I give my full consent", "I'm happy to take part and for my data to be used", "Yes. I agree to this.", "I hereby consent",
			"I consent to my data being stored securely. I understand that I can withdraw my consent at any time.", "I agree with the terms and conditions", "Happy for you to share my contact details",
			"I agree to share my answers with my partner", "Yes I do", "Yes, I do consent", "Yes, of course", "YES PLEASE!", "Yes, thank you very much", "1. I agree", "I confirm I consent",
			"Do you consent to our using your answers to find you a partner, and to our sharing them with that partner?"},
		"ask": {"I agree provided my manager signs", "Yes, if it is after Easter", "Yes but only by phone", "Yes, by phone", "I agree by phone", "I agree from Monday", "I agree pending sign-off", "I agree on Tuesdays",
			"I agree, ring me", "Yes (verbal)", "Yes - JB", "I agree this time", "I agree to share my details provided my manager signs", "I agree for a year", "I consent to sharing with the NHS", "Yes in general",
			"I agree broadly", "I agree, largely", "Yes, 80%", "I agree to be photographed", "I consent to my manager seeing this", "Yes with my line manager's say-so", "I agree with hesitation",
			"Yes, see note", "Yes see email", "I agree following a chat", "I consent during term time", "Yes to sharing my job title", "I agree to withdraw", "I consent to my name", "Yes as discussed",
			"I agree to discuss it", "Yes, bar my phone number", "I consent, save for my mobile", "I agree other things being equal", "I agree as far as possible", "Yes, within reason", "I accept under protest",
			"Yes, on the understanding that HR sees it", "I agree in the event that I am matched in London", "Yes, up to a point", "I agree, so far", "I agree so far as the law lets me", "Yes; but ask Ann",
			"Yes, while I am employed here", "I agree since I have to", "I agree because I must", "Yes I had agreed", "I agree; I know my manager must sign", "Yes, Ann Lee", "I agree to read the notice", "I agree, will let you know", "I agree to my partner alone", "Agree, just for my partner"},
	} {
		for _, c := range cells {
			res := readColumn(t, heading, Options{Map: map[string][]string{"consent": {heading}}}, c)
			if len(res.Applicants) != 1 {
				t.Errorf("%q: %+v", c, res.Problems)
				continue
			}
			if got := res.Applicants[0].Answer("consent"); got.SaysYes() != (want == "yes") || len(res.Questions) != map[string]int{"yes": 0, "ask": 1}[want] {
				t.Errorf("%q: %s, want %s; questions %v", c, said(got), want, res.Questions)
			}
		}
	}
}

// TestLikelierConsent proposes yes only where nothing speaks against it.
func TestLikelierConsent(t *testing.T) {
	for cell, want := range map[string]string{
		"Agree with reservations": "no yes", "Yes, but ask me first": "no yes", "I agree provided my manager signs": "no yes", "I am unsure": "no yes", "Opted out": "no yes", "Yes?": "no yes",
		"Yes (signed)": "yes no", "Happy to": "yes no", "Consent given 12/3": "yes no", "No objection": "yes no",
	} {
		if got := tell(readColumn(t, "consent", Options{}, cell), matching.AskConsent); len(got) != 1 || !strings.Contains(got[0], strings.Replace(want, " ", "|", 1)) {
			t.Errorf("%q: %v, want %s", cell, got, want)
		}
	}
}

// TestConsentOfTheForm takes a statement that the whole column shares for the form's own, if it is an agreement.
func TestConsentOfTheForm(t *testing.T) {
	const own = "I consent to my name, job title and e-mail address being passed to Larkfield Neighbours and to whoever I am introduced to"
	for name, c := range map[string]struct {
		cells []string
		asked int
	}{
		"all":           {[]string{own, own, own}, 0},
		"two of two":    {[]string{own, own}, 0},
		"most":          {[]string{own, own, own, "Yes", "No", own + " except Bob"}, 1},
		"one":           {[]string{own}, 1},
		"few":           {[]string{own, own, "Yes", "Yes", "Yes", "Yes"}, 1},
		"ticked":        {[]string{"☑ " + own, "☑ " + own, "☐ " + own}, 0},
		"beside a no":   {[]string{own, own, own, "I do not consent"}, 0},
		"short":         {[]string{"I agree on Tuesdays", "I agree on Tuesdays", "I agree on Tuesdays"}, 1},
		"a reservation": {[]string{own + " provided that my manager agrees", own + " provided that my manager agrees"}, 1},
		"not one":       {[]string{"Larkfield Neighbours will pass on what you have written here", "Larkfield Neighbours will pass on what you have written here"}, 1},
		"with a notice": {[]string{"I have read Larkfield's long notice on data;" + own + ";", "I have read Larkfield's long notice on data;" + own + ";", own + ";"}, 1},
	} {
		res := readColumn(t, "consent", Options{}, c.cells...)
		if got := len(tell(res, matching.AskConsent)); got != c.asked {
			t.Errorf("%s: asked %d times, want %d: %v", name, got, c.asked, res.Questions)
		}
	}
}

func TestConsentInParts(t *testing.T) {
	const match, share = "I agree to be matched", "I agree to my answers being shared"
	res := readColumn(t, "consent", Options{}, match+";"+share+";", match+";", share+";"+match+";", "Yes", "I AGREE to be matched;")
	want := []string{`consent "I agree to be matched;" yes|no b@example.org e@example.org`}
	if diff := cmp.Diff(want, tell(res, matching.AskConsent)); diff != "" {
		t.Error(diff)
	}
	google := readColumn(t, "consent", Options{}, match+", "+share, match, share+", "+match)
	if got := tell(google, matching.AskConsent); len(got) != 1 || !strings.HasSuffix(got[0], "b@example.org") {
		t.Error(got)
	}
	parts := readColumn(t, "consent", Options{}, match+";", share+";")
	if got := tell(parts, matching.AskConsent); len(got) != 2 {
		t.Error(got)
	}
	one := readColumn(t, "consent", Options{}, "I agree that my data will not be sold", "I agree that my data will not be sold", "")
	if diff := cmp.Diff([]string{`consent "I agree that my data will not be sold" no|yes a@example.org b@example.org`}, tell(one, matching.AskConsent)); diff != "" {
		t.Error(diff)
	}
	if got := readColumn(t, "consent", Options{}, "☑", "☒"); len(got.Questions) != 1 {
		t.Error("a cross among ticks is not asked about")
	}
}

func TestListNotations(t *testing.T) {
	const a, b, n = "staying well – making prevention a reality", "spreading what works – adopting, adapting and sharing good ideas.", "Nurses, midwives and AHPs"
	for _, c := range []struct{ name, cell, want string }{
		{"JSON", `["` + a + `","` + n + `"]`, "prevention staff|"},
		{"JSON with an own answer", `["` + a + `","housing, and damp"]`, "prevention|housing, and damp"},
		{"JSON with letters in figures", `["staying well \u2013 making prevention a reality"]`, "prevention|"},
		{"objects of JSON", `[{"@odata.type":"x","Id":0,"Value":"` + a + `"},{"Id":1,"Value":"` + n + `"}]`, "prevention staff|"},
		{"no items", `[]`, "|"},
		{"Python", `['` + a + `', '` + n + `']`, "prevention staff|"},
		{"quoted", `"` + n + `","` + b + `"`, "ideas staff|"},
		{"quoted, semicolons", `"` + n + `"; "` + b + `"`, "ideas staff|"},
		{"curly marks", `“` + n + `”, “` + b + `”`, "ideas staff|"},
		{"SharePoint", `;#` + a + `;#` + n + `;#`, "prevention staff|"},
		{"SharePoint without ends", a + `;#` + n, "prevention staff|"},
		{"SharePoint with places", a + `;#12;#` + n + `;#3`, "prevention staff|"},
		{"bars", a + "|" + n, "prevention staff|"},
		{"strokes", a + " / " + n, "prevention staff|"},
		{"braces", "{" + a + ", " + n + "}", "prevention staff|"},
		{"numbers in a line", "1) " + a + " 2) " + n, "prevention staff|"},
		{"and", a + " and " + n, "prevention staff|"},
		{"strokes and something else", a + " / damp", "|staying well – making prevention a reality / damp"},
		{"a list of a page", "<ul><li>" + a + "</li><li>" + n + "</li></ul>", "prevention staff|"},
		{"an apostrophe of a spreadsheet", "'" + a, "prevention|"},
		{"bars and spaces", a + " | " + n + " | damp", "prevention staff|damp"},
		{"tabs", a + "\t" + n, "prevention staff|"},
		{"bullets", "• " + a + "\n• " + n, "prevention staff|"},
		{"dashes", "- " + a + "\n- " + n, "prevention staff|"},
		{"numbers", "1. " + a + "\n2. " + n, "prevention staff|"},
		{"boxes", "☒ " + a + "\n☐ " + b + "\n☒ " + n, "prevention staff|"},
		{"lost dash", "staying well ? making prevention a reality;" + n, "prevention staff|"},
		{"entities", "staying well &ndash; making prevention a reality;Nurses, midwives &amp;amp; AHPs;", "prevention staff|"},
		{"line breaks of a page", a + "<br />" + n, "prevention staff|"},
		{"misread", "staying well â€“ making prevention a reality;Nurses, midwives and AHPs;", "prevention staff|"},
		{"misread twice", "staying well Ã¢â‚¬â€œ making prevention a reality;", "prevention|"},
	} {
		res := cell(t, "themes", c.cell, Options{})
		wantCounts(t, res, 1, 0, 0, 0)
		if got := said(res.Applicants[0].Answer("themes")); got != c.want {
			t.Errorf("%s: %q is %s, want %s", c.name, c.cell, got, c.want)
		}
	}
}

func TestSeparatorOfTheColumn(t *testing.T) {
	const a, b = "staying well – making prevention a reality", "spreading what works – adopting, adapting and sharing good ideas."
	for _, c := range []struct {
		name string
		cell []string
		want string
	}{
		{"a comma in a column of semicolons", []string{a + ";" + b + ";", "Nurses, or so;", a}, "prevention ideas|; |Nurses, or so; prevention|"},
		{"a semicolon in a column of commas", []string{a + ", " + b, a + ", " + b, a + ", pay; and rotas"}, "prevention ideas|; prevention ideas|; prevention|pay; and rotas"},
		{"one who parts otherwise", []string{a + ";" + b, a + ";" + b, a + ", " + b}, "prevention ideas|; prevention ideas|; prevention ideas|"},
		{"lines", []string{a + "\n" + b, "pay, and\nrotas"}, "prevention ideas|; |pay, and / rotas"},
		{"single answers", []string{a, "fair pay, and rotas", b}, "prevention|; |fair pay, and rotas; ideas|"},
	} {
		res := readColumn(t, "themes", Options{}, c.cell...)
		var got []string
		for _, p := range res.Applicants {
			got = append(got, said(p.Answer("themes")))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
}

func TestUnknownAnswersAreAsked(t *testing.T) {
	res := readColumn(t, "themes", Options{}, "staying wel, making prevention a realty", "housing", "Staying wel, making prevention a realty.")
	want := []string{`themes "staying wel, making prevention a realty" prevention a@example.org c@example.org`}
	if diff := cmp.Diff(want, tell(res, matching.AskAnswer)); diff != "" {
		t.Error(diff)
	}
}

func TestCharacterSets(t *testing.T) {
	encode := func(m *charmap.Charmap, s string) string {
		out, err := m.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	decode := func(m *charmap.Charmap, s string) string { // as if the bytes of s were read wrongly
		var b strings.Builder
		for i := range len(s) {
			b.WriteRune(m.DecodeByte(s[i]))
		}
		return b.String()
	}
	const full = "Zoë O’Neil – Renée Müller, François Gómez"
	const letters = "Zoë Renée Müller, François Gómez"
	for _, c := range []struct{ name, written, encoding, want string }{
		{"Windows-1252", encode(charmap.Windows1252, full), "Windows-1252", full},
		{"Mac Roman", encode(charmap.Macintosh, full), "Mac Roman", full},
		{"Mac Roman, one letter", encode(charmap.Macintosh, "Renée"), "Mac Roman", "Renée"},
		{"Mac Roman, an apostrophe", encode(charmap.Macintosh, "Tom O’Dell"), "Mac Roman", "Tom O’Dell"},
		{"Windows-1252, an apostrophe", encode(charmap.Windows1252, "Tom O’Dell"), "Windows-1252", "Tom O’Dell"},
		{"OEM 850", encode(charmap.CodePage850, letters), "OEM 850", letters},
		{"Windows-1250", encode(charmap.Windows1250, "Michał Wójcik, Łukasz Dąbrowski, Agnieszka Święs"), "Windows-1250", "Michał Wójcik, Łukasz Dąbrowski, Agnieszka Święs"},
		{"Windows-1251", encode(charmap.Windows1251, "Иван Петров"), "Windows-1251", "Иван Петров"},
		{"read as Windows-1252", decode(charmap.Windows1252, full), "UTF-8", full},
		{"read as Windows-1252 twice", decode(charmap.Windows1252, decode(charmap.Windows1252, full)), "UTF-8", full},
		{"read as Mac Roman", decode(charmap.Macintosh, full), "UTF-8", full},
		{"read as OEM 850", decode(charmap.CodePage850, full), "UTF-8", full},
		{"read as Latin-1", decode(charmap.ISO8859_1, full), "UTF-8", full},
		{"other scripts read as Windows-1252", decode(charmap.Windows1252, "山田太郎"), "UTF-8", "山田太郎"},
		{"no-break spaces made plain", "déjÃ  vu theÂ end", "UTF-8", "déjà vu the end"},
		{"nothing broken", "RENÉ’S São Łódź naïve Ångström “ÉCOLE” … É™", "UTF-8", "RENÉ’S São Łódź naïve Ångström “ÉCOLE” … É™"},
	} {
		res := read(t, base+"\nann@example.org,\""+c.written+"\",hospital\n", Options{})
		if got := res.Applicants[0].Name.Raw(); got != c.want || res.Encoding != c.encoding {
			t.Errorf("%s: %s %q, want %s %q", c.name, res.Encoding, got, c.encoding, c.want)
		}
	}
	mixed := read(t, base+"\na@example.org,Zoë Émond – now,hospital\nb@example.org,"+encode(charmap.Macintosh, "Renée O’Dell")+",hospital\nc@example.org,José,hospital\n", Options{})
	if got := mixed.Applicants[1].Name.Raw(); got != "Renée O’Dell" || mixed.Encoding != "UTF-8" || len(mixed.Flags) != 1 {
		t.Errorf("mixed: %s, %s, %v", got, mixed.Encoding, mixed.Flags)
	}
	ends := read(t, strings.ReplaceAll(base+"\na@example.org,"+encode(charmap.Macintosh, "Zoë")+",hospital\n", "\n", "\r"), Options{})
	if got := ends.Applicants[0].Name.Raw(); got != "Zoë" {
		t.Errorf("lines of a Macintosh: %s %s", ends.Encoding, got)
	}
}

func TestNotationsOfSpreadsheets(t *testing.T) {
	for written, want := range map[string]string{
		`="Ann Lee"`: "Ann Lee", `"=""Ann Lee"""`: "Ann Lee", `"=""""Ann Lee"""""`: "Ann Lee", `'Ann`: "'Ann", `="Lee, Ann"`: "Lee, Ann", `="Ann ""Annie"" Lee"`: `Ann "Annie" Lee`,
		`"=HYPERLINK(""https://example.org/ann"",""Ann Lee"")"`: "Ann Lee", "<b>Ann</b> Lee": "Ann Lee", "Ann <Lee>": "Ann <Lee>", "Ann < Lee > B": "Ann < Lee > B",
		"Zo%C3%AB%20Lee": "Zoë Lee", "Zo=C3=AB Lee": "Zoë Lee", `Zo\u00eb Lee`: "Zoë Lee", "100%20Lee": "100%20Lee", "Zo%EB Lee": "Zo%EB Lee", "A=B Lee": "A=B Lee", `\under Lee`: `\under Lee`,
		`Zo&euml; &#x4C;ee`: "Zoë Lee", "Zo&amp;euml; Lee": "Zoë Lee", "A&B Lee": "A&B Lee", "Ann&nbsp;Lee": "Ann Lee", "\u00a0Ann\u202fLee\ufeff ": "Ann Lee", "AT&T; Lee": "AT&T; Lee",
	} {
		for _, delimiter := range []string{",", ";", "\t"} {
			if delimiter == ";" && strings.Contains(written, ";") {
				continue
			}
			if delimiter == "\t" && strings.HasPrefix(written, `"="`) {
				continue
			}
			row := strings.Join([]string{"ann@example.org", written, "hospital"}, delimiter)
			res := read(t, strings.ReplaceAll(base, ",", delimiter)+"\n"+row+"\n", Options{})
			if len(res.Applicants) != 1 || res.Applicants[0].Name.Raw() != want {
				t.Errorf("%s with %q: %+v", written, delimiter, res)
			}
		}
	}
}

func TestErrorValuesAreNoAnswers(t *testing.T) {
	for _, in := range []string{"#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "########", "Err:508", "#BEZUG!", "#ERROR!", "#SPILL!", "#¿NOMBRE?"} {
		res := cell(t, "objectives", in, Options{})
		if len(res.Applicants) != 1 || len(res.Applicants[0].Answers) != 1 || len(res.Flags) != 1 {
			t.Errorf("%s: %+v", in, res)
		}
	}
	for _, in := range []string{"#1 priority", "#hashtag", "# of people?", "Err: a mistake", "None", "N/A", "null and void", "C# programming!"} {
		if a := cell(t, "objectives", in, Options{}).Applicants[0].Answer("objectives"); a.Text.Raw() != in {
			t.Errorf("%s is %q", in, a.Text.Raw())
		}
	}
	names := read(t, "email,first name,last name,sector\nann@example.org,Ann,Null,hospital\nbob@example.org,Bob,NULL,hospital\ncat@example.org,#NAME?,#NAME?,hospital\n", Options{})
	if got := fmt.Sprint(names.Applicants[0].Name, names.Applicants[1].Name, len(names.Problems)); got != "Ann Null Bob 1" {
		t.Error(got)
	}
}

func TestSwappedDates(t *testing.T) {
	cells := []string{"13/03/2023 10:00", "03/14/2023 10:00", "04/03/2023 10:00", "05/05/2023 10:00", "15/03/2023 10:00"}
	res := readColumn(t, "submitted", Options{}, cells...)
	want := []string{`submitted "04/03/2023 10:00" dmy|mdy c@example.org`}
	if diff := cmp.Diff(want, tell(res, matching.AskDates)); diff != "" {
		t.Error(diff)
	}
	for order, third := range map[string]string{"dmy": "2023-03-04", "mdy": "2023-04-03"} {
		res := readColumn(t, "submitted", Options{Dates: order}, cells...)
		var got []string
		for _, a := range res.Applicants {
			got = append(got, a.Submitted.Format("2006-01-02"))
		}
		if s := strings.Join(got, " "); s != "2023-03-13 2023-03-14 "+third+" 2023-05-05 2023-03-15" || len(res.Questions) > 0 || len(res.Flags) == 0 {
			t.Errorf("%s: %s, %v, %v", order, s, res.Questions, res.Flags)
		}
	}
}

func TestDatesThatASpreadsheetMadeItsOwn(t *testing.T) {
	cells := []string{"13/03/2023 10:00", "2023-06-03 10:00", "2023-07-03 10:00", "15/03/2023 10:00"}
	res := readColumn(t, "submitted", Options{}, cells...)
	want := []string{`submitted "2023-06-03 10:00" dmy|mdy b@example.org c@example.org`}
	if diff := cmp.Diff(want, tell(res, matching.AskDates)); diff != "" || len(res.Unread) != 2 || !res.Applicants[1].Submitted.IsZero() {
		t.Error(diff, res.Unread)
	}
	for order, day := range map[string]string{"dmy": "2023-03-06", "mdy": "2023-06-03"} {
		res = readColumn(t, "submitted", Options{Dates: order}, cells...)
		if got := res.Applicants[1].Submitted.Format("2006-01-02"); got != day || len(res.Questions) > 0 || len(res.Unread) > 0 || len(res.Flags) < 2 {
			t.Errorf("%s: %s, %v, %v", order, got, res.Questions, res.Flags)
		}
	}
	for _, rest := range []string{"2023-07-23 10:00", "07/03/2023 10:00"} { // a day over 12 among the others, and a date that was left although it is none
		res = readColumn(t, "submitted", Options{}, "13/03/2023 10:00", "2023-06-03 10:00", "2023-08-03 10:00", rest)
		if len(res.Flags) > 0 || len(res.Questions) > 0 {
			t.Errorf("%s: %v, %v", rest, res.Flags, res.Questions)
		}
	}
}

func TestZones(t *testing.T) {
	for _, c := range []struct{ heading, cell, want string }{
		{"submitted", "2023-07-14 23:30:00", "22:30"},
		{"submitted (UTC)", "2023-07-14 23:30:00", "23:30"},
		{"Submitted [UTC]", "14/07/2023 23:30", "23:30"},
		{"submitted - GMT", "14/07/2023 23:30", "23:30"},
		{"submitted (GMT+1)", "14/07/2023 23:30", "22:30"},
		{"submitted (UTC-05:00)", "14/07/2023 18:30", "23:30"},
		{"submitted (BST)", "14/07/2023 23:30", "22:30"},
		{"submitted (Europe/London)", "14/07/2023 23:30", "22:30"},
		{"submitted (America/New_York)", "14/07/2023 18:30", "22:30"},
		{"submitted (UTC+00:00 Dublin, Edinburgh, Lisbon, London)", "14/07/2023 23:30", "22:30"},
		{"submitted (Coordinated Universal Time)", "14/07/2023 23:30", "23:30"},
		{"submitted (UTC)", "2023-07-14T23:30:00+01:00", "22:30"},
		{"submitted (UTC)", "2023-07-14 23:30 BST", "22:30"},
		{"submitted", "Fri Jul 14 2023 23:30:00 GMT+0100 (British Summer Time)", "22:30"},
		{"submitted", "Fri, 14 Jul 2023 22:30:00 GMT", "22:30"},
		{"submitted", "Friday, 14 July 2023 at 11:30 pm", "22:30"},
		{"submitted", "14/07/2023 23:30 (UTC)", "23:30"},
		{"submitted", "23:30 14/07/2023", "22:30"},
		{"submitted", "11:30 PM, 14 July 2023", "22:30"},
		{"submitted", "14 July 2023 11pm", "22:00"},
		{"submitted", "2023-07-14T23:30:00.000Z", "23:30"},
		{"submitted", "2023-07-14T23:30:00+01:00[Europe/London]", "22:30"},
		{"submitted", "20230714T233000Z", "23:30"},
		{"submitted", "1689377400", "23:30"},
		{"submitted", "1689377400000", "23:30"},
		{"submitted", "7/14/23, 11:30:00\u202fPM", "22:30"},
		{"submitted", "14/Jul/2023 23h30", "22:30"},
	} {
		res := readColumn(t, c.heading, Options{Map: map[string][]string{"submitted": {c.heading}}}, c.cell)
		if len(res.Applicants) != 1 || res.Applicants[0].Submitted.Format("2006-01-02 15:04") != "2023-07-14 "+c.want {
			t.Errorf("%s under %s: %+v %+v", c.cell, c.heading, res.Applicants, res.Problems)
		}
	}
	for heading, cell := range map[string]string{"submitted (EST)": "14/07/2023 23:30", "submitted": "14/07/2023 23:30 EST", "submitted (CET)": "14/07/2023 23:30"} {
		if res := readColumn(t, heading, Options{Map: map[string][]string{"submitted": {heading}}}, cell); len(res.Unread) != 1 || !res.Applicants[0].Submitted.IsZero() {
			t.Errorf("%s under %s was read", cell, heading)
		}
	}
}

func TestJoiners(t *testing.T) {
	for in, want := range map[string]string{
		"علی\u200cرضا": "علی\u200cرضا", "रामकृष्\u200dण": "रामकृष्\u200dण", "A\u200cnn\u200d": "Ann", "\u200cعلی\u200c": "علی", "علی\u200c\u200cرضا": "علی\u200cرضا", "র\u200d্য": "র\u200d্য",
	} {
		got, _ := clean(in)
		if got != want {
			t.Errorf("%q is %q", in, got)
		}
		if again, changed := clean(got); again != got || changed {
			t.Errorf("%q is %q when cleaned again", got, again)
		}
	}
	if a := newText("علی\u200cرضا"); a.Fold() != newText("علیرضا").Fold() {
		t.Error("a joiner tells two spellings apart")
	}
}
