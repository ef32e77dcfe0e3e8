package overview

import (
	"fmt"
	"strings"
	"time"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// stage is how far a cohort is.
type stage int

const (
	collecting stage = iota // applications come in
	reviewing               // the deadline is past, nothing is published
	published               // the first exchange has not started yet
	running
	closed // every exchange is complete or has ended
	stages
)

func (g stage) String() string {
	return [stages]string{collecting: "collecting", reviewing: "reviewing", published: "published", running: "running", closed: "closed"}[g]
}

// stageOf is how far the cohort is at an instant. Without a deadline it collects until something is
// published.
func stageOf(s *cohort.State, st *shell.ExchangeStatuses, now time.Time) stage {
	if !s.IsPublished() {
		if s.IsOver(now) {
			return reviewing
		}
		return collecting
	}
	if st.Today.Before(st.From) {
		return published
	}
	if st.GoOn {
		return running
	}
	return closed
}

// stageWords says where the cohort stands and what comes next, given how many pairs of the plan are no exchanges yet.
func stageWords(s *cohort.State, st *shell.ExchangeStatuses, now time.Time, unpublished int) string {
	switch stageOf(s, st, now) {
	case collecting:
		return collectingWords(s, now)
	case reviewing:
		line := "Reviewing since the deadline, " + instantWords(s, s.Closes, now) + ": "
		if s.PlansEntry() {
			return line + chooseWords(s) + "."
		}
		if s.Plan == nil || len(s.Plan.Pairs) == 0 {
			return line + "there are no pairs yet."
		}
		return line + "look at the weakest pairs and publish (keys 3, p)."
	case published:
		return fmt.Sprintf("Published: the first of %s starts on %s.", say.Count(len(st.All), "exchange"), exchange.LongDay(st.From)) + unpublishedWords(unpublished)
	case running:
		return runningWords(st) + unpublishedWords(unpublished)
	}
	return fmt.Sprintf("Closed: %d of %s complete.", st.Health[exchange.HealthComplete], say.Count(len(st.All), "exchange")) + unpublishedWords(unpublished)
}

func collectingWords(s *cohort.State, now time.Time) string {
	so := say.Count(len(s.People), "applicant") + " so far"
	switch next, ok := nextMatching(s.Programme, s.Today(now)); {
	case !s.Closes.IsZero():
		return "Collecting until " + instantWords(s, s.Closes, now) + ": " + so + "."
	case ok:
		return "Collecting: " + so + ", matched next on " + exchange.PlainDay(next) + " (keys 3, p publish)."
	}
	if s.PlansEntry() {
		return "Collecting, without a deadline: " + so + "; " + chooseWords(s) + "."
	}
	return "Collecting, without a deadline: " + so + "; publish when the pairs are good (keys 3, p)."
}

// chooseWords says what comes first where nobody was moved to a stage that is paired yet.
func chooseWords(s *cohort.State) string {
	return "move who is to be paired on from " + text.Line(s.Programme.EntryStage().Title) + " (keys 2, t)"
}

// nextMatching is the next date on which a rolling intake is matched.
func nextMatching(p *programme.Programme, today programme.Date) (next programme.Date, ok bool) {
	for _, m := range p.Intake.MatchOn {
		if d := m.Next(today); !ok || d.Before(next) {
			next, ok = d, true
		}
	}
	return next, ok
}

func runningWords(st *shell.ExchangeStatuses) string {
	line := "Running"
	if !st.Endless {
		line += " until " + exchange.PlainDay(st.To)
	}
	var worst []string
	if n := st.Health[exchange.HealthAtRisk]; n > 0 {
		worst = append(worst, fmt.Sprintf("%d at risk", n))
	}
	if n := st.Health[exchange.HealthOverdue]; n > 0 {
		worst = append(worst, fmt.Sprintf("%d overdue", n))
	}
	if n := st.Health[exchange.HealthOurTurn]; n > 0 {
		worst = append(worst, fmt.Sprintf("%d our turn", n))
	}
	if st.Ours > 0 {
		worst = append(worst, say.Count(st.Ours, "call")+" to make (key 5)")
	}
	if n := st.Health[exchange.HealthDue]; n > 0 && len(worst) == 0 {
		return line + fmt.Sprintf(": nothing is overdue, %d due (key 4).", n)
	}
	if len(worst) == 0 {
		return line + ": nothing is overdue."
	}
	return line + ": " + strings.Join(worst, ", ") + "."
}

// unpublishedWords tells of pairs that came after the publishing.
func unpublishedWords(n int) string {
	if n == 0 {
		return ""
	}
	return " " + say.Count(n, "pair") + " not published yet (keys 3, p)."
}

// instantWords is an instant in the programme's zone: "14 March, 23:59", with the year where it is another
// one than now.
func instantWords(s *cohort.State, at, now time.Time) string {
	at, now = at.In(s.Programme.Zone), now.In(s.Programme.Zone)
	if at.Year() == now.Year() {
		return at.Format("2 January, 15:04")
	}
	return at.Format("2 January 2006, 15:04")
}
