package commands

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// newQuestion is one thing that is asked before a programme file is begun.
type newQuestion struct {
	ask   string
	usual string // what no answer means, shown
	// take takes the answer, and says what was understood where that is not plain.
	take func(s *programme.Sketch, answer string) (said string, err error)
	when func(s programme.Sketch) bool // nil: always
}

// What no answer means where the matter can be left out of the file.
const (
	leftOut  = "leave it out"
	notKnown = "not known yet"
)

// mostAnswers is how many answers to choose from are shown again.
const mostAnswers = 12

func hasSides(s programme.Sketch) bool  { return len(s.Sides) > 0 }
func hasTopics(s programme.Sketch) bool { return len(s.Topics) > 0 }

var newQuestions = []newQuestion{
	{ask: "What is the scheme called?", usual: "a name is needed", take: func(s *programme.Sketch, answer string) (string, error) {
		if answer == "a name is needed" {
			return "", errors.New("it needs a name, such as Job Swap")
		}
		s.Title = answer
		name, err := s.Name()
		return "Commands will call it " + name + ".", err
	}},
	{ask: "Do people come from different organisations, and partners too?", usual: "yes", take: yesNo(func(s *programme.Sketch, yes bool) { s.OneHouse = !yes })},
	{ask: "People may come from different sectors, professions, levels or the like, which your form asks for. Which answers can they give? Put a comma between two, or a semicolon if an answer has commas of its own: Hospital, Charity, Council",
		usual: leftOut, take: func(s *programme.Sketch, answer string) (said string, err error) {
			s.Sides, said, err = answerList(answer)
			return said, err
		}},
	{ask: "What is that called, in a word or two?", usual: "Sector", take: func(s *programme.Sketch, answer string) (string, error) {
		s.SidesCalled = answer
		return "", nil
	}, when: hasSides},
	{ask: "How does your form word that question? Copy it from the form.", usual: notKnown, take: func(s *programme.Sketch, answer string) (string, error) {
		s.SidesAsked = answer
		return "", nil
	}, when: hasSides},
	{ask: "Must partners give different answers to it?", usual: "yes", take: yesNo(func(s *programme.Sketch, yes bool) { s.Apart = yes }), when: hasSides},
	{ask: "Which topics can people choose from? Commas or semicolons between them, as before.", usual: leftOut, take: func(s *programme.Sketch, answer string) (said string, err error) {
		s.Topics, said, err = answerList(answer)
		return said, err
	}},
	{ask: "How does your form word that question? Copy it from the form.", usual: notKnown, take: func(s *programme.Sketch, answer string) (string, error) {
		if s.TopicsAsked = answer; answer != "" && text.Fold(answer) == text.Fold(s.SidesAsked) {
			return "", errors.New("that is the other question again: each has a wording of its own")
		}
		return "", nil
	}, when: hasTopics},
	{ask: "Must partners have a topic in common?", usual: "no", take: yesNo(func(s *programme.Sketch, yes bool) { s.Share = yes }), when: hasTopics},
	{ask: "Until when can people apply?", usual: "no deadline", take: func(s *programme.Sketch, answer string) (string, error) {
		if answer == "no deadline" {
			return "", nil
		}
		at, ok := sketchTimes.ParseDeadline(answer)
		if !ok {
			return "", fmt.Errorf("“%s” is not a day: write year, month, day as in 2027-03-14, or with the minute, 2027-03-14 17:30", answer)
		}
		s.Closes = at
		return "Until " + at.Format("2 January 2006, 15:04") + "; that minute still counts.", nil
	}},
	{ask: "How long does an exchange last? 26 weeks, 6 months, a year; or open, where it has no fixed end.", usual: "6 months", take: func(s *programme.Sketch, answer string) (string, error) {
		length, err := lengthOf(answer)
		s.Length = length
		return "", err
	}},
	{ask: "How many hours do the two spend together at least?", usual: leftOut, take: func(s *programme.Sketch, answer string) (string, error) {
		if folded := text.Fold(answer); answer == "" || folded == "no" || folded == "none" || folded == "0" {
			return "", nil
		}
		tenths, err := exchange.ParseHours(answer)
		if err != nil || tenths == 0 {
			return "", fmt.Errorf("“%s” is not a number of hours: write 7.5, say, for a working day", answer)
		}
		s.Hours = fmt.Sprintf("%d.%d", tenths/10, tenths%10)
		return "", nil
	}},
	{ask: "Whose bank holidays are days off: those of England and Wales, or of Scotland?", usual: "none", take: func(s *programme.Sketch, answer string) (string, error) {
		table, err := holidaysOf(answer)
		s.Holidays = table
		return "", err
	}},
	{ask: "Is a pair proposed to both first, and each accepts or declines?", usual: "no", take: yesNo(func(s *programme.Sketch, yes bool) { s.Propose = yes })},
}

