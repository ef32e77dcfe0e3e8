package export_test

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/export"
	"crosswalk/store/storetest"
)

func day(s string) programme.Date { return storetest.Day(s) }

// published is a cohort of the three of the form, one pair of which is published.
func published(t *testing.T) *office {
	c := open(t)
	c.reads(responses)
	c.Do(&cohort.Publish{Start: day("2023-04-03")})
	return c
}

// kinds counts the documents of a packing by what they are.
func kinds(p export.Packing) map[string]int {
	n := map[string]int{}
	for _, d := range p.Documents {
		n[d.Kind()]++
	}
	return n
}

// packs packs on a day and takes it down.
func (c *office) packs(on string) export.Packing {
	c.Helper()
	p := export.Pack(c.State(), day(on))
	if len(p.Documents) > 0 {
		c.Do(&cohort.Pack{Files: p.Files()})
	}
	return p
}

// TestPack packs again and again: only what is new or has changed is made.
func TestPack(t *testing.T) {
	c := published(t)
	first := c.packs("2023-04-03")
	if diff := cmp.Diff(map[string]int{"introduction": 2, "holding": 1, "calendar": 10}, kinds(first)); diff != "" || len(first.Problems) > 0 {
		t.Fatalf("the first time (-want +got):\n%s%v", diff, first.Problems)
	}
	if again := c.packs("2023-04-03"); len(again.Documents) != 0 || again.Unchanged != len(first.Documents) {
		t.Errorf("nothing has changed, and there are %v", kinds(again))
	}
	if later := export.Pack(c.State(), day("2023-04-12")); !cmp.Equal(kinds(later), map[string]int{"reminder": 2}) {
		t.Errorf("a day after the confirmation was due there are %v", kinds(later))
	}
	x := c.State().Exchanges[0]
	c.Do(&cohort.Tick{Exchange: x.ID, Milestone: "confirm", Party: 0, On: day("2023-04-05")})
	reminded := c.packs("2023-04-12")
	if len(reminded.Documents) != 1 || reminded.Documents[0].Person != x.Members[1] || !strings.Contains(reminded.Documents[0].Text, "- Confirmation: by Tuesday 11 April 2023\n") {
		t.Errorf("the reminders are %+v", reminded.Documents)
	}
	c.Do(&cohort.Reschedule{Start: day("2023-04-17"), Exchanges: []uint64{x.ID}})
	moved := c.packs("2023-04-12")
	for _, d := range moved.Documents {
		if d.IsCalendar() && (!d.Changed || !strings.Contains(string(d.Bytes), "SEQUENCE:1\r\n")) {
			t.Errorf("%s is moved, and says\n%s", d.File, d.Bytes)
		}
	}
	if kinds(moved)["calendar"] == 0 {
		t.Errorf("the exchange was moved, and there are %v", kinds(moved))
	}
	c.Undo()
	if again := export.Pack(c.State(), day("2023-04-12")); len(again.Documents) != len(moved.Documents) {
		t.Errorf("undone, there are %v and not %v to pack again", kinds(again), kinds(moved))
	}
	c.Refused(&cohort.Pack{}, "there is nothing new to pack")
	c.Refused(&cohort.Pack{Files: []cohort.PackedFile{{Packed: cohort.Packed{Exchange: 1}, Key: "k"}}}, "there is no such exchange")
	c.Refused(&cohort.Undo{Of: publishing(c)}, "“Published 1 pair, starting on 2023-04-03” cannot be undone while a later change rests on it")
}

// uids are the identifiers of the calendar files of a packing, by what they are of.
func uids(t *testing.T, p export.Packing) map[cohort.Packed]string {
	ids := map[cohort.Packed]string{}
	for _, d := range p.Documents {
		if d.IsCalendar() {
			ids[d.Packed] = parseCalendar(t, d.Bytes)["UID"]
		}
	}
	return ids
}

