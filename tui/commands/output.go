package commands

import (
	"encoding/json"
	"fmt"
	"io"

	"crosswalk/store/files"
)

// output is standard output. It remembers the first error, so that a command whose output got lost does
// not end as if all were well.
type output struct {
	io.Writer
	err error
}

func (o *output) Write(b []byte) (int, error) {
	n, err := o.Writer.Write(b)
	if err != nil && o.err == nil {
		o.err = err
	}
	return n, err
}

// lost says that not everything was written; nil if it was.
func (o *output) lost() error {
	if o.err == nil {
		return nil
	}
	return fmt.Errorf("the output could not be written: %s", files.Why(o.err))
}

// printf writes to standard output.
func (r *run) printf(format string, args ...any) { fmt.Fprintf(r.stdout, format, args...) }

// tell writes to standard error what is worth knowing and is not the result.
func (r *run) tell(format string, args ...any) { fmt.Fprintf(r.stderr, format+"\n", args...) }

// printJSON prints a value as JSON.
func (r *run) printJSON(v any) error {
	e := json.NewEncoder(r.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
