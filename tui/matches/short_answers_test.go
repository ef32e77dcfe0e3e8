package matches_test

import (
	"testing"

	"crosswalk/tui/tuitest"
)

// Beside a partner a yes, a no and a number say what they answer; and why somebody waits is read to its end beside their name.
func TestShortAnswersBesidePartners(t *testing.T) {
	d := tuitest.OfProgramme(t, "leadership-exchange", "2013-02-27", 80, 24)
	d.Keys("3", "G").Sees("possible partners").SeesNot("possible partners are t…").Keys("o").Dialog("Online is fine: ", "Member: ").SeesNot(" · no · ")
}

// Where publishing proposes, it says so before it is done.
func TestPublishProposes(t *testing.T) {
	d := tuitest.OfProgramme(t, "leadership-exchange", "2013-02-27", 80, 24)
	d.Keys("3", "p", "down", "right", "ctrl+s").Dialog("Publish 26 pairs?", "They start on Monday 4 March 2013.", "Each is proposed first, to be accepted by Monday 18 March", "2013.")
}
