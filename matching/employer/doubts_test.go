package employer

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// verdict says what two wordings are: "one", "asked", "two" or, of what names no employer, "nobody".
func verdict(b *Book, x, y string) string {
	kx, nx := b.Key(x)
	ky, ny := b.Key(y)
	switch {
	case nx || ny:
		return "nobody"
	case kx == ky:
		return "one"
	case b.Doubts([]string{x, y}).May(0, 1):
		return "asked"
	}
	return "two"
}

// TestSpellings reads pairs of wordings with what they are; see the file. Two who work for nobody are never colleagues,
// whatever the spelling.
func TestSpellings(t *testing.T) {
	file, err := os.ReadFile("testdata/cases/11-organisation-spellings/orgs.txt")
	if err != nil {
		t.Fatal(err)
	}
	b := NewBook(nil)
	for line := range strings.Lines(string(file)) {
		p := strings.Split(strings.TrimRight(line, "\n"), "|")
		got := verdict(b, p[1], p[2])
		t.Log(p, got)
		switch {
		case got == "nobody":
			if !IsNobody(p[1]) || !IsNobody(p[2]) {
				t.Errorf("%v: one of two is nobody's", p)
			}
		case p[0] == "same" && got == "two", p[0] == "different" && got != "two":
			t.Errorf("%v: %s", p, got)
		}
	}
}

func TestMayBeOne(t *testing.T) {
	for _, two := range [][2]string{
		{"GSTT", "Guy's and St Thomas' NHS Foundation Trust"}, {"KCH", "King's College Hospital NHS FT"}, {"LBL", "London Borough of Lewisham"},
		{"SEL ICB", "South East London ICB"}, {"SEL ICB", "NHS South East London Integrated Care Board"}, {"LGT", "Lewisham and Greenwich NHS Trust"},
		{"Lewisham London Borough Council", "London Borough of Lewisham"}, {"Lewisham LB", "Lewisham Council"}, {"RB Greenwich", "Greenwich Council"},
		{"Royal Borough of Kensington & Chelsea", "Kensington and Chelsea Council"}, {"City of Westminster", "Westminster City Council"},
		{"Oxleas - Bexley", "Oxleas"}, {"Oxleas, Bexley", "Oxleas NHS Foundation Trust"}, {"Oxleas – Queen Mary's site", "Oxleas NHS FT"},
		{"Lewisham Council (Adult Social Care)", "Lewisham Council"}, {"Adult Social Care, Lewisham Council", "London Borough of Lewisham"},
		{"University of Greenwich", "Greenwich University"}, {"Bromley Health Care", "Bromley Healthcare"}, {"Met Police", "Metropolitan Police Service"},
		{"Thamesbank Univeristy Hospitals", "Thamesbank University Hospitals"}, {"Southwrak Council", "Southwark Council"},
		{"Lewisham Counci", "Lewisham Council"}, {"Royal Borough of Greenwhich", "Royal Borough of Greenwich"},
		{"North Lewisham Primary Care Network", "North Lewisham PCN"}, {"SLaM (South London and Maudsley)", "South London & Maudsley NHS FT"},
		{"London Ambulance Services", "London Ambulance Service"}, {"Cafe Society Ltd", "Café Society"}, {"Guys and St Thomas Trust (GSTT)", "GSTT"},
		{"The South London and Maudsley", "SLAM"}, {"NHS South East London", "South East London ICS"}, {"Elm Trust C.I.C.", "Elm Trust community interest company"},
		{"SE London ICB", "South East London ICB"}, {"S.E. London ICB", "South East London ICB"}, {"SELICB", "South East London ICB"}, {"South-East London ICB", "Southeast London ICB"},
		{"BLMK ICB", "Bedfordshire, Luton and Milton Keynes ICB"}, {"Central Beds Council", "Central Bedfordshire Council"}, {"Surrey CC", "Surrey County Council"},
		{"London Boro of Lambeth", "Lambeth Council"}, {"St Christophers", "St Christopher's Hospice"}, {"Guys and St Thomas Hospital", "Guy's and St Thomas' NHS Foundation Trust"},
		{"Hartsdown FRS", "Hartsdown Fire and Rescue Service"}, {"Larkfield Neighbours Registered Charity", "Larkfield Neighbors"}, {"Elmstead GP Surgery", "The Elmstead Surgery"},
	} {
		if got := verdict(NewBook(nil), two[0], two[1]); got != "asked" && got != "one" {
			t.Errorf("%q and %q: %s", two[0], two[1], got)
		}
	}
	for _, two := range [][2]string{
		{"Lewisham Council", "Lewisham Homes"}, {"London Borough of Lewisham", "Lewisham and Greenwich NHS Trust"}, {"Mind", "Mind in Bexley"},
		{"St Mary's Hospital", "St Mary's Hospice"}, {"Organisation 12", "Organisation 13"}, {"Ward 10 Trust", "Ward 11 Trust"},
		{"North Lewisham PCN", "South Lewisham PCN"}, {"NHS England", "NHS Scotland"}, {"Citizens Advice Bromley", "Citizens Advice Bexley"},
		{"City of London School", "City of London Police"}, {"University of London", "University of Leeds"}, {"Council", "Lewisham Council"},
		{"Lambeth Council", "Lambeth"}, {"Hospital (Lewisham)", "Hospital (Bromley)"}, {"Age UK", "Age UK Lewisham"},
		{"London Fire Brigade", "London Ambulance Service"}, {"Greenwich Leisure Limited", "Greenwich Council"},
		{"South East London ICB", "South West London ICB"}, {"NE London ICB", "SE London ICB"}, {"St Christopher's Hospice", "St Christopher's School"}, {"Surrey County Council", "Surrey Police"},
		{"Hillside Surgery", "Hillview Surgery"}, {"Kings Cross Practice", "Kings Cross Centre"}, {"Royal Surrey", "Royal Sussex"}, {"Elm Trust", "Oak Trust"}, {"Kent Community Health", "Kent and Medway Partnership Trust"},
	} {
		if got := verdict(NewBook(nil), two[0], two[1]); got != "two" {
			t.Errorf("%q and %q: %s", two[0], two[1], got)
		}
	}
}

