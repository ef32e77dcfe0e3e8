// Crosswalk runs the matching sessions of leadership exchange and reciprocal mentoring programmes.
package main

import (
	"os"

	"crosswalk/tui/commands"
)

func main() { os.Exit(commands.Main(os.Args[1:])) }
