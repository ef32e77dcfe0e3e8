package plan

import (
	"cmp"
	"slices"

	"crosswalk/matching/blossom"
)

// certificate is a matching's proof in a form in which it can be asked about any vertices: the duals of
// vertices, and the odd sets, which are a laminar family, as a forest. Duals are packed.
type certificate struct {
	dual   []int64
	inner  []int32 // the smallest odd set that holds a vertex, or -1
	parent []int32 // the next larger set around a set, or -1
	depth  []int32 // how many are around a set
	sum    []int64 // of its value and those of all around it
}

func newCertificate(m *blossom.Matching) *certificate {
	c := &certificate{dual: make([]int64, len(m.Dual)), inner: nobodies(len(m.Dual))}
	for v, dual := range m.Dual {
		c.dual[v] = packed(dual)
	}
	sets := slices.Clone(m.Sets)
	slices.SortStableFunc(sets, func(a, b blossom.OddSet) int { return cmp.Compare(len(a.Members), len(b.Members)) })
	c.parent = nobodies(len(sets))
	outer := nobodies(len(m.Dual)) // the largest set so far that holds a vertex
	for k, set := range sets {
		for _, v := range set.Members {
			if c.inner[v] < 0 {
				c.inner[v] = int32(k)
			} else {
				c.parent[outer[v]] = int32(k)
			}
			outer[v] = int32(k)
		}
	}
	c.depth, c.sum = make([]int32, len(sets)), make([]int64, len(sets))
	for k := len(sets) - 1; k >= 0; k-- {
		c.sum[k] = packed(sets[k].Value)
		if up := c.parent[k]; up >= 0 {
			c.depth[k] = c.depth[up] + 1
			c.sum[k] += c.sum[up]
		}
	}
	return c
}

// setsOver is the sum of the values of the sets that hold both vertices.
func (c *certificate) setsOver(u, v int) int64 {
	a, b := c.inner[u], c.inner[v]
	for a != b {
		switch {
		case a < 0 || b < 0:
			return 0
		case c.depth[a] >= c.depth[b]:
			a = c.parent[a]
		default:
			b = c.parent[b]
		}
	}
	if a < 0 {
		return 0
	}
	return c.sum[a]
}

// removalBound is how much lower, at least, twice the merit of any matching is that does not use these four
// vertices: their values and, of each odd set, one or two times its value where two or more of them, or
// all, are in it. The sets that hold three of them are those that hold two and the third, for of two sets
// one holds the other or they are apart.
func (c *certificate) removalBound(four [4]int) int64 {
	lower, pairs, all := int64(0), int64(0), int64(0)
	for k, u := range four {
		lower += c.dual[u]
		for _, v := range four[:k] {
			pairs += c.setsOver(u, v)
		}
	}
	three := int64(0)
	for k := range four {
		var rest [3]int
		copy(rest[:], four[:k])
		copy(rest[k:], four[k+1:])
		held := min(c.setsOver(rest[0], rest[1]), c.setsOver(rest[0], rest[2]), c.setsOver(rest[1], rest[2]))
		three += held
		if k == 0 {
			all = min(held, c.setsOver(four[0], rest[0]))
		}
	}
	return lower + pairs - 2*three + 4*all
}
