package employer

import (
	"slices"
	"strings"
	"sync"
)

// How words are written for other words, and short for several.
var (
	sameWord = map[string]string{
		"hosp": "hospital", "uni": "university", "univ": "university", "dept": "department", "govt": "government",
		"assoc": "association", "soc": "society", "ctr": "centre", "center": "centre", "med": "medical", "intl": "international",
		"natl": "national", "hc": "healthcare", "svc": "service", "svcs": "service", "services": "service", "saint": "st", "corp": "corporation",
		"sch": "school", "coll": "college", "comm": "community", "ics": "icb", "cncl": "council", "mgmt": "management",
		"boro": "borough", "cc": "council", "bc": "council", "dc": "council", "neighbors": "neighbours", "neighborhood": "neighbourhood",
		"beds": "bedfordshire", "berks": "berkshire", "bucks": "buckinghamshire", "cambs": "cambridgeshire", "glos": "gloucestershire", "hants": "hampshire",
		"herts": "hertfordshire", "lancs": "lancashire", "leics": "leicestershire", "lincs": "lincolnshire", "northants": "northamptonshire",
		"notts": "nottinghamshire", "oxon": "oxfordshire", "staffs": "staffordshire", "wilts": "wiltshire", "worcs": "worcestershire", "yorks": "yorkshire",
	}
	inShort = []struct {
		words []string
		short string
	}{
		{[]string{"integrated", "care", "board"}, "icb"}, {[]string{"integrated", "care", "system"}, "icb"},
		{[]string{"primary", "care", "network"}, "pcn"}, {[]string{"clinical", "commissioning", "group"}, "ccg"},
		{[]string{"community", "interest", "company"}, "cic"}, {[]string{"primary", "care", "trust"}, "pct"},
		{[]string{"charitable", "incorporated", "organisation"}, "cio"}, {[]string{"national", "health", "service"}, "nhs"},
		{[]string{"health", "care"}, "healthcare"}, {[]string{"met", "police"}, "metropolitan police"},
		{[]string{"united", "kingdom"}, "uk"}, {[]string{"registered", "charity"}, "charity"}, {[]string{"community", "interest", "co"}, "cic"},
		{[]string{"se"}, "south east"}, {[]string{"sw"}, "south west"}, {[]string{"ne"}, "north east"}, {[]string{"nw"}, "north west"},
		{[]string{"southeast"}, "south east"}, {[]string{"southwest"}, "south west"}, {[]string{"northeast"}, "north east"}, {[]string{"northwest"}, "north west"},
		{[]string{"frs"}, "fire rescue"}, {[]string{"nhsft"}, "nhs foundation trust"}, {[]string{"ft"}, "foundation trust"}, {[]string{"l", "b"}, "lb"}, {[]string{"r", "b"}, "rb"},
	}
)

// spelt writes words the usual way, and in short what has a usual short form.
func spelt(in []string) []string {
	in = slices.Clone(in)
	for i, w := range in {
		if meant, ok := misspelt()[w]; ok {
			in[i] = meant
		}
	}
	out := make([]string, 0, len(in))
	for i := 0; i < len(in); {
		n := 0
		for _, p := range inShort {
			if end := i + len(p.words); end <= len(in) && slices.Equal(in[i:end], p.words) {
				out, n = append(out, strings.Fields(p.short)...), len(p.words)
				break
			}
		}
		if n == 0 {
			w := in[i]
			if usual, ok := sameWord[w]; ok {
				w = usual
			}
			out, n = append(out, w), 1
		}
		i += n
	}
	return out
}

// commonWords are what kinds of bodies are called; misspelt are those with one slip in them, by what was written, where
// that is no word of its own.
var (
	commonWords = words("council trust foundation hospital hospice university college school academy police ambulance brigade healthcare practice surgery centre clinic association society borough limited company service charity county london partnership community integrated interest")
	ownWords    = words("crust truss thrust rust trustee colleague policy pratice countess country bounty county counsel")
	misspelt    = sync.OnceValue(func() map[string]string { return slipsOf(commonWords) })
)

// slipsOf are all writings of some words, in the plural too, in which one letter is missing, doubled, or in its
// neighbour's place.
func slipsOf(set map[string]bool) map[string]string {
	out := map[string]string{}
	for meant := range set {
		put := func(written string) {
			if !set[written] && !ownWords[written] && !kinds[written] && !mayLack[written] && len(written) > 3 {
				out[written] = meant
			}
		}
		put(meant + "s")
		for _, w := range []string{meant, meant + "s"} {
			for i := 1; i < len(w); i++ {
				put(w[:i] + w[i+1:])
				put(w[:i] + w[i:i+1] + w[i:])
				if i+1 < len(w) {
					put(w[:i] + w[i+1:i+2] + w[i:i+1] + w[i+2:])
				}
			}
		}
	}
	return out
}
