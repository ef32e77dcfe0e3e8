package group

import (
	"cmp"
	"slices"
)

// mostFields are those that are arranged in chains; further ones are spread by exchanges alone.
const mostFields = 8

// tree is the answers of one chain of fields: the root is node 0, and below each node stand the answers to the next field
// of those who gave all the answers above.
type tree struct {
	parent []int   // of each node; -1 of the root
	path   [][]int // of each person, by number: the nodes from the root to a leaf
	fields []int   // the chain
}

// leaf is where a person stands.
func (t *tree) leaf(i int) int { return t.path[i][len(t.path[i])-1] }

// chains arranges the fields in two trees so that as few people as possible gave an answer that stands in several places
// of its tree: of the first field none if that can be, of the second as few as then can be, and so on.
func chains(people []Person) [2]*tree {
	fields := 0
	if len(people) > 0 {
		fields = min(len(people[0].Answers), mostFields)
	}
	var best [2]*tree
	var least []int
	for mask := range 1 << max(0, fields-1) { // the first field is always in the first chain
		var chain [2][]int
		for f := range fields {
			side := 0
			if f > 0 {
				side = mask >> (f - 1) & 1
			}
			chain[side] = append(chain[side], f)
		}
		var trees [2]*tree
		scattered := make([]int, fields)
		for k := range trees {
			trees[k] = newTree(people, coarseFirst(people, chain[k]))
			for depth, f := range trees[k].fields {
				scattered[f] = trees[k].scattered(people, depth)
			}
		}
		if best[0] == nil || slices.Compare(scattered, least) < 0 {
			best, least = trees, scattered
		}
	}
	return best
}

// coarseFirst orders fields by how many different answers there are.
func coarseFirst(people []Person, fields []int) []int {
	different := map[int]int{}
	for _, f := range fields {
		met := map[string]bool{}
		for _, p := range people {
			met[p.Answers[f]] = true
		}
		different[f] = len(met)
	}
	return slices.SortedStableFunc(slices.Values(fields), func(a, b int) int { return cmp.Compare(different[a], different[b]) })
}

func newTree(people []Person, fields []int) *tree {
	type below struct {
		node   int
		answer string
	}
	t := &tree{parent: []int{-1}, path: make([][]int, len(people)), fields: fields}
	nodes := map[below]int{}
	for i, p := range people {
		at := 0
		t.path[i] = append(make([]int, 0, len(fields)+1), 0)
		for _, f := range fields {
			n, met := nodes[below{at, p.Answers[f]}]
			if !met {
				n = len(t.parent)
				nodes[below{at, p.Answers[f]}] = n
				t.parent = append(t.parent, at)
			}
			t.path[i] = append(t.path[i], n)
			at = n
		}
	}
	return t
}

// scattered is how many people gave an answer to a field of the chain that stands in several places of the tree.
func (t *tree) scattered(people []Person, depth int) int {
	f := t.fields[depth]
	first, several, gave := map[string]int{}, map[string]bool{}, map[string]int{}
	for i, p := range people {
		a, node := p.Answers[f], t.path[i][depth+1]
		if was, met := first[a]; met && was != node {
			several[a] = true
		} else if !met {
			first[a] = node
		}
		gave[a]++
	}
	n := 0
	for a := range several {
		n += gave[a]
	}
	return n
}
