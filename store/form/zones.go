package form

import (
	"strings"
	"time"

	"crosswalk/matching/text"
)

// longZone is the name of a zone in words.
type longZone struct{ long, short string }

var longZones = []longZone{
	{"British Summer Time", "BST"},
	{"GMT Summer Time", "BST"},
	{"Greenwich Mean Time", "GMT"},
	{"Coordinated Universal Time", "UTC"},
	{"Universal Time", "UTC"},
}

var (
	offsetAtEnd = text.Pattern(`(?i)(?:z|utc|gmt|bst|\d ?[+-]\d{1,2}(?::?\d{2})?|(?:utc|gmt) ?[+-]\d{1,2}(?::?\d{2})?)$`)
	shortName   = text.Pattern(`^(?i:utc|gmt|bst|z)(?: ?[+-]\d{1,2}(?::?\d{2})?)?$`)
	inHeading   = text.Pattern(`(?i)\b(utc|gmt|bst)(?: ?([+-]\d{1,2}(?::?\d{2})?))?(?:$|[^a-z0-9])`)
	placeZone   = text.Pattern(`\b(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Z][A-Za-z_/-]+`)
	strangeZone = text.Pattern(`[(\[]((?:[ECMP][SD]?T|CES?T|EES?T|WES?T|IST|JST|AE[SD]T|NZ[SD]?T)(?: time)?)[)\]]`)
)

// shortZone returns the short name of a zone that stands in brackets.
func shortZone(name string) (string, bool) {
	for _, z := range longZones {
		if strings.EqualFold(name, z.long) {
			return z.short, true
		}
	}
	return name, shortName().MatchString(name)
}

// zoneIn finds the zone that a heading names, like "Submit Date (UTC)". strange is one that it names and that means
// different clocks in different places; both are empty where it names none.
func zoneIn(title string) (zone *time.Location, strange string) {
	for _, z := range longZones {
		if i := strings.Index(strings.ToLower(title), strings.ToLower(z.long)); i >= 0 {
			title = title[:i] + z.short + title[i+len(z.long):]
		}
	}
	if place := placeZone().FindString(title); place != "" {
		if zone, err := time.LoadLocation(place); err == nil {
			return zone, ""
		}
		return nil, place
	}
	if lower := strings.ToLower(title); strings.Contains(lower, "london") {
		if zone, err := time.LoadLocation("Europe/London"); err == nil {
			return zone, "" // also "(UTC+00:00) Dublin, Edinburgh, Lisbon, London", which has a summer
		}
	}
	if g := inHeading().FindStringSubmatch(title); g != nil {
		offset := 0
		if strings.EqualFold(g[1], "bst") {
			offset = 3600
		}
		if g[2] != "" {
			more, ok := readOffset(g[2])
			if !ok {
				return nil, g[0]
			}
			offset += more
		}
		return time.FixedZone("", offset), ""
	}
	if strings.Contains(title, "(Z)") {
		return time.UTC, ""
	}
	if g := strangeZone().FindStringSubmatch(title); g != nil {
		return nil, g[1]
	}
	return nil, ""
}
