package programme

import "testing"

// TestLikeliest: a slip is likely to be meant as a choice, and what people add in their own words is not.
func TestLikeliest(t *testing.T) {
	p, err := LoadBuiltin("walking-in-their-shoes")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ field, written, want string }{
		{"themes", "inovation – spreading and scaling new ideas", "ideas"},
		{"themes", "harnessing the power of our comunities", "communities"},
		{"themes", "Housing and health", ""},
		{"themes", "Racism in services", ""},
		{"sector", "Fire brigade", "emergency"},
		{"sector", "Voluntary sector (youth)", "voluntary"},
		{"sector", "Housing association", ""},
		{"profession", "Physiotherapist", "ahp"},
		{"profession", "Dentist", ""},
		{"borough", "Bromly", "bromley"},
		{"borough", "Paris", ""},
	} {
		f, _ := p.Field(c.field)
		if got, ok := f.Likeliest(c.written); got.Name != c.want || ok != (c.want != "") {
			t.Errorf("%s is likely %q, not %q", c.written, got.Name, c.want)
		}
	}
}
