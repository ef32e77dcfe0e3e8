package demo

import "crosswalk/matching/exchange"

// manner is how a pair goes about its exchange.
type manner struct {
	late    int             // how many days after its date the pair does a step; before it, where negative
	visits  int             // the same of visits
	writes  bool            // tells by itself what it has done; others tell when they are rung
	meets   bool            // comes together at all
	reaches func(n int) int // how many of the two the n-th call reaches: 2, 1 or 0
	moods   []exchange.Mood // of one call after the other, the last of them for all that follow
	pauses  int             // in which week it pauses, for five weeks; 0: never
	leaves  int             // in which week one of the two leaves; 0: never
	behind  bool            // the facilitator has not come to ring it lately
}

func both(int) int   { return 2 }
func nobody(int) int { return 0 }
func one(int) int    { return 1 }

// atSecondGo: the first call reaches nobody, and so does every third after that.
func atSecondGo(n int) int {
	if n%3 == 0 {
		return 0
	}
	return 2
}

var (
	well    = []exchange.Mood{exchange.Good}
	patchy  = []exchange.Mood{exchange.Good, exchange.Patchy}
	bad     = []exchange.Mood{exchange.Patchy, exchange.AtRisk}
	steady  = manner{late: -2, visits: -28, meets: true, reaches: both, moods: well}
	keen    = manner{late: -9, visits: -40, meets: true, writes: true, reaches: both, moods: well}
	busy    = manner{late: 3, visits: -8, meets: true, writes: true, reaches: atSecondGo, moods: well}
	waited  = manner{late: 1, visits: -3, meets: true, reaches: both, moods: well, behind: true}
	slow    = manner{late: 16, visits: 10, meets: true, reaches: both, moods: patchy}
	silent  = manner{reaches: nobody}
	lopside = manner{late: 5, meets: true, reaches: one, moods: well}
	pausing = manner{late: -2, visits: -20, meets: true, reaches: both, moods: well, pauses: 9}
	leaving = manner{late: -2, meets: true, reaches: both, moods: well, leaves: 6}
	apart   = manner{late: 4, reaches: both, moods: bad}
)

// mixed are the manners of the pairs of a cohort that is followed while it runs, over and over.
var mixed = []*manner{&steady, &keen, &busy, &slow, &steady, &waited, &keen, &silent, &steady, &pausing, &busy, &steady,
	&keen, &apart, &steady, &waited, &busy, &leaving, &steady, &keen, &slow, &lopside, &steady}

// mixture is how the i-th pair of such a cohort goes about it.
func mixture(i int) *manner { return mixed[i%len(mixed)] }

// mostlyWell is how the i-th pair of a cohort does that is over and was a good one.
func mostlyWell(i int) *manner {
	switch i % 67 {
	case 20:
		return &leaving
	case 45:
		return &silent
	case 5, 30, 60:
		return &pausing
	}
	if i%4 == 3 {
		return &busy
	}
	return &steady
}

// notes are what was said in calls, by how it goes.
var notes = map[exchange.Mood][]string{
	exchange.Good: {
		"Both say it is going well; the next visit is in the diary.",
		"She sat in on his Monday meeting and came back with three ideas.",
		"They talk every other week now, mostly about how to say no.",
		"He had never seen how a referral arrives at the other end.",
		"Wants to bring a colleague along next time; told her to ask first.",
		"The manager signed off the time without a word.",
		"They swapped the forms that their teams hate most.",
		"A good morning together; both were surprised how alike the pressures are.",
	},
	exchange.Patchy: {
		"Two dates fell through; they are looking for a third.",
		"Staff shortage on one side, so it has to wait until the new rota.",
		"They get on, but the diary is against them.",
		"Hard to find an hour. Suggested to meet half way.",
	},
	exchange.AtRisk: {
		"Not sure that it is worth the time; asked both to sleep on it.",
		"Has not heard from the other for a month.",
	},
}

// answers are what is answered where a milestone asks for words.
var answers = []string{
	"To listen for longer before I offer a way out.",
	"That people ring us only when everything else has failed.",
	"Calm when it mattered, and honest about what she did not know.",
	"One list of who does what in our place, kept by both of us.",
	"How much is decided in the corridor, and who is never there.",
	"To say it in the first ten minutes.",
	"A joint hour each month for the two teams; the first is booked.",
}
