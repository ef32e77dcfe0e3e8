package store

import (
	"os"
	"path/filepath"
	"strings"

	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// Place is what is known of where a store lies, as far as that can harm a file that has to be written as a whole.
type Place struct {
	Network string // the kind of the network disk; empty: it is on this computer
	Synced  string // whose program copies the folder elsewhere while it is written to; empty: none that is known
}

// PlaceOf looks at where a store lies, or will: the folder nearest to it that exists.
func PlaceOf(path string) Place {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	if strings.HasPrefix(path, `\\`) && os.PathSeparator == '\\' {
		return Place{Network: "a shared folder"}
	}
	return Place{Network: networkOf(nearest(path)), Synced: syncedBy(path)}
}

// nearest is a folder that exists: that of the path, or the one around it.
func nearest(path string) string {
	for {
		dir := filepath.Dir(path)
		if _, err := os.Stat(dir); err == nil || dir == path {
			return dir
		}
		path = dir
	}
}

// syncing are the names of folders that a program copies to other computers, folded, as they begin.
var syncing = []struct{ begins, by string }{
	{"onedrive", "OneDrive"}, {"dropbox", "Dropbox"}, {"google drive", "Google Drive"}, {"googledrive", "Google Drive"}, {"my drive", "Google Drive"},
	{"icloud", "iCloud"}, {"mobile documents", "iCloud"}, {"com~apple~clouddocs", "iCloud"}, {"cloudstorage", "a cloud"},
	{"nextcloud", "Nextcloud"}, {"owncloud", "ownCloud"}, {"syncthing", "Syncthing"}, {"box sync", "Box"}, {"pcloud", "pCloud"},
	{"megasync", "MEGA"}, {"sharepoint", "SharePoint"},
}

// syncedBy is whose program copies a folder of the path elsewhere.
func syncedBy(path string) string {
	there := nearest(path)
	if real, err := filepath.EvalSymlinks(there); err == nil {
		path = filepath.Join(real, strings.TrimPrefix(path, there))
	}
	for _, part := range strings.Split(filepath.ToSlash(filepath.Dir(path)), "/") {
		folded := strings.TrimPrefix(text.Fold(part), ".")
		for _, s := range syncing {
			if strings.HasPrefix(folded, s.begins) {
				return s.by
			}
		}
	}
	return ""
}

// Refuse says why a store is not opened there, unless somebody insists; nil: it may be.
func (p Place) Refuse(path string) error {
	if p.Network == "" {
		return nil
	}
	return cohort.Refuse("the store %s lies on a network disk (%s), which can lose or damage what is saved: keep it on a disk of this computer, named with --store FILE, or insist with --network", text.Line(path), p.Network)
}

// Warn says what may happen to a store there; empty: nothing that is known.
func (p Place) Warn(path string) string {
	switch {
	case p.Network != "":
		return "the store " + text.Line(path) + " lies on a network disk (" + p.Network + "), which can lose or damage what is saved"
	case p.Synced != "":
		return "the store " + text.Line(path) + " lies in a folder that " + p.Synced + " copies elsewhere, which can mix up two states of it and takes what people wrote out of the house: keep it in another folder, named with --store FILE"
	}
	return ""
}
