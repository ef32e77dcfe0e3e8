package matches

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/dialog"
	"crosswalk/tui/shell"
)

// askBlock shows what keeping two people apart would change.
func askBlock(sh *shell.Shell, a, b matching.ID) tea.Cmd {
	return openRipple(sh, rippleQuestion{
		title: "Never pair " + shell.TitleName(sh, a) + " and " + shell.TitleName(sh, b), verb: "block them", about: matching.CoupleOf(a, b),
		change: func(reason string) cohort.Change { return &cohort.Block{A: a, B: b, Why: cohort.Reason(reason)} },
	})
}

// askUnblock shows what lifting a block would change, with who decided it and why.
func askUnblock(sh *shell.Shell, c matching.Couple) tea.Cmd {
	was := sh.State().Blocked[c]
	note := "Blocked" + byWords(sh.State(), was)
	if reason := was.Why.Value.Text.Safe(); reason != "" {
		note += ": “" + reason + "”"
	}
	c = inNameOrder(sh.State(), c)
	return openRipple(sh, rippleQuestion{
		title: "Let " + shell.TitleName(sh, c.A) + " and " + shell.TitleName(sh, c.B) + " be paired again", verb: "lift the block", about: c, notes: []string{note},
		change: func(reason string) cohort.Change { return &cohort.Unblock{A: c.A, B: c.B, Why: cohort.Reason(reason)} },
	})
}

// openBlocks lists every block, to lift one.
func openBlocks(sh *shell.Shell) tea.Cmd {
	s := sh.State()
	var couples []matching.Couple
	for c := range s.Blocked {
		couples = append(couples, inNameOrder(s, c))
	}
	slices.SortFunc(couples, func(x, y matching.Couple) int {
		return strings.Compare(text.Fold(s.CallPair(x.A, x.B)), text.Fold(s.CallPair(y.A, y.B)))
	})
	by := func(c matching.Couple) string {
		return strings.TrimSpace(byWords(s, s.Blocked[matching.CoupleOf(c.A, c.B)]))
	}
	pickCouple(sh, "These are never paired", "lift the block", couples, by, func(c matching.Couple) tea.Cmd {
		return askUnblock(sh, matching.CoupleOf(c.A, c.B))
	})
	return nil
}

// pickCouple asks which of some couples is meant; detail is what stands beside one.
func pickCouple(sh *shell.Shell, title, verb string, couples []matching.Couple, detail func(matching.Couple) string, picked func(matching.Couple) tea.Cmd) {
	var choices []dialog.Choice
	for _, c := range couples {
		choices = append(choices, dialog.Choice{Text: sh.State().CallPair(c.A, c.B), Detail: detail(c)})
	}
	pickOne(sh, title, verb, choices, func(i int) tea.Cmd { return picked(couples[i]) })
}

// pickOne asks which of some choices is meant.
func pickOne(sh *shell.Shell, title, verb string, choices []dialog.Choice, picked func(i int) tea.Cmd) {
	for i := range choices {
		choices[i].Key = strconv.Itoa(i)
	}
	sh.Open(dialog.NewPick(sh, title, verb, choices, func(key string) (bool, tea.Cmd) {
		i, err := strconv.Atoi(key)
		if err != nil {
			return true, nil
		}
		return true, picked(i)
	}))
}

// inNameOrder is two people in the order of their names.
func inNameOrder(s *cohort.State, c matching.Couple) matching.Couple {
	if text.Fold(s.Call(c.B)) < text.Fold(s.Call(c.A)) {
		return matching.Couple{A: c.B, B: c.A}
	}
	return c
}
