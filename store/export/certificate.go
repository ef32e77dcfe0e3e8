package export

import (
	"bytes"
	_ "embed"
	"html/template"
	"sync"

	"crosswalk/matching/text"
)

//go:embed certificate.html
var certificateSource string

//go:embed certificate.css
var certificateStyle string

var certificatePage = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("certificate").Parse(certificateSource))
})

// certificate is the page that goes with the message of one who has earned the programme's certificate, to be printed.
func (p *packer) certificate(l letter) ([]byte, error) {
	var b bytes.Buffer
	err := certificatePage().Execute(&b, struct {
		Programme, Name, Partners, From, Until, Hours, Policy string
		Style                                                 template.CSS
	}{
		text.Line(p.Programme.Title), p.Call(l.to.ID), p.CallEach(others(l.exchange, l.party)),
		longDate(l.exchange.Start), longDate(l.exchange.Ending.On), hoursSpent(l.exchange),
		policy(certificateStyle), template.CSS(certificateStyle),
	})
	return b.Bytes(), err
}
