package matching

import "testing"

func TestFirstName(t *testing.T) {
	for name, want := range map[string]string{
		"Amara Osei": "Amara", "Revd Esther Kamara": "Esther", "Prof. Dame Ann Low": "Ann", "Kavitha": "Kavitha",
		"Dr": "Dr", "": "", "Sirius Black": "Sirius", "dr ian moss": "ian",
	} {
		if got := FirstName(name); got != want {
			t.Errorf("%q is called %q, want %q", name, got, want)
		}
	}
}
