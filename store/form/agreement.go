package form

import (
	"slices"
	"strings"

	"crosswalk/matching/programme"
)

// single judges one statement.
func (c *consentColumn) single(s string) agreement {
	folded := programme.FoldHeading(s)
	if v, ok := c.settled(s); ok {
		return v
	}
	words := strings.Fields(folded)
	switch {
	case len(words) == 0:
		if strings.Trim(s, "-–—. ") == "" {
			return nothing
		}
		return unclear
	case strings.Contains(s, "?") && folded != programme.FoldHeading(c.title):
		return unclear
	case slices.Contains(plainYes, folded):
		return plainlyYes
	case slices.Contains(plainNo, folded), refusesPlainly(words):
		return plainlyNo
	case folded == programme.FoldHeading(c.title) && !reserved(words):
		return plainlyYes // a form repeats the question where a box was ticked
	case reserved(withoutClauses(words)):
		return unclear
	}
	means := statement(words)
	if words[0] == "yes" {
		means = afterYes(words[1:])
	}
	if (means == plainlyYes || means == acknowledges) && !c.isPlain(words) {
		return unclear
	}
	return means
}

// isWord reports whether a statement is a yes that means the whole question, whatever else is offered.
func isWord(s string) bool {
	words := strings.Fields(programme.FoldHeading(s))
	return len(words) > 0 && (words[0] == "yes" || slices.Contains(plainYes, strings.Join(words, " ")))
}

var (
	plainYes = []string{"yes", "y", "true", "1", "agree", "agreed", "accept", "accepted", "consent", "consented", "ok", "okay", "x", "checked",
		"ticked", "on", "selected", "i agree", "i do", "i consent", "i accept", "we agree", "we consent", "of course", "absolutely", "certainly",
		"consent given", "given", "yep", "yeah", "aye", "tick", "strongly agree", "permission granted", "permission given", "i give consent", "i give my consent", "i agree and consent", "i consent and agree", "i agree and accept"}
	plainNo = []string{"no", "n", "false", "0", "off", "unchecked", "unticked", "declined", "refused", "no thanks", "no thank you", "disagree",
		"decline", "refuse", "i disagree", "i decline", "i refuse", "i do not", "i dont", "not agreed", "consent not given", "consent refused",
		"nope", "never", "no consent", "consent withdrawn", "consent withheld", "i withdraw my consent", "i withdraw consent", "i withhold consent", "i withhold my consent",
		"i object", "rather not", "i would rather not", "id rather not", "prefer not to", "i prefer not to", "i would prefer not to", "do not share"}

	// reservations are words that make of an agreement something to ask about.
	reservations = []string{"not", "no", "nor", "never", "none", "neither", "without", "dont", "doesnt", "didnt", "cannot", "cant", "wont", "isnt",
		"wouldnt", "couldnt", "havent", "but", "except", "excepting", "excluding", "unless", "however", "although", "though", "until", "till", "if",
		"whether", "what", "which", "provided", "providing", "depends", "depending", "subject", "condition", "conditions", "conditional",
		"conditionally", "only", "solely", "some", "somewhat", "part", "partly", "partial", "partially", "principle", "mostly", "most", "half",
		"maybe", "perhaps", "possibly", "probably", "might", "could", "unsure", "uncertain", "undecided", "unclear", "hesitant", "hesitate",
		"hesitantly", "reluctant", "reluctantly", "concern", "concerns", "concerned", "worry", "worries", "worried", "object", "objection",
		"objections", "problem", "issue", "doubt", "doubts", "reservation", "reservations", "later", "before", "yet", "pending", "wait", "think",
		"thinking", "guess", "suppose", "hope", "prefer", "rather", "decline", "refuse", "disagree", "sure", "either", "apart", "limited", "now",
		"exception", "exceptions", "exclude", "withdrawn", "withheld", "revoked", "obtain", "obtained", "awaiting", "awaited", "required", "needed", "requested", "sought", "than",
		"nothing", "nobody", "nowhere", "noone", "zero", "hardly", "barely", "unable", "unwilling", "unwillingly", "against", "anonymous",
		"anonymously", "anonymised", "anonymized", "long", "assuming", "assume", "proviso", "caveat", "caveats", "restriction", "restrictions",
		"once", "when", "whenever", "after", "afterwards", "temporarily", "first", "exclusively", "strictly", "purely", "merely", "barring",
		"aside", "besides", "instead", "seldom", "contingent", "minus"}

	courtesies = []string{"please", "thanks", "thank", "you", "of", "course", "absolutely", "definitely", "certainly", "fine", "ok", "okay", "agree", "agreed",
		"consent", "happy", "im", "gladly", "very", "much", "many", "and", "do", "i", "we", "accept"}
	consenting = []string{"agree", "agreed", "consent", "accept", "authorise", "authorize", "permit", "allow", "approve", "consented", "accepted"}
	knowing    = []string{"read", "understand", "understood", "acknowledge", "confirm", "know", "aware", "seen", "certify", "declare", "noted"}
	between    = []string{"i", "we", "im", "ive", "hereby", "fully", "freely", "also", "do", "both", "have", "am", "are", "that", "happily", "and", "voluntarily",
		"explicitly", "willingly", "to", "my"}
	papers = []string{"form", "forms", "notice", "statement", "policy", "information", "sheet", "document", "section", "question", "terms", "guidance"}
)