// TestPackCancels takes out of people's calendars what was put there, once the exchange is over before its time, and
// tells each of the two; puts it back when the exchange is reopened; and moves it when that is moved.
func TestPackCancels(t *testing.T) {
	c := published(t)
	x := c.State().Exchanges[0]
	first := c.packs("2023-04-03")
	ids, dates := uids(t, first), map[cohort.Packed]programme.Date{}
	for _, d := range first.Documents {
		dates[d.Packed] = d.Day
	}
	c.Do(&cohort.Reschedule{Start: day("2023-04-17"), Exchanges: []uint64{x.ID}})
	moved := c.packs("2023-04-12")
	for _, d := range moved.Documents {
		if !d.IsCalendar() {
			continue
		}
		e := parseCalendar(t, d.Bytes)
		if e["UID"] != ids[d.Packed] || e["SEQUENCE"] != "1" || !d.Day.After(dates[d.Packed]) || e["DTSTART;VALUE=DATE"] != strings.ReplaceAll(d.Day.String(), "-", "") {
			t.Errorf("moved from %s to %s: %v", dates[d.Packed], d.Day, e)
		}
	}
	if n := kinds(moved); n["calendar"] != len(ids) || n["introduction"] != 2 {
		t.Errorf("moved, there are %v", n)
	}

	for name, over := range map[string]cohort.Change{
		"ended": &cohort.End{Exchange: x.ID, Ending: exchange.Ending{Reason: programme.EndChangedJob, Leaves: []int{1}, On: day("2023-04-19")}, Why: cohort.Reason("a secret")},
		"void":  &cohort.Void{Exchange: x.ID, On: day("2023-04-19"), Why: cohort.Reason("a secret")},
	} {
		c.Do(over)
		// The confirmation was due on 24 April: on the 25th nobody needs to hear of it any more.
		p := export.Pack(c.State(), day("2023-04-25"))
		if n := kinds(p); n["calendar"] != len(ids)-1 || n["cancellation"] != 2 {
			t.Errorf("%s, there are %v", name, n)
		}
		for _, d := range p.Documents {
			switch {
			case d.IsCalendar():
				checkOff(t, d, ids[d.Packed], 2)
			case d.Kind() == "cancellation" && strings.Contains(d.Text, "secret"):
				t.Errorf("it tells why: %s", d.Text)
			}
		}
		c.Undo()
	}

	c.Do(&cohort.End{Exchange: x.ID, Ending: exchange.Ending{Reason: programme.EndNoTime, On: day("2023-04-19")}})
	if n := kinds(c.packs("2023-04-19")); n["calendar"] != len(ids) || n["cancellation"] != 2 {
		t.Errorf("ended, there are %v", n)
	}
	if again := c.packs("2023-04-19"); kinds(again)["calendar"]+kinds(again)["cancellation"] > 0 {
		t.Errorf("packed again, there are %v", kinds(again))
	}
	c.Do(&cohort.Reopen{Exchange: x.ID, On: day("2023-04-20")})
	back := c.packs("2023-04-20")
	for _, d := range back.Documents {
		if d.IsCalendar() {
			if e := parseCalendar(t, d.Bytes); e["SEQUENCE"] != "3" || e["UID"] != ids[d.Packed] || e["STATUS"] != "" || e["METHOD"] != "" || d.Off {
				t.Errorf("reopened: %v", e)
			}
		}
	}
	if kinds(back)["calendar"] != len(ids) {
		t.Errorf("reopened, there are %v", kinds(back))
	}
	c.Do(&cohort.Skip{Exchange: x.ID, Milestone: "confirm", On: day("2023-04-20"), Why: cohort.Reason("they know each other")})
	skipped := c.packs("2023-04-20")
	if kinds(skipped)["calendar"] != 1 {
		t.Fatalf("a step is left out, and there are %v", kinds(skipped))
	}
	checkOff(t, skipped.Documents[slices.IndexFunc(skipped.Documents, export.Document.IsCalendar)], ids[cohort.Packed{Step: "confirm", Exchange: x.ID}], 4)
}

// TestPackNothingToCancel makes nothing of an exchange that is over and of which nobody was told.
func TestPackNothingToCancel(t *testing.T) {
	c := published(t)
	c.Do(&cohort.Void{Exchange: c.State().Exchanges[0].ID, On: day("2023-04-19"), Why: cohort.Reason("a slip")})
	if n := kinds(export.Pack(c.State(), day("2023-04-19"))); n["calendar"]+n["cancellation"] > 0 {
		t.Errorf("there are %v", n)
	}
}

