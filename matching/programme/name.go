package programme

import "strings"

// name returns the name that a table must have.
func (t *table) name() string {
	s := t.required("name")
	return t.checkName("name", s, t.lineOf("name"))
}

// checkName reports a name that is not written as names are.
func (t *table) checkName(key, s string, line int) string {
	if s == "" || isName(s) {
		return s
	}
	if len(s) > maxName {
		t.at(line, "%s has %d characters; at most %d", key, len(s), maxName)
		return s
	}
	t.at(line, "%s is written with a to z, 0 to 9 and - only, not %s%s", key, quote(s), nameLike(s))
	return s
}

func isName(s string) bool {
	return s != "" && len(s) <= maxName && s[0] != '-' && !strings.ContainsFunc(s, func(r rune) bool {
		return r != '-' && !isPlain(r)
	})
}

func isPlain(r rune) bool { return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' }

// nameLike proposes a name made of the letters of a text.
func nameLike(s string) string {
	if s = nameOf(s); !isName(s) {
		return ""
	}
	return "; write " + quote(s)
}

// nameOf is the letters and digits of a text that a name may have, of what lies between them hyphens.
func nameOf(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !isPlain(r) }), "-")
}

// titled makes a word for people out of a name.
func titled(name string) string {
	s := strings.NewReplacer("-", " ", "_", " ").Replace(name)
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
