package cohort

import (
	"errors"
	"fmt"
)

// Refusal is an error that tells a person why something cannot be done and what to do; nothing was
// changed.
type Refusal struct {
	Why string

	cause error
}

func (r *Refusal) Error() string { return r.Why }

// Unwrap returns the error of another package that was the reason, if one was.
func (r *Refusal) Unwrap() error { return r.cause }

// Refuse makes a Refusal.
func Refuse(format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	return &Refusal{Why: err.Error(), cause: errors.Unwrap(err)}
}

// asRefusal makes a sentence of another package a refusal.
func asRefusal(err error) error {
	if err == nil {
		return nil
	}
	return Refuse("%w", err)
}
