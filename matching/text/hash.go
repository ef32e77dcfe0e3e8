package text

// HashWithout is a hash of s without the n bytes from at on (FNV-1a, 64 bits): two texts that differ by one letter left
// out have one in common, so that such texts are found without comparing every two.
func HashWithout(s string, at, n int) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		if at <= i && i < at+n {
			continue
		}
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