// TestPackRole makes a message for one side only, of a pair and of those who wait.
func TestPackRole(t *testing.T) {
	more := `
[[message]]
name = "hosts"
role = "nhs-provider"
subject = "Hosting"
body = "Dear {name}"

[[message]]
name = "queue"
to = "applicants"
role = "sector.voluntary"
subject = "Waiting"
body = "Dear {name}"
`
	c := openOf(t, storetest.ShippedSource(t)+more, storetest.Applicants(12)...)
	c.Do(&cohort.Publish{Start: day("2023-04-03")})
	s := c.State()
	want := map[string]int{}
	for _, x := range s.Exchanges {
		for _, id := range x.Members {
			if slices.Contains(s.People[id].Answers["sector"].Choices, "nhs-provider") {
				want["hosts"]++
			}
		}
	}
	for _, a := range s.People {
		if slices.Contains(a.Answers["sector"].Choices, "voluntary") {
			want["queue"]++
		}
	}
	got := kinds(export.Pack(s, day("2023-04-03")))
	if want["hosts"] == 0 || want["queue"] == 0 || want["hosts"] == 12 || got["hosts"] != want["hosts"] || got["queue"] != want["queue"] {
		t.Errorf("there are %v, not %v", got, want)
	}
}

func publishing(c *office) uint64 {
	for _, e := range c.State().Log {
		if e.Change.Kind() == "publish" {
			return e.Seq
		}
	}
	return 0
}

// TestPackUnpublished makes nothing before anything is published, but what is for every applicant.
func TestPackUnpublished(t *testing.T) {
	c := openOf(t, storetest.ShippedSource(t)+"\n[[message]]\nname = \"thanks\"\nto = \"applicants\"\nsubject = \"Thank you\"\nbody = \"Dear {name}\"\n")
	c.reads(responses)
	c.Do(&cohort.Withdraw{Person: c.id("cy@example.org")})
	if p := export.Pack(c.State(), day("2023-04-03")); !cmp.Equal(kinds(p), map[string]int{"thanks": 2}) {
		t.Errorf("%v", kinds(p))
	}
}

// TestLetter reads the introduction as somebody gets it.
func TestLetter(t *testing.T) {
	c := published(t)
	c.Do(&cohort.Assign{Exchange: c.State().Exchanges[0].ID, Facilitator: text.New("Kim Lo")})
	p := export.Pack(c.State(), day("2023-04-03"))
	at := slices.IndexFunc(p.Documents, func(d export.Document) bool { return d.Kind() == "introduction" && d.For == "Bea May" })
	if at < 0 {
		t.Fatal("there is none for Bea May")
	}
	got := p.Documents[at]
	if !regexp.MustCompile(`^introduction-bea-may-\d{4}\.eml$`).MatchString(got.File) || got.Title != "Your exchange partner: "+partnerOf(c, "bea@example.org") {
		t.Errorf("%s: %s", got.File, got.Title)
	}
	for _, want := range []string{"Dear Bea May,\n\nWe are delighted", "starts on Monday 3 April 2023 and runs until ", "\n- First conversation: by ", " Kim Lo will ring you both"} {
		if !strings.Contains(got.Text, want) {
			t.Errorf("it does not say %q:\n%s", want, got.Text)
		}
	}
	for _, not := range []string{"{", "}", "[", "]", "\n\n\n", "secret", "020 7946"} {
		if strings.Contains(got.Text, not) {
			t.Errorf("it says %q:\n%s", not, got.Text)
		}
	}
}

func partnerOf(c *office, email string) string {
	x := c.State().ExchangesOf(c.id(email))[0]
	return c.State().Call(x.Members[1-x.Party(c.id(email))])
}

// TestPackNothingPrivate looks for private answers, notes and reasons in everything that is packed.
func TestPackNothingPrivate(t *testing.T) {
	c := published(t)
	x := c.State().Exchanges[0]
	c.Do(&cohort.LogVisit{Exchange: x.ID, Note: cohort.CallNote("a secret visit"), Visit: exchange.Visit{Date: day("2023-04-20"), HourTenths: 45, Activity: "shadowing", Host: 0}})
	c.Do(&cohort.RecordCheckIn{Exchange: x.ID, Note: cohort.CallNote("a secret call"), CheckIn: exchange.CheckIn{Date: day("2023-04-20"), Reached: []int{0}, Outcome: exchange.Spoke, Mood: exchange.Patchy}})
	c.Do(&cohort.Skip{Exchange: x.ID, Milestone: "agreement", On: day("2023-04-20"), Why: cohort.CallNote("a secret skip")})
	for _, on := range []string{"2023-04-03", "2023-06-01", "2023-09-01"} {
		p := export.Pack(c.State(), day(on))
		if len(p.Documents) == 0 {
			t.Error("nothing is packed on", on)
		}
		for _, d := range p.Documents {
			if all := d.File + d.Title + d.Text + string(d.Bytes); strings.Contains(all, "secret") || strings.Contains(all, "7946") {
				t.Errorf("%s tells\n%s", d.File, all)
			}
		}
	}
}

