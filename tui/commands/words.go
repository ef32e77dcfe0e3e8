package commands

import (
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode/utf8"
)

// mostWords is how many bytes a note or a reason has at most, as a cell of a form.
const mostWords = 16 << 10

// takeWords reads the note, or the reason, of a command from standard input where a single dash stands for it: so it is in
// no history of commands, and in no list of processes.
func takeWords(command reflect.Value, in io.Reader) error {
	for command.Kind() == reflect.Pointer {
		command = command.Elem()
	}
	var at []reflect.Value
	dashes(command, &at)
	switch len(at) {
	case 0:
		return nil
	case 1:
	default:
		return usage("only one of --note and --reason can be read from standard input")
	}
	b, err := io.ReadAll(io.LimitReader(in, mostWords+1))
	words := strings.TrimSpace(string(b))
	switch {
	case err != nil:
		return fmt.Errorf("standard input cannot be read: %w", err)
	case len(b) > mostWords:
		return usage("the text from standard input is longer than %d KB", mostWords>>10)
	case !utf8.ValidString(words):
		return usage("the text from standard input is not valid UTF-8, so it cannot be kept as it is")
	}
	at[0].SetString(words)
	return nil
}

// dashes finds the notes and reasons of a command that are a single dash.
func dashes(v reflect.Value, at *[]reflect.Value) {
	if v.Kind() != reflect.Struct {
		return
	}
	for i := range v.NumField() {
		f, name := v.Field(i), v.Type().Field(i).Name
		switch {
		case !v.Type().Field(i).IsExported() && !v.Type().Field(i).Anonymous:
		case f.Kind() == reflect.Struct:
			dashes(f, at)
		case f.Kind() == reflect.String && (name == "Note" || name == "Reason") && f.String() == "-" && f.CanSet():
			*at = append(*at, f)
		}
	}
}
