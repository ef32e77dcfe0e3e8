package form

import (
	"errors"
	"io"
	"strings"
	"testing"
)

const one = "\nann@example.org,Ann Lee,NHS provider\n"

// refusedFile is a file that is refused, and what is said about it.
type refusedFile struct {
	name, file string
	options    Options
	want       string
	is         error
}

func refusals() []refusedFile {
	return []refusedFile{
		{name: "required column missing", file: "email,name,sectro\nann@example.org,Ann Lee,NHS provider\n",
			want: `no column answers sector, which the programme requires. The file has the headings "email", "name" and "sectro": the nearest would be --map 'sector=sectro'`, is: ErrHeadings},
		{name: "nothing fits", file: "foo,bar\n1,2\n",
			want: `no column answers sector, email and name, which the programme requires. The file has the headings "foo" and "bar": say which column it is with --map FIELD=HEADING`, is: ErrHeadings},
		{name: "two questions for the address", file: "E-mail,Work email,name,Sector\na@x.org,b@x.org,Ann,hospital\nc@x.org,d@x.org,Cat,hospital\n",
			want: `2 questions ask for email: "E-mail" (column 1) and "Work email" (column 2): say which one counts with --map 'email=HEADING'`, is: ErrHeadings},
		{name: "one question for the address twice", file: "Work email,name,Sector,Work email\na@x.org,Ann,hospital,b@x.org\nc@x.org,Cat,hospital,d@x.org\n",
			want: `2 questions ask for email: "Work email" (column 1) and "Work email" (column 4): say which one counts with --map 'email=HEADING'`, is: ErrHeadings},
		{name: "--map with an unknown field", file: base + one, options: Options{Map: map[string][]string{"secter": {"sector"}}},
			want: `--map secter: the programme has no field "secter": did you mean sector?`, is: ErrHeadings},
		{name: "--map with an unknown heading", file: base + one, options: Options{Map: map[string][]string{"sector": {"sektor"}}},
			want: `--map sector: the file has no heading "sektor": did you mean "sector"?`, is: ErrHeadings},
		{name: "--map with a heading for two fields", file: base + one, options: Options{Map: map[string][]string{"sector": {"sector"}, "level": {"Sector"}}},
			want: `--map gives the heading "sector" to level and to sector: a column answers one field`, is: ErrHeadings},
		{name: "--map with a heading of two columns", file: base + ",x,x\n", options: Options{Map: map[string][]string{"level": {"x"}}},
			want: `--map level: 2 columns have the heading "x": write "x1" for the first of them, "x2" for the second`, is: ErrHeadings},
		{name: "delimiter undecided", file: "a;b,c\n1;2,3\n",
			want: `a comma or a semicolon may part the columns, and the file does not show which: put a line "sep=," or "sep=;" above the headings`},
		{name: "odd delimiter", file: "sep=:\na:b\n", want: `line 1 says "sep=:": write "sep=," or "sep=;" there`},
		{name: "quote never closed", file: base + one + "bob@example.org,\"Bob,NHS provider\ncat@example.org,Cat,NHS provider\n",
			want: `line 3: a quotation mark opens here and is not closed as it should be, so the rows below cannot be told apart: close the answer that begins with "Bob,NHS provider", and write marks inside an answer twice ("")`},
		{name: "quote closed rows later", file: base + one + "\"bob\",\"Bob\nRay\",\"NHS\nprovider\ncat@example.org,\"Cat\",NHS provider\n",
			want: `line 4: a quotation mark opens here and is not closed as it should be, so the rows below cannot be told apart: close the answer that begins with "NHS", and write marks inside an answer twice ("")`},
		{name: "quote open at the end", file: base + one + "bob@example.org,\"Bob",
			want: `line 3: a quotation mark opens here and is not closed as it should be, so the rows below cannot be told apart: close the answer that begins with "Bob", and write marks inside an answer twice ("")`},
		{name: "workbook", file: "PK\x03\x04asdf",
			want: `this is an Excel workbook (.xlsx) or a zip archive, whatever its name says: open it in the spreadsheet program and save it as "CSV UTF-8"`},
		{name: "old workbook", file: "\xd0\xcf\x11\xe0", want: `this is an old Excel workbook (.xls), whatever its name says: open it in the spreadsheet program and save it as "CSV UTF-8"`},
		{name: "web page", file: "\r\n <HTML><table>",
			want: `this is a web page (HTML), not a CSV file, as some programs save under the name .xls: open it in the spreadsheet program and save it as "CSV UTF-8"`},
		{name: "unknown order of dates", file: base + one, options: Options{Dates: "ymd"}, want: `--dates ymd: it is dmy (day first) or mdy (month first)`},
		{name: "order of dates open", file: base + ",from\nann@example.org,Ann Lee,NHS provider,3/4/2023\n",
			want: `the column "from" does not show whether "3/4/2023" (line 2) puts the day or the month first: say --dates dmy (day first) or --dates mdy (month first)`, is: ErrDates},
		{name: "order of dates mixed", file: base + ",from\nann@example.org,Ann Lee,NHS provider,13/4/2023\nbob@example.org,Bob Lee,NHS provider,4/13/2023\n",
			want: `the column "from" has the day first in line 2 and the month first in line 3: say which is right with --dates dmy or --dates mdy, and the other dates become problems to mend`, is: ErrDates},
		{name: "row too long", file: base + one + "bob@example.org,\"" + strings.Repeat("x", 4<<20),
			want: `line 3: the row that starts here is longer than 200 cells of 16 KB: is a quotation mark not closed?`},
		{name: "too many columns", file: strings.Repeat("a,", 300) + "b\n", want: `301 columns, and the limit is 200: take out the columns that are not needed`},
	}
}

