package follow

import (
	"fmt"

	"crosswalk/tui/shell"
)

// Keys are shown in the help line.
func (f *callForm) Keys() []shell.Action {
	key := func(name string, keys ...string) shell.Action { return shell.Action{Keys: keys, Name: name} }
	ks := []shell.Action{key("save the call", "ctrl+s")}
	switch {
	case f.at < 0 && f.steps.typing:
		return []shell.Action{key("take it", "enter"), key("leave it", "esc")}
	case f.at < 0 && f.steps.event() != nil:
		ks = append(ks, key("came", "space"), key("whose", "left", "right"))
	case f.at < 0:
		s := f.steps.step()
		switch {
		case s.ByHand():
			ks = append(ks, key("tick", "space"))
		case asks(s):
			ks = append(ks, key("answer", "enter"))
		}
		if asks(s) || s.Each && s.ByHand() {
			ks = append(ks, key("whose", "left", "right"))
		}
	case f.at == callReached:
		for p, name := range f.one.First {
			ks = append(ks, key(name, fmt.Sprint(p+1)))
		}
		ks = append(ks, key(f.one.X.Both(), "b"))
		for _, o := range callOutcomes {
			ks = append(ks, key(o.name, o.key))
		}
	case f.at == callMood:
		for _, m := range callMoods {
			ks = append(ks, key(m.name, m.key))
		}
	}
	ks = append(ks, key("next", "tab"), key("leave it", "esc"))
	if f.Draft() != "" {
		ks = append(ks, key("empty it", "ctrl+x"))
	}
	return ks
}