// TestPackTrio introduces each of three people to both others in one message.
func TestPackTrio(t *testing.T) {
	c := openTrio(t)
	c.Do(&cohort.Publish{Start: day("2023-04-03")})
	p := export.Pack(c.State(), day("2023-04-03"))
	if n := kinds(p)["introduction"]; n != 3 {
		t.Fatalf("there are %d introductions", n)
	}
	if d := p.Documents[0]; d.For != "Bea May" || d.Title != "Your exchange partner: O'Neill, Cy and Zoë Low" || !strings.Contains(d.Text, "cy@example.org and Zoe@example.org") {
		t.Errorf("%s: %s\n%s", d.For, d.Title, d.Text)
	}
}

// hostile are names and titles that are made to break a header, a calendar or a file's name.
var hostile = []string{
	"Ann\r\nBcc: all@example.org", `Low; "Zoë", \, the;third`, "Дарья 山田 👩‍🚀 é", "\u202eevil\u202c \u200fשלום", strings.Repeat("Wolfeschlegelsteinhausen", 13)[:300],
	strings.Repeat("é", 300), "=?utf-8?q?Bcc=3A_all?=", "=?utf-8?b?" + strings.Repeat("é", 90), "-rf", "../../etc/passwd", "CON", "   ", "\x1b[31mred\x07", "a\x00b", "{email} [{phone}]", "BEGIN:VEVENT", `\n\N\;`,
	"Ann <a@example.org>, b@example.org", `�I�t\/paspas`, "tab\there", "line\u2028separator", "\xff\xfe",
}

// TestHostilePack parses what was written with something else than what wrote it: it says exactly what was meant.
func TestHostilePack(t *testing.T) {
	c := pairOfTwo(t)
	for _, name := range hostile {
		checkHostile(t, c.State(), c.Person(0), name)
	}
}

// pairOfTwo is a published pair in a programme whose title is made to break things, too.
func pairOfTwo(t testing.TB) *office {
	source := strings.ReplaceAll(storetest.ShippedSource(t), "Walking in Their Shoes", "Walking; in, Their Shoes")
	c := &office{storetest.OpenOf(t, source, storetest.Applicants(2)...)}
	c.Do(&cohort.Publish{Start: day("2023-04-03")})
	return c
}

// but is a state in which one person is another one.
func but(s *cohort.State, id matching.ID, change func(*cohort.Applicant)) *cohort.State {
	t, a := *s, *s.People[id]
	t.People = maps.Clone(s.People)
	a.Answers = maps.Clone(a.Answers)
	change(&a)
	t.People[id] = &a
	return &t
}

func checkHostile(t *testing.T, published *cohort.State, who matching.ID, name string) {
	t.Helper()
	s := but(published, who, func(a *cohort.Applicant) {
		a.Name = text.New(name)
		a.Answers["objectives"] = matching.Answer{Text: text.New(name + "\n" + name)}
		a.Answers["role"] = matching.Answer{Text: text.New(name)}
	})
	p := export.Pack(s, day("2023-04-03"))
	if len(p.Problems) > 0 || kinds(p)["introduction"] != 2 || kinds(p)["calendar"] == 0 {
		t.Fatalf("%q: %v, %v", name, kinds(p), p.Problems)
	}
	files := map[string]bool{}
	for _, d := range p.Documents {
		if !regexp.MustCompile(`^[a-z0-9][a-z0-9-]*-\d{4}\.(eml|ics)$`).MatchString(d.File) || len(d.File) > 200 || files[d.File] {
			t.Errorf("%q: the file is called %s", name, d.File)
		}
		files[d.File] = true
		if path.Ext(d.File) == ".eml" {
			checkLetter(t, d)
		} else {
			checkEvent(t, d)
		}
	}
}

