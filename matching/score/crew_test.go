package score

import "testing"

// TestCrewPanics has a worker panic: whoever waits gets it, and the others end their work.
func TestCrewPanics(t *testing.T) {
	done := make(chan bool, 3)
	defer func() {
		if r := recover(); r != "out of hand" || len(done) != 3 {
			t.Errorf("%v, %d done", r, len(done))
		}
	}()
	var c crew
	for range 3 {
		c.Go(func() { done <- true })
	}
	c.Go(func() { panic("out of hand") })
	c.Wait()
	t.Error("it came out of it")
}
