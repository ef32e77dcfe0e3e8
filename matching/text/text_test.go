package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

func TestLine(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Amara Osei", "Amara Osei"},
		{"accents", "Zoë O’Neil", "Zoë O’Neil"},
		{"colour", "\x1b[31mred\x1b[0m", "red"},
		{"clipboard", "a\x1b]52;c;UFdORUQ=\x07b", "ab"},
		{"line breaks", "Approved\rDenied\nx\ty", "Approved Denied x y"},
		{"C1", "a\u009b31mb", "a31mb"},
		{"bidi", "abc\u202egpj.exe\u2067", "abcgpj.exe"},
		{"zero width", "a\u200bb\ufeffc", "abc"},
		{"joiner in letters", "क\u200dष", "कष"},
		{"family", "👨‍👩‍👧 and", "👨 and"},
		{"a flag", "Kim 🇬🇧 Lo", "Kim 🇬🇧 Lo"},
		{"half a flag", "Kim 🇬 🇬🇧🇫", "Kim G 🇬🇧F"},
		{"invalid", "a\xff\xfeb", "a\uFFFDb"},
		{"no-break space", "a\u00a0b", "a b"},
		{"wide", "山田太郎", "山田太郎"},
	} {
		if got := Line(c.in); got != c.want {
			t.Errorf("%s: Line(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

func TestCombiningBomb(t *testing.T) {
	got := Line("e" + strings.Repeat("\u0301", 60) + "x")
	if n := strings.Count(got, "\u0301"); n > maxMarks {
		t.Errorf("%d marks are left", n)
	}
}

func TestUnterminatedSequence(t *testing.T) {
	got := Line("name\x1b]8;;http://example.org")
	if strings.ContainsRune(got, 0x1b) {
		t.Errorf("escape left in %q", got)
	}
}

func TestFold(t *testing.T) {
	same := [][2]string{
		{"Amara@Example.ORG ", "amara@example.org"},
		{"Zoë", "ZOE\u0308"},
		{"a \n b", "A B"},
		{"straße", "STRASSE"},
	}
	for _, c := range same {
		if Fold(c[0]) != Fold(c[1]) {
			t.Errorf("%q and %q differ: %q, %q", c[0], c[1], Fold(c[0]), Fold(c[1]))
		}
	}
}

// ASCII is folded a faster way than the rest, alike.
func FuzzFoldASCII(f *testing.F) {
	for _, s := range []string{"", " ", "a", " a", "a ", "a  b", "A\tB", "a b", "\x1fA", "a\x0b\x0cB \r\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !ascii(s) {
			return
		}
		if got, want := Fold(s), strings.ToLower(strings.Join(strings.Fields(s), " ")); got != want {
			t.Errorf("Fold(%q) = %q, want %q", s, got, want)
		}
	})
}

func TestLines(t *testing.T) {
	got := New("one\r\ntwo\rthree\n\x1b[2J").Lines()
	if strings.Join(got, "|") != "one|two|three|" {
		t.Errorf("got %q", got)
	}
}

func FuzzLine(f *testing.F) {
	for _, s := range []string{"", "a\x1b[31m", "\u202e", "👩‍🚀", "e\u0301", "\xff", "\x1b]8;;", "\u200d\ufe0f", "กำ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := Line(s)
		if !utf8.ValidString(out) {
			t.Fatalf("invalid UTF-8 from %q", s)
		}
		for _, r := range out {
			if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
				t.Fatalf("%U is left of %q", r, s)
			}
		}
		if again := Line(out); again != out {
			t.Fatalf("not idempotent: %q → %q → %q", s, out, again)
		}
		if ansi.Strip(out) != out {
			t.Fatalf("a sequence is left of %q: %q", s, out)
		}
	})
}

func TestBareIsFoundWithAPlainKeyboard(t *testing.T) {
	for written, typed := range map[string]string{
		"Siobhan O’Neill": "o'neill", "Siobhan O'Neill": "oneill", "St Elswith’s": "st elswith's", "José Núñez": "jose nunez",
		"Zoë": "zoe", "Jose\u0301": "josé", "Łukasz Żak": "lukasz zak", "Søren": "soren", "Guy`s": "GUYS", "Straße": "strasse",
	} {
		if !strings.Contains(Bare(written), Bare(typed)) {
			t.Errorf("%q is %q, and %q is %q", written, Bare(written), typed, Bare(typed))
		}
	}
}