// checkLetter reads a draft back with the standard library.
func checkLetter(t *testing.T, d export.Document) {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(d.Bytes))
	if err != nil {
		t.Fatalf("%s: %v\n%s", d.File, err, d.Bytes)
	}
	for key := range m.Header {
		if !slices.Contains([]string{"To", "Subject", "Date", "Message-Id", "X-Unsent", "Mime-Version", "Content-Type", "Content-Transfer-Encoding"}, key) {
			t.Errorf("%s has the header %s", d.File, key)
		}
	}
	to, err := m.Header.AddressList("To")
	if err != nil || len(to) != 1 || to[0].Address != d.To || to[0].Name != short(strings.Join(strings.Fields(d.For), " ")) {
		t.Errorf("%s goes to %v (%v), not to %q <%s>", d.File, to, err, d.For, d.To)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil || subject != short(d.Title) {
		t.Errorf("%s has the subject %q (%v), not %q", d.File, subject, err, short(d.Title))
	}
	if bytes.Contains(d.Bytes, []byte("Subject:\r\n")) {
		t.Errorf("%s: the subject begins with a line break, which some programs read as a blank", d.File)
	}
	if m.Header.Get("X-Unsent") != "1" || m.Header.Get("Content-Transfer-Encoding") != "quoted-printable" {
		t.Errorf("%s: %v", d.File, m.Header)
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "text/plain" || !strings.EqualFold(params["charset"], "utf-8") {
		t.Errorf("%s is %s %v (%v)", d.File, kind, params, err)
	}
	body, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if got := strings.ReplaceAll(string(body), "\r\n", "\n"); err != nil || got != d.Text {
		t.Errorf("%s: %v (-want +got):\n%s", d.File, err, cmp.Diff(d.Text, got))
	}
	for _, line := range strings.Split(string(d.Bytes), "\r\n") {
		if len(line) > 998 || strings.ContainsAny(line, "\r\n\x00\x1b") {
			t.Errorf("%s has the line %q", d.File, line)
		}
	}
}

func short(s string) string {
	r := []rune(s)
	return string(r[:min(len(r), 240)])
}

// checkEvent reads a calendar file back with a parser of its own: see [parseCalendar].
func checkEvent(t *testing.T, d export.Document) {
	t.Helper()
	e := parseCalendar(t, d.Bytes)
	want := map[string]string{
		"SUMMARY": d.Title, "DESCRIPTION": d.Text, "DTSTART;VALUE=DATE": strings.ReplaceAll(d.Day.String(), "-", ""),
		"DTEND;VALUE=DATE": strings.ReplaceAll(d.Day.AddDays(1).String(), "-", ""), "SEQUENCE": "0", "TRANSP": "TRANSPARENT",
	}
	for key, value := range want {
		if e[key] != value {
			t.Errorf("%s: %s is %q, not %q", d.File, key, e[key], value)
		}
	}
	if len(e) != len(want)+2 || !regexp.MustCompile(`^[0-9a-f-]{36}@crosswalk\.invalid$`).MatchString(e["UID"]) || e["DTSTAMP"] == "" {
		t.Errorf("%s has %q", d.File, e)
	}
}

// checkOff reads back a calendar file that takes an event out of the calendar, packed so many times before.
func checkOff(t *testing.T, d export.Document, uid string, times int) {
	t.Helper()
	e := parseCalendar(t, d.Bytes)
	want := map[string]string{
		"METHOD": "CANCEL", "STATUS": "CANCELLED", "SEQUENCE": fmt.Sprint(times), "UID": uid, "SUMMARY": d.Title, "DESCRIPTION": d.Text,
		"DTSTART;VALUE=DATE": strings.ReplaceAll(d.Day.String(), "-", ""),
	}
	for key, value := range want {
		if e[key] != value {
			t.Errorf("%s: %s is %q, not %q", d.File, key, e[key], value)
		}
	}
	if !strings.HasPrefix(d.File, "cancelled-") || !strings.HasPrefix(d.Title, "Cancelled: ") || !d.Off {
		t.Errorf("%s is %+v", d.File, d)
	}
}

// parseCalendar reads a calendar of one event by RFC 5545: lines of at most 75 octets ended by CR LF, folded ones put
// together, escaped texts as they were.
func parseCalendar(t *testing.T, b []byte) map[string]string {
	t.Helper()
	s := string(b)
	if !utf8.ValidString(s) || strings.Count(s, "\r\n") != strings.Count(s, "\n") || strings.Count(s, "\r") != strings.Count(s, "\n") || !strings.HasSuffix(s, "\r\n") {
		t.Fatalf("these are no lines: %q", s)
	}
	for _, line := range strings.Split(s, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("a line has %d octets: %q", len(line), line)
		}
	}
	lines := strings.Split(strings.TrimSuffix(strings.ReplaceAll(s, "\r\n ", ""), "\r\n"), "\r\n")
	event := map[string]string{}
	if len(lines) > 3 && strings.HasPrefix(lines[3], "METHOD:") {
		event["METHOD"] = strings.TrimPrefix(lines[3], "METHOD:")
		lines = slices.Delete(lines, 3, 4)
	}
	if len(lines) < 6 || !slices.Equal([]string{lines[0], lines[1]}, []string{"BEGIN:VCALENDAR", "VERSION:2.0"}) || !strings.HasPrefix(lines[2], "PRODID:") ||
		lines[3] != "BEGIN:VEVENT" || !slices.Equal(lines[len(lines)-2:], []string{"END:VEVENT", "END:VCALENDAR"}) {
		t.Fatalf("this is no calendar of one event:\n%s", s)
	}
	for _, line := range lines[4 : len(lines)-2] {
		key, value, ok := strings.Cut(line, ":")
		if _, twice := event[key]; !ok || twice {
			t.Errorf("%q stands there twice, or is no property", line)
		}
		var text strings.Builder
		for i := 0; i < len(value); i++ {
			if value[i] != '\\' {
				text.WriteByte(value[i])
				continue
			}
			if i++; i == len(value) || !strings.ContainsRune(`\;,nN`, rune(value[i])) {
				t.Fatalf("%q escapes what needs it not", line)
			}
			text.WriteString(strings.NewReplacer("n", "\n", "N", "\n").Replace(value[i : i+1]))
		}
		event[key] = text.String()
	}
	return event
}

