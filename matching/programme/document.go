package programme

import (
	"bytes"
	"errors"
	"fmt"
	"sort"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// A node is one value of the file with the line it begins on. It is a table (keys), a list (items) or
// a single value.
type node struct {
	line  int
	value any // string, int64, float64, bool or a date, where it is a single value
	keys  map[string]*node
	order []string // of keys, as in the file
	items []*node
	list  bool // items counts, even if empty
}

// What is refused before the decoder sees it, which takes long over it. Programme files need a
// depth of four and some twenty keys.
const (
	maxDepth = 8   // tables and lists in each other
	maxKeys  = 500 // in one table
)

// readDocument reads TOML into a tree that knows its lines. go-toml's decoder checks the syntax and
// gives the values; its parser, run before, gives the lines.
func readDocument(source []byte, r *report) *node {
	root, ok := readLines(source, r)
	if !ok {
		return nil
	}
	var values map[string]any
	if err := toml.Unmarshal(source, &values); err != nil {
		line, what := 1, err.Error()
		var decode *toml.DecodeError
		if errors.As(err, &decode) {
			line, _ = decode.Position()
		}
		r.add(line, "%s", syntaxProblem(what, lineOf(source, line)))
		return nil
	}
	fill(root, values)
	return root
}

// fill puts the decoded values into the tree.
func fill(n *node, value any) {
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			fill(n.child(key, n.line), inner)
		}
		if n.keys == nil {
			n.keys = make(map[string]*node)
		}
	case []any:
		n.list = true
		for i, inner := range v {
			if i == len(n.items) {
				n.items = append(n.items, &node{line: n.line})
			}
			fill(n.items[i], inner)
		}
	default:
		n.value = v
	}
}

// child returns the node under a key, made now if there is none.
func (n *node) child(key string, line int) *node {
	if n.keys == nil {
		n.keys = make(map[string]*node)
	}
	c, ok := n.keys[key]
	if !ok {
		c = &node{line: line}
		n.keys[key] = c
		n.order = append(n.order, key)
	}
	return c
}

// lines finds the line of a byte.
type lines []int // offsets of line ends

func linesOf(source []byte) lines {
	var ends lines
	for i, b := range source {
		if b == '\n' {
			ends = append(ends, i)
		}
	}
	return ends
}

// lineOf is a line of a file; empty if there is none.
func lineOf(source []byte, line int) string {
	all := bytes.SplitN(source, []byte("\n"), line+1)
	if line < 1 || line > len(all) {
		return ""
	}
	return string(all[line-1])
}

func (l lines) at(offset int) int { return sort.SearchInts(l, offset) + 1 }

const tooDeep = "tables and lists lie more than %d deep in each other; a programme needs four"

// liner walks go-toml's syntax tree and notes lines. It takes for granted what the decoder checks
// afterwards, such as that no key comes twice.
type liner struct {
	parser unstable.Parser
	lines  lines
	// refused says why the walk ended early, and at which line; empty: it did not.
	refused   string
	refusedAt int
}

func (l *liner) refuse(line int, why string, most int) {
	if l.refused == "" {
		l.refused, l.refusedAt = fmt.Sprintf(why, most), line
	}
}

func readLines(source []byte, r *report) (*node, bool) {
	l := liner{lines: linesOf(source)}
	l.parser.Reset(source)
	root := &node{line: 1}
	current := root
	for l.parser.NextExpression() && l.refused == "" {
		switch e := l.parser.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			current = l.header(root, e)
		case unstable.KeyValue:
			l.keyValue(current, e, 1)
		}
	}
	if l.refused != "" {
		r.add(l.refusedAt, "%s", l.refused)
		return nil, false
	}
	if err := l.parser.Error(); err != nil {
		line := 1
		var syntax *unstable.ParserError
		if errors.As(err, &syntax) {
			line = l.lines.at(cap(source) - cap(syntax.Highlight))
		}
		r.add(line, "%s", syntaxProblem(err.Error(), lineOf(source, line)))
		return nil, false
	}
	return root, true
}

// header finds or makes the table that a [header] or [[header]] names.
func (l *liner) header(root *node, e *unstable.Node) *node {
	n := root
	depth := 0
	for key := e.Key(); key.Next(); {
		line := l.line(key.Node())
		if depth++; depth > maxDepth {
			l.refuse(line, tooDeep, maxDepth)
			break
		}
		n = l.child(n, key.Node(), line)
		if e.Kind == unstable.ArrayTable && key.IsLast() {
			n.items = append(n.items, &node{line: line})
		}
		if len(n.items) > 0 {
			n = n.items[len(n.items)-1]
		}
	}
	return n
}

func (l *liner) keyValue(n *node, e *unstable.Node, depth int) {
	line := n.line
	for key := e.Key(); key.Next(); depth++ {
		line = l.line(key.Node())
		if depth > maxDepth {
			l.refuse(line, tooDeep, maxDepth)
			return
		}
		n = l.child(n, key.Node(), line)
	}
	l.valueOf(n, e.Value(), line, depth)
}

func (l *liner) valueOf(n *node, value *unstable.Node, line, depth int) {
	if depth > maxDepth {
		l.refuse(line, tooDeep, maxDepth)
		return
	}
	switch value.Kind {
	case unstable.InlineTable:
		for it := value.Children(); it.Next(); {
			l.keyValue(n, it.Node(), depth+1)
		}
	case unstable.Array:
		n.items = nil
		for it := value.Children(); it.Next(); {
			item := &node{line: line}
			if it.Node().Raw.Length > 0 {
				item.line = l.line(it.Node())
			}
			n.items = append(n.items, item)
			l.valueOf(item, it.Node(), item.line, depth+1)
		}
	}
}

func (l *liner) child(n *node, key *unstable.Node, line int) *node {
	c := n.child(string(key.Data), line)
	if len(n.order) > maxKeys {
		l.refuse(line, "one table has more than %d keys", maxKeys)
	}
	return c
}

func (l *liner) line(n *unstable.Node) int { return l.lines.at(int(n.Raw.Offset)) }

// withoutMark takes the byte order mark off the front that some editors write.
func withoutMark(source []byte) []byte { return bytes.TrimPrefix(source, []byte("\ufeff")) }
