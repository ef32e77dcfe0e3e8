package shell

// Drafts are texts that somebody typed into a form and did not save: by the form's name. A form that opens again offers
// them. They last as long as the program.
type Drafts struct {
	kept   map[string][]string
	saving string // the form whose texts are on their way into the store
}

// Drafter is a dialog that takes up what was left in it the last time, when it opens.
type Drafter interface{ Restore() }

// Keep keeps what a form holds.
func (d *Drafts) Keep(form string, values []string) {
	if d.kept == nil {
		d.kept = map[string][]string{}
	}
	d.kept[form] = values
}

// Kept is what was left in a form; nil if nothing was.
func (d *Drafts) Kept(form string) []string { return d.kept[form] }

// Drop forgets what was left in a form.
func (d *Drafts) Drop(form string) { delete(d.kept, form) }

// Save keeps what a form holds until it is known to be saved.
func (d *Drafts) Save(form string, values []string) {
	d.Keep(form, values)
	d.saving = form
}

// Refused keeps what did not go into the store.
func (d *Drafts) Refused() { d.saving = "" }

// Saved forgets what went into the store.
func (d *Drafts) Saved() {
	if d.saving != "" {
		d.Drop(d.saving)
		d.saving = ""
	}
}