// TestEventDays holds days at both changes of the clocks and at a leap day, in zones east and west.
func TestEventDays(t *testing.T) {
	for _, start := range []string{"2023-03-26", "2023-10-29", "2024-02-29", "2023-03-19", "2023-10-22"} {
		for _, zone := range []string{"Europe/London", "Pacific/Auckland", "America/New_York"} {
			c := openOf(t, strings.Replace(storetest.ShippedSource(t), "Europe/London", zone, 1), storetest.Applicants(2)...)
			x := c.Do(&cohort.Publish{Start: day(start)}).Exchanges[0]
			n := 0
			for _, d := range export.Pack(c.State(), day(start)).Documents {
				if !d.IsCalendar() {
					continue
				}
				n++
				checkEvent(t, d)
				if step, ok := x.Step(d.Step); ok && d.Day != x.DueOn(step) || d.End && d.Day != x.End {
					t.Errorf("%s is on %s", d.File, d.Day)
				}
			}
			if n != 10 {
				t.Errorf("from %s on there are %d events", start, n)
			}
		}
	}
}

// TestAddresses refuses an address that is none, or several, and says so.
func TestAddresses(t *testing.T) {
	c := published(t)
	bea := c.id("bea@example.org")
	for _, address := range []string{"a@example.org, b@example.org", "Bea <bea@example.org>", "nobody", "a@example.org\r\nBcc: b@example.org"} {
		p := export.Pack(but(c.State(), bea, func(a *cohort.Applicant) { a.Email = text.New(address) }), day("2023-04-03"))
		if kinds(p)["introduction"] != 1 || len(p.Problems) != 1 || !strings.Contains(p.Problems[0], "is not one e-mail address") {
			t.Errorf("%q: %v, %q", address, kinds(p), p.Problems)
		}
	}
}

// FuzzPack writes what anybody may be called, and reads it back.
func FuzzPack(f *testing.F) {
	for _, name := range hostile {
		f.Add(name)
	}
	c := pairOfTwo(f)
	state, who := c.State(), c.Person(0)
	f.Fuzz(func(t *testing.T, name string) { checkHostile(t, state, who, name) })
}
