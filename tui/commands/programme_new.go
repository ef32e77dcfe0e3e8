package commands

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/files"
)

type programmeNewCommand struct {
	File string `arg:"" name:"file.toml" help:"Where to write the programme file."`
	force
}

// newQuestion is one thing that is asked before a programme file is begun.
type newQuestion struct {
	ask   string
	usual string // what no answer means, shown
	take  func(s *programme.Sketch, answer string) error
	when  func(s programme.Sketch) bool // nil: always
}

var newQuestions = []newQuestion{
	{ask: "What is the scheme called?", take: func(s *programme.Sketch, answer string) error {
		if s.Title = answer; answer == "" {
			return fmt.Errorf("it needs a name")
		}
		return nil
	}},
	{ask: "Which sectors, professions or other groups do people come from? (with commas between them)", usual: "not asked", take: func(s *programme.Sketch, answer string) error {
		s.Sides = commaList(answer)
		return nil
	}},
	{ask: "Do partners have to come from different ones?", usual: "yes", take: yesNo(func(s *programme.Sketch, yes bool) { s.Apart = yes }), when: func(s programme.Sketch) bool { return len(s.Sides) > 0 }},
	{ask: "Which topics can people choose? (with commas between them)", usual: "not asked", take: func(s *programme.Sketch, answer string) error {
		s.Topics = commaList(answer)
		return nil
	}},
	{ask: "Do partners have to share a topic?", usual: "no", take: yesNo(func(s *programme.Sketch, yes bool) { s.Share = yes }), when: func(s programme.Sketch) bool { return len(s.Topics) > 0 }},
	{ask: "How long is an exchange? (26w, 6m, 12m, or open)", usual: "6m", take: func(s *programme.Sketch, answer string) error {
		if answer != "open" {
			if _, err := programme.ParseSpan(answer); err != nil {
				return err
			}
		}
		s.Length = answer
		return nil
	}},
	{ask: "How many hours do the two spend together at least?", usual: "not asked", take: func(s *programme.Sketch, answer string) error {
		if answer == "" {
			return nil
		}
		tenths, err := exchange.ParseHours(answer)
		if err != nil || tenths == 0 {
			return fmt.Errorf("“%s” is not a number of hours: write 7.5", answer)
		}
		s.Hours = fmt.Sprintf("%d.%d", tenths/10, tenths%10)
		return nil
	}},
	{ask: "Whose bank holidays are days off? (england-and-wales, scotland)", usual: "none", take: func(s *programme.Sketch, answer string) error {
		if answer == "none" {
			answer = ""
		}
		s.Holidays = answer
		return nil
	}},
	{ask: "Is a pair proposed to both first, who accept or decline?", usual: "no", take: yesNo(func(s *programme.Sketch, yes bool) { s.Propose = yes })},
}

func commaList(answer string) []string {
	var list []string
	for _, part := range strings.Split(answer, ",") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

func yesNo(take func(*programme.Sketch, bool)) func(*programme.Sketch, string) error {
	return func(s *programme.Sketch, answer string) error {
		switch text.Fold(answer) {
		case "yes", "y":
			take(s, true)
		case "no", "n":
			take(s, false)
		default:
			return fmt.Errorf("answer yes or no")
		}
		return nil
	}
}

// Run asks on standard output, a line a question, and reads the answers from standard input; no answer takes what is usual.
// Nothing is written before all are answered.
func (c *programmeNewCommand) Run(r *run) error {
	if !strings.HasSuffix(strings.ToLower(c.File), ".toml") {
		return usage("%s: a programme file ends in .toml", text.Line(c.File))
	}
	o, err := r.mayWrite(c.force)
	if err != nil {
		return err
	}
	if err := files.Check(c.File, o); err != nil {
		return err
	}
	s, err := r.sketch(os.Stdin)
	if err != nil {
		return err
	}
	source, err := s.Source()
	if err != nil {
		return err
	}
	if err := r.write(c.File, c.force, func(f *os.File) error { _, err := f.Write(source); return err }); err != nil {
		return err
	}
	name := text.Line(c.File)
	r.printf("Wrote %s. Every line of it can be changed. Next:\n  crosswalk programme check %s\n  crosswalk programme try %s APPLICANTS.csv\n", name, name, name)
	return nil
}

// sketch asks what is to be known of a new programme. What cannot be so is asked again.
func (r *run) sketch(from io.Reader) (programme.Sketch, error) {
	var s programme.Sketch
	lines := bufio.NewScanner(io.LimitReader(from, 1<<20))
	for _, q := range newQuestions {
		if q.when != nil && !q.when(s) {
			continue
		}
		for {
			r.printf("%s", q.ask)
			if q.usual != "" {
				r.printf(" [%s]", q.usual)
			}
			r.printf(" ")
			if !lines.Scan() {
				r.printf("\n")
				return s, fmt.Errorf("the questions were not answered to the end, so nothing was written")
			}
			answer := strings.TrimSpace(text.Line(lines.Text()))
			if answer == "" && q.usual != "not asked" {
				answer = q.usual
			}
			err := q.take(&s, answer)
			if err == nil {
				break
			}
			r.printf("  %s\n", text.Line(err.Error()))
		}
	}
	return s, nil
}
