package programme

import "testing"

func TestWeighed(t *testing.T) {
	p, err := LoadBuiltin("walking-in-their-shoes")
	if err != nil {
		t.Fatal(err)
	}
	q := p.Weighed(map[string]int{"challenges": 50, "place": 0, "of another file": 7})
	if p.Criteria[0].Points != 40 || q.Criteria[0].Points != 50 || q.Criteria[3].Points != 0 || q.Criteria[1] != p.Criteria[1] {
		t.Errorf("%+v, from %+v", q.Criteria, p.Criteria)
	}
	again, err := LoadBuiltin("walking-in-their-shoes")
	if err != nil {
		t.Fatal(err)
	}
	fewer := *q
	fewer.Rules = q.Rules[1:]
	for _, test := range []struct {
		what string
		a, b *Programme
		same bool
	}{
		{"itself", p, p, true}, {"none", nil, nil, true}, {"none and one", nil, p, false}, {"one and none", p, nil, false},
		{"the file read twice", p, again, true}, {"other points", p, q, false},
		{"the same points", q, again.Weighed(map[string]int{"place": 0, "challenges": 50}), true},
		{"the points taken back", p, q.Weighed(map[string]int{"place": 10, "challenges": 40}), true},
		{"a rule less", q, &fewer, false},
	} {
		if test.a.SameAs(test.b) != test.same {
			t.Errorf("%s: SameAs should be %v", test.what, test.same)
		}
	}
}
