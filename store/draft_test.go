package store_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// aDraft is what robin typed of a call to some people.
func aDraft(said string, people ...matching.ID) store.Draft {
	return store.Draft{Of: store.DraftOf{Cohort: 1, By: "robin", Form: "call", Exchange: 4, People: people}, Typed: storetest.Noon, Text: said}
}

// drafts are those of the store.
func drafts(t *testing.T, db *store.DB) []store.Draft {
	t.Helper()
	all, err := db.Drafts()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestDrafts keeps drafts over a reopening: the latest of each, and none that was taken out. They are no change.
func TestDrafts(t *testing.T) {
	o := storetest.Open(t, 4)
	before := o.State().Seq
	if got := drafts(t, o.DB()); len(got) != 0 {
		t.Fatalf("a new store has drafts: %v", got)
	}
	first, other := aDraft("they", 1, 2), aDraft("on holiday", 3, 4)
	if err := o.DB().KeepDrafts([]store.Draft{first, other}, nil); err != nil {
		t.Fatal(err)
	}
	first.Text = "they met on the ward"
	if err := o.DB().KeepDrafts([]store.Draft{first}, []store.DraftOf{other.Of}); err != nil {
		t.Fatal(err)
	}
	o.Reopen()
	if diff := cmp.Diff([]store.Draft{first}, drafts(t, o.DB())); diff != "" {
		t.Errorf("(-kept +read):\n%s", diff)
	}
	if o.State().Seq != before {
		t.Error("a draft is a change")
	}
	theirs := first
	theirs.Of.By = "kim"
	if first.Of.Key() == theirs.Of.Key() {
		t.Error("what two people typed is one draft")
	}
}

// TestDraftGoesWithItsChange commits what was typed: the draft is gone with it, and stays where the change is refused.
func TestDraftGoesWithItsChange(t *testing.T) {
	o := storetest.Open(t, 4)
	draft := aDraft("too busy", 1)
	if err := o.DB().KeepDrafts([]store.Draft{draft}, nil); err != nil {
		t.Fatal(err)
	}
	nobody := &cohort.Withdraw{Person: 99, Why: cohort.Reason("too busy")}
	if _, err := o.DB().Commit(context.Background(), 1, o.By(), nobody, draft.Of); err == nil || len(drafts(t, o.DB())) != 1 {
		t.Errorf("%v, %v", err, drafts(t, o.DB()))
	}
	if _, err := o.DB().Commit(context.Background(), 1, o.By(), &cohort.Withdraw{Person: o.Person(0), Why: cohort.Reason("too busy")}, draft.Of); err != nil {
		t.Fatal(err)
	}
	if left := drafts(t, o.DB()); len(left) != 0 {
		t.Errorf("it is still there: %v", left)
	}
}

// TestEraseDrafts takes out all that is about a person: of their exchanges, whoever typed it, and where they are named.
func TestEraseDrafts(t *testing.T) {
	o := storetest.Open(t, 4)
	about, named, address, other := aDraft("busy", 1, 2), aDraft("ask AMARA OSEI", 3), aDraft("{amara@example.org}", 4), aDraft("fine", 3, 4)
	about.Of.By, named.Of.Form, address.Of.Form = "kim", "end", "add"
	if err := o.DB().KeepDrafts([]store.Draft{about, named, address, other}, nil); err != nil {
		t.Fatal(err)
	}
	mentions := func(s string) bool {
		s = strings.ToLower(s)
		return strings.Contains(s, "amara osei") || strings.Contains(s, "amara@example.org")
	}
	if found, err := o.DB().DraftsAbout(2, mentions); err != nil || len(found) != 3 {
		t.Errorf("%v, %v", found, err)
	}
	n, err := o.DB().EraseDrafts(2, mentions)
	if err != nil || n != 3 {
		t.Errorf("%d, %v", n, err)
	}
	if diff := cmp.Diff([]store.Draft{other}, drafts(t, o.DB())); diff != "" {
		t.Error(diff)
	}
}

// TestKilledWhileTyping kills a process that keeps a draft letter by letter: what it was told is kept is there.
func TestKilledWhileTyping(t *testing.T) {
	o := storetest.Open(t, 4)
	for round := range 3 {
		o.DB().Close()
		acked := startChild(t, "draft", o.Path).killAt(t, 5+7*round)
		db, err := store.Open(o.Path, o.By())
		if err != nil {
			t.Fatal(err)
		}
		o.Use(db)
		all := drafts(t, db)
		if len(all) != 1 || len(all[0].Text) < acked[len(acked)-1] {
			t.Fatalf("%d letters were kept, and there is %v", acked[len(acked)-1], all)
		}
	}
}

// typeForEver keeps a draft with a letter more each time.
func typeForEver(path string) {
	db, err := store.Open(path, cohort.By{Actor: "child", Now: storetest.Noon})
	fatal(err)
	for n := 1; ; n++ {
		fatal(db.KeepDrafts([]store.Draft{aDraft(strings.Repeat("x", n), 1)}, nil))
		fmt.Println("ACK", n)
	}
}

// TestDamagedDraft loses that one, and has the store only read; what is salvaged has the others.
func TestDamagedDraft(t *testing.T) {
	o := storetest.Open(t, 4)
	good, bad := aDraft("good", 1), aDraft("bad", 2)
	if err := o.DB().KeepDrafts([]store.Draft{good, bad}, nil); err != nil {
		t.Fatal(err)
	}
	o.DB().Close()
	file, err := os.ReadFile(o.Path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "crosswalk.db")
	rewrite(t, path, file, func(tx *bolt.Tx) error {
		return tx.Bucket([]byte(store.DraftsBucket)).Put([]byte(bad.Of.Key()), []byte("\x01????{}"))
	})
	db, err := store.Open(path, o.By())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if got := drafts(t, db); len(got) != 1 || got[0].Text != "good" {
		t.Errorf("%v", got)
	}
	if err := db.KeepDrafts([]store.Draft{good}, nil); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("it was written to: %v", err)
	}
	if _, _, err := db.Salvage(filepath.Join(dir, "new.db"), o.By()); err != nil {
		t.Fatal(err)
	}
	again, err := store.Open(filepath.Join(dir, "new.db"), o.By())
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got := drafts(t, again); len(got) != 1 || got[0].Text != "good" || again.ReadOnly() != nil {
		t.Errorf("%v, %v", got, again.ReadOnly())
	}
	if db, err = store.Open(o.Path, o.By()); err != nil { // what is looked at when the test ends
		t.Fatal(err)
	}
	o.Use(db)
}

// TestNewerDraft leaves out what a newer program wrote, and leaves it where it is.
func TestNewerDraft(t *testing.T) {
	o := storetest.Open(t, 4)
	draft := aDraft("good", 1)
	body, _ := json.Marshal(draft)
	key := []byte(draft.Of.Key())
	o.DB().Bolt().Update(func(tx *bolt.Tx) error {
		b, _ := tx.CreateBucketIfNotExists([]byte(store.DraftsBucket))
		return b.Put(key, store.Seal(store.DraftsBucket, key, append([]byte(`{"Voice":1,`), body[1:]...)))
	})
	if got := drafts(t, o.DB()); len(got) != 0 || o.DB().ReadOnly() != nil {
		t.Errorf("%v, %v", got, o.DB().ReadOnly())
	}
}
