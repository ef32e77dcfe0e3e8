package form

import "testing"

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
