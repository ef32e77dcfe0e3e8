package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

func init() { parts["limit"] = commitUnderLimit }

// commitUnderLimit commits until the file may not grow any more, and says how that went.
func commitUnderLimit(path string) {
	db, err := store.Open(path, cohort.By{Actor: "child", Now: storetest.Noon})
	fatal(err)
	s, err := db.State(1)
	fatal(err)
	info, err := os.Stat(path)
	fatal(err)
	least := uint64(info.Size())
	fatal(syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: least, Max: least}))
	long := strings.Repeat("a long reason ", 400)
	for i := 0; ; i++ {
		before := s
		s, err = db.Commit(context.Background(), 1, cohort.By{Actor: "child", Now: storetest.Noon}, &cohort.Assign{Exchange: s.Exchanges[0].ID, Facilitator: text.New(fmt.Sprint(i, long))})
		if err == nil {
			continue
		}
		now, e := db.State(1)
		fatal(e)
		if storetest.Snapshot(&testing.B{}, now) != storetest.Snapshot(&testing.B{}, before) {
			err = errors.New("the state is another one")
		}
		fmt.Println("ACK", before.Seq)
		fmt.Println(err)
		c := &cohort.Undo{Of: before.Seq} // small, and takes free pages
		_, e = db.Commit(context.Background(), 1, cohort.By{Actor: "child", Now: storetest.Noon}, c)
		fmt.Println(e)
		return
	}
}

// TestFileMayNotGrow commits until a write fails: the change is not saved, and says so; the state is what
// it was, also on the disk; and reading goes on.
func TestFileMayNotGrow(t *testing.T) {
	o, _ := storetest.Running(t, 12)
	o.DB().Close()
	c := startChild(t, "limit", o.Path)
	var said []string
	for c.lines.Scan() {
		said = append(said, c.lines.Text())
	}
	if len(said) != 3 || !strings.HasPrefix(said[1], "not saved: ") || !strings.HasSuffix(said[1], "file too large") {
		t.Fatalf("%q, %s", said, c.errs)
	}
	db, err := store.Open(o.Path, o.By())
	if err != nil {
		t.Fatal(err)
	}
	o.Use(db)
	want := strings.TrimPrefix(said[0], "ACK ")
	if s := o.State(); fmt.Sprint(s.Seq) != want && !(said[2] == "<nil>" && fmt.Sprint(s.Seq-1) == want) {
		t.Errorf("at %d: %q", s.Seq, said)
	}
}
