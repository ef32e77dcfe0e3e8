package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/export"
	"crosswalk/store/storetest"
)

// told is a report as a program reads it.
type told struct {
	Sections []struct {
		Name    string
		Columns []struct{ Name string }
		Rows    []struct {
			Name   string
			Values map[string]*float64
			Hidden []string
		}
		Texts []string
	}
}

func readReport(t testing.TB, r export.Report) told {
	t.Helper()
	var b bytes.Buffer
	if err := r.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	var out told
	if err := json.Unmarshal(b.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// value is a number of the report; false where it is not told.
func (r told) value(section, row, column string) (float64, bool) {
	for _, s := range r.Sections {
		for _, one := range s.Rows {
			if v := one.Values[column]; s.Name == section && one.Name == row && v != nil {
				return *v, true
			}
		}
	}
	return 0, false
}

// lived is a cohort of some people whose exchanges went this way and that.
func lived(t testing.TB, n int, source string) *storetest.Office {
	o := storetest.OpenOf(t, source, storetest.Applicants(n)...)
	o.Noon = noon
	o.Do(&cohort.Publish{Start: day("2023-04-03")})
	for i, x := range o.State().Exchanges {
		on := day("2023-04-04").AddDays(i % 20)
		for _, step := range []string{"confirm", "first-meeting", "agreement"}[:i%4] {
			o.Do(&cohort.Tick{Exchange: x.ID, Milestone: step, Party: exchange.Everybody, On: on})
		}
		for k := range i % 3 {
			o.Do(&cohort.LogVisit{Exchange: x.ID, Visit: exchange.Visit{Date: on, HourTenths: 15 + 10*i, Activity: "shadowing", Host: k - i%2}})
		}
		if i%2 == 0 {
			o.Do(&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: on, Reached: []int{0, 1}[:i/2%3], Outcome: []exchange.Outcome{exchange.NoAnswer, exchange.Spoke, exchange.Spoke}[i/2%3]}})
		}
	}
	return o
}

// TestReportSums holds the report against sums made of the exports.
func TestReportSums(t *testing.T) {
	o := lived(t, 24, storetest.ShippedSource(t))
	s, today := o.State(), day("2023-05-02")
	r := readReport(t, export.MakeReport(s, today))
	people, pairs, timeline := export.Applicants(s), export.Pairs(s), export.Timeline(s, today)
	at := func(table export.Table, row []string, heading string) string {
		return row[slices.Index(table.Headings, heading)]
	}
	sums := map[string]float64{"people applied people": float64(people.Len())}
	sector := map[string]string{}
	for _, row := range people.Rows {
		sector[at(people, row, "email")] = at(people, row, "sector")
		if at(people, row, "partner") != "" {
			sums["people paired people"]++
		}
	}
	for _, row := range pairs.Rows {
		if at(pairs, row, "state") != "published" {
			continue
		}
		sums["exchanges published exchanges"]++
		if sector[at(pairs, row, "a_email")] != sector[at(pairs, row, "b_email")] {
			sums["boundaries-crossed sector across"]++
		} else {
			sums["boundaries-crossed sector within"]++
		}
	}
	for _, row := range timeline.Rows {
		hours, _ := strconv.ParseFloat(at(timeline, row, "hours"), 64)
		due, done := at(timeline, row, "due"), at(timeline, row, "done")
		switch kind := at(timeline, row, "kind"); {
		case kind == "visit":
			sums["hours visits number"]++
			sums["hours hours number"] += hours
			if at(timeline, row, "host") == "both" {
				sums["hours hours-joint number"] += hours
			} else {
				sums["hours hours-hosted number"] += hours
			}
		case kind == "check-in" && done != "":
			sums["calls made calls"]++
			if at(timeline, row, "name") == "spoke" {
				sums["calls reached calls"]++
			}
		case kind == "milestone" && slices.Contains([]string{"confirm", "first-meeting", "agreement"}, at(timeline, row, "name")) && due <= today.String():
			section := "kept-to-time " + at(timeline, row, "name") + " "
			sums[section+"due"]++
			switch {
			case done == "":
				sums[section+"not-yet"]++
			case done <= due:
				sums[section+"in-time"]++
			default:
				sums[section+"late"]++
			}
		}
	}
	for what, want := range sums {
		part := strings.Fields(what)
		got, ok := r.value(part[0], part[1], part[2])
		if !ok || got < want-0.01 || got > want+0.01 {
			t.Errorf("%s is %v (%v), and the exports add up to %v", what, got, ok, want)
		}
	}
	if len(sums) < 15 {
		t.Errorf("only %d numbers were compared: %v", len(sums), sums)
	}
}

