package form

import (
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"
)

// items reads the notations in which programs write several answers into one cell, each item whole: a list of JSON, as
// Power Automate writes it, with the items as texts or as objects; items in quotation marks; and the ;# of a
// SharePoint list, with or without the number of each item. ok reports whether the cell is written so.
func items(cell string) (all []string, ok bool) {
	s := strings.TrimSpace(cell)
	switch {
	case s == "":
		return nil, false
	case strings.Contains(s, ";#"):
		return sharePoint(s), true
	case s[0] == '[' && s[len(s)-1] == ']':
		if all, ok := jsonItems(s); ok {
			return all, true
		}
		return quotedItems(s[1 : len(s)-1])
	case s[0] == '{' && s[len(s)-1] == '}':
		if all, ok := jsonItems("[" + s + "]"); ok {
			return all, true
		}
		return quotedItems(s[1 : len(s)-1])
	}
	return quotedItems(s)
}

// sharePoint parts items by ;#. A number alone is the place of the item before it in another list.
func sharePoint(s string) []string {
	var all []string
	for _, item := range strings.Split(s, ";#") {
		item = strings.TrimSpace(item)
		if item != "" && item != ";" && strings.Trim(item, "0123456789") != "" {
			all = append(all, item)
		}
	}
	return all
}

// jsonItems reads a list of JSON. Of an object it takes what is called its value.
func jsonItems(s string) ([]string, bool) {
	var list []any
	if err := json.Unmarshal([]byte(s), &list); err != nil {
		return nil, false
	}
	var all []string
	for _, item := range list {
		if o, ok := item.(map[string]any); ok {
			item = nil
			for _, key := range []string{"Value", "value", "label", "Label", "text", "title", "name"} {
				if v, ok := o[key]; ok {
					item = v
					break
				}
			}
		}
		switch v := item.(type) {
		case string:
			if v, _ = clean(v); strings.TrimSpace(v) != "" {
				all = append(all, strings.TrimSpace(v))
			}
		case nil:
		default:
			return nil, false
		}
	}
	return all, true
}

// quotedItems reads items in quotation marks of any kind, with commas, semicolons, bars or space between them.
func quotedItems(s string) ([]string, bool) {
	var all []string
	rest := strings.TrimSpace(s)
	if rest == "" || endMark(rest) == 0 {
		return nil, false
	}
	for rest != "" {
		mark := endMark(rest)
		if mark == 0 {
			return nil, false
		}
		body := rest[runeLength(rest):]
		end := closing(body, mark)
		if end < 0 {
			return nil, false
		}
		item := body[:end]
		if mark == '"' {
			item = strings.ReplaceAll(item, `""`, `"`)
		}
		if item = strings.TrimSpace(item); item != "" {
			all = append(all, item)
		}
		rest = strings.TrimLeft(body[end+utf8.RuneLen(mark):], ",;| \t\n")
	}
	return all, true
}

// endMark returns the mark that closes the quotation which opens at the front of s, 0 if none does.
func endMark(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	switch r {
	case '"', '\'':
		return r
	case '“':
		return '”'
	case '‘':
		return '’'
	case '«':
		return '»'
	}
	return 0
}

// closing finds the mark that closes an item: the first with nothing, or what parts items, behind it.
func closing(s string, mark rune) int {
	for from := 0; from < len(s); {
		n := strings.IndexRune(s[from:], mark)
		if n < 0 {
			return -1
		}
		at := from + n
		from = at + utf8.RuneLen(mark)
		if strings.HasPrefix(s[from:], string(mark)) {
			from += utf8.RuneLen(mark)
			continue
		}
		if rest := strings.TrimLeft(s[from:], " \t"); rest == "" || strings.ContainsRune(",;|\n", rune(rest[0])) {
			return at
		}
	}
	return -1
}

// unbulleted takes off what stands in front of the items of a list that somebody typed: a bullet, a dash or a
// number.
func unbulleted(s string) string {
	t := strings.TrimLeft(s, "•·●▪‣◦*–—- \t")
	if t != "" && len(t) < len(s) {
		return t
	}
	figures := strings.TrimLeft(s, "0123456789")
	if n := len(s) - len(figures); n > 0 && n < 3 && len(figures) > 2 && (figures[0] == '.' || figures[0] == ')') && unicode.IsSpace(rune(figures[1])) {
		return strings.TrimSpace(figures[2:])
	}
	return s
}
