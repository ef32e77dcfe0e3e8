package export

import (
	"bytes"
	_ "embed"
	"html/template"

	"crosswalk/matching/text"
)

//go:embed certificate.html
var certificateSource string

var certificatePage = template.Must(template.New("certificate").Parse(certificateSource))

// certificate is the page that goes with the message of one who has earned the programme's certificate, to be printed.
func (p *packer) certificate(l letter) ([]byte, error) {
	var b bytes.Buffer
	err := certificatePage.Execute(&b, struct{ Programme, Name, Partners, From, Until, Hours string }{
		text.Line(p.Programme.Title), p.Call(l.to.ID), p.CallEach(others(l.exchange, l.party)),
		longDate(l.exchange.Start), longDate(l.exchange.Ending.On), hoursSpent(l.exchange),
	})
	return b.Bytes(), err
}
