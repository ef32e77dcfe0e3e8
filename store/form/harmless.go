package form

import (
	"slices"
	"strings"

	"crosswalk/matching/programme"
)

// An agreement is plain only where every word of it is known to take nothing back: its own vocabulary, the words of the
// question that it repeats, or a statement that the form itself offered. What nobody thought of is asked about.

// harmless are the words in which people and forms agree to what such a form asks. None of them limits what is agreed
// to, to a time, a condition, a way or a part of the data: such words are missing here on purpose.
var harmless = wordSet(strings.Fields(`yes y im ive agree agreed agreeing consent consented consenting consents accept accepted ok okay fine happy happily glad gladly willing willingly content pleased
	absolutely definitely certainly course please thanks thank very much many strongly fully freely entirely completely wholeheartedly wholly totally full explicit explicitly
	hereby voluntarily knowingly informed give given giving grant granted permission agreement authorise authorize authorised authorized permit permitted allow allowed approve approved
	read seen understand understood acknowledge acknowledged confirm confirmed know aware declare noted certify
	i me my mine myself we us our ours you your yours it its this that these those the a an am is are be been being was were will may can has have had do does
	and or to of for with in on by at from as about all any both each every others other anyone
	data information details detail answers answer response responses application form questions question personal contact contacted contacting profile
	use used using share shared sharing process processed processing store stored storing hold held holding keep kept keeping collect collected collecting
	pass passed passing viewed sent matched match matching pair paired pairing connect connected introduce introduced find finding
	purpose purposes programme programmes program scheme project exchange exchanges leadership mentoring mentor mentee partner partners match matches participant participants
	participating participate participation part take taking join joining involved involvement team organiser organisers organizer organizers coordinator coordinators facilitator
	facilitators administrator administrators colleague colleagues people person applicant
	notice policy statement terms privacy protection act gdpr uk regulation regulations law legislation accordance line with per set out described stated outlined above below
	securely confidentially safely appropriate appropriately relevant submitted supplied provided running administering evaluation`)...)

// harmlessClauses are turns whose words would be something to ask about by themselves.
var harmlessClauses = []string{
	"i may withdraw my consent at any time", "i can withdraw my consent at any time", "i can withdraw consent at any time", "i may withdraw consent at any time",
	"i can withdraw this consent at any time", "i can withdraw this at any time", "i can withdraw at any time", "i may withdraw at any time", "i can change my mind at any time",
	"consent can be withdrawn at any time", "consent may be withdrawn at any time", "this can be withdrawn at any time", "i have the right to withdraw my consent at any time",
	"i have the right to withdraw at any time", "i am free to withdraw at any time", "i can opt out at any time", "i may opt out at any time",
	"i can withdraw my consent at anytime", "i can withdraw at anytime", "terms and conditions",
	"information i have provided", "details i have provided", "data i have provided", "answers i have provided", "information i provided", "details i provided",
	"information ive provided", "details ive provided", "data ive provided", "answers ive provided", "data i provided", "answers i provided",
	"information i have given", "no problem at all", "that is fine", "thats fine", "fine by me", "fine with me", "no problem",
}

// withoutClauses takes the turns that are harmless as a whole out of words.
func withoutClauses(words []string) []string {
	s := " " + strings.Join(words, " ") + " "
	for _, c := range harmlessClauses {
		s = strings.ReplaceAll(s, " "+c+" ", " ")
	}
	return strings.Fields(s)
}

// ownLength is the least number of words in a statement of the form's own; shorter ones people write themselves.
const ownLength = 6

// countOwn finds the statements that the form itself offered: all who answered gave them, or at least half and three.
func (c *consentColumn) countOwn() {
	c.own = make(map[string]bool)
	count, all := make(map[string]int), 0
	for cell, n := range c.seen {
		all += n
		said, _ := statements(cell)
		if t, ok := readBoxes(cell); ok {
			said = append(slices.Clone(t.chosen), t.left...)
		}
		made := make(map[string]bool)
		for _, s := range said {
			if folded := programme.FoldHeading(s); !made[folded] {
				made[folded] = true
				count[folded] += n
			}
		}
	}
	for s, n := range count {
		if len(strings.Fields(s)) >= ownLength && n > 1 && (n == all || n > 2 && 2*n >= all) {
			c.own[s] = true
		}
	}
}

// isPlain reports whether no word of a statement is unknown.
func (c *consentColumn) isPlain(words []string) bool {
	if c.own[strings.Join(words, " ")] {
		return true
	}
	asked := make(map[string]bool)
	for _, w := range strings.Fields(programme.FoldHeading(c.title)) {
		if !harmless[w] && !isReservation(w) {
			asked[w] = true
		}
	}
	repeated := make(map[string]bool)
	rest := withoutClauses(words)
	for i, w := range rest {
		switch {
		case w == "read" && i > 0 && rest[i-1] == "to":
			return false // what they will read, they have not read
		case harmless[w]:
		case asked[w]:
			repeated[w] = true
		default:
			return false
		}
	}
	return len(repeated) == 0 || 3*len(repeated) >= 2*len(asked) // else it may agree to a part of the question only
}
