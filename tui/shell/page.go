package shell

import tea "charm.land/bubbletea/v2"

// Page is a detail of lines to read: it stands beside the list where there is room, and has the screen to
// itself once it is opened.
type Page struct {
	Scroller
	Whole bool // it has the screen to itself
	// Other answers a key that does not scroll; may be nil.
	Other func(key string)
}

// Opened reports whether the page has the screen to itself.
func (p *Page) Opened() bool { return p.Whole }

// Open shows the page from its beginning, alone.
func (p *Page) Open() { p.Whole, p.Top = true, 0 }

// Close brings the list back; false if it is there.
func (p *Page) Close() bool {
	was := p.Whole
	p.Whole = false
	return was
}

// Key scrolls.
func (p *Page) Key(msg tea.KeyPressMsg) tea.Cmd {
	if !p.Scroller.Key(msg.String()) && p.Other != nil {
		p.Other(msg.String())
	}
	return nil
}

// Holds reports that every cell is the page's while it has the screen to itself.
func (p *Page) Holds(int, int) bool { return p.Whole }

// Scroll moves the page by lines.
func (p *Page) Scroll(lines int) { p.By(lines) }

// Click does nothing: there is nothing on a page to press.
func (p *Page) Click(int, int) tea.Cmd { return nil }
