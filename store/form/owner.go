package form

import (
	"slices"
	"strings"

	"crosswalk/matching/programme"
)

// owner says whose answer a heading asks for.
type owner int

const (
	ownAnswer     owner = iota
	managersOwn         // the line manager's
	somebodysElse       // another person's: a referee's, a deputy's, the partner's
)

// managers and others are words for somebody beside the applicant, as [programme.FoldHeading] leaves them.
var (
	managers = []string{"manager", "managers", "supervisor", "supervisors", "boss", "line"}
	others   = []string{
		"referee", "referees", "deputy", "deputys", "deputies", "nominator", "nominators", "nominee", "partner", "partners", "director", "directors",
		"sponsor", "sponsors", "mentor", "mentors", "mentee", "mentees", "buddy", "buddys", "colleague", "colleagues", "assistant", "assistants",
		"secretary", "pa", "pas", "ceo", "ceos", "coach", "coachs", "tutor", "tutors", "teacher", "teachers", "parent", "parents", "guardian",
		"guardians", "carer", "carers", "spouse", "kin", "proposer", "proposers", "seconder", "approver", "approvers", "administrator",
		"administrators", "admin", "headteacher", "headteachers", "head", "heads", "leader", "leaders", "lead", "leads", "chair", "chairs",
		"executive", "executives", "counterpart", "counterparts", "emergency", "holder", "holders", "friend", "friends", "delegate", "substitute",
	}
	// contacts are what a person has of their own, whoever else is named beside it.
	contacts = []string{"email", "emails", "mail", "address", "name", "names", "firstname", "forename", "surname", "phone", "telephone", "mobile", "tel", "contact",
		"organisation", "organization", "employer", "department", "workplace"}
	// posts are, too; but a word for somebody may also be an answer to them.
	posts = []string{"role", "title", "post", "position", "sector", "profession", "borough", "grade", "band", "team"}
	// agrees are what somebody says yes with.
	agrees = []string{"consent", "consents", "consented", "agree", "agrees", "agreed", "agreement", "permission", "approve", "approves", "approved", "approval",
		"support", "supports", "supported", "know", "knows", "aware", "confirm", "confirmed"}
	// selects are what somebody does to an applicant.
	selects = []string{"manages", "supervises", "nominated", "nominates", "nominating", "recommended", "recommends", "recommending", "referred", "proposed", "endorsed", "sponsors"}
	joiners = []string{"of", "for", "from", "to", "belonging"}
)

// ownerOf tells whose answer a heading asks for: "Email Address of Line Manager", "Supervisor (name and
// e-mail)", "Head of service's e-mail" and "Has your manager agreed?" are not the applicant's own. A heading
// that merely mentions somebody, as in "Your e-mail (we share it with your partner)", is.
func ownerOf(heading string) owner {
	words := headingWords(heading)
	for i, w := range words {
		if slices.Contains(selects, w) && i+1 < len(words) && words[i+1] == "you" {
			if w == "manages" || w == "supervises" {
				return managersOwn
			}
			return somebodysElse
		}
	}
	for i, w := range words {
		contact := slices.Contains(contacts, w)
		if !contact && !slices.Contains(posts, w) {
			continue
		}
		if isMine(words[:i]) {
			return ownAnswer
		}
		if who := before(words[:i], contact); who != ownAnswer {
			return who
		}
		if who := after(words[i+1:], contact); who != ownAnswer {
			return who
		}
	}
	return ownAnswer
}

// agreesFor tells whose agreement a heading asks for.
func agreesFor(heading string) owner {
	words := headingWords(heading)
	for i, w := range words {
		if slices.Contains(agrees, w) {
			return before(words[:i], true)
		}
	}
	return ownAnswer
}

// headingWords are the words of a heading. What is a remark in brackets, longer than three words, is left out.
func headingWords(heading string) []string {
	for {
		from := strings.IndexByte(heading, '(')
		if from < 0 {
			break
		}
		length := strings.IndexByte(heading[from:], ')')
		if length < 0 {
			break
		}
		inside := " " + heading[from+1:from+length] + " "
		if len(oneWord(inside)) > 3 {
			inside = " "
		}
		heading = heading[:from] + inside + heading[from+length+1:]
	}
	return oneWord(heading)
}

// oneWord folds a heading to its words, e-mail being one of them.
func oneWord(heading string) []string {
	folded := strings.ReplaceAll(" "+programme.FoldHeading(heading)+" ", " e mail", " email")
	return strings.Fields(strings.ReplaceAll(folded, " p a ", " pa "))
}