// sketchTimes reads times of whatever zone.
var sketchTimes = &programme.Programme{Zone: programme.SketchZone()}

// answerList reads several answers: between semicolons where there are any, else between commas.
func answerList(answer string) (list []string, said string, err error) {
	between := ","
	if strings.Contains(answer, ";") {
		between = ";"
	}
	met := map[string]bool{}
	for _, part := range strings.Split(answer, between) {
		if part = strings.TrimSpace(part); part != "" && !met[text.Fold(part)] {
			met[text.Fold(part)] = true
			list = append(list, part)
		}
	}
	switch len(list) {
	case 0:
		return nil, "", nil
	case 1:
		return nil, "", fmt.Errorf("that is one answer, “%s”: give all that there are, or leave the line empty", text.Clip(list[0]))
	}
	shown := list
	if len(shown) > mostAnswers {
		shown = shown[:mostAnswers]
	}
	said = say.Count(len(list), "answer") + ": " + strings.Join(shown, " · ")
	if len(shown) < len(list) {
		said += " · …"
	}
	return list, said, nil
}

func yesNo(take func(*programme.Sketch, bool)) func(*programme.Sketch, string) (string, error) {
	return func(s *programme.Sketch, answer string) (string, error) {
		switch text.Fold(answer) {
		case "yes", "y":
			take(s, true)
		case "no", "n":
			take(s, false)
		default:
			return "", errors.New("answer yes or no")
		}
		return "", nil
	}
}

// units are the words for lengths of time, with how a programme file writes them.
var units = []struct{ word, as string }{{"day", "d"}, {"week", "w"}, {"wk", "w"}, {"month", "m"}, {"mth", "m"}, {"year", "y"}, {"yr", "y"}}

// lengthOf reads how long an exchange is, as people say it, and writes it as a programme file does: "6m", "26w", "open".
func lengthOf(answer string) (string, error) {
	folded := text.Fold(answer)
	wrong := fmt.Errorf("“%s” is not understood: write 26 weeks, 6 months or a year; or open, where it has no fixed end", answer)
	switch folded {
	case "open", "no end", "no fixed end", "open-ended", "none":
		return "open", nil
	case "half a year", "a half year", "half year":
		return "6m", nil
	}
	length := strings.ReplaceAll(folded, " ", "")
	if number := strings.TrimRight(length, "abcdefghijklmnopqrstuvwxyz"); number == length || number == "" || len(length)-len(number) > 1 {
		count, unit, ok := strings.Cut(folded, " ")
		if number != "" && number != length {
			count, unit, ok = number, length[len(number):], true
		}
		if !ok {
			return "", wrong
		}
		n, err := strconv.Atoi(count)
		if count == "a" || count == "an" || count == "one" {
			n, err = 1, nil
		}
		as := ""
		for _, u := range units {
			if strings.TrimSuffix(strings.TrimSpace(unit), "s") == u.word {
				as = u.as
			}
		}
		if err != nil || as == "" {
			return "", wrong
		}
		if as == "y" {
			n, as = 12*n, "m"
		}
		length = strconv.Itoa(n) + as
	}
	span, err := programme.ParseSpan(length)
	switch {
	case err != nil:
		return "", wrong
	case span.Months == 0 && span.Days < 14:
		return "", fmt.Errorf("“%s” is too short: an exchange lasts two weeks at least", answer)
	}
	return length, nil
}

// holidaysOf is the table of bank holidays that somebody means; empty is none.
func holidaysOf(answer string) (string, error) {
	folded := strings.NewReplacer(" ", "-", "&", "and").Replace(text.Fold(answer))
	if folded == "none" || folded == "no" || folded == "neither" {
		return "", nil
	}
	for _, table := range programme.HolidayTables() {
		if len(folded) > 3 && strings.Contains(table, folded) || strings.HasPrefix(folded, "scot") && table == "scotland" {
			return table, nil
		}
	}
	return "", fmt.Errorf("of “%s” the bank holidays are not known here: write England, Wales, Scotland, or none", answer)
}
