package form

import (
	"errors"
	"fmt"
)

// refusal is an error that an answer lifts: what is the matter, and how a command line gives the answer.
type refusal struct{ what, mend string }

func (r refusal) Error() string { return r.what + r.mend }

// Matter is what an error of [Read] says without the advice for a command line: for whoever asks the
// person in another way. Of an error that no option lifts it is the whole sentence.
func Matter(err error) string {
	var h headingsError
	var d datesError
	switch {
	case errors.As(err, &h):
		return sentence(h.what)
	case errors.As(err, &d):
		return sentence(d.what)
	}
	return err.Error()
}

// headingsError says how headings and fields do not come together.
type headingsError struct{ refusal }

func (headingsError) Is(target error) bool { return target == ErrHeadings }

func headingsErrorf(format string, args ...any) headingsError {
	return headingsError{refusal{what: fmt.Sprintf(format, args...)}}
}

// mendf adds the advice, with what stands between it and the sentence.
func (e headingsError) mendf(format string, args ...any) headingsError {
	e.mend = fmt.Sprintf(format, args...)
	return e
}

// datesError asks for the order of day and month.
type datesError struct{ refusal }

func (datesError) Is(target error) bool { return target == ErrDates }
