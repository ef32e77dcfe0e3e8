package score

import "sync"

// crew is workers of whom one may panic: [crew.Wait] panics with it then, on the goroutine of whoever waits. A panic on
// a goroutine of its own would end the program with nobody to catch it.
type crew struct {
	group    sync.WaitGroup
	once     sync.Once
	panicked any
}

// Go has one more worker work.
func (c *crew) Go(work func()) {
	c.group.Go(func() { c.catch(work) })
}

// catch works and keeps what it panicked with, if it is the first.
func (c *crew) catch(work func()) {
	defer func() {
		if r := recover(); r != nil {
			c.once.Do(func() { c.panicked = r })
		}
	}()
	work()
}

// Wait waits for all of them.
func (c *crew) Wait() {
	c.group.Wait()
	if c.panicked != nil {
		panic(c.panicked)
	}
}
