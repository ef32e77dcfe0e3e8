package employer

import "slices"

// boroughs are how the names of councils begin, the longer before the shorter.
var boroughs = [][]string{
	{"the", "london", "borough", "of"}, {"london", "borough", "of"}, {"london", "borough"}, {"the", "royal", "borough", "of"},
	{"royal", "borough", "of"}, {"royal", "borough"}, {"metropolitan", "borough", "of"}, {"county", "of"}, {"borough", "of"}, {"lb", "of"}, {"lb"}, {"rb", "of"}, {"rb"},
	{"council", "of", "the", "city", "of"}, {"council", "of"}, {"the", "city", "of"}, {"city", "of"},
}

// council calls a council by its place and "council": "london borough of lewisham", "lb lewisham", "lewisham london
// borough council", "city of westminster".
func council(in []string) []string {
	for _, b := range boroughs {
		if len(in) <= len(b) || !slices.Equal(in[:len(b)], b) {
			continue
		}
		rest := in[len(b):]
		if slices.Contains(b, "city") && b[0] != "council" && hasKind(rest) && !slices.Contains(rest, "council") {
			return in
		}
		rest = slices.DeleteFunc(slices.Clone(rest), func(w string) bool { return w == "council" || w == "corporation" })
		if len(rest) == 0 {
			return in
		}
		return append(rest, "council")
	}
	out := slices.Clone(in)
	if last := len(out) - 1; last > 0 && slices.Contains([]string{"lb", "mbc", "lbc", "rbc", "rb", "borough"}, out[last]) {
		out[last] = "council"
	}
	at := slices.Index(out, "council")
	for at > 1 && councils[out[at-1]] {
		out = slices.Delete(out, at-1, at)
		at--
	}
	return out
}

// beside are the words by which a place says beside what it lies: Kingston upon Thames, Newcastle-under-Lyme.
var beside = words("upon under on by le next")

// withoutRiver leaves away beside what a place lies: "Kingston Council" for "Kingston upon Thames Council". It is nil
// where a wording says no such thing.
func withoutRiver(whole []string) []string {
	for i := 1; i+1 < len(whole); i++ {
		if at := whole[i]; beside[at] && !kinds[whole[i-1]] && !mayLack[whole[i+1]] && !kinds[whole[i+1]] {
			short := append(slices.Clone(whole[:i]), whole[i+2:]...)
			if len(short) == 1 {
				return nil
			}
			return short
		}
	}
	return nil
}
