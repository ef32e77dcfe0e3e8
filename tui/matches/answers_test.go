package matches_test

import (
	"testing"

	"crosswalk/tui/tuitest"
)

// A yes or a number says what it answers, where there is no room for labels.
func TestShortAnswersSayWhatTheyAnswer(t *testing.T) {
	d := tuitest.OfProgramme(t, "reciprocal-mentoring", "2023-06-08", 120, 40)
	d.Keys("3").Sees("Years in the job: ", "Online is fine: no", "Took part before: ")
	d.Open(80, 24)
	d.Keys("3", "enter").Sees("Starting out or", "Years in the job ").SeesNot("Years in the job: ")
}
