package commands

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// parse reads a command line against as little of the grammar as it needs: building all of it takes longer than
// opening a small store. What that little has no answer to, all of it has: mistakes, help and the version. The status is
// that with which a flag ends the program at once, or less than 0.
func (r *run) parse(args []string) (parsed *kong.Context, status int, err error) {
	status = -1
	options := r.grammarOptions(&status)
	if parsed, ok := r.parsePart(args, options); ok {
		return parsed, status, nil
	}
	parser, err := kong.New(r.cli, options...)
	if err != nil {
		return nil, status, err
	}
	parsed, err = parser.Parse(askedForHelp(parser.Model, bareCohort(args)))
	return parsed, status, err
}

// parsePart reads a command line that says only what to do and with what.
func (r *run) parsePart(args []string, options []kong.Option) (parsed *kong.Context, ok bool) {
	if len(args) > 0 && args[0] == "help" {
		return nil, false
	}
	part := grammarFor(args)
	parser, err := kong.New(part.Addr().Interface(), append(slices.Clip(options), kong.NoDefaultHelp())...)
	if err != nil {
		return nil, false
	}
	if parsed, err = parser.Parse(bareCohort(args)); err != nil {
		return nil, false
	}
	whole := reflect.ValueOf(r.cli).Elem()
	for i := range part.NumField() {
		whole.FieldByName(part.Type().Field(i).Name).Set(part.Field(i))
	}
	return parsed, true
}

// grammarFor is the flags of every command, the command that is meant without one, and every command whose name is
// among the arguments: no other can be meant.
func grammarFor(args []string) reflect.Value {
	var fields []reflect.StructField
	for _, f := range reflect.VisibleFields(reflect.TypeFor[cli]()) {
		_, command := f.Tag.Lookup("cmd")
		_, always := f.Tag.Lookup("default")
		name := cmp.Or(f.Tag.Get("name"), strings.ToLower(f.Name))
		if f.Type != reflect.TypeFor[kong.VersionFlag]() && (!command || always || slices.Contains(args, name)) {
			fields = append(fields, reflect.StructField{Name: f.Name, Type: f.Type, Tag: f.Tag})
		}
	}
	return reflect.New(reflect.StructOf(fields)).Elem()
}
