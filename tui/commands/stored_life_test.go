package commands

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"crosswalk/matching/programme"
)

// TestLivesInStoreOfBefore carries on the exchanges of a store of an earlier version: they are ended, paused, re-matched,
// and corrected, and what is published from then on takes answers.
func TestLivesInStoreOfBefore(t *testing.T) {
	path := storeOfBefore(t, stored)
	asks := filepath.Join(t.TempDir(), "asks.toml")
	source, _ := programme.BuiltinSource("walking-in-their-shoes")
	if err := os.WriteFile(asks, append(source, "\n[[milestone]]\nname = \"ideas\"\ntitle = \"Ideas\"\ndue = \"20w\"\nanswer = \"text\"\nmany = true\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		args, says string
		fails      bool
	}{
		{args: "--cohort|Cohort 1|pause|amara.osei@example.org|--reason|an operation", says: "Paused the exchange of Amara Osei ↔ Tom Bridger"},
		{args: "--cohort|Cohort 1|resume|amara.osei@example.org", says: "Resumed the exchange of Amara Osei ↔ Tom Bridger"},
		{args: "--cohort|Cohort 1|visit|amara.osei@example.org|--remove|1", says: "Removed the visit of"},
		{args: "--cohort|Cohort 1|checkin|amara.osei@example.org|--remove|1", says: "Removed a call to Amara Osei ↔ Tom Bridger"},
		{args: "--cohort|Cohort 1|answer|amara.osei@example.org|feedback|fine", says: "takes no answer; tick it instead", fails: true},
		{args: "--cohort|Cohort 1|end|sunita.rai@example.org|--reason|partner left", says: "partner left; Nia No leaves"},
		{args: "--cohort|Cohort 1|match", says: "waiting: Sunita Rai: with priority: "},
		{args: "--cohort|Cohort 1|add|jo.last@example.org|Jo Last|organisation=Fir Trust|sector=Local authority|profession=Medical|themes=workforce|consent=yes", says: "Added Jo Last"},
		{args: "--cohort|Cohort 1|admit|jo.last@example.org|--reason|asked to", says: "1 pair new"},
		{args: "--cohort|Cohort 1|programme|use|" + asks, says: "Took the programme file"},
		{args: "--cohort|Cohort 1|rematch|sunita.rai@example.org|--start|2023-06-19", says: "Re-matched Sunita Rai with Jo Last"},
		{args: "--cohort|Cohort 1|answer|sunita.rai@example.org|ideas|A shared rota", says: "Took down what Sunita Rai answered to “Ideas”"},
		{args: "--cohort|Cohort 1|exchange|sunita.rai@example.org", says: "Sunita Rai: A shared rota"},
		{args: "--cohort|Cohort 1|void|gary.stubbs@example.org|--reason|the wrong Gary", says: "Voided the exchange of Gary Stubbs ↔ Mo Ali"},
		{args: "--cohort|Cohort 1|reopen|gary.stubbs@example.org", says: "Reopened the exchange of Gary Stubbs ↔ Mo Ali"},
		{args: "--cohort|Autumn|end|siobhan.oneill@example.org|--reason|illness|--leaves|siobhan.oneill@example.org", says: "illness or leave; Siobhán O’Neill leaves"},
		{args: "--cohort|Autumn|end|kavitha@example.org|--reason|completed", says: "Ended the exchange of Kavitha ↔ Zoë Laurent: completed"},
		{args: "--cohort|Autumn|undo", says: "Undid: Ended the exchange of Kavitha ↔ Zoë Laurent"},
		{args: "check", says: "The store is in order."},
	} {
		var out, tells bytes.Buffer
		r := &run{ctx: context.Background(), stdout: &out, stderr: &tells, now: time.Now, stopwatch: time.Now}
		status := r.main(append([]string{"--store", path, "--today", "2023-06-14", "--as", "robin"}, strings.Split(step.args, "|")...))
		if got := out.String() + tells.String(); !strings.Contains(got, step.says) || (status != 0) != step.fails {
			t.Errorf("%s: %d, %s", step.args, status, got)
		}
	}
}
