package programme

// EndReason is why an exchange is over, as stores keep it, commands take it and a milestone's ends names it. What
// each means for an exchange is told in package exchange, which has an entry for every one of [EndReasons].
type EndReason string

const (
	EndCompleted  EndReason = "completed"
	EndGoalMet    EndReason = "goal met"
	EndOfTerm     EndReason = "end of term"
	EndNoTime     EndReason = "no time or release"
	EndChangedJob EndReason = "changed job"
	EndIllness    EndReason = "illness or leave"
	EndNoFit      EndReason = "not a good fit"
	EndConflict   EndReason = "conflict of interest"
	EndNoContact  EndReason = "no contact"
	EndLeft       EndReason = "partner left"
	EndStopped    EndReason = "programme stopped"
	EndDeclined   EndReason = "declined"
)

// EndReasons are the reasons there are, in the order in which they are offered.
func EndReasons() []EndReason {
	return []EndReason{
		EndCompleted, EndGoalMet, EndOfTerm, EndNoTime, EndChangedJob, EndIllness,
		EndNoFit, EndConflict, EndNoContact, EndLeft, EndStopped, EndDeclined,
	}
}
