package employer

import "testing"

func TestKey(t *testing.T) {
	same := [][]string{
		{"Guy's and St Thomas' NHS Foundation Trust", "GUYS & ST. THOMAS", "Guy’s and Saint Thomas’ NHS FT",
			"Guy's and St Thomas' NHS Foundation Trust (GSTT)", "The Guys and St Thomas' Foundation Trust"},
		{"King's College Hospital NHS Foundation Trust", "kings college hospital", "  King's  College Hospital NHS Trust. "},
		{"South London and Maudsley NHS FT", "South London & Maudsley (SLaM)"},
		{"Age UK Lewisham and Southwark", "age uk, lewisham & southwark", "Age UK Lewisham + Southwark"},
		{"The Albany", "Albany", "Albany Ltd", "Albany CIC"},
		{"Société Générale", "SOCIE\u0301TE\u0301 GE\u0301NE\u0301RALE"},
		{"St Christopher's", "St. Christopher's", "St Christophers"},
	}
	for _, names := range same {
		for _, n := range names[1:] {
			if a, b := Key(names[0]), Key(n); a != b {
				t.Errorf("%q is %q, but %q is %q", names[0], a, n, b)
			}
		}
	}
	different := [][2]string{
		{"Age UK Lewisham", "Age UK Lambeth"},
		{"Age UK (Lewisham)", "Age UK (Lambeth)"},
		{"Lambeth Council", "Lambeth"},
		{"NHS Trust", "Trust"},
		{"NHS Foundation Trust", "NHS Trust"},
		{"Oxleas NHS Foundation Trust", "Oxleas Charity"},
		{"GSTT", "Guy's and St Thomas'"},
		{"The", ""},
		{"FT", "Ltd"},
		{"St George's", "St George"},
		{"Mind in Bexley", "Mind"},
	}
	for _, names := range different {
		if a, b := Key(names[0]), Key(names[1]); a == b {
			t.Errorf("%q and %q are both %q", names[0], names[1], a)
		}
	}
	for _, empty := range []string{"", " ", "-", "…", "()"} {
		if got := Key(empty); got != "" {
			t.Errorf("%q is %q", empty, got)
		}
	}
}