// TestReportThreeWays finds the numbers of the JSON in the CSV and on the page.
func TestReportThreeWays(t *testing.T) {
	o := lived(t, 24, storetest.ShippedSource(t)+"\n[[funder]]\nname = \"The <b>Fund</b>\"\n")
	r := export.MakeReport(o.State(), day("2023-05-02"))
	var sheet, page bytes.Buffer
	if err := r.WriteCSV(&sheet); err != nil {
		t.Fatal(err)
	}
	if err := r.WriteHTML(&page); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(sheet.String(), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	in := map[string]string{}
	for _, row := range rows[1:] {
		in[row[0]+" "+row[2]+" "+row[4]] = row[6]
	}
	n := 0
	for _, s := range readReport(t, r).Sections {
		for _, row := range s.Rows {
			for column, v := range row.Values {
				n++
				want := "hidden"
				if v != nil {
					want = strconv.FormatFloat(*v, 'f', -1, 64)
				}
				if got := strings.TrimSuffix(in[s.Name+" "+row.Name+" "+column], ".0"); got != want {
					t.Errorf("%s %s %s is %s in the CSV and %s in the JSON", s.Name, row.Name, column, got, want)
				}
			}
		}
		if !strings.Contains(page.String(), `<section id="`+s.Name+`">`) {
			t.Errorf("%s is not on the page", s.Name)
		}
	}
	if n != len(in) || strings.Count(page.String(), "<td")-strings.Count(page.String(), `class="bars"`)+strings.Count(page.String(), `<th class="bars"`) != n {
		t.Errorf("the JSON has %d numbers, the CSV %d, the page %d", n, len(in), strings.Count(page.String(), "<td")-strings.Count(page.String(), `<td class="bars"`))
	}
	if strings.Contains(page.String(), "<b>") || !strings.Contains(page.String(), "The &lt;b&gt;Fund&lt;/b&gt;") {
		t.Error("the funder's name is no text")
	}
	for _, not := range []string{"http:", "https:", "<script", "url(http", "@import", "<img", "<link", "@example.org"} {
		if strings.Contains(page.String(), not) {
			t.Errorf("the page has %s", not)
		}
	}
	for _, a := range o.State().People {
		if strings.Contains(page.String(), a.Name.Raw()) {
			t.Errorf("the page names %s", a.Name.Raw())
		}
	}
}

// small is a programme of one choice with so many answers, so that all that is possible can be tried out.
func small(choices int) string {
	var list []string
	for i := range choices {
		list = append(list, fmt.Sprintf(`{ name = "c%d" }`, i))
	}
	return `name = "small"
title = "Small"
[intake]
consent = "not-asked"
[[field]]
name = "side"
kind = "choice"
choices = [` + strings.Join(list, ", ") + `]
[[field]]
name = "themes"
kind = "tags"
choices = [{ name = "x" }]
[[criterion]]
kind = "overlap"
field = "themes"
points = 100
[[milestone]]
name = "first"
due = "3w"
`
}

// TestAttack tries every way in which a small cohort could have been, given all that its report tells: of what is
// hidden because it is a few people, there is more than one possible number; and so it is of those who are in no
// pair, whose number stands nowhere.
func TestAttack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	hidden, inLarger := 0, 0
	for round := range 60 {
		choices := 2 + round%2
		if round%6 == 0 {
			choices = 4
		}
		n, larger := attack(t, random, choices)
		hidden += n
		if larger {
			inLarger++
		}
	}
	if inLarger < 2 {
		t.Errorf("only %d tables of pairs were of larger groups", inLarger)
	}
	if hidden < 100 {
		t.Errorf("only %d numbers were hidden", hidden)
	}
}

