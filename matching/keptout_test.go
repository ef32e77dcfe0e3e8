package matching

import (
	"slices"
	"testing"

	"crosswalk/matching/programme"
)

func TestWhoIsKeptOut(t *testing.T) {
	asks := &programme.Programme{Intake: programme.Intake{ConsentRequired: true}}
	says := func(field, choice string) map[string]Answer {
		return map[string]Answer{field: {Choices: []string{choice}}}
	}
	for name, test := range map[string]struct {
		programme *programme.Programme
		person    Applicant
		want      []KeptOut
	}{
		"nothing asked":          {&programme.Programme{}, Applicant{}, nil},
		"no programme":           {nil, Applicant{}, nil},
		"consent":                {asks, Applicant{Answers: says("consent", "yes")}, nil},
		"no answer":              {asks, Applicant{}, []KeptOut{NoConsent}},
		"no consent":             {asks, Applicant{Answers: says("consent", "no")}, []KeptOut{NoConsent}},
		"no consent, admitted":   {asks, Applicant{Admitted: true}, []KeptOut{NoConsent}},
		"late":                   {nil, Applicant{Late: true}, []KeptOut{Late}},
		"late, admitted":         {nil, Applicant{Late: true, Admitted: true}, nil},
		"not eligible":           {nil, Applicant{Answers: says("eligible", "no")}, []KeptOut{NotEligible}},
		"not eligible, admitted": {nil, Applicant{Answers: says("eligible", "no"), Admitted: true}, nil},
		"everything": {asks, Applicant{Withdrawn: true, Late: true, Answers: says("eligible", "no")},
			[]KeptOut{Withdrawn, Late, NoConsent, NotEligible}},
	} {
		got := test.person.AllKeptOut(test.programme)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
		first := NotKeptOut
		if len(test.want) > 0 {
			first = test.want[0]
		}
		if got := test.person.KeptOut(test.programme); got != first {
			t.Errorf("%s: %q goes first, want %q", name, got, first)
		}
	}
	for k, can := range map[KeptOut]bool{Withdrawn: false, Late: true, NoConsent: false, NotEligible: true} {
		if k.CanBeAdmitted() != can {
			t.Errorf("%s can be admitted: %v", k, !can)
		}
	}
}
