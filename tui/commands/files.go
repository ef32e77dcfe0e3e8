package commands

import (
	"os"

	"crosswalk/store/files"
)

// force is the flag of every command that writes a file.
type force struct {
	Force bool `help:"Replace a file of that name."`
}

// write writes a file of the coordinator's, which takes the place of another only with --force, and of the store never.
// kept are further files that it may not replace.
func (r *run) write(path string, f force, write func(*os.File) error, kept ...files.Kept) error {
	o, err := r.mayWrite(f, kept...)
	if err != nil {
		return err
	}
	return files.Write(path, o, write)
}

func (r *run) mayWrite(f force, kept ...files.Kept) (files.Options, error) {
	store, err := r.storePath()
	return files.Options{Replace: f.Force, Store: store, Kept: kept}, err
}
