package employer

import "testing"

func TestIsNobody(t *testing.T) {
	for _, s := range []string{
		"", "-", "–", "n/a", "N/A", "NA", "none", "None.", "Retired", "retired ", "I am retired", "Retired (formerly Lewisham Council)", "Semi-retired",
		"Self-employed", "Self employed", "self-employed physiotherapist", "Freelance", "freelance consultant", "Freelance / self-employed",
		"Independent", "Unemployed", "Between jobs", "between roles", "Not applicable", "n/a - retired", "None at present", "?", "...",
		"Currently unemployed", "Volunteer", "On maternity leave", "Same as above", "x", "Career break", "retired nurse", "Retired from the Met",
	} {
		if !IsNobody(s) {
			t.Errorf("%q is taken for an employer", s)
		}
	}
	for _, s := range []string{
		"Independent Age", "Freelance Collective Ltd", "Lewisham Council", "Retired Nurses National Home", "NHS", "Mind", "The Independent Living Fund",
		"Nurse Agency", "Consultant Connect", "Nil Desperandum Ltd",
	} {
		if IsNobody(s) {
			t.Errorf("%q is taken for nobody's employer", s)
		}
	}
}
