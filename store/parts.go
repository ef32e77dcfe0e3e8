package store

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
)

// partsOf cuts n things into as many parts as there are processors, each of at least so many, and returns from where to
// where each goes.
func partsOf(n, least int) [][2]int {
	parts := make([][2]int, max(1, min(n/least, runtime.GOMAXPROCS(0))))
	for k := range parts {
		parts[k] = [2]int{k * n / len(parts), (k + 1) * n / len(parts)}
	}
	return parts
}

// inParts has do read all parts beside one another, and returns the first one's error. It is for what was read of a
// transaction already, which is for one goroutine. A fault over damaged pages becomes an error.
func inParts(parts [][2]int, do func(k, from, to int) error) error {
	errs := make([]error, len(parts))
	one := func(k int) {
		defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
		defer func() {
			if r := recover(); r != nil {
				errs[k] = fmt.Errorf("a part of the store is %w (%v)", ErrDamaged, r)
			}
		}()
		errs[k] = do(k, parts[k][0], parts[k][1])
	}
	var group sync.WaitGroup
	for k := range parts[1:] {
		group.Go(func() { one(k + 1) })
	}
	one(0)
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
