package cohort

import (
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/text"
)

// TestNoRoomAsOne: somebody in no pair, whose other application has all the partners they can take, is refused in a sentence.
func TestNoRoomAsOne(t *testing.T) {
	s := newState(1)
	for id := matching.ID(1); id <= 4; id++ {
		s.People[id] = &Applicant{Applicant: matching.Applicant{ID: id, Name: text.New("Ann Lee")}}
	}
	s.same = map[matching.ID][]matching.ID{1: {1, 2}, 2: {2, 1}}
	s.Fixed[matching.TeamOf(2, 3)] = Fix{State: matching.Locked}
	if s.canTake(1) != 0 {
		t.Fatal("the other application's partner does not count")
	}
	const want = "Ann Lee has the partners they can take already, under another address"
	if err := s.noRoom(s.People[1], nil, "lock"); !strings.HasPrefix(err.Error(), want) {
		t.Error(err)
	}
	if err := s.checkRoom(1, matching.TeamOf(1, 4), nil); err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Error(err)
	}
}
