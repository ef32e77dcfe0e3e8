package blossom

import "testing"

// TestClassic has the cases of Joris van Rantwijk's mwmatching, vertices counted from one.
func TestClassic(t *testing.T) {
	type edges = [][3]int64
	type pairs = [][2]int
	house := func(more ...[3]int64) edges {
		return append(edges{{1, 2, 45}, {1, 5, 45}, {2, 3, 50}, {3, 4, 45}, {4, 5, 50}, {1, 6, 30}, {3, 9, 35}, {9, 10, 5}}, more...)
	}
	for _, c := range []struct {
		name        string
		edges       edges
		weight      pairs
		cardinality pairs // nil: the same
	}{
		{"empty", nil, nil, nil},
		{"one edge", edges{{1, 2, 1}}, pairs{{1, 2}}, nil},
		{"two edges", edges{{1, 2, 10}, {2, 3, 11}}, pairs{{2, 3}}, nil},
		{"three edges", edges{{1, 2, 5}, {2, 3, 11}, {3, 4, 5}}, pairs{{2, 3}}, pairs{{1, 2}, {3, 4}}},
		{"cardinality first", edges{{1, 2, 1}, {2, 3, 10}, {3, 4, 1}}, pairs{{2, 3}}, pairs{{1, 2}, {3, 4}}},
		{"square", edges{{1, 4, 2}, {2, 3, 2}, {1, 2, 1}, {3, 4, 4}}, pairs{{1, 2}, {3, 4}}, nil},
		{"negative", edges{{1, 2, 2}, {1, 3, -2}, {2, 3, 1}, {2, 4, -1}, {3, 4, -6}}, pairs{{1, 2}}, pairs{{1, 3}, {2, 4}}},
		{"S-blossom", edges{{1, 2, 8}, {1, 3, 9}, {2, 3, 10}, {3, 4, 7}}, pairs{{1, 2}, {3, 4}}, nil},
		{"S-blossom, augmented", edges{{1, 2, 8}, {1, 3, 9}, {2, 3, 10}, {3, 4, 7}, {1, 6, 5}, {4, 5, 6}}, pairs{{1, 6}, {2, 3}, {4, 5}}, nil},
		{"T-blossom 1", edges{{1, 2, 9}, {1, 3, 8}, {2, 3, 10}, {1, 4, 5}, {4, 5, 4}, {1, 6, 3}}, pairs{{1, 6}, {2, 3}, {4, 5}}, nil},
		{"T-blossom 2", edges{{1, 2, 9}, {1, 3, 8}, {2, 3, 10}, {1, 4, 5}, {4, 5, 3}, {1, 6, 4}}, pairs{{1, 6}, {2, 3}, {4, 5}}, nil},
		{"T-blossom 3", edges{{1, 2, 9}, {1, 3, 8}, {2, 3, 10}, {1, 4, 5}, {4, 5, 3}, {3, 6, 4}}, pairs{{1, 2}, {3, 6}, {4, 5}}, nil},
		{"nested S-blossom", edges{{1, 2, 9}, {1, 3, 9}, {2, 3, 10}, {2, 4, 8}, {3, 5, 8}, {4, 5, 10}, {5, 6, 6}}, pairs{{1, 3}, {2, 4}, {5, 6}}, nil},
		{"S-blossom relabelled and nested", edges{{1, 2, 10}, {1, 7, 10}, {2, 3, 12}, {3, 4, 20}, {3, 5, 20}, {4, 5, 25}, {5, 6, 10}, {6, 7, 10}, {7, 8, 8}}, pairs{{1, 2}, {3, 4}, {5, 6}, {7, 8}}, nil},
		{"nested S-blossom expanded", edges{{1, 2, 8}, {1, 3, 8}, {2, 3, 10}, {2, 4, 12}, {3, 5, 12}, {4, 5, 14}, {4, 6, 12}, {5, 7, 12}, {6, 7, 14}, {7, 8, 12}}, pairs{{1, 2}, {3, 5}, {4, 6}, {7, 8}}, nil},
		{"S-blossom relabelled T, expanded", edges{{1, 2, 23}, {1, 5, 22}, {1, 6, 15}, {2, 3, 25}, {3, 4, 22}, {4, 5, 25}, {4, 8, 14}, {5, 7, 13}}, pairs{{1, 6}, {2, 3}, {4, 8}, {5, 7}}, nil},
		{"nested S-blossom relabelled T, expanded", edges{{1, 2, 19}, {1, 3, 20}, {1, 8, 8}, {2, 3, 25}, {2, 4, 18}, {3, 5, 18}, {4, 5, 13}, {4, 7, 7}, {5, 6, 7}}, pairs{{1, 8}, {2, 3}, {4, 7}, {5, 6}}, nil},
		{"T-blossom expanded 1", house([3]int64{4, 8, 35}, [3]int64{5, 7, 26}), pairs{{1, 6}, {2, 3}, {4, 8}, {5, 7}, {9, 10}}, nil},
		{"T-blossom expanded 2", house([3]int64{4, 8, 26}, [3]int64{5, 7, 40}), pairs{{1, 6}, {2, 3}, {4, 8}, {5, 7}, {9, 10}}, nil},
		{"T-blossom expanded, new least slack", house([3]int64{4, 8, 28}, [3]int64{5, 7, 26}), pairs{{1, 6}, {2, 3}, {4, 8}, {5, 7}, {9, 10}}, nil},
		{"nested T-blossom expanded", edges{{1, 2, 45}, {1, 7, 45}, {2, 3, 50}, {3, 4, 45}, {4, 5, 95}, {4, 6, 94}, {5, 6, 94}, {6, 7, 50}, {1, 8, 30}, {3, 11, 35}, {5, 9, 36}, {7, 10, 26}, {11, 12, 5}}, pairs{{1, 8}, {2, 3}, {4, 6}, {5, 9}, {7, 10}, {11, 12}}, nil},
		{"expanded recursively", edges{{1, 2, 40}, {1, 3, 40}, {2, 3, 60}, {2, 4, 55}, {3, 5, 55}, {4, 5, 50}, {1, 8, 15}, {5, 7, 30}, {7, 6, 10}, {8, 10, 10}, {4, 9, 30}}, pairs{{1, 2}, {3, 5}, {4, 9}, {7, 6}, {8, 10}}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := 0
			var list []Edge
			for _, e := range c.edges {
				n = max(n, int(e[0]), int(e[1]))
				list = append(list, Edge{int(e[0]) - 1, int(e[1]) - 1, e[2]})
			}
			for _, cardinality := range []bool{false, true} {
				want := c.weight
				if cardinality && c.cardinality != nil {
					want = c.cardinality
				}
				m := solve(t, n, list, cardinality)
				for _, p := range want {
					if m.Mate[p[0]-1] != p[1]-1 {
						t.Errorf("cardinality %v: partner of %d is %d, want %d", cardinality, p[0], m.Mate[p[0]-1]+1, p[1])
					}
				}
				if m.Size != len(want) {
					t.Errorf("cardinality %v: %d edges matched, want %d", cardinality, m.Size, len(want))
				}
			}
			agree(t, n, list, bruteForce)
			agree(t, n, list, cubic)
		})
	}
}
