package employer

import (
	"slices"
	"strings"

	"crosswalk/matching/text"
)

// IsNobody reports whether a wording names no employer: nothing with letters, "N/A", "none", "retired",
// "self-employed", "freelance consultant", "between jobs". Two people who wrote the same such thing do not work
// together.
func IsNobody(wording string) bool {
	words := organisationWords(text.Fold(wording))
	if len(words) == 0 {
		return true
	}
	joined := strings.Join(words, " ")
	for _, beginning := range []string{"self employed", "selfemployed", "retired from", "formerly", "previously", "unemployed", "not applicable"} {
		if joined == beginning || strings.HasPrefix(joined, beginning+" ") {
			return true
		}
	}
	if beside, _, found := strings.Cut(text.Fold(wording), "("); found && strings.TrimSpace(beside) != "" {
		return IsNobody(beside) // "Retired (formerly Lewisham Council)"
	}
	if slices.Contains(nobodySaid, joined) {
		return true
	}
	says := false
	for _, w := range words {
		switch {
		case slices.Contains(nobodyWords, w):
			says = true
		case !slices.Contains(besideNobody, w):
			return false
		}
	}
	return says
}

// nobodySaid are whole answers that name no employer.
var nobodySaid = []string{
	"n a", "no", "not working", "not in work", "not in paid work", "not currently working", "not working at present", "not employed",
	"not currently employed", "not currently in work", "out of work", "between jobs", "between roles", "between posts", "in between jobs",
	"in between roles", "career break", "on a career break", "currently on a career break", "looking for work", "seeking work",
	"job seeker", "job seeking", "no employer", "no organisation", "no organization", "no one", "no job", "prefer not to say",
	"rather not say", "sole trader", "own business", "my own business", "own company", "stay at home parent", "full time parent",
	"full time carer", "unpaid carer", "to be confirmed", "dont know", "do not know", "not sure", "as above", "see above", "same as above", "same", "ditto", "self", "x", "xx", "xxx",
	"maternity leave", "on maternity leave", "parental leave", "on parental leave", "sabbatical", "on sabbatical", "carer", "volunteer", "student",
	"currently between jobs", "currently between roles", "full time student",
}

// nobodyWords say by themselves that there is no employer; besideNobody may stand beside them.
var (
	nobodyWords = []string{
		"na", "none", "nil", "null", "nothing", "nobody", "retired", "retiree", "freelance", "freelancer", "independent", "unemployed",
		"jobseeker", "homemaker", "housewife", "selfemployed", "unaffiliated", "unknown", "tbc", "tba", "redundant", "myself",
	}
	besideNobody = []string{
		"i", "am", "im", "a", "an", "and", "or", "as", "n", "now", "currently", "presently", "at", "present", "the", "moment", "recently",
		"newly", "semi", "early", "self", "employed", "consultant", "consultancy", "contractor", "coach", "trainer", "facilitator", "writer",
		"nurse", "gp", "doctor", "therapist", "researcher", "adviser", "advisor", "practitioner", "person", "made", "applicable", "not",
		"been", "since", "nhs", "civil", "servant", "teacher", "professional", "worker",
	}
)
