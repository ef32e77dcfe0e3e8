package follow

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// callSteps is the milestones on a call sheet that are open when the call begins, and below them the events it is about:
// what is ticked and answered in them during the call, until it is saved.
type callSteps struct {
	one     *shell.ExchangeStatus // as it was when the call began
	rows    []int                 // of the exchange's steps, then, counted on from the last step, of the events
	events  []cohort.Event        // those the call is about
	at      int                   // the row under the cursor
	party   int                   // whose box or answer, or exchange.Everybody
	ticks   []callTick
	answers []callAnswer
	came    []callCame

	typing bool // an answer is being typed
	input  textinput.Model
	left   leftAnswer // what was typed of one and left
	wrong  string     // why what was typed is no answer
}

// callTick is a milestone ticked in a call, for a party or for everybody.
type callTick struct {
	Step  string
	Party int
}

// leftAnswer is what was typed of an answer to a milestone.
type leftAnswer struct{ step, typed string }

// callAnswer is an answer given in a call; Said is its words.
type callAnswer struct {
	Answer exchange.Answer
	Said   string
	IsText bool
}

func newCallSteps(sh *shell.Shell, one *shell.ExchangeStatus) callSteps {
	c := callSteps{one: one, party: exchange.Everybody, input: textinput.New(), events: eventsInCall(sh, one)}
	c.input.Prompt = ""
	c.input.CharLimit = 2000
	c.input.SetStyles(shell.InputStyles(sh.Theme))
	for i, s := range one.X.Steps {
		_, done := one.X.DoneOn(i)
		if s.Many || !done && s.Skipped.IsZero() {
			c.rows = append(c.rows, i)
		}
	}
	for i := range c.events {
		c.rows = append(c.rows, len(one.X.Steps)+i)
	}
	for k, i := range c.rows {
		if i < len(one.X.Steps) && one.X.Steps[i].Name == one.Look.ToTick {
			c.at = k
		}
	}
	return c
}

func (c *callSteps) len() int { return len(c.rows) }

// step is the milestone under the cursor; nil if there is none, or it is an event.
func (c *callSteps) step() *exchange.Step {
	if c.at < 0 || c.at >= len(c.rows) || c.rows[c.at] >= len(c.one.X.Steps) {
		return nil
	}
	return &c.one.X.Steps[c.rows[c.at]]
}

// asks reports whether a milestone takes an answer.
func asks(s *exchange.Step) bool { return s != nil && !s.Answer.IsZero() }

// ofEach reports whether each party ticks or answers a milestone alone.
func ofEach(s *exchange.Step) bool { return s.Each || s.About }

// key answers a key on the row under the cursor, given who was reached.
func (c *callSteps) key(k tea.KeyPressMsg, who []int) {
	s, event := c.step(), c.event()
	switch key := k.String(); {
	case event != nil:
		c.eventKey(event, key)
	case s == nil:
	case c.typing:
		c.typed(k, who)
	case key == "right" || key == "left":
		c.otherParty(s, key == "right")
	case key == "space" && s.ByHand():
		c.toggle(s)
	case !asks(s):
	case key == "backspace" || key == "delete":
		c.take(s, who)
	case key == "space" && s.Answer.Kind == programme.AnswerYesNo:
		c.give(s, programme.Yes, who)
	case key == "space":
		c.begin("")
	case k.Text != "":
		c.answerKey(s, k.Text, who)
	}
}

// enter opens the line for an answer that is typed; false where none is.
func (c *callSteps) enter([]int) bool {
	s := c.step()
	if !asks(s) || s.Answer.Kind == programme.AnswerYesNo {
		return false
	}
	c.begin("")
	return true
}

func (c *callSteps) begin(typed string) {
	if s := c.step(); s != nil && typed == "" && c.left.step == s.Name {
		typed = c.left.typed
	}
	c.typing, c.wrong, c.left = true, "", leftAnswer{}
	c.input.SetValue(typed)
	c.input.CursorEnd()
	c.input.Focus()
}

// longScale is the end of a scale from which on one figure does not say the number.
const longScale = 9

// answerKey takes a letter or a figure: as the whole answer where it can be no other, else as its beginning.
func (c *callSteps) answerKey(s *exchange.Step, typed string, who []int) {
	whole := s.Answer.Kind == programme.AnswerYesNo || s.Answer.Kind == programme.AnswerChoice ||
		s.Answer.Kind == programme.AnswerScale && s.Answer.From >= 0 && s.Answer.To <= longScale
	if _, err := s.Answer.Read(typed); whole && err == nil {
		c.give(s, typed, who)
		return
	}
	if s.Answer.Kind != programme.AnswerYesNo {
		c.begin(typed)
	}
}

// typed answers a key while an answer is being typed.
func (c *callSteps) typed(k tea.KeyPressMsg, who []int) {
	switch k.String() {
	case "esc":
		c.typing, c.left = false, c.unfinished()
	case "enter", "tab", "up", "down", "ctrl+s":
		c.typing = !c.give(c.step(), c.input.Value(), who)
	default:
		c.input, _ = c.input.Update(k)
		c.wrong = ""
	}
}

