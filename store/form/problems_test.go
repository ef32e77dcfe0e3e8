package form

import (
	"fmt"
	"strings"
	"testing"
)

func TestProblems(t *testing.T) {
	const mail, name = ",Ann Lee,NHS provider", "ann@example.org,"
	for _, c := range []struct {
		name, headings, row string
		column, why         string
	}{
		{"no e-mail", base, mail, "email", `There is no e-mail address: fill it in, since it tells people apart.`},
		{"no address", base, "ann" + mail, "email", `"ann" is not an e-mail address: correct it.`},
		{"half an address", base, "ann@example" + mail, "email", `"ann@example" is not a whole e-mail address, the end of it is missing: correct it.`},
		{"two addresses", base, "a@x.org; b@x.org" + mail, "email", `"a@x.org; b@x.org" is more than one e-mail address: leave the one that counts.`},
		{"no name", base, "ann@example.org, ,NHS provider", "name", `There is no name: fill it in.`},
		{"too many cells", base, name + "Ann Lee,NHS provider,more,still more", "", `The row has 5 cells and there are 3 headings: "more" and what follows has no heading; quote the cell that was cut in two, or take the rest out.`},
		{"too few cells", base, name + "Ann Lee", "sector", `The row ends after 2 cells and there are 3 headings: "sector" is the first that is not there; join the row with the rest of it, or fill it up with empty cells.`},
		{"bare mark", base, name + `Ann "Annie" Lee,NHS provider`, "", `The quotation marks of this row do not pair up: write marks inside an answer twice ("") and the whole answer in marks.`},
		{"mark and more", base, name + `"Annie" Lee,NHS provider`, "", `The quotation marks of this row do not pair up: write marks inside an answer twice ("") and the whole answer in marks.`},
		{"long cell", base, name + strings.Repeat("x", 20_000) + ",NHS provider", "name", `The cell is 20000 bytes long and the limit is 16384: shorten it.`},
		{"anonymous", "ID,Start time,Completion time,Email,Name,sector", "1,,,anonymous,Ann Lee,hospital", "Email",
			`The form did not record an e-mail address: fill it in, since it tells people apart.`},
	} {
		t.Run(c.name, func(t *testing.T) {
			after := "cat@example.org,Cat Ray,hospital" + strings.Repeat(",", strings.Count(c.headings, ",")-2)
			if strings.HasPrefix(c.headings, "ID") {
				after = "2,,,cat@example.org,Cat Ray,hospital"
			}
			res := read(t, c.headings+"\n"+c.row+"\n"+after+"\n", Options{})
			wantCounts(t, res, 1, 0, 1, 0)
			if len(res.Problems) == 0 {
				return
			}
			p := res.Problems[0]
			if p.Row != 2 || p.Column != c.column || p.Why != c.why {
				t.Errorf("row %d, column %q says\n%s\nwant %q\n%s", p.Row, p.Column, p.Why, c.column, c.why)
			}
		})
	}
}

