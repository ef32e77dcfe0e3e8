package export

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/emersion/go-message"
	"github.com/emersion/go-message/mail"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// letter is one message to one person.
type letter struct {
	programme.Message
	to       *cohort.Applicant
	exchange *cohort.Exchange // that it is about; nil of one about none
	party    int              // the person's place in it
}

// isOccasion reports whether a message of that occasion is to be written now for one of an exchange, the party a.
func (p *packer) isOccasion(when programme.Occasion, x *cohort.Exchange, party int, a *cohort.Applicant) bool {
	switch state := x.State(); when {
	case programme.WhenPublished: // where there is no message for a proposal, this one proposes
		return state == exchange.StateActive || state == exchange.StatePaused || state == exchange.StateProposed && !p.proposes(a)
	case programme.WhenProposed:
		return state == exchange.StateProposed
	case programme.WhenOverdue:
		return state == exchange.StateActive && len(p.overdue(x, party)) > 0
	case programme.WhenCertificate:
		return state == exchange.StateCompleted && !p.Programme.Certificate.IsZero() && p.LacksCertificate(x, party).IsZero()
	case programme.WhenCancelled:
		return (state == exchange.StateEnded || state == exchange.StateVoid) && p.wasTold(x, a.ID)
	}
	return false
}

// isToldOf reports whether the pair is told of a step and its date: not of the questions of a survey, which are asked
// when the facilitator rings.
func isToldOf(step exchange.Step) bool {
	survey := !step.Answer.IsZero() && step.Answer.Kind != programme.AnswerText && len(step.Ends) == 0
	return step.Owner == programme.OwnerPair && !survey && !step.Many
}

// overdue are the steps that one of an exchange has still to do, and that are past their date.
func (p *packer) overdue(x *cohort.Exchange, party int) []exchange.Step {
	var steps []exchange.Step
	for i, step := range x.Steps {
		if !isToldOf(step) {
			continue
		}
		if status, _ := x.Status(i, p.Programme.Exchange, p.today); status != exchange.Overdue {
			continue
		}
		if days := x.DoneDays(i); len(days) == 1 || days[party].IsZero() {
			steps = append(steps, step)
		}
	}
	return steps
}

// letter makes a message.
func (p *packer) letter(l letter) {
	if l.to.Email.IsEmpty() {
		return // whose application was erased
	}
	d := Document{Packed: cohort.Packed{Message: l.Name, Person: l.to.ID}, For: p.Call(l.to.ID), To: strings.TrimSpace(l.to.Email.Raw())}
	if l.exchange != nil {
		d.Exchange = l.exchange.ID
	}
	word := func(word string) string { return p.word(l, word) }
	d.Title = oneLine(programme.Fill(l.Subject, word))
	d.Text = tidy(programme.Fill(l.Body, word))
	if l.When == programme.WhenCertificate {
		page, err := p.certificate(l)
		if err != nil {
			p.Problems = append(p.Problems, fmt.Sprintf("the certificate of %s: %v", d.For, err))
			return
		}
		d.Page = page
	}
	d.Key = keyOf(d.To, d.For, d.Title, d.Text, string(d.Page))
	p.add(d, slugs(l.Name, d.For), func(d Document, _ int) ([]byte, error) { return p.draft(d) })
}

// oneLine makes a subject of a text: a header cannot have lines.
func oneLine(s string) string { return strings.Join(strings.Fields(text.Line(s)), " ") }

// tidy ends lines as one, and leaves no more than one line empty where a paragraph was left out.
func tidy(s string) string {
	lines := text.New(s).Lines()
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.TrimSpace(emptyLines().ReplaceAllString(strings.Join(lines, "\n"), "\n\n")) + "\n"
}

var emptyLines = text.Pattern(`\n{3,}`)

// word is what a message says in place of a placeholder; nothing if there is nothing to say.
func (p *packer) word(l letter, word string) string {
	switch {
	case word == programme.WordProgramme:
		return text.Line(p.Programme.Title)
	case word == programme.WordCohort:
		return text.Line(p.Name)
	case isStanding(word):
		return p.standing(l, word)
	case l.exchange != nil:
		return p.wordOfExchange(l, word)
	}
	switch word {
	case programme.WordCloses:
		if p.Closes.IsZero() {
			return ""
		}
		return longDate(p.Today(p.Closes))
	case programme.WordReason:
		return p.reason(l.to.ID)
	case programme.WordNext:
		return longDate(p.nextMatching())
	}
	return p.answerOf(l.to, word)
}

