package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crosswalk/store"
)

func TestPlaces(t *testing.T) {
	dir := t.TempDir()
	if p := store.PlaceOf(filepath.Join(dir, "not", "there", "yet", "crosswalk.db")); p != (store.Place{}) {
		t.Errorf("a folder of this computer: %+v", p)
	}
	for _, c := range []struct{ folder, by string }{
		{"OneDrive - A Council", "OneDrive"}, {"Dropbox", "Dropbox"}, {"Google Drive", "Google Drive"}, {"Nextcloud", "Nextcloud"},
		{"Mobile Documents", "iCloud"}, {"iCloudDrive", "iCloud"}, {"Droplets", ""}, {"Our drive", ""},
	} {
		path := filepath.Join(dir, c.folder, "crosswalk", "crosswalk.db")
		if got := store.PlaceOf(path); got.Synced != c.by || (got.Warn(path) != "") != (c.by != "") {
			t.Errorf("%s: %+v", c.folder, got)
		}
	}
	os.Mkdir(filepath.Join(dir, "Dropbox"), 0o700)
	if os.Symlink(filepath.Join(dir, "Dropbox"), filepath.Join(dir, "data")) == nil {
		if got := store.PlaceOf(filepath.Join(dir, "data", "crosswalk.db")); got.Synced != "Dropbox" {
			t.Errorf("behind a link: %+v", got)
		}
	}
	p := store.Place{Network: "NFS"}
	if err := p.Refuse("x.db"); err == nil || !strings.HasPrefix(err.Error(), "the store x.db lies on a network disk (NFS)") {
		t.Error(err)
	}
}
