package programme

import (
	"embed"
	"fmt"
	"strings"
)

// shippedFiles are the programmes that come with the program.
//
//go:embed *.toml
var shippedFiles embed.FS

// firstFile names the shipped programme that a first cohort has when no other is chosen.
//
//go:embed first.txt
var firstFile string

// First is the name of the shipped programme that a first cohort has when no other is chosen.
func First() string { return strings.TrimSpace(firstFile) }

// Builtin returns the names of the programmes that ship, in order.
func Builtin() []string { return embeddedNames(shippedFiles, ".", ".toml") }

// BuiltinSource returns the file of a programme that ships, to be copied and changed.
func BuiltinSource(name string) ([]byte, bool) {
	for _, known := range Builtin() {
		if known == name {
			source, err := shippedFiles.ReadFile(name + ".toml")
			return source, err == nil
		}
	}
	return nil, false
}

// LoadBuiltin returns a programme that ships. The error of an unknown name says which there are.
func LoadBuiltin(name string) (*Programme, error) {
	source, ok := BuiltinSource(name)
	if !ok {
		return nil, fmt.Errorf("no programme %s ships with Crosswalk%s", quote(name), suggest(name, Builtin()))
	}
	return Parse(name+".toml", source)
}

func embeddedNames(files embed.FS, folder, ending string) []string {
	entries, _ := files.ReadDir(folder)
	var names []string
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ending); ok {
			names = append(names, name)
		}
	}
	return names
}