func TestGroups(t *testing.T) {
	wordings := []string{"Lewisham Council", "Bromley Healthcare", "London Borough of Lewisham", "N/A", "LB Lewisham", "Mind", "Bromley Health Care", "n/a"}
	d := NewBook(nil).Doubts(wordings)
	if got := fmt.Sprint(d.Groups); got != "[[0 2 4] [1 6]]" {
		t.Errorf("groups %s", got)
	}
	if d.Group(0) != 0 || d.Group(6) != 1 || d.Group(3) != -1 || d.Group(5) != -1 {
		t.Error("the groups of single wordings")
	}
}

func TestSettled(t *testing.T) {
	lewisham := []string{"Lewisham Council", "London Borough of Lewisham", "LB Lewisham"}
	one := NewBook([]Settled{{Wordings: lewisham[1:], As: lewisham[0]}})
	for _, w := range lewisham {
		if k, _ := one.Key(w); k != "lewisham council" {
			t.Errorf("%q has the key %q", w, k)
		}
	}
	if got := verdict(one, "lewisham  council.", "lb lewisham"); got != "one" {
		t.Errorf("another spelling of a settled wording: %s", got)
	}
	if got := verdict(one, "Lewisham LBC", "lb lewisham"); got != "asked" {
		t.Errorf("a wording beside the settled ones: %s", got)
	}
	two := NewBook([]Settled{{Wordings: lewisham, Different: true}})
	if got := two.Doubts(lewisham).Groups; got != nil {
		t.Errorf("asked again: %v", got)
	}
	// A third wording is asked about though two are settled.
	if got := NewBook([]Settled{{Wordings: lewisham[:2], Different: true}}).Doubts(lewisham); len(got.Groups) != 1 || got.May(0, 1) || !got.May(0, 2) {
		t.Errorf("a third wording: %v", got.Groups)
	}
	// What has one key can be parted, and what was settled can be settled otherwise.
	apart := NewBook([]Settled{{Wordings: []string{"Elm Trust", "Elm Trust Ltd"}, Different: true}})
	if got := verdict(apart, "Elm Trust", "Elm Trust Ltd"); got != "two" {
		t.Errorf("parted: %s", got)
	}
	later := NewBook([]Settled{{Wordings: lewisham, As: lewisham[0]}, {Wordings: lewisham[:2], Different: true}})
	if got := verdict(later, lewisham[0], lewisham[1]); got != "two" {
		t.Errorf("first one, then different: %s", got)
	}
	if got := verdict(later, lewisham[0], lewisham[2]); got != "one" {
		t.Errorf("the third stays with the first: %s", got)
	}
	again := NewBook([]Settled{{Wordings: lewisham, Different: true}, {Wordings: lewisham, As: lewisham[0]}})
	if got := verdict(again, lewisham[0], lewisham[1]); got != "one" {
		t.Errorf("first different, then one: %s", got)
	}
	nobody := NewBook([]Settled{{Wordings: []string{"Portfolio career"}, As: "none"}})
	if _, no := nobody.Key("portfolio career"); !no {
		t.Error("what counts as nobody's is somebody's")
	}
	if got := verdict(NewBook([]Settled{{Wordings: []string{"Independent"}, As: "The Independent newspaper"}}), "independent", "Independent Newspaper"); got == "nobody" {
		t.Error("what counts as an employer is nobody's")
	}
}

// manyWordings are so many organisations as people write them: places, kinds, every fifth in another wording.
func manyWordings(n int) []string {
	kinds := []string{"Council", "Hospital NHS Trust", "Hospice", "Primary Care Network", "Integrated Care Board", "Academy School", "Healthcare CIC"}
	sounds := []string{"ba", "ke", "li", "mor", "nu", "sta", "ton", "wel", "ham", "fi", "gar", "dun"}
	var out []string
	for i := 0; len(out) < n; i++ {
		place := ""
		for k, left := 0, i; k < 4; k, left = k+1, left/len(sounds) {
			place += sounds[(left+k*5)%len(sounds)]
		}
		name := strings.ToUpper(place[:1]) + place[1:] + " " + kinds[i%len(kinds)]
		out = append(out, name)
		if i%5 == 0 {
			out = append(out, "NHS "+name+" ("+sounds[i%len(sounds)]+")")
		}
	}
	return out[:n]
}

func TestManyWordings(t *testing.T) {
	took := func(n int) time.Duration {
		w := manyWordings(n)
		start := time.Now()
		NewBook(nil).Doubts(w)
		return time.Since(start)
	}
	took(500)
	few, many := took(1000), took(10_000)
	if many > 40*few+200*time.Millisecond {
		t.Errorf("1,000 wordings took %v, 10,000 took %v", few, many)
	}
	if slices.Contains(manyWordings(100), "") {
		t.Error("an empty wording")
	}
}

func BenchmarkDoubts(b *testing.B) {
	for _, n := range []int{250, 2500} {
		w := manyWordings(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				NewBook(nil).Doubts(w)
			}
		})
	}
}