// reason is why somebody waits, for that person: what the plan says is for the coordinator.
func (p *packer) reason(id matching.ID) string {
	if p.Position(id).Kind == cohort.PositionLate {
		return "your application came after the deadline"
	}
	if p.Plan != nil {
		for _, w := range p.Plan.Waiting {
			if w.ID == id && w.Able {
				return "there was nobody left to pair you with this time"
			}
		}
	}
	return "nobody who applied this time fits your application"
}

// nextMatching is the next of the days on which a rolling intake is matched; zero without such days.
func (p *packer) nextMatching() programme.Date {
	var next programme.Date
	for _, on := range p.Programme.Intake.MatchOn {
		for _, year := range []int{p.today.Year, p.today.Year + 1} {
			d := programme.Date{Year: year, Month: on.Month, Day: on.Day}
			if d.After(p.today) && (next.IsZero() || d.Before(next)) {
				next = d
			}
		}
	}
	return next
}

func (p *packer) wordOfExchange(l letter, word string) string {
	x := l.exchange
	switch word {
	case programme.WordWhy:
		return p.why(x, l.party)
	case programme.WordStart:
		return longDate(x.Start)
	case programme.WordEnd:
		return longDate(x.End)
	case programme.WordFacilitator:
		return x.Facilitator.Safe()
	case programme.WordHours:
		return hoursSpent(x)
	case programme.WordAnswerBy:
		return longDate(x.AnswerDue())
	case programme.WordMilestones:
		if l.When == programme.WhenOverdue {
			return sayDates(p.overdue(x, l.party), x.DueOn)
		}
		return p.dates(x)
	}
	field, ofPartner := strings.CutPrefix(word, "partner.")
	if !ofPartner {
		return p.answerOf(l.to, word)
	}
	return p.answerOfPartners(x, l.party, field)
}

// answerOfPartners is what the others of an exchange answered: in a trio the names of both, or "Tom Bridger: …".
func (p *packer) answerOfPartners(x *cohort.Exchange, party int, field string) string {
	var said []string
	partners := others(x, party)
	for _, id := range partners {
		a, ok := p.Person(id)
		if !ok {
			continue
		}
		answer := p.answerOf(a, field)
		if answer != "" && len(partners) > 1 && field != programme.FieldName && field != programme.FieldEmail {
			answer = p.Call(id) + ": " + answer
		}
		if answer != "" {
			said = append(said, answer)
		}
	}
	if field == programme.FieldName || field == programme.FieldEmail {
		return say.And(said)
	}
	return strings.Join(said, "; ")
}

// others are the people of an exchange beside one.
func others(x *cohort.Exchange, party int) []matching.ID {
	return slices.Delete(slices.Clone(x.Members), party, party+1)
}

// answerOf is what somebody answered, for a message; nothing of a private field, whatever the programme file says by now.
func (p *packer) answerOf(a *cohort.Applicant, field string) string {
	f, ok := p.Programme.Field(field)
	if !ok || f.Private {
		return ""
	}
	switch field {
	case programme.FieldName:
		return p.Call(a.ID)
	case programme.FieldEmail:
		return a.Email.Safe()
	case programme.FieldSubmitted:
		if a.Submitted.IsZero() {
			return ""
		}
		return longDate(p.Today(a.Submitted))
	case programme.FieldFirstName:
		if answer := a.Answers[field].Text; answer.IsEmpty() {
			return p.Call(a.ID)
		}
	}
	said := a.Answers[field]
	if len(said.Choices)+len(said.Other) > 0 {
		return say.And(strings.Split(answer(f, said), ";"))
	}
	return strings.TrimSpace(answer(f, said))
}

// why is what speaks for the pair, the weightiest first; of a trio for each of the others.
func (p *packer) why(x *cohort.Exchange, party int) string {
	var all []string
	partners := others(x, party)
	for _, id := range partners {
		parts := slices.Clone(x.WhyOf(x.Members[party], id))
		slices.SortStableFunc(parts, func(a, b matching.Part) int { return b.Points - a.Points })
		var phrases []string
		for _, part := range parts {
			if part.Points > 0 && part.Phrase != "" && !slices.Contains(phrases, part.Phrase) {
				phrases = append(phrases, part.Phrase)
			}
		}
		said := strings.Join(phrases, "; ")
		if len(partners) > 1 && said != "" {
			said = "with " + p.Call(id) + ": " + said
		}
		if said != "" {
			all = append(all, said)
		}
	}
	return strings.Join(all, ". ")
}

// dates are the steps of the pair that have a date of their own, in the order of the dates.
func (p *packer) dates(x *cohort.Exchange) string {
	steps := slices.DeleteFunc(slices.Clone(x.Steps), func(step exchange.Step) bool {
		return !isToldOf(step) || step.Due.IsZero() || step.After != "" || !step.Skipped.IsZero()
	})
	return sayDates(steps, func(step exchange.Step) programme.Date { return step.Due })
}

