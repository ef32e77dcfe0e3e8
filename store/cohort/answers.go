package cohort

import (
	"fmt"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
)

// Answer is what somebody answered at a milestone. A text stands apart from the log, for whoever the milestone says may
// read it.
type Answer struct {
	Exchange uint64
	Answer   exchange.Answer // its ID and note are given when it is made
	Text     Note            // of a milestone that asks for a text
	Early    bool            `json:",omitempty"` // it ends the exchange early; found out when it is made
}

func (*Answer) Kind() string { return "answer" }

// plans: an answer that ends the exchange early sets its people free.
func (c *Answer) plans() bool { return c.Early }

// Summary never tells what was answered: it may be for the facilitator alone.
func (c *Answer) Summary(s *State) string {
	who := s.callParty(c.Exchange, c.Answer.From)
	line := fmt.Sprintf("Took down what %s answered to “%s”", who, s.stepTitle(c.Exchange, c.Answer.Step))
	if c.Answer.About >= 0 {
		line += " about " + s.callParty(c.Exchange, c.Answer.About)
	}
	return line
}

func (c *Answer) records() []Slot { return []Slot{&c.Text} }

// AnswerText makes a note of a text that was answered at a milestone.
func AnswerText(text string, seenBy programme.SeenBy) Note {
	n := CallNote(text)
	if seenBy == programme.SeenByPair || seenBy == programme.SeenByReport {
		n.Value.For = Shareable
	}
	return n
}

func (c *Answer) prepare(s *State, at Stamp) error {
	c.Early = false
	if x, ok := s.Exchange(c.Exchange); ok && x.Open() {
		a := c.Answer
		a.ID = at.id()
		after := &Exchange{Exchange: x.Exchange.AddAnswer(a)}
		c.Early = !after.Stays()
	}
	return nil
}

func (c *Answer) check(s *State, at Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	if !ok {
		return errNoExchange
	}
	if step, ok := x.Step(c.Answer.Step); ok && !step.Answer.IsZero() {
		isText := step.Answer.Kind == programme.AnswerText
		switch {
		case isText && c.Text.isNone():
			return Refuse("say what was answered: “%s” asks for a text", step.Title)
		case !isText && !c.Text.isNone():
			return Refuse("“%s” asks for %s, not for a text", step.Title, step.Answer.Say())
		}
	}
	if err := s.checkDay(c.Answer.On, at); err != nil {
		return err
	}
	return asRefusal(x.CheckAnswer(c.Answer))
}

func (c *Answer) apply(s *State, at Stamp) {
	s.live(c.Exchange, Note{}, func(x *Exchange) {
		a := c.Answer
		a.ID, a.Note = at.id(), x.keepNote(c.Text)
		x.Exchange = x.Exchange.AddAnswer(a)
	})
}

// RemoveAnswer takes an answer out, and the ending that it brought.
type RemoveAnswer struct {
	Exchange uint64
	Answer   uint64
	Ended    bool `json:",omitempty"` // it had ended the exchange early; found out when it is made
}

func (*RemoveAnswer) Kind() string { return "remove-answer" }

func (c *RemoveAnswer) plans() bool { return c.Ended }

func (c *RemoveAnswer) Summary(s *State) string {
	return "Removed an answer of " + s.callExchange(c.Exchange)
}

func (c *RemoveAnswer) prepare(s *State, _ Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	c.Ended = ok && c.Answer != 0 && x.EndedEarly() && x.Ending.Answer == c.Answer
	return nil
}

func (c *RemoveAnswer) check(s *State, _ Stamp) error {
	x, ok := s.Exchange(c.Exchange)
	if !ok {
		return errNoExchange
	}
	if err := x.CheckRemoveAnswer(c.Answer); err != nil {
		return asRefusal(err)
	}
	if c.Ended && !x.Stays() {
		return s.checkTogetherAgain(x)
	}
	return nil
}

func (c *RemoveAnswer) apply(s *State, _ Stamp) {
	s.live(c.Exchange, Note{}, func(x *Exchange) { x.Exchange = x.Exchange.RemoveAnswer(c.Answer) })
	if x, ok := s.Exchange(c.Exchange); ok && c.Ended && x.Stays() {
		delete(s.Fixed, x.Team())
	}
}
