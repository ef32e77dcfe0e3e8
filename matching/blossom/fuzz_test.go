package blossom

import "testing"

// FuzzSolve reads the number of vertices, a mask for the weights and edges, three bytes each.
func FuzzSolve(f *testing.F) {
	f.Add([]byte{4, 255, 0, 1, 10, 1, 2, 11, 2, 3, 10})
	f.Add([]byte{7, 15, 0, 1, 8, 0, 2, 9, 1, 2, 10, 2, 3, 7, 0, 5, 5, 3, 4, 6})
	f.Add([]byte{10, 255, 0, 1, 45, 0, 4, 45, 1, 2, 50, 2, 3, 45, 3, 4, 50, 0, 5, 30, 2, 8, 35, 3, 7, 28, 4, 6, 26, 8, 9, 5})
	f.Add([]byte{10, 3, 0, 1, 200, 1, 2, 201, 2, 0, 202, 2, 3, 203, 3, 4, 1, 4, 5, 2, 5, 3, 3, 6, 7, 130, 8, 9, 129})
	f.Add([]byte{30, 7, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6, 0, 7, 7, 8, 8, 8, 9, 9, 9, 7, 1, 2, 9, 3})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 2 || len(data) > 400 {
			return
		}
		n := 2 + int(data[0])%40
		mask := int8(data[1] & 127)
		var edges []Edge
		for data = data[2:]; len(data) >= 3; data = data[3:] {
			if u, v := int(data[0])%n, int(data[1])%n; u != v {
				edges = append(edges, Edge{u, v, int64(int8(data[2]) % (mask + 1))})
			}
		}
		if n <= 12 {
			agree(t, n, edges, bruteForce)
		} else {
			agree(t, n, edges, cubic)
		}
	})
}
