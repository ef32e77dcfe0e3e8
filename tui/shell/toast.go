package shell

// Toast is the line that tells what just happened.
type Toast struct {
	Text   string
	Undoes bool // it was a change, and u takes it back
	Bad    bool // stays until a key is pressed
	Number int  // of all that were ever shown
}

// Say tells something for a few seconds.
func (sh *Shell) Say(text string) {
	sh.toasts++
	sh.toast = Toast{Text: text, Number: sh.toasts}
}

// Complain tells what went wrong, until a key is pressed.
func (sh *Shell) Complain(text string) {
	sh.Say(text)
	sh.toast.Bad = true
}

// SayDone tells, for a few seconds, what a change did; u takes it back.
func (sh *Shell) SayDone(text string) {
	sh.Say(text)
	sh.toast.Undoes = true
}
