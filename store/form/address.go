package form

import (
	"fmt"
	"net/mail"
	"strings"

	"crosswalk/matching/text"
)

// maxAddress is how long an address may be, in bytes (RFC 5321).
const maxAddress = 254

// unjoined takes out joiners, which belong to names and to no address.
var unjoined = strings.NewReplacer("\u200c", "", "\u200d", "")

// linked is an address written as a link: [ann@example.org](mailto:ann@example.org).
var linked = text.Pattern(`^\[([^\[\]@ ]+@[^\[\]@ ]+)\]\((?i:mailto:)?([^()@ ]+@[^()@ ]+)\)$`)

// spacedAt is an @ with space around it; labelled is what people write before an address to say what it is.
var (
	spacedAt = text.Pattern(`[\s\x{a0}]*@[\s\x{a0}]*`)
	labelled = text.Pattern(`^(?i:(?:my )?(?:work |home |business |office )?(?:e-?mail(?: address)?|work|office|business|nhs)) *[:=-] *([^\s:]+@[^\s:]+)$`)
)

// address reads one e-mail address. What people and programs write around one is cut off, a name before <…> too.
func address(cell string) (string, string) {
	s := strings.TrimSpace(unjoined.Replace(cell))
	s = strings.ReplaceAll(s, "＠", "@")
	if strings.Count(s, "@") == 1 {
		s = spacedAt().ReplaceAllString(s, "@")
	}
	if g := labelled().FindStringSubmatch(s); g != nil {
		s = g[1]
	}
	if strings.HasPrefix(s, "[") {
		if g := linked().FindStringSubmatch(s); g != nil && strings.EqualFold(g[1], g[2]) {
			s = g[1]
		}
	}
	if len(s) > 7 && strings.EqualFold(s[:7], "mailto:") {
		s = s[7:]
	}
	s = strings.Trim(s, " \t\n.,;\"'“”‘’")
	if at := strings.LastIndexByte(s, '<'); at >= 0 && strings.HasSuffix(s, ">") && !strings.Contains(s[:at], "@") {
		s = strings.TrimSpace(s[at+1 : len(s)-1])
	}
	if strings.Count(s, "@") > 1 && strings.ContainsAny(s, " ,;/\n") {
		return "", fmt.Sprintf("%s is more than one e-mail address: leave the one that counts", quote(cell))
	}
	parsed, err := mail.ParseAddress(s)
	switch {
	case err != nil || parsed.Address != s || len(s) > maxAddress:
		return "", fmt.Sprintf("%s is not an e-mail address: correct it", quote(cell))
	}
	if _, domain, _ := strings.Cut(s, "@"); !strings.Contains(strings.Trim(domain, "."), ".") {
		return "", fmt.Sprintf("%s is not a whole e-mail address, the end of it is missing: correct it", quote(cell))
	}
	return s, ""
}