func isReservation(word string) bool { return slices.Contains(reservations, word) }

func reserved(words []string) bool {
	for i, w := range words {
		takes := w == "part" && i > 0 && (words[i-1] == "take" || words[i-1] == "taking")
		named := w == "conditions" && i > 1 && words[i-1] == "and" && words[i-2] == "terms"
		if isReservation(w) && !takes && !named {
			return true
		}
	}
	return false
}

// afterYes judges what stands behind a yes: courtesy, or a statement that takes nothing back.
func afterYes(words []string) agreement {
	words = withoutClauses(words)
	if !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(courtesies, w) }) || slices.Equal(words, []string{"happy", "to"}) {
		return plainlyYes
	}
	if means := statement(words); means == plainlyYes || means == acknowledges {
		return plainlyYes
	}
	return unclear
}

// statement judges what begins as an agreement or as an acknowledgement. In an acknowledgement an agreement may
// follow: "I have read the notice and agree to it"; but "the consent form" is none.
func statement(words []string) agreement {
	i := 0
	for i < len(words) && slices.Contains(between, words[i]) {
		i++
	}
	first := i == 0 || slices.Contains([]string{"i", "we", "am", "im", "ive"}, words[0])
	switch {
	case i == len(words) || !first:
		return unclear
	case slices.Contains(consenting, words[i]) && !ofPaper(words, i), gives(words[i:]), glad(words[i:]):
		return plainlyYes
	case !slices.Contains(knowing, words[i]):
		return unclear
	}
	for j := i + 1; j < len(words); j++ {
		joins := slices.Contains([]string{"i", "and", "we", "hereby", "fully", "that"}, words[j-1])
		if joins && slices.Contains(consenting, words[j]) && !ofPaper(words, j) {
			return plainlyYes
		}
		if joins && gives(words[j:]) {
			return plainlyYes
		}
	}
	return acknowledges
}

// ofPaper reports whether the word is the name of a paper: a consent form.
func ofPaper(words []string, i int) bool {
	return i+1 < len(words) && slices.Contains(papers, words[i+1])
}

// gives reports words like "give my full consent".
func gives(words []string) bool {
	if len(words) < 2 || words[0] != "give" && words[0] != "grant" {
		return false
	}
	for _, w := range words[1:min(len(words), 5)] {
		if w == "consent" || w == "permission" {
			return true
		}
	}
	return false
}

// glad reports words like "happy for you to share this".
func glad(words []string) bool {
	if len(words) < 2 || !slices.Contains([]string{"happy", "willing", "content", "fine", "ok", "pleased", "glad"}, words[0]) {
		return false
	}
	if words[1] == "to" && len(words) > 2 {
		return slices.Contains([]string{"be", "share", "have", "take", "agree", "consent", "participate", "join", "let", "give", "accept"}, words[2])
	}
	return words[1] == "for" || words[1] == "with"
}

// refusesPlainly reports a statement that begins by saying that its writer does not agree, and takes nothing back.
func refusesPlainly(words []string) bool {
	if slices.ContainsFunc(words, func(w string) bool {
		return slices.Contains([]string{"but", "except", "unless", "however", "yes", "if"}, w)
	}) {
		return false
	}
	i := 0
	for i < len(words) && slices.Contains([]string{"no", "i", "we", "do"}, words[i]) {
		i++
	}
	return i > 0 && i < len(words) && saysNo(words[i:])
}

func saysNo(words []string) bool {
	switch words[0] {
	case "disagree", "decline", "refuse":
		return true
	case "not", "dont", "cannot", "cant", "wont":
		return len(words) > 1 && slices.Contains([]string{"agree", "consent", "accept", "give", "wish", "want"}, words[1])
	}
	return false
}
