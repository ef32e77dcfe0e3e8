package export

import (
	"strings"

	"crosswalk/matching/text"
)

// longestSlug is how many letters a part of a file's name has at most.
const longestSlug = 40

// slug is a part of a file's name made of what people wrote: only a to z, 0 to 9 and hyphens, neither first nor last.
// What has none of these letters is called something.
func slug(s string) string {
	var b strings.Builder
	for _, r := range text.Bare(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= longestSlug {
			break
		}
	}
	if out := strings.Trim(b.String(), "-"); out != "" {
		return out
	}
	return "somebody"
}

// slugs are several parts with hyphens between them.
func slugs(parts ...string) string {
	for i := range parts {
		parts[i] = slug(parts[i])
	}
	return strings.Join(parts, "-")
}
