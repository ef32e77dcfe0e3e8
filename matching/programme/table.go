package programme

import (
	"fmt"
	"slices"
)

// table reads the keys of one table. Every key it is asked for is a known one; what is left when
// finish is called is reported. A value of the wrong type is reported and read as absent.
type table struct {
	*node
	*report
	where string // how problems call it: [intake], [[field]] "sector"
	known []string
}

func (r *report) table(n *node, where string) *table { return &table{node: n, report: r, where: where} }

// problem reports a mistake at a key, or at the table where it has no such key.
func (t *table) problem(key, format string, args ...any) {
	t.at(t.lineOf(key), format, args...)
}

// warn notes a key that has no effect in this file.
func (t *table) warn(key, format string, args ...any) {
	t.report.warn(t.lineOf(key), "%s", t.where+": "+fmt.Sprintf(format, args...))
}

// at reports a mistake on a line of the table.
func (t *table) at(line int, format string, args ...any) {
	what := fmt.Sprintf(format, args...)
	if t.where != topOfFile {
		what = t.where + ": " + what
	}
	t.add(line, "%s", what)
}

func (t *table) lineOf(key string) int {
	if n := t.keys[key]; n != nil {
		return n.line
	}
	return t.line
}

func (t *table) has(key string) bool { return t.keys[key] != nil }

// look returns the value of a key and makes the key a known one.
func (t *table) look(key string) *node {
	if !slices.Contains(t.known, key) {
		t.known = append(t.known, key)
	}
	return t.keys[key]
}

// finish reports the keys that nobody asked for.
func (t *table) finish() {
	for _, key := range t.order {
		if slices.Contains(t.known, key) {
			continue
		}
		switch {
		case t.where == topOfFile && t.keys[key].isTables():
			t.unknownTable(key)
		case t.where != topOfFile && slices.Contains(topKeys, key):
			t.problem(key, "unknown key %s; it belongs at the top of the file, before the first [table]", quote(key))
		default:
			t.problem(key, "unknown key %s%s", quote(key), t.suggest(key, t.known))
		}
	}
}

// unknownTable reports a table at the top that no programme has.
func (t *table) unknownTable(key string) {
	known := slices.DeleteFunc(slices.Clone(t.known), func(k string) bool { return slices.Contains(topKeys, k) || k == "name" })
	t.add(t.lineOf(key), "unknown table %s%s", quote(key), t.suggest(key, known))
}

// isTables reports whether a value is a table or a list of tables.
func (n *node) isTables() bool {
	return n.keys != nil || n.list && len(n.items) > 0 && n.items[0].keys != nil
}

// only reports keys that mean nothing in this kind of table.
func (t *table) only(what string, allowed map[string][]string) {
	for _, key := range t.order {
		if kinds, ok := allowed[key]; ok && !slices.Contains(kinds, what) {
			t.problem(key, "%s means nothing for kind %s; it belongs to %s", key, quote(what), list(kinds))
		}
	}
}

func (t *table) wrong(key string, n *node, want string) {
	t.at(n.line, "%s must be %s, not %s", key, want, n.describe())
}

func (n *node) describe() string {
	switch v := n.value.(type) {
	case string:
		return "the text " + quote(v)
	case bool:
		return fmt.Sprint(v)
	case int64, float64:
		return fmt.Sprintf("the number %v", v)
	case nil:
		if n.list {
			return "a list"
		}
		return "a table"
	}
	return "a date or time"
}

// table returns a table inside this one, nil if there is none; want is how it is written.
func (t *table) table(key, where, want string) *table {
	n := t.look(key)
	if n == nil {
		return nil
	}
	if n.keys == nil {
		t.wrong(key, n, want)
		return nil
	}
	return t.report.table(n, where)
}

// tables returns the tables of a list.
func (t *table) tables(key, where string, most int) []*table {
	n := t.look(key)
	switch {
	case n == nil:
		return nil
	case !n.list && n.keys != nil:
		t.problem(key, "there may be several %ss: write [[%s]] with double brackets", key, key)
		return nil
	case !n.list:
		t.wrong(key, n, "a list of tables")
		return nil
	case len(n.items) > most:
		t.problem(key, "there are %d %ss; at most %d", len(n.items), key, most)
		return nil
	}
	var all []*table
	for _, item := range n.items {
		if item.keys == nil {
			t.wrong(key, item, "a list of tables, like [ { name = \"one\" }, { name = \"two\" } ]")
			return all
		}
		inner := t.report.table(item, where)
		if name := item.keys["name"]; name != nil {
			if s, ok := name.value.(string); ok {
				inner.where += " " + quote(s)
			}
		}
		all = append(all, inner)
	}
	return all
}
