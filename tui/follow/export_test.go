package follow

// What tests of how exchanges are drawn look into: the contacts of a call sheet on a width, and the time
// spent together as the list says it.
var (
	Contacts = contacts
	Together = together
)
