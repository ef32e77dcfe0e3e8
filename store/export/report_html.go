package export

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"crosswalk/matching/programme"
)

//go:embed report.html
var reportSource string

//go:embed report.css
var reportStyle string

var reportPage = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("report").Funcs(template.FuncMap{
		"bar": bar, "heat": heatMap, "lines": func(s string) []string { return strings.Split(strings.TrimSpace(s), "\n") },
		"day": func(s string) string {
			d, _ := programme.ParseDate(s)
			return longDate(d)
		},
		"add": func(a, b int) int { return a + b },
	}).Parse(reportSource))
})

// policy lets a page have one style, and nothing from anywhere else.
func policy(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}

// WriteHTML writes the report as one page that needs nothing else: for reading, and for printing.
func (r Report) WriteHTML(w io.Writer) error {
	var b bytes.Buffer
	err := reportPage().Execute(&b, struct {
		Report
		Policy string
		Style  template.CSS
	}{r, policy(reportStyle), template.CSS(reportStyle)})
	if err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// bar is the picture of a number beside the largest of its column.
func bar(s Section, row Row) template.HTML {
	if s.Drawn != Bars || len(row.Cells) == 0 || row.Cells[0].Hidden || row.Cells[0].None {
		return ""
	}
	most := 1
	for _, other := range s.Rows {
		if !other.Cells[0].Hidden {
			most = max(most, other.Cells[0].N)
		}
	}
	return template.HTML(fmt.Sprintf(`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="8"/><rect class="value" width="%.1f" height="8"/></svg>`,
		100*float64(row.Cells[0].N)/float64(most)))
}

// heatMap is the picture of a table whose rows and columns are the same groups. It has no words: the numbers at its
// edges are those of the rows.
func heatMap(s Section) template.HTML {
	const size = 20
	most := 1
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			if !c.Hidden {
				most = max(most, c.N)
			}
		}
	}
	n := len(s.Rows)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="heat" viewBox="0 0 %d %d" aria-hidden="true">`, (n+1)*size, (n+1)*size)
	b.WriteString(`<defs><pattern id="hatch-` + s.Name + `" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="0" y1="0" x2="0" y2="4"/></pattern></defs>`)
	for i, row := range s.Rows {
		fmt.Fprintf(&b, `<text x="%d" y="%d">%d</text><text x="%d" y="%d">%d</text>`, size/2, (i+1)*size+size*7/10, i+1, (i+1)*size+size/2, size*7/10, i+1)
		for j, c := range row.Cells {
			x, y := (j+1)*size, (i+1)*size
			switch {
			case c.Hidden:
				fmt.Fprintf(&b, `<rect class="cell" x="%d" y="%d" width="%d" height="%d" fill="url(#hatch-%s)"/>`, x, y, size-1, size-1, s.Name)
			case c.N == 0:
				fmt.Fprintf(&b, `<rect class="cell none" x="%d" y="%d" width="%d" height="%d"/>`, x, y, size-1, size-1)
			default:
				fmt.Fprintf(&b, `<rect class="cell some" x="%d" y="%d" width="%d" height="%d" fill-opacity="%.2f"/>`, x, y, size-1, size-1, 0.25+0.75*float64(c.N)/float64(most))
			}
		}
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String())
}