func TestRefused(t *testing.T) {
	for _, c := range refusals() {
		t.Run(c.name, func(t *testing.T) {
			res, err := Read(strings.NewReader(c.file), "form.csv", smallProgramme(t), c.options)
			if err == nil {
				t.Fatal("was read")
			}
			if want := "form.csv: " + c.want; err.Error() != want {
				t.Errorf("says\n%s\nwant\n%s", err, want)
			}
			if c.is != nil && !errors.Is(err, c.is) {
				t.Errorf("is not %v", c.is)
			}
			if asks := c.is != nil && !strings.Contains(c.name, "unknown field"); asks != (res != nil && len(res.Headings) > 0) {
				t.Errorf("headings beside the error: %+v", res)
			}
		})
	}
}

// endless is a file without an end, and without a line end.
type endless struct{ read int64 }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	e.read += int64(len(p))
	return len(p), nil
}

func TestEndlessRow(t *testing.T) {
	e := &endless{}
	_, err := Read(e, "zero", smallProgramme(t), Options{})
	if err == nil || !strings.Contains(err.Error(), "is longer than 200 cells") {
		t.Errorf("says %v", err)
	}
	if e.read > 8<<20 {
		t.Errorf("read %d bytes of it", e.read)
	}
}

func TestTooLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 512 MB")
	}
	line := strings.Repeat("\n", 1<<20)
	files := make([]io.Reader, maxFile>>20+1)
	for i := range files {
		files[i] = strings.NewReader(line)
	}
	m := &meter{from: io.MultiReader(files...), hash: discard{}}
	if _, err := io.Copy(io.Discard, m); !errors.Is(err, errTooLarge) {
		t.Errorf("says %v", err)
	}
}

// discard is a hash that costs nothing.
type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
func (discard) Sum(b []byte) []byte         { return b }
func (discard) Reset()                      {}
func (discard) Size() int                   { return 0 }
func (discard) BlockSize() int              { return 1 }

func TestReadError(t *testing.T) {
	broken := io.MultiReader(strings.NewReader(base+one), errReader{})
	_, err := Read(broken, "form.csv", smallProgramme(t), Options{})
	if err == nil || err.Error() != "form.csv: read: the disk is gone" {
		t.Errorf("says %v", err)
	}
}

type errReader struct{}

func (errReader) Read([]byte) (int, error) { return 0, errors.New("the disk is gone") }
