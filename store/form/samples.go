package form

import (
	"slices"
	"strings"

	"crosswalk/matching/text"
)

// mostSamples is how many answers are shown beside a heading.
const mostSamples = 3

// takeSamples puts the first answers of each column beside its heading.
func (im *importer) takeSamples() {
	for i := range im.res.Headings {
		h := &im.res.Headings[i]
		for _, e := range im.entries {
			if len(h.Samples) == mostSamples {
				break
			}
			if i >= len(e.cells) || len(e.cells[i]) > maxCell {
				continue
			}
			if cell := strings.TrimSpace(e.cells[i]); cell != "" && !slices.Contains(h.Samples, text.New(cell)) {
				h.Samples = append(h.Samples, text.New(cell))
			}
		}
	}
}
