// Package samples is the sample data of the shipped programmes, as files of the program itself: the exports that README.md
// tells about, and demo.toml, the story that a demonstration makes of them. It is data alone and imports nothing of ours.
package samples

import "embed"

// Files are the exports and the story, by their names in this folder.
//
//go:embed *.csv demo.toml
var Files embed.FS