// isMine reports whether what follows some words is "your", but for a word or two between: your work e-mail.
func isMine(words []string) bool {
	for i := len(words) - 1; i >= 0 && i >= len(words)-3; i-- {
		switch w := words[i]; {
		case somebody(words, i) != ownAnswer, slices.Contains(joiners, w):
			return false
		case w == "your" || w == "my" || w == "you" || w == "i":
			return true
		}
	}
	return false
}

// before finds somebody whose what follows is: "line manager's work".
func before(words []string, far bool) owner {
	reach := 2
	if far {
		reach = 5
	}
	for i := len(words) - 1; i >= 0 && i >= len(words)-reach; i-- {
		if words[i] == "you" || words[i] == "i" {
			return ownAnswer
		}
		if who := somebody(words, i); who != ownAnswer {
			return who
		}
	}
	return ownAnswer
}

// after finds somebody whose what stands in front is: "of your line manager"; without an "of", as in "E-mail
// (manager)", only of what nobody could answer with such a word.
func after(words []string, contact bool) owner {
	joined, theirs := false, false
	for i, w := range words {
		if i > 6 || w == "you" && i > 0 || w == "i" {
			return ownAnswer
		}
		joined, theirs = joined || slices.Contains(joiners, w), theirs || w == "of" || w == "belonging"
		if who := somebody(words, i); who != ownAnswer && (contact || joined) {
			if !theirs && mentions(words[i+1:]) {
				return ownAnswer
			}
			return who
		}
	}
	return ownAnswer
}

// mentions reports whether somebody is named for what they do with an applicant's answer: "for your partner
// to reach you".
func mentions(words []string) bool {
	at := slices.Index(words, "you")
	return at >= 0 && at <= 4
}

// somebody tells whether the word at i stands for a person beside the applicant.
func somebody(words []string, i int) owner {
	w := words[i]
	switch {
	case w == "line":
		if i+1 < len(words) && slices.Contains([]string{"manager", "managers"}, words[i+1]) {
			return managersOwn
		}
		return ownAnswer
	case slices.Contains(managers, w):
		return managersOwn
	case (w == "head" || w == "heads") && !(i+1 < len(words) && (words[i+1] == "of" || words[i+1] == "teacher" || words[i+1] == "teachers")) &&
		!(i > 0 && (words[i-1] == "department" || words[i-1] == "service" || words[i-1] == "your" || words[i-1] == "section")):
		return ownAnswer
	case w == "emergency" && !(i+1 < len(words) && words[i+1] == "contact"):
		return ownAnswer
	case w == "holder" || w == "holders":
		if i == 0 || words[i-1] != "budget" {
			return ownAnswer
		}
	}
	if slices.Contains(others, w) {
		return somebodysElse
	}
	return ownAnswer
}

// mayAnswer reports whether a heading may be a field's, as far as it names somebody else: then it is only that
// of a field that is about somebody, or whose own headings name them.
func mayAnswer(f programme.Field, heading string) bool {
	who := ownAnswer
	switch f.Kind {
	case programme.KindPerson, programme.KindTags:
		return true
	case programme.KindYesNo:
		if f.Name == programme.FieldConsent && isForSomethingElse(heading) {
			return false
		}
		who = agreesFor(heading)
	default:
		who = ownerOf(heading)
	}
	return who == ownAnswer || isAboutSomebody(f)
}

// elsewise are what else a form asks consent for; matched are words of what the consent of an applicant is for.
var (
	elsewise = wordSet(strings.Fields("photo photos photograph photographs photographed photography film filmed filming video videos record recorded recording recordings image images newsletter newsletters mailing marketing publicity press research evaluation survey surveys testimonial testimonials")...)
	matched  = wordSet(strings.Fields("match matched matching pair paired pairing partner partners share shared sharing privacy answers application programme data")...)
)

// isForSomethingElse reports whether a heading asks for consent to something beside the matching: to photographs.
func isForSomethingElse(heading string) bool {
	words := headingWords(heading)
	has := func(set map[string]bool) bool {
		return slices.ContainsFunc(words, func(w string) bool { return set[w] })
	}
	return has(elsewise) && !has(matched)
}

// isAboutSomebody reports whether a field's own words name somebody beside the applicant.
func isAboutSomebody(f programme.Field) bool {
	for _, h := range append([]string{f.Name, f.Label}, f.Headings...) {
		words := strings.Fields(programme.FoldHeading(strings.ReplaceAll(h, "*", " ")))
		for i := range words {
			if somebody(words, i) != ownAnswer {
				return true
			}
		}
	}
	return false
}
