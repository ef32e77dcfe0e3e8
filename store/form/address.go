package form

import (
	"fmt"
	"net/mail"
	"strings"
)

// maxAddress is how long an address may be, in bytes (RFC 5321).
const maxAddress = 254

// unjoined takes out joiners, which belong to names and to no address.
var unjoined = strings.NewReplacer("\u200c", "", "\u200d", "")

// address reads one e-mail address. What people paste around one is cut off; a name beside it is not.
func address(cell string) (string, string) {
	s := strings.TrimSpace(unjoined.Replace(cell))
	if len(s) > 7 && strings.EqualFold(s[:7], "mailto:") {
		s = s[7:]
	}
	s = strings.Trim(s, " \t\n.,;\"'“”‘’")
	if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") {
		s = strings.TrimSpace(s[1 : len(s)-1])
	}
	if strings.Count(s, "@") > 1 && strings.ContainsAny(s, " ,;/\n") {
		return "", fmt.Sprintf("%s is more than one e-mail address: leave the one that counts", quote(cell))
	}
	parsed, err := mail.ParseAddress(s)
	switch {
	case err == nil && parsed.Name != "":
		return "", fmt.Sprintf("%s has a name beside the e-mail address: leave %s", quote(cell), short(parsed.Address))
	case err != nil || parsed.Address != s || len(s) > maxAddress:
		return "", fmt.Sprintf("%s is not an e-mail address: correct it", quote(cell))
	}
	if _, domain, _ := strings.Cut(s, "@"); !strings.Contains(strings.Trim(domain, "."), ".") {
		return "", fmt.Sprintf("%s is not a whole e-mail address, the end of it is missing: correct it", quote(cell))
	}
	return s, ""
}
