package form

import (
	"strings"
	"testing"
)

func TestOwnerOf(t *testing.T) {
	for heading, want := range map[string]owner{
		"Email Address of Line Manager": managersOwn, "Line manager's e-mail": managersOwn, "Work email of your supervisor": managersOwn,
		"Manager email": managersOwn, "Your line manager’s email address:": managersOwn, "E-mail (line manager)": managersOwn,
		"Work e-mail of the person who manages you": managersOwn, "Supervisor (name and e-mail)": managersOwn, "Name of your manager": managersOwn,
		"First name of your line manager": managersOwn, "Email address – manager": managersOwn, "Manager's job title": managersOwn,
		"Email of referee": somebodysElse, "Referee 1: e-mail address": somebodysElse, "Your deputy's e-mail address": somebodysElse,
		"E-mail address of whoever nominated you": somebodysElse, "Nominator name": somebodysElse, "Partner's email address": somebodysElse,
		"Head of service’s e-mail": somebodysElse, "Email address of your head of department": somebodysElse, "Which organisation does your partner work for?": somebodysElse,
		"Emergency contact telephone number": somebodysElse, "Next of kin name": somebodysElse, "PA's email": somebodysElse,
		"E-mail address of a colleague": somebodysElse, "Email address (director)": somebodysElse, "Your head of service's e-mail address": somebodysElse,

		"Email address of a colleague who can vouch for you": somebodysElse, "Name of the director who is releasing you": somebodysElse,

		"Work e-mail address:": ownAnswer, "Your e-mail address (we will share it with your partner)": ownAnswer, "Contact e-mail": ownAnswer,
		"E-mail address for your partner to reach you on": ownAnswer, "Job title (e.g. service manager)": ownAnswer, "Role (manager, clinician, other)": ownAnswer,
		"Which organisation do you work for?": ownAnswer, "What would you most like to learn from your partner?": ownAnswer,
		"Your e-mail, not your manager's": ownAnswer, "Email address": ownAnswer, "Name": ownAnswer, "Name of your organisation": ownAnswer,
		"What telephone number can we reach you on? (Only the programme team will see it.)": ownAnswer, "Headline": ownAnswer,
		"What is your job title, for example team leader?": ownAnswer,
	} {
		if got := ownerOf(heading); got != want {
			t.Errorf("%q is %d's, want %d", heading, got, want)
		}
	}
	for heading, want := range map[string]owner{
		"Has your line manager agreed to your taking part?": managersOwn, "Do you have your manager's consent?": managersOwn,
		"Do you consent to our sharing them with that partner?": ownAnswer, "I consent to my manager being told": ownAnswer,
		"Does your supervisor consent?": managersOwn,
	} {
		if got := agreesFor(heading); got != want {
			t.Errorf("%q is agreed to by %d, want %d", heading, got, want)
		}
	}
}

func TestAsksNotWith(t *testing.T) {
	for heading, want := range map[string]bool{
		"Please do not match me with (1)": true, "Is there anyone you would prefer not to be matched with?": true, "Conflicts of interest (names)": true, "Who should we avoid pairing you with?": true,
		"Do you have any conflicts of interest?": true, "Names of people you cannot work with": true, "Anyone to exclude from matching?": true, "Anybody it would be inappropriate to pair you with": true,
		"List colleagues we should not partner you with": true, "I don't want to be matched with": false,
		"Which days can you not meet your partner?": false, "Do you consent to our sharing your details with people you are not matched with?": false, "Who is your line manager?": false,
		"Dates you cannot meet anybody": false, "Who would you like to be paired with?": false, "What would you rather not do?": false, "Have you not worked in the NHS?": false,
		"Sectors you do not want to be matched with": false,
	} {
		if got := asksNotWith(heading); got != want {
			t.Errorf("%q: %v", heading, got)
		}
	}
}

// TestNotWithInOtherWords reads exclusions under headings that the programme does not list, and a name in two columns.
func TestNotWithInOtherWords(t *testing.T) {
	const rows = "ann@example.org,Ann,hospital,Bob Ray,Cat Orr\nbob@example.org,Bob,hospital,,\n"
	for head, field := range map[string]string{
		"Please do not match me with (1),Please do not match me with (2)": "not_with Bob Ray; Cat Orr",
		"Anyone you would prefer not to be matched with?,Age":             "not_with Bob Ray",
		"Line manager first name,Line manager surname":                    "line_manager Bob Ray Cat Orr",
		"Surname of your line manager,First name of your line manager":    "line_manager Bob Ray Cat Orr",
		"Line manager's name,Line manager's e-mail":                       "line_manager Bob Ray; Cat Orr",
	} {
		res := read(t, base+","+head+"\n"+rows, Options{})
		name, want, _ := strings.Cut(field, " ")
		if got := res.Applicants[0].Answer(name).Text.Raw(); got != want {
			t.Errorf("%s: %q, want %q", head, got, want)
		}
	}
}

// TestConsentToSomethingElse: consent to photographs is none to the matching.
func TestConsentToSomethingElse(t *testing.T) {
	photos := "Do you consent to being photographed at events?"
	for heading, want := range map[string]bool{photos: false, "Consent to photography": false, "I consent to receiving the newsletter": false,
		"Do you consent to our sharing your answers, and to photographs?": true, "Consent": true, "Do you consent to your data being used for research and matching?": true} {
		res := read(t, base+",\""+heading+"\"\nann@example.org,Ann,hospital,Yes\n", Options{})
		if got := res.Applicants[0].Answer("consent").SaysYes(); got != want {
			t.Errorf("%s: %v", heading, got)
		}
	}
	res := read(t, base+",\""+photos+"\",Do you consent?\nann@example.org,Ann,hospital,No,Yes\n", Options{})
	if !res.Applicants[0].Answer("consent").SaysYes() || len(res.Questions) > 0 {
		t.Errorf("%+v", res.Questions)
	}
}