// attack makes a cohort by chance, and returns how many of its numbers are hidden, and whether its table of pairs is of
// larger groups than there are.
func attack(t *testing.T, random *rand.Rand, choices int) (hidden int, larger bool) {
	p, err := programme.Parse("small", []byte(small(choices)))
	if err != nil {
		t.Fatal(err)
	}
	s := &cohort.State{Programme: p, Name: "Cohort", People: map[matching.ID]*cohort.Applicant{}}
	size := make([]int, choices)
	var ids []matching.ID
	side := map[matching.ID]int{}
	for c := range choices {
		size[c] = 5 + random.IntN(5)
		if choices > 3 { // so that all that is possible is not too much
			size[c] = 5 + random.IntN(2)
		}
		for range size[c] {
			id := matching.ID(len(ids) + 1)
			ids = append(ids, id)
			side[id] = c
			a := &cohort.Applicant{}
			a.ID, a.Email = id, text.New(fmt.Sprintf("p%d@example.org", id))
			a.Answers = map[string]matching.Answer{"side": {Choices: []string{fmt.Sprintf("c%d", c)}}}
			s.People[id] = a
		}
	}
	random.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	if random.IntN(2) == 0 { // mostly across
		slices.SortStableFunc(ids, func(a, b matching.ID) int { return (side[a]+int(a)%2)%choices - (side[b]+int(b)%2)%choices })
	}
	alone := random.IntN(4) * random.IntN(2)
	for i := 0; i+1 < len(ids)-alone; i += 2 {
		x := &cohort.Exchange{ID: uint64(i + 1), Members: []matching.ID{ids[i], ids[i+1]}, Exchange: exchange.New(p, day("2023-04-03"), 2)}
		if random.IntN(3) == 0 {
			x.Exchange = x.EndWith(exchange.Ending{Reason: programme.EndCompleted, On: day("2023-10-03")})
		}
		s.Exchanges = append(s.Exchanges, x)
	}
	r := readReport(t, export.MakeReport(s, day("2023-11-01")))
	truth := truthOf(s, side, choices)
	possible := worlds(t, r, size, choices)
	if len(possible) == 0 {
		t.Fatal("not even what is true is possible")
	}
	check := func(what string, is int, of func(world) int, people int) {
		if is*people == 0 || is*people >= 5 {
			return
		}
		seen := map[int]bool{}
		for _, w := range possible {
			seen[of(w)] = true
		}
		if len(seen) < 2 {
			t.Errorf("%d choices, %d ways it could be: %s is surely %d", choices, len(possible), what, is)
		}
	}
	for i := range choices {
		if _, ok := r.value("before-and-after-side", fmt.Sprintf("c%d", i), "finished"); !ok {
			hidden++
			check(fmt.Sprint("finished ", i), truth.finished[i], func(w world) int { return w.finished[i] }, 1)
		}
		check(fmt.Sprint("not finished ", i), size[i]-truth.finished[i], func(w world) int { return size[i] - w.finished[i] }, 1)
		check(fmt.Sprint("alone ", i), truth.alone(i, size), func(w world) int { return w.alone(i, size) }, 1)
		for j := i; j < choices; j++ {
			if _, ok := r.value("pairs-by-side", fmt.Sprintf("c%d", i), fmt.Sprintf("c%d", j)); !ok {
				if r.row("pairs-by-side", fmt.Sprintf("c%d", i)) && r.row("pairs-by-side", fmt.Sprintf("c%d", j)) {
					hidden++
				}
				check(fmt.Sprint("pairs ", i, j), truth.pairs[[2]int{i, j}], func(w world) int { return w.pairs[[2]int{i, j}] }, 2)
			}
		}
	}
	together := r.together(choices)
	for _, i := range append(apart(r, choices), together...) {
		for _, sum := range [][2][]int{{together, {i}}, {together, together}} {
			of := func(w world) int { return w.between(sum[0], sum[1]) }
			check(fmt.Sprint("pairs ", sum), of(truth), of, 2)
		}
	}
	return hidden, len(together) > 0
}

// apart are the choices that are groups of their own in the table of pairs.
func apart(r told, choices int) (all []int) {
	for i := range choices {
		if r.row("pairs-by-side", fmt.Sprintf("c%d", i)) {
			all = append(all, i)
		}
	}
	return all
}