// TestUnread reads an answer that cannot be read: the person is kept, and what was written.
func TestUnread(t *testing.T) {
	const name = "ann@example.org,"
	for _, c := range []struct {
		name, headings, row string
		column, why         string
	}{
		{"unknown choice", base, name + "Ann Lee,Hospitall", "sector", `"Hospitall" is none of the answers that the programme knows, and the nearest is "NHS provider": write that, or teach the programme the new wording.`},
		{"strange choice", base, name + "Ann Lee,zzz", "sector", `"zzz" is none of the answers that the programme knows: write one of "NHS provider" and "Voluntary, community or faith".`},
		{"unknown tag", base + ",days", name + "Ann Lee,hospital,Monday;Tusday;", "days", `"Tusday" is none of the answers that the programme knows, and the nearest is "Tuesday": write that, or teach the programme the new wording.`},
		{"octal", base + ",years", name + "Ann Lee,hospital,010", "years", `"010" begins with a nought, so it may be no number at all: write the number without it.`},
		{"decimal", base + ",years", name + "Ann Lee,hospital,2.9", "years", `"2.9" is not a whole number: write it in figures only, like 3.`},
		{"hexadecimal", base + ",years", name + "Ann Lee,hospital,0x1F", "years", `"0x1F" is not a whole number: write it in figures only, like 3.`},
		{"large number", base + ",years", name + "Ann Lee,hospital,12345678901", "years", `"12345678901" is too large a number.`},
		{"neither yes nor no", base + ",remote", name + "Ann Lee,hospital,maybe", "remote", `"maybe" is neither yes nor no: write Yes or No, or leave the cell empty.`},
		{"no day", base + ",from", name + "Ann Lee,hospital,31/02/2023", "from", `"31/02/2023" is no day of the calendar, read with the day first: correct it.`},
		{"no date", base + ",from", name + "Ann Lee,hospital,next week", "from", `"next week" is not a date that can be read: write it like 2023-03-14 or 2023-03-14 23:52.`},
		{"other address", base + ",sponsor", name + "Ann Lee,hospital,sue", "sponsor", `"sue" is not an e-mail address: correct it.`},
	} {
		t.Run(c.name, func(t *testing.T) {
			after := "cat@example.org,Cat Ray,hospital" + strings.Repeat(",", strings.Count(c.headings, ",")-2)
			res := read(t, c.headings+"\n"+c.row+"\n"+after+"\n", Options{})
			wantCounts(t, res, 2, 0, 0, 0)
			if len(res.Unread) != 1 {
				t.Fatalf("%+v", res.Unread)
			}
			u := res.Unread[0]
			if u.Row != 2 || u.Column != c.column || u.Field != c.column || u.Why != c.why || u.Email.Raw() != "ann@example.org" || !strings.Contains(c.why, u.Value.Raw()) {
				t.Errorf("row %d, column %q says\n%s\nwant %q\n%s", u.Row, u.Column, u.Why, c.column, c.why)
			}
			a := res.Applicants[0].Answer(c.column)
			if a.IsEmpty() || c.column != "days" && (len(a.Choices) > 0 || len(a.Other) > 0 || a.Text != u.Value) || a.Number != 0 {
				t.Errorf("kept as %+v", a)
			}
			if again := res.Applicants[1]; again.Answer("sector").Choices[0] != "nhs" {
				t.Errorf("%+v", again)
			}
		})
	}
	res := read(t, base+",years,remote\n"+name+"Ann Lee,hospital,5+,perhaps\n", Options{})
	if len(res.Unread) != 2 || res.Unread[0].Field != "years" || res.Unread[1].Field != "remote" || len(res.Applicants) != 1 {
		t.Errorf("%+v", res.Unread)
	}
}

// TestAllAlike says once of a column that nothing in it can be read.
func TestAllAlike(t *testing.T) {
	res := read(t, base+",years\na@example.org,Ann,hospital,five\nb@example.org,Bob,hospital,six\nc@example.org,Cat,hospital,\nd@example.org,Dan,hovel,seven\n", Options{})
	wantCounts(t, res, 4, 0, 0, 0)
	if len(res.Unread) != 2 || fmt.Sprint(res.Unread[0].Alike) != "[2 3 5]" || res.Unread[1].Field != "sector" || res.Unread[1].Row != 5 {
		t.Fatalf("%+v", res.Unread)
	}
	want := `None of the 3 answers under this heading can be read. The first: "five" is not a whole number: write it in figures only, like 3.`
	if got := res.Unread[0].Why; got != want {
		t.Errorf("says %s", got)
	}
}

func TestPhysicalLines(t *testing.T) {
	file := "sep=,\r\n" + base + ",\"a question\r\nof two lines\"\r\n" + // 1, 2, 3
		"ann@example.org,Ann,hospital,\"one\r\ntwo\r\n\r\nfour\"\r\n" + // 4 to 7
		"\r\n" + // 8
		"bob@example.org,Bob\r\n" + // 9
		"cat@example.org,\"Cat\",hospital,\"\r\n\"\r\n" + // 10, 11
		"dan@example.org,D\"an,hospital,\r\n" + // 12
		",,,\r\n" + // 13
		"email,name,sector,a question of two lines\r\n" + // 14
		"eve@example.org,Eve,hospital,,,,\r\n\r\n" // 15, 16
	for _, ends := range []string{"\r\n", "\n", "\r"} {
		res := read(t, strings.ReplaceAll(file, "\r\n", ends), Options{})
		wantCounts(t, res, 3, 0, 2, 4)
		var got []int
		for _, a := range res.Applicants {
			got = append(got, a.Row)
		}
		for _, p := range res.Problems {
			got = append(got, p.Row)
		}
		if want := "[4 10 15 9 12]"; fmt.Sprint(got) != want {
			t.Errorf("rows are %v, want %s", got, want)
		}
	}
}