func sayDates(steps []exchange.Step, due func(exchange.Step) programme.Date) string {
	slices.SortStableFunc(steps, func(a, b exchange.Step) int { return due(a).Compare(due(b)) })
	lines := make([]string, len(steps))
	for i, step := range steps {
		lines[i] = fmt.Sprintf("- %s: by %s", text.Line(step.Title), longDate(due(step)))
	}
	return strings.Join(lines, "\n")
}

// longDate is a day in a letter: "Monday 3 April 2023".
func longDate(d programme.Date) string {
	if d.IsZero() {
		return ""
	}
	return exchange.LongDay(d)
}

// longestHeader is how many letters of a subject or a name go into a header: a line of a message has at most 998 octets.
const longestHeader = 240

func clip(s string) string {
	r := []rune(s)
	return string(r[:min(len(r), longestHeader)])
}

// draft writes a message as a file that a mail program opens as a draft of one's own. Its headers are these and no
// others: To, Subject, Date, Message-ID, X-Unsent and those of MIME.
func (p *packer) draft(d Document) ([]byte, error) {
	var h mail.Header // written from the last that is set to the first
	h.Set("X-Unsent", "1")
	h.SetMessageID(d.Key + "@crosswalk.invalid")
	h.SetDate(p.today.In(p.Programme.Zone, 12))
	setText(&h, "Subject", clip(d.Title), "")
	if d.To != "" {
		to, err := mail.ParseAddress(d.To)
		if err != nil || to.Name != "" || to.Address != d.To {
			return nil, fmt.Errorf("%s is not one e-mail address: correct it with crosswalk edit", text.Clip(text.Line(d.To)))
		}
		setText(&h, "To", clip(oneLine(d.For)), to.Address)
	}
	var b bytes.Buffer
	if len(d.Page) == 0 {
		err := writePart(&h.Header, "text/plain", d.Text, func(h message.Header) (io.WriteCloser, error) { return message.CreateWriter(&b, h) })
		return b.Bytes(), err
	}
	h.SetContentType("multipart/mixed", map[string]string{"boundary": "crosswalk-" + d.Key})
	parts, err := message.CreateWriter(&b, h.Header)
	if err != nil {
		return nil, err
	}
	add := func(h message.Header) (io.WriteCloser, error) { return parts.CreatePart(h) }
	var page message.Header
	page.SetContentDisposition("attachment", map[string]string{"filename": "certificate.html"})
	err = errors.Join(writePart(&message.Header{}, "text/plain", d.Text, add), writePart(&page, "text/html", string(d.Page), add), parts.Close())
	return b.Bytes(), err
}

// writePart writes a text under a header to where add says.
func writePart(h *message.Header, kind, body string, add func(message.Header) (io.WriteCloser, error)) error {
	h.Set("Content-Transfer-Encoding", "quoted-printable")
	h.SetContentType(kind, map[string]string{"charset": "utf-8"})
	w, err := add(*h)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, body)
	return errors.Join(err, w.Close())
}

// longestPlain is how many letters a text has that stands in one line of a header as it is.
const longestPlain = 66

// setText sets a subject, or whom a message goes to, so that it reads as it is, whatever reads it. What does not fit in
// the line of its header, is not plain English letters, or looks like an encoded word, is encoded here, from that line
// on: a header that begins with a line break is read with a blank before it by some programs, and the encoded words of
// the standard library may hold marks that RFC 2047, section 5 (3), forbids in names.
func setText(h *mail.Header, key, s, address string) {
	isPlain := len(s) <= longestPlain && !strings.Contains(s, "=?") && !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' })
	switch {
	case !isPlain && address == "":
		h.AddRaw([]byte(key + ": " + encodedWords(s) + "\r\n"))
	case !isPlain:
		h.AddRaw([]byte(key + ": " + encodedWords(s) + "\r\n <" + address + ">\r\n"))
	case address == "":
		h.Set(key, s)
	default:
		h.SetAddressList(key, []*mail.Address{{Name: s, Address: address}})
	}
}

// encodedWords is a text as encoded words (RFC 2047), one to a line.
func encodedWords(s string) string {
	const most = 39 // octets, so that the first line, too, is no longer than 76
	var words []string
	for rest := []rune(s); len(rest) > 0; {
		n := 0
		for size := 0; n < len(rest); n++ {
			if size += len(string(rest[n])); size > most {
				break
			}
		}
		words = append(words, "=?UTF-8?b?"+base64.StdEncoding.EncodeToString([]byte(string(rest[:n])))+"?=")
		rest = rest[n:]
	}
	return strings.Join(words, "\r\n ")
}
