package exchange

import (
	"strings"
	"testing"
	"unicode/utf8"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// visitTerms are those of an exchange whose activities share words with each other and with who hosts.
var visitTerms = programme.Exchange{Activities: []string{"shadowing", "meeting colleagues", "work meeting", "paired conversation", "event together", "other"}}

var visitNames = []string{"Amara Osei", "Tom Bridger", "Siobhán O’Neill"}

func visitPair(t testing.TB, parties int) Exchange {
	return Exchange{Parties: parties, Start: day(t, "2023-04-03"), End: day(t, "2023-10-03")}
}

func TestVisitsPeopleType(t *testing.T) {
	today := day(t, "2023-05-15") // a Monday
	for typed, want := range map[string]string{
		"3h shadowing at Tom's 12 May":                             "3.0 h of shadowing, Tom Bridger hosted, Fri 12 May",
		"3h shadowing at Tom’s 12 May":                             "3.0 h of shadowing, Tom Bridger hosted, Fri 12 May",
		"3h shadowing at toms 12 may":                              "3.0 h of shadowing, Tom Bridger hosted, Fri 12 May",
		"shadowed at Amara Osei’s yesterday, 3h30":                 "3.5 h of shadowing, Amara Osei hosted, Sun 14 May",
		"4 shadow friday Tom hosted":                               "4.0 h of shadowing, Tom Bridger hosted, Fri 12 May",
		"90 min work meeting hosted by Bridger on 2023-05-10":      "1.5 h of work meeting, Tom Bridger hosted, Wed 10 May",
		"half a day meeting colleagues, Tom hosted, Tue 2 May":     "3.8 h of meeting colleagues, Tom Bridger hosted, Tue 2 May",
		"a day event together friday":                              "7.5 h of event together, both hosted, Fri 12 May",
		"2 hours conversations together today":                     "2.0 h of paired conversation, both hosted, Mon 15 May",
		"1.5 h other both 12 May: looked round the depot":          "1.5 h of other, both hosted, Fri 12 May",
		"12 May shadowing 3 h 30 min, Amara visited Tom":           "3.5 h of shadowing, Tom Bridger hosted, Fri 12 May",
		"4,5 h colleagues at Tom's on 1 May":                       "4.5 h of meeting colleagues, Tom Bridger hosted, Mon 1 May",
		"3.0 h of shadowing, Tom hosted, Fri 12 May":               "3.0 h of shadowing, Tom Bridger hosted, Fri 12 May",
		"3h shadowing at Tom's 12 May online":                      "3.0 h of shadowing, Tom Bridger hosted, Fri 12 May (online)",
		"online: 3h":                                               "",
		"Online, 2h conversation, both, today":                     "2.0 h of paired conversation, both hosted, Mon 15 May (online)",
		"3h shadowing (Town Hall, room 4) at Tom's 12 May":         "3.0 h of shadowing, Tom Bridger hosted, Fri 12 May (Town Hall, room 4)",
		"3h shadowing at Tom's 12 May (Depot: the yard): a note":   "3.0 h of shadowing, Tom Bridger hosted, Fri 12 May (Depot: the yard)",
		"3h shadowing at Tom's 12 May (On-line)":                   "3.0 h of shadowing, Tom Bridger hosted, Fri 12 May (online)",
		"3h shadowing at Tom's 12 May: they met (late)":            "3.0 h of shadowing, Tom Bridger hosted, Fri 12 May",
		"3h shadowing at Tom's 12 May (":                           "3.0 h of shadowing, Tom Bridger hosted, Fri 12 May",
		"one day shadowing with Amara at Tom Bridger's 12/05/2023": "",
	} {
		got, err := visitPair(t, 2).ParseVisit(typed, visitNames, visitTerms, today)
		if want == "" {
			if err == nil {
				t.Errorf("%q is read as %+v", typed, got)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", typed, err)
			continue
		}
		if said := visitPair(t, 2).SayVisit(got.Visit, visitNames, today); said != want {
			t.Errorf("%q is %q, want %q", typed, said, want)
		}
	}
	got, _ := visitPair(t, 2).ParseVisit("1.5 h other both 12 May: looked round: the depot", visitNames, visitTerms, today)
	if got.Note != "looked round: the depot" {
		t.Errorf("the note is %q", got.Note)
	}
}

func TestVisitsOfATrio(t *testing.T) {
	today := day(t, "2023-05-15")
	for typed, want := range map[string]string{
		"3h shadowing at Tom's 12 May":                 "3.0 h of shadowing, Tom Bridger hosted, Fri 12 May",
		"3h shadowing at Tom's with Siobhan 12 May":    "3.0 h of shadowing, Tom Bridger hosted Siobhán O’Neill, Fri 12 May",
		"3h shadowing, Tom hosted Amara, 12 May":       "3.0 h of shadowing, Tom Bridger hosted Amara Osei, Fri 12 May",
		"3h other all three 12 May":                    "3.0 h of other, all three hosted, Fri 12 May",
		"Amara and Siobhán at Tom's 3h shadow 12 May":  "3.0 h of shadowing, Tom Bridger hosted, Fri 12 May",
		"3h shadowing by O'Neill hosted by Tom 12 May": "",
	} {
		got, err := visitPair(t, 3).ParseVisit(typed, visitNames, visitTerms, today)
		if want == "" {
			if err == nil {
				t.Errorf("%q is read as %+v", typed, got)
			}
			continue
		}
		if said := visitPair(t, 3).SayVisit(got.Visit, visitNames, today); err != nil || said != want {
			t.Errorf("%q is %q (%v), want %q", typed, said, err, want)
		}
	}
}

func TestVisitsRefused(t *testing.T) {
	today := day(t, "2023-05-15")
	for typed, why := range map[string]string{
		"":                                            "say how long, what they did, who hosted and when",
		"shadowing at Tom's 12 May":                   "say how many hours",
		"3h shadowing at Tom's":                       "on which day",
		"3h shadowing 12 May":                         "say who hosted",
		"3h shadowing Tom 12 May":                     "at Tom Bridger’s, or both",
		"3h at Tom's 12 May":                          "say what they did: shadowing,",
		"3h meeting at Tom's 12 May":                  "say what they did: meeting colleagues or work meeting",
		"3h juggling at Tom's 12 May":                 "“juggling” says nothing here",
		"3h shadowing nicely at Tom's 12 May":         "“nicely” says nothing here",
		"3h shadowing at Tom's tomorrow":              "Tue 16 May has not come yet",
		"3h shadowing at Tom's 12 May 2024":           "has not come yet",
		"3h shadowing at Tom's 31 April":              "April has no day 31",
		"3h shadowing at Tom's 2/5/2023":              "could be 2 May 2023 or 5 Feb 2023",
		"3h shadowing at Tom's and at Amara's 12 May": "log a visit for each",
		"25h shadowing at Tom's 12 May":               "more than a day",
		"3h shadowing at Tom's 12 May (" + strings.Repeat("far ", 40) + ")": "a place is a few words",
		"3h shadowing at Tom's 12 Jan 2023":                                 "check the date",
	} {
		if got, err := visitPair(t, 2).ParseVisit(typed, visitNames, visitTerms, today); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%q is read as %+v (%v), want %q", typed, got, err, why)
		}
	}
	alike := []string{"Alex Hart", "Alex Moor"}
	if _, err := visitPair(t, 2).ParseVisit("3h shadowing at Alex's 12 May", alike, visitTerms, today); err == nil || !strings.Contains(err.Error(), "Alex Hart or Alex Moor") {
		t.Errorf("which Alex: %v", err)
	}
	if v, err := visitPair(t, 2).ParseVisit("3h shadowing at Alex Moor's 12 May", alike, visitTerms, today); err != nil || v.Visit.Host != 1 {
		t.Errorf("Alex Moor is %+v (%v)", v, err)
	}
	if v, err := visitPair(t, 2).ParseVisit("3h gardening at Tom's 12 May", visitNames, programme.Exchange{}, today); err != nil || v.Visit.Activity != "gardening" {
		t.Errorf("without activities: %+v (%v)", v, err)
	}
}

// TestPlaceInBrackets has a place that has brackets of its own.
func TestPlaceInBrackets(t *testing.T) {
	for line, want := range map[string][2]string{
		"3h shadowing (Town Hall (1st floor)): note": {"Town Hall (1st floor)", "3h shadowing  : note"},
		"3h shadowing (Town Hall":                    {"", "3h shadowing (Town Hall"},
		"3h: note (so to say)":                       {"", "3h: note (so to say)"},
	} {
		if rest, place := cutPlace(line); place != want[0] || rest != want[1] {
			t.Errorf("%q: the place is %q, the rest %q", line, place, rest)
		}
	}
}

// Whatever is typed is refused in a sentence or read as a visit that can be logged; and what is said of that visit
// is read as the same one.
func FuzzParseVisit(f *testing.F) {
	for _, s := range []string{"3h shadowing at Tom's 12 May", "half a day event together friday", "1.5 h other both 12 May: note", "a : b", "3 h 30 min", "\x1b[31m", "9 9 9 9 may", "h", "3h Toms'", "3h shadowing at Tom's 12 May (Town Hall (1st floor)): note", "2h other both online today"} {
		f.Add(s, false)
		f.Add(s, true)
	}
	today := programme.Date{Year: 2023, Month: 5, Day: 15}
	f.Fuzz(func(t *testing.T, typed string, trio bool) {
		parties := 2
		if trio {
			parties = 3
		}
		e := visitPair(t, parties)
		got, err := e.ParseVisit(typed, visitNames, visitTerms, today)
		if err != nil {
			if err.Error() == "" || text.Line(err.Error()) != err.Error() && utf8.ValidString(typed) {
				t.Fatalf("%q: %q", typed, err)
			}
			return
		}
		if err := e.CheckVisit(got.Visit, visitTerms); err != nil {
			t.Fatalf("%q is %+v: %v", typed, got, err)
		}
		again, err := e.ParseVisit(e.SayVisit(got.Visit, visitNames, today), visitNames, visitTerms, today)
		if err != nil || again.Visit.Date != got.Visit.Date || again.Visit.Host != got.Visit.Host || again.Visit.HourTenths != got.Visit.HourTenths ||
			again.Visit.Activity != got.Visit.Activity || again.Visit.Place != got.Visit.Place || len(again.Visit.Visitors) != len(got.Visit.Visitors) {
			t.Fatalf("%q is %+v, and that again %+v (%v)", typed, got, again, err)
		}
	})
}