// together are the choices that the table of pairs has in one group; none where there is no such table, or no such
// group.
func (r told) together(choices int) (all []int) {
	for i := range choices {
		if !r.row("pairs-by-side", fmt.Sprintf("c%d", i)) && r.row("pairs-by-side", "together") {
			all = append(all, i)
		}
	}
	return all
}

// row reports whether a section has a row.
func (r told) row(section, row string) bool {
	for _, s := range r.Sections {
		for _, one := range s.Rows {
			if s.Name == section && one.Name == row {
				return true
			}
		}
	}
	return false
}

// between is how many pairs there are between some groups and others, each counted once.
func (w world) between(a, b []int) int {
	n := 0
	for two, pairs := range w.pairs {
		if slices.Contains(a, two[0]) && slices.Contains(b, two[1]) || slices.Contains(a, two[1]) && slices.Contains(b, two[0]) {
			n += pairs
		}
	}
	return n
}

// world is a way in which a cohort could be.
type world struct {
	pairs    map[[2]int]int
	finished []int
}

func (w world) alone(i int, size []int) int {
	n := size[i]
	for two, pairs := range w.pairs {
		for _, side := range two {
			if side == i {
				n -= pairs
			}
		}
	}
	return n
}

func truthOf(s *cohort.State, side map[matching.ID]int, choices int) world {
	w := world{map[[2]int]int{}, make([]int, choices)}
	for _, x := range s.Exchanges {
		a, b := side[x.Members[0]], side[x.Members[1]]
		w.pairs[[2]int{min(a, b), max(a, b)}]++
		if x.State() == exchange.StateCompleted {
			w.finished[a]++
			w.finished[b]++
		}
	}
	return w
}

// groupName is what a group of the table of pairs is called; that of all others is -1.
func groupName(group int) string {
	if group < 0 {
		return "together"
	}
	return fmt.Sprintf("c%d", group)
}

// worlds are the ways in which the cohort could be, as far as the report tells; at most some hundreds that differ.
func worlds(t *testing.T, r told, size []int, choices int) []world {
	total, _ := r.value("exchanges", "published", "exchanges")
	done, _ := r.value("exchanges", "completed", "exchanges")
	within, told := r.value("boundaries-crossed", "side", "within")
	least := 0 // of what is hidden: a nought would be told, unless nothing is
	for i := range choices {
		for j := range choices {
			if _, ok := r.value("pairs-by-side", fmt.Sprintf("c%d", i), fmt.Sprintf("c%d", j)); ok {
				least = 1
			}
		}
	}
	finishedLeast := 0
	for i := range choices {
		if _, ok := r.value("before-and-after-side", fmt.Sprintf("c%d", i), "finished"); ok {
			finishedLeast = 1
		}
	}
	together := r.together(choices)
	if len(together) > 0 {
		for _, row := range append(apart(r, choices), -1) {
			if _, ok := r.value("pairs-by-side", groupName(row), "together"); ok {
				least = 1
			}
		}
	}
	isToldTogether := func(w world) bool {
		if len(together) == 0 {
			return true
		}
		for _, row := range append(apart(r, choices), -1) {
			one := []int{row}
			if row < 0 {
				one = together
			}
			v, ok := r.value("pairs-by-side", groupName(row), "together")
			if n := w.between(one, together); ok && n != int(v) || !ok && n < least {
				return false
			}
		}
		return true
	}
	var cells [][2]int
	for i := range choices {
		for j := i; j < choices; j++ {
			cells = append(cells, [2]int{i, j})
		}
	}
	var all []world
	w := world{map[[2]int]int{}, make([]int, choices)}
	var pairs func(k, left, inside int)
	var finished func(k, left int, into *[]world)
	pairs = func(k, left, inside int) {
		if left < 0 || told && inside < 0 {
			return
		}
		if k == len(cells) {
			if left != 0 || told && inside != 0 {
				return
			}
			for i := range choices {
				if w.alone(i, size) < 0 {
					return
				}
			}
			if !isToldTogether(w) {
				return
			}
			copied := world{map[[2]int]int{}, nil}
			for c, n := range w.pairs {
				copied.pairs[c] = n
			}
			all = append(all, copied)
			return
		}
		c := cells[k]
		from, to := least, left
		if slices.Contains(together, c[0]) || slices.Contains(together, c[1]) {
			from = 0
		}
		if v, ok := r.value("pairs-by-side", fmt.Sprintf("c%d", c[0]), fmt.Sprintf("c%d", c[1])); ok {
			from, to = int(v), int(v)
		}
		for n := from; n <= to; n++ {
			w.pairs[c] = n
			rest := inside
			if c[0] == c[1] {
				rest -= n
			}
			pairs(k+1, left-n, rest)
		}
		delete(w.pairs, c)
	}
	finished = func(k, left int, into *[]world) {
		if left < 0 {
			return
		}
		if k == choices {
			if left == 0 {
				*into = append(*into, world{nil, slices.Clone(w.finished)})
			}
			return
		}
		from, to := finishedLeast, min(left, size[k])
		if v, ok := r.value("before-and-after-side", fmt.Sprintf("c%d", k), "finished"); ok {
			from, to = int(v), int(v)
		}
		for n := from; n <= to; n++ {
			w.finished[k] = n
			finished(k+1, left-n, into)
		}
	}
	pairs(0, int(total), int(within))
	var ends []world
	finished(0, 2*int(done), &ends)
	if len(all) == 0 || len(ends) == 0 {
		return nil
	}
	// The two are bound only by who can have finished: who is in no pair cannot.
	var out []world
	fits := func(p, f world) bool {
		for i := range choices {
			if f.finished[i] > size[i]-p.alone(i, size) {
				return false
			}
		}
		return true
	}
	for _, p := range all {
		if k := slices.IndexFunc(ends, func(f world) bool { return fits(p, f) }); k >= 0 {
			out = append(out, world{p.pairs, ends[k].finished})
		}
	}
	for _, f := range ends {
		if k := slices.IndexFunc(all, func(p world) bool { return fits(p, f) }); k >= 0 {
			out = append(out, world{all[k].pairs, f.finished})
		}
	}
	return out
}

