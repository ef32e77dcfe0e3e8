package overview

import (
	"testing"

	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
	"crosswalk/tui/theme"
)

// Every kind of thing is called something, in a style, and leads to a screen other than this one.
func TestEveryKindIsSaid(t *testing.T) {
	words := map[string]kind{}
	for k := range kindCount {
		e := kinds[k]
		if e.word == "" || e.style == nil || e.to == shell.OverviewTab {
			t.Errorf("kind %d is %q, leads to %s", k, e.word, shell.TabNames[e.to])
			continue
		}
		e.style(&theme.Theme{})
		if was, ok := words[e.word]; ok {
			t.Errorf("kinds %d and %d are both %q", was, k, e.word)
		}
		words[e.word] = k
	}
}

// Whatever a state lists has rows of its own here.
func TestEveryKindOfAttentionHasARow(t *testing.T) {
	of := map[kind]cohort.AttentionKind{}
	for _, as := range []cohort.AttentionKind{cohort.AttendMeant, cohort.AttendSame, cohort.AttendAgain, cohort.AttendBroken, cohort.AttendCrowded, cohort.AttendOutdated, cohort.AttendConflict,
		cohort.AttendVanished, cohort.AttendLate, cohort.AttendNotEligible, cohort.AttendQuestioned, cohort.AttendPlace, cohort.AttendOverfull, cohort.AttendNoConsent, cohort.AttendName,
		cohort.AttendOther, cohort.AttendRejected, cohort.AttendUngrouped} {
		k := kindListed(as)
		if was, ok := of[k]; ok {
			t.Errorf("%q and %q are one kind", was, as)
		}
		of[k] = as
	}
}
