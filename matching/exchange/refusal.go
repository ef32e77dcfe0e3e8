package exchange

import "fmt"

// Refusal is why something cannot be done to an exchange. Where it is plain what was tried, Why alone says it.
type Refusal struct {
	Doing string // "log visit", "tick first-meeting"
	Why   string // with what to do instead
}

func (r *Refusal) Error() string { return r.Doing + ": " + r.Why }

func refuse(doing, format string, args ...any) error {
	return &Refusal{Doing: doing, Why: fmt.Sprintf(format, args...)}
}
