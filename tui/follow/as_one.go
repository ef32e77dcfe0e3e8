package follow

import "crosswalk/store/cohort"

// asOne makes one change of several that are written down together, so that they are undone together; of one, that one.
func asOne(all []cohort.Change) cohort.Change {
	if len(all) == 1 {
		return all[0]
	}
	var one cohort.Several
	for _, c := range all {
		switch c := c.(type) {
		case *cohort.Tick:
			one.Ticks = append(one.Ticks, *c)
		case *cohort.LogVisit:
			one.Visits = append(one.Visits, *c)
		case *cohort.Answer:
			one.Answers = append(one.Answers, *c)
		case *cohort.RecordCheckIn:
			one.CheckIns = append(one.CheckIns, *c)
		case *cohort.Assign:
			one.Assigned = append(one.Assigned, *c)
		case *cohort.Pause:
			one.Pauses = append(one.Pauses, *c)
		case *cohort.Resume:
			one.Resumes = append(one.Resumes, *c)
		case *cohort.End:
			one.Ends = append(one.Ends, *c)
		case *cohort.Attend:
			one.Attended = append(one.Attended, *c)
		default: // nothing that somebody wrote down may be left out
			panic("no part of several changes: " + c.Kind())
		}
	}
	return &one
}

// answerChange is an answer that was given in a call, as a change.
func answerChange(x *cohort.Exchange, a callAnswer) cohort.Change {
	given := &cohort.Answer{Exchange: x.ID, Answer: a.Answer}
	if step, ok := x.Step(a.Answer.Step); ok && a.IsText {
		given.Text = cohort.AnswerText(a.Said, step.SeenBy)
	}
	return given
}