// unfinished is what is typed of an answer, or was and was left.
func (c *callSteps) unfinished() leftAnswer {
	if s := c.step(); c.typing && s != nil {
		return leftAnswer{s.Name, c.input.Value()}
	}
	return c.left
}

// whose is whose answer or tick comes next: the party that was chosen; of a milestone of each, else the only one who
// was reached, else the first who has none.
func (c *callSteps) whose(s *exchange.Step, who []int) int {
	switch {
	case c.party >= 0 || !ofEach(s):
		return c.party
	case len(who) == 1:
		return who[0]
	}
	for p := range c.one.X.Parties {
		if !slices.ContainsFunc(c.answers, func(a callAnswer) bool { return a.Answer.Step == s.Name && a.Answer.From == p }) &&
			!slices.ContainsFunc(c.one.X.AnswersTo(s.Name), func(a exchange.Answer) bool { return a.From == p }) {
			return p
		}
	}
	return 0
}

// give takes an answer down; false if it is none.
func (c *callSteps) give(s *exchange.Step, typed string, who []int) bool {
	reply, err := s.Answer.Read(typed)
	if err != nil {
		c.wrong = shell.AsSentence(err.Error())
		return false
	}
	from := c.whose(s, who)
	a := callAnswer{Answer: exchange.Answer{Step: s.Name, From: from, About: c.one.X.AboutOf(s.Name, from), Value: reply.Value, Number: reply.Number},
		Said: sayReply(s.Answer, reply, typed), IsText: s.Answer.Kind == programme.AnswerText}
	if !s.Many {
		c.drop(s.Name, from)
	}
	c.answers = append(c.answers, a)
	c.wrong = ""
	return true
}

// take takes the answer back that was given last.
func (c *callSteps) take(s *exchange.Step, who []int) {
	for i, a := range slices.Backward(c.answers) {
		if a.Answer.Step == s.Name && (c.party < 0 || a.Answer.From == c.party) {
			c.answers = slices.Delete(c.answers, i, i+1)
			return
		}
	}
}

func (c *callSteps) drop(step string, from int) {
	c.answers = slices.DeleteFunc(c.answers, func(a callAnswer) bool { return a.Answer.Step == step && a.Answer.From == from })
}

// sayReply is an answer in words.
func sayReply(a programme.Answer, r programme.Reply, typed string) string {
	switch {
	case a.Kind == programme.AnswerText:
		return strings.TrimSpace(text.Line(typed))
	case a.IsNumber():
		return sayNumber(a, r.Number)
	}
	return r.Value
}

// otherParty goes from everybody's to each one's box and round again.
func (c *callSteps) otherParty(s *exchange.Step, right bool) {
	if !asks(s) && !(s.Each && s.ByHand()) {
		return
	}
	c.turn(right)
}

func (c *callSteps) turn(right bool) {
	n := c.one.X.Parties + 1
	by := 1
	if !right {
		by = n - 1
	}
	c.party = (c.party+1+by)%n - 1
}

// toggle ticks the milestone, for the party that was chosen or for everybody, or takes that back.
func (c *callSteps) toggle(s *exchange.Step) {
	party := exchange.Everybody
	if s.Each {
		party = c.party
	}
	was := len(c.ticks)
	c.ticks = slices.DeleteFunc(c.ticks, func(t callTick) bool {
		return t.Step == s.Name && (t.Party == party || party < 0)
	})
	if len(c.ticks) == was {
		c.ticks = append(c.ticks, callTick{s.Name, party})
	}
}

// apply is the exchange with what was ticked and answered on a day.
func (c *callSteps) apply(x exchange.Exchange, on programme.Date) exchange.Exchange {
	for _, t := range c.ticks {
		x = x.Tick(t.Step, t.Party, on, 0)
	}
	for _, a := range c.answers {
		a.Answer.On = on
		x = x.AddAnswer(a.Answer)
	}
	return x
}

// changes are what was ticked and answered, as changes of the cohort, or why one of them cannot be made.
func (c *callSteps) changes(x exchange.Exchange, on programme.Date) (all []cohort.Change, wrong string) {
	for _, t := range c.ticks {
		if err := x.CheckTick(t.Step, t.Party, on); err != nil {
			return nil, plainly(err)
		}
		x = x.Tick(t.Step, t.Party, on, 0)
		all = append(all, &cohort.Tick{Exchange: c.one.X.ID, Milestone: t.Step, Party: t.Party, On: on})
	}
	for _, a := range c.answers {
		a.Answer.On = on
		if err := x.CheckAnswer(a.Answer); err != nil {
			return nil, plainly(err)
		}
		x = x.AddAnswer(a.Answer)
		all = append(all, answerChange(c.one.X, a))
	}
	return append(all, c.attended()...), ""
}
