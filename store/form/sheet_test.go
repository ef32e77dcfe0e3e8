package form_test

import (
	"errors"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/form"
)

const board = `name = "board"
title = "Board"
[intake]
consent = "not-asked"
[[field]]
name = "organisation"
kind = "text"
required = true
[[field]]
name = "reach"
kind = "number"
range = [1, 5]
judges = ["chair", "nursing-lead"]
heading = ["{judge}: Reach"]
[[criterion]]
kind = "different"
field = "organisation"
points = 100
`

// TestSheetAboutKnownPeople reads a board's marks: by address and by name, with an answer outside of the range, a name that
// may be of two and one that is nobody's.
func TestSheetAboutKnownPeople(t *testing.T) {
	p, err := programme.Parse("board", []byte(board))
	if err != nil {
		t.Fatal(err)
	}
	amara := &matching.Applicant{ID: 1, Email: text.New("amara@example.org"), Name: text.New("Amara Osei")}
	known := func(email, name string) (*matching.Applicant, []string) {
		switch {
		case email == "amara@example.org" || name == "OSEI, Amara":
			return amara, nil
		case name == "Tom":
			return nil, []string{"Tom Bridger", "Tom Cole"}
		}
		return nil, nil
	}
	read := func(sheet string, known form.Known) (*form.Result, error) {
		return form.Read(strings.NewReader(sheet), "board.csv", p, form.Options{Known: known})
	}
	r, err := read("Email,Chair: Reach,Nursing lead: Reach\namara@example.org,4,\namara@example.org,7,3\n", known)
	if err != nil || !r.Sheet || len(r.Applicants) != 1 || len(r.Missing)+len(r.Questions) > 0 {
		t.Fatalf("%v %+v", err, r)
	}
	if a := r.Applicants[0]; a.Name != amara.Name || a.Answers["reach.nursing-lead"].Number != 3 {
		t.Errorf("%+v", a.Answers)
	}
	if len(r.Unread) != 1 || r.Unread[0].Why != "7 is not from 1 to 5." {
		t.Errorf("%+v", r.Unread)
	}

	r, err = read("Name,Chair: Reach\n\"OSEI, Amara\",4\nTom,3\n,2\nOsei Amara,5\n", func(email, name string) (*matching.Applicant, []string) {
		if name == "Osei Amara" {
			return amara, nil
		}
		return known(email, name)
	})
	if err != nil || len(r.Applicants) != 1 || len(r.Superseded) != 1 || len(r.Problems) != 2 {
		t.Fatalf("%v %+v", err, r)
	}
	if why := r.Problems[0].Why; !strings.Contains(why, "“Tom” may be Tom Bridger and Tom Cole: write the whole name, or the address.") && !strings.Contains(why, `"Tom" may be Tom Bridger and Tom Cole`) {
		t.Error(why)
	}

	// A form that lost a column, about people who are not there, is no sheet; nor is anything while nobody is there.
	for _, known := range []form.Known{known, nil} {
		_, err = read("Email,Name,Chair: Reach\nnew@example.org,New Person,4\nother@example.org,Other Person,3\n", known)
		if !errors.Is(err, form.ErrHeadings) || !strings.Contains(err.Error(), "no column answers organisation") {
			t.Errorf("%v", err)
		}
	}
}