// TestReportFunders tells each funder of those whom it pays for, as far as that is told group by group.
func TestReportFunders(t *testing.T) {
	o := lived(t, 36, storetest.ShippedSource(t)+`
[[funder]]
name = "Everybody's"
[[funder]]
name = "Of the cohort"
for = ["COHORT 1"]
[[funder]]
name = "Two boroughs"
for = ["lambeth", "bexley"]
[[funder]]
name = "A borough and a sector"
for = ["lambeth", "nhs-provider"]
[[funder]]
name = "A provider"
for = ["University"]
`)
	for i, x := range o.State().Exchanges {
		if i%5 > 0 {
			o.Do(&cohort.End{Exchange: x.ID, Ending: exchange.Ending{Reason: programme.EndCompleted, On: day("2023-04-28")}})
		}
	}
	r := readReport(t, export.MakeReport(o.State(), day("2023-05-02")))
	want := func(row, column string, n float64, told bool) {
		t.Helper()
		if got, ok := r.value("before-and-after-funder", row, column); ok != told || got != n {
			t.Errorf("funder %s, %s: %v, %v; not %v, %v", row, column, got, ok, n, told)
		}
	}
	done := 0
	for _, x := range o.State().Exchanges {
		if x.State() == exchange.StateCompleted {
			done += x.Parties
		}
	}
	sum := func(column string) (n float64, told bool) {
		told = true
		for _, place := range []string{"lambeth", "bexley"} {
			v, ok := r.value("before-and-after-borough", place, column)
			n, told = n+v, told && ok
		}
		if !told {
			n = 0
		}
		return n, told
	}
	for _, row := range []string{"1", "2"} {
		want(row, "applied", 36, true)
		want(row, "finished", float64(done), true)
	}
	applied, told := sum("applied")
	want("3", "applied", applied, told)
	finished, toldToo := sum("finished")
	want("3", "finished", finished, toldToo)
	if !told || applied == 0 {
		t.Errorf("of the two boroughs %v applied (%v)", applied, told)
	}
	for _, row := range []string{"4", "5"} {
		want(row, "applied", 0, false)
	}
}
