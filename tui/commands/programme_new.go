package commands

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/files"
	"crosswalk/tui/chart"
	"crosswalk/tui/shell"
)

type programmeNewCommand struct {
	File string `arg:"" name:"file.toml" help:"Where to write the programme file."`
	force
}

// questionWidth is how wide the questions are written.
const questionWidth = 78

// Run asks on standard output and reads the answers from standard input, a line each; no answer takes what is usual.
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
	r.printf("\n")
	r.say("Wrote " + name + ": a text file with comments, of which every line can be changed in any text editor. What is wrong in it is told, with the line, by")
	r.printf("  crosswalk programme check %s\nHow it would match the people of a form, by\n  crosswalk programme try %s APPLICANTS.csv\nAnd a cohort begins with\n  crosswalk --programme %s APPLICANTS.csv\n", name, name, name)
	return nil
}

// sketch asks what is to be known of a new programme. What cannot be so is asked again.
func (r *run) sketch(from io.Reader) (programme.Sketch, error) {
	var s programme.Sketch
	next := r.linesOf(from)
	r.say("A few questions about your scheme. An empty line takes what stands in brackets, or leaves the matter out. ctrl+c leaves; the file is written at the end.")
	for _, q := range newQuestions {
		if q.when != nil && !q.when(s) {
			continue
		}
		r.printf("\n")
		r.say(q.ask)
		for {
			r.printf("[%s] > ", q.usual)
			answer, err := next()
			if err != nil {
				r.printf("\n")
				return s, err
			}
			answer = strings.TrimSpace(text.Line(answer))
			if answer == "" && q.usual != leftOut && q.usual != notKnown {
				answer = q.usual
			}
			with := s
			said, err := q.take(&with, answer)
			if err == nil {
				err = fits(with)
			}
			if err != nil {
				r.say(shell.AsSentence(text.Line(err.Error())))
				continue
			}
			if s = with; said != "" {
				r.say(said)
			}
			break
		}
	}
	return s, nil
}

// fits says why what was answered so far makes no programme.
func fits(s programme.Sketch) error {
	if s.Length == "" {
		s.Length = "6m" // not asked yet
	}
	_, err := s.Source()
	if err != nil {
		return fmt.Errorf("that cannot be: %w", err)
	}
	return nil
}

// say prints a sentence over as many lines as it takes.
func (r *run) say(sentence string) {
	for _, line := range chart.Wrap(sentence, questionWidth) {
		r.printf("%s\n", line)
	}
}

// linesOf reads lines, one after the other, until the program is interrupted.
func (r *run) linesOf(from io.Reader) func() (string, error) {
	lines := make(chan string)
	go func() {
		defer close(lines)
		all := bufio.NewScanner(io.LimitReader(from, 1<<20))
		for all.Scan() {
			select {
			case lines <- all.Text():
			case <-r.ctx.Done():
				return
			}
		}
	}()
	return func() (string, error) {
		select {
		case line, more := <-lines:
			if !more {
				return "", fmt.Errorf("the questions were not answered to the end, so nothing was written")
			}
			return line, nil
		case <-r.ctx.Done():
			return "", r.ctx.Err()
		}
	}
}