func TestNothingInTheFile(t *testing.T) {
	for _, c := range []struct {
		file  string
		empty int
	}{{"", 0}, {"\ufeff", 0}, {",,,\n,,,\n", 2}, {base + "\n", 0}, {base, 0}, {"\n\n", 2}, {"sep=;\n", 0}, {"sep=;", 0}} {
		wantCounts(t, read(t, c.file, Options{}), 0, 0, 0, c.empty)
	}
}

func TestCleaned(t *testing.T) {
	res := read(t, base+",objectives\nann@example.org,A\u200bnn \x1b[31mLee\x00,NHS provider,\"\u202eone\ttwo\nthree\u0085four\x07\"\n", Options{})
	wantCounts(t, res, 1, 0, 0, 0)
	a := res.Applicants[0]
	if got := a.Name.Raw(); got != "Ann [31mLee" {
		t.Errorf("name is %q", got)
	}
	if got := a.Answer("objectives").Text.Raw(); got != "one\ttwo\nthree\nfour" {
		t.Errorf("objectives are %q", got)
	}
	if res.Cleaned != 2 || len(res.Flags) != 1 || res.Flags[0].Why != "Control characters were removed from 2 cells." {
		t.Errorf("cleaned %d, flags %v", res.Cleaned, res.Flags)
	}
	if got := read(t, base+"\nzoe@example.org,Zoe\u0308 Lee,hospital\n", Options{}).Applicants[0].Name.Raw(); got != "Zoë Lee" {
		t.Errorf("name is %q", got)
	}
}

func TestEncodings(t *testing.T) {
	for _, c := range []struct{ name, file, encoding, want, flag string }{
		{"mark before a quoted heading", "\ufeff\"email\",name,sector\nann@example.org,Zoë,hospital\n", "UTF-8", "Zoë", ""},
		{"Windows-1252", base + "\nann@example.org,Zo\xeb O\x92Neil,hospital\n", "Windows-1252", "Zoë O’Neil", ""},
		{"UTF-8 with a stray byte", base + "\nann@example.org,Zo\xeb \u2013 \u2014,hospital\n", "UTF-8", "Zoë \u2013 \u2014",
			"1 character in this UTF-8 file was from another encoding and read as Windows-1252: look at accents and dashes."},
		{"Windows-1252 behind much ASCII", base + "\n" + strings.Repeat(",,\n", 200_000) + "ann@example.org,Zo\xeb,hospital\n", "Windows-1252", "Zoë", ""},
		{"lost letters", base + "\nann@example.org,Zo\ufffd,hospital\n", "UTF-8", "Zo\ufffd", sentence(brokenNote)},
	} {
		res := read(t, c.file, Options{})
		if len(res.Applicants) != 1 || res.Applicants[0].Name.Raw() != c.want || res.Encoding != c.encoding {
			t.Errorf("%s: %s, %+v", c.name, res.Encoding, res.Applicants)
		}
		if got := fmt.Sprint(res.Flags); c.flag == "" && len(res.Flags) > 0 || !strings.Contains(got, c.flag) {
			t.Errorf("%s: flags are %s", c.name, got)
		}
	}
}

func TestAlikeProblems(t *testing.T) {
	all, alike := read(t, "email,name,sector\n,Ann,hospital\n,Bob,hospital\n,Cat,charity\n", Options{}).AlikeProblems()
	if !alike || all.Row != 2 || all.Why != "None of the 3 rows can be used. The first: There is no e-mail address: fill it in, since it tells people apart." {
		t.Errorf("%+v", all)
	}
	for name, file := range map[string]string{
		"somebody can be used": "email,name,sector\n,Ann,hospital\n,Bob,hospital\n,Cat,charity\nd@b.org,Dan,hospital\n",
		"several causes":       "email,name,sector\n,Ann,hospital\nb@b.org,,hospital\n,Cat,charity\n",
		"few":                  "email,name,sector\n,Ann,hospital\n,Bob,hospital\n",
	} {
		if all, alike := read(t, file, Options{}).AlikeProblems(); alike {
			t.Errorf("%s: %+v", name, all)
		}
	}
}
