package programme

import (
	"bytes"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// withChoiceAlias is the programme's file with wordings added to the alias of a choice, where the choice stands; false
// if they do not belong to a choice, or the file is written in a way in which the place is not found. Whoever uses it
// reads it again and sees whether it says what it should.
func (p *Programme) withChoiceAlias(a Alias) ([]byte, bool) {
	f, ok := p.Field(a.Field)
	if !ok || a.Different || !f.Kind.offersChoices() {
		return nil, false
	}
	texts := make([]string, len(a.Wordings))
	for i, w := range a.Wordings {
		texts[i] = tomlText(w)
	}
	more := strings.Join(texts, ", ")
	body := withoutMark(p.Source)
	at := findChoice(body, a.Field, a.As)
	switch {
	case at.list > 0:
		open := bytes.IndexByte(body[at.list:], '[')
		if open < 0 {
			return nil, false
		}
		at.list += open + 1
		if rest := bytes.TrimLeft(body[at.list:], " \t\r\n"); len(rest) > 0 && rest[0] != ']' {
			more += ", "
		}
		body = slices.Insert(slices.Clone(body), at.list, []byte(more)...)
	case at.name > 0 && at.inline:
		body = slices.Insert(slices.Clone(body), at.name, []byte(", alias = ["+more+"]")...)
	case at.name > 0:
		body = slices.Insert(slices.Clone(body), at.name, []byte(lineEnd(body)+"alias = ["+more+"]")...)
	default:
		return nil, false
	}
	mark := p.Source[:len(p.Source)-len(withoutMark(p.Source))]
	return append(slices.Clone(mark), body...), true
}

// choicePlace is where a choice stands in a file: 0 is nowhere.
type choicePlace struct {
	name   int  // behind the value of its name
	list   int  // behind the word alias
	inline bool // it is written { name = … }, not as a table with lines of its own
}

// findChoice finds a choice of a field in a file that is sound.
func findChoice(source []byte, field, choice string) choicePlace {
	source = bytes.Clone(source)
	source = source[:len(source):len(source)] // see Parse
	var parser unstable.Parser
	parser.Reset(source)
	var found, current choicePlace
	inField, inChoice, isChoice := false, false, false
	take := func() {
		if isChoice {
			found = current
		}
		current, isChoice = choicePlace{}, false
	}
	for parser.NextExpression() {
		switch e := parser.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			take()
			switch path := keyPath(e.Key()); path {
			case "field":
				inField, inChoice = false, false
			case "field.choices":
				inChoice = true
			default:
				inField, inChoice = false, false
			}
		case unstable.KeyValue:
			switch path := keyPath(e.Key()); {
			case inChoice:
				isChoice = current.note(e, choice) && inField || isChoice
			case path == "name":
				inField = string(e.Value().Data) == field
			case path == "choices" && e.Value().Kind == unstable.Array && inField:
				for items := e.Value().Children(); items.Next(); {
					if items.Node().Kind != unstable.InlineTable {
						continue
					}
					current = choicePlace{inline: true}
					for pairs := items.Node().Children(); pairs.Next(); {
						isChoice = current.note(pairs.Node(), choice) || isChoice
					}
					take()
				}
			}
		}
		if found.name > 0 {
			break
		}
	}
	take()
	return found
}

// note takes down where a key of a choice stands, and reports whether it is the name that is looked for.
func (c *choicePlace) note(e *unstable.Node, choice string) bool {
	keys := e.Key()
	if !keys.Next() {
		return false
	}
	key := keys.Node()
	switch string(key.Data) {
	case "alias":
		c.list = int(key.Raw.Offset + key.Raw.Length)
	case "name":
		value := e.Value()
		c.name = int(value.Raw.Offset + value.Raw.Length)
		return string(value.Data) == choice
	}
	return false
}

func keyPath(keys unstable.Iterator) string {
	var path []string
	for keys.Next() {
		path = append(path, string(keys.Node().Data))
	}
	return strings.Join(path, ".")
}
