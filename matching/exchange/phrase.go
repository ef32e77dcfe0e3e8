package exchange

import (
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
)

// Phrase is a way to put something in words, of which the title of a milestone may be cut where there is little room.
type Phrase struct{ Before, Title, After string }

func (p Phrase) String() string { return p.Before + p.Title + p.After }

// Phrases are the ways to say how the exchange stands, in fewer and fewer words: that of [Outlook.Say] first. Each says why,
// but the last of a milestone, where there is no room for its title.
func (o Outlook) Phrases(names []string) []Phrase {
	if o.Why.Kind == BecauseComplete {
		return []Phrase{{Before: o.Say(names)}}
	}
	all := o.Why.Phrases(names)
	if long := o.Say(names); long != all[0].String() {
		all = append([]Phrase{{Before: long}}, all...)
	}
	return all
}

// Phrases are the ways to put the reason in words, in fewer and fewer of them: that of [Reason.Say] first.
func (r Reason) Phrases(names []string) []Phrase {
	return append([]Phrase{{Before: r.Say(names)}}, r.briefly(names)...)
}

// briefTitle is a title without what explains it: "Midpoint review" of "Midpoint review: carry on, adjust or end".
func briefTitle(title string) string {
	short, _, _ := strings.Cut(title, ": ")
	return short
}

// briefly is a reason in fewer words than Say's, and in fewer still; nothing of one that Say puts in few enough.
func (r Reason) briefly(names []string) []Phrase {
	switch r.Kind {
	case BecauseDue, BecauseWaiting:
		return r.brieflyDue()
	case BecauseNext:
		title, on := briefTitle(r.Item.Title), Day(r.Item.Due, r.today)
		if r.Item.Due.IsZero() {
			return []Phrase{{Before: "next: ", Title: title}}
		}
		return []Phrase{{"next: ", title, ", due " + on}, {"next: ", title, ", " + on}, {Title: title, After: " " + on}, {Before: "next " + on}}
	case BecauseMilestone:
		return []Phrase{{Title: r.Item.Title}, {Title: briefTitle(r.Item.Title)}}
	case BecauseHalf:
		return []Phrase{{Title: namesOf(names, r.Parties), After: " never reached"}}
	case BecauseProposed:
		return []Phrase{{Before: "no answer from ", Title: namesOf(names, r.Parties)}}
	}
	var all []Phrase
	for _, words := range r.brieflySaid() {
		all = append(all, Phrase{Before: words})
	}
	return all
}

// brieflyDue is a milestone or a call that is due or overdue.
func (r Reason) brieflyDue() []Phrase {
	title, on := briefTitle(r.Item.Title), r.Item.Status.Say(r.Item.Days)
	soon := strings.TrimPrefix(on, "due ")
	switch {
	case r.Item.Status == Overdue:
		soon = Days(r.Item.Days) + " late"
	case r.Item.Days > 1 && !r.Item.Due.IsZero():
		soon = Day(r.Item.Due, r.today)
		on = "due " + soon
	}
	return []Phrase{{Title: r.Item.Title, After: " " + r.Item.Status.Say(r.Item.Days)}, {Title: title, After: " " + on}, {Title: title, After: " " + soon}, {Before: on}}
}

// brieflySaid is a reason without a title in it.
func (r Reason) brieflySaid() []string {
	switch r.Kind {
	case BecauseOutOfReach:
		missing := r.Ledger.Missing(r.Least) + " missing"
		if r.On.IsZero() {
			return []string{missing + ", " + say.Count(r.Days, "day") + " left", missing}
		}
		return []string{missing}
	case BecauseMood:
		return []string{strings.ReplaceAll(string(r.Mood), "-", " ") + ", said " + Day(r.On, r.today)}
	case BecauseSilent:
		if r.Never {
			return []string{"never reached, " + say.Count(r.Number, "call"), "never reached"}
		}
		return []string{"nobody reached, " + Days(r.Days), "silent " + Days(r.Days)}
	case BecauseNotMet:
		return []string{"not met, " + Days(r.Days)}
	case BecausePaused:
		return []string{"paused, ask again " + Day(r.On, r.today), "paused, ask " + Day(r.On, r.today)}
	case BecauseEnded:
		return []string{string(r.Ending) + ", " + Day(r.On, r.today), string(r.Ending)}
	case BecauseAgreed:
		return []string{"agreed " + Day(r.On, r.today)}
	case BecauseUnanswered:
		if r.Number > 1 {
			return []string{"nobody in " + say.Count(r.Number, "call") + ", last " + Day(r.On, r.today), "nobody in " + say.Count(r.Number, "call")}
		}
		return []string{"nobody on " + Day(r.On, r.today)}
	case BecauseCheckIn, BecauseNothingElse:
		last := r
		last.On = programme.Date{}
		return []string{last.Say(nil)}
	case BecauseTries:
		return []string{say.Count(r.Number, "call") + ": write, or end it"}
	case BecauseLastDay:
		return []string{"last day " + Day(r.On, r.today)}
	}
	return nil
}
