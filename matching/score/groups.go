package score

// groups puts people together whom a rule or a criterion cannot tell apart, because their answers are
// the same: what holds for two people holds for any two of their groups. So a rule or a criterion is
// judged once for two groups, not for every two people.
type groups struct {
	of    []int32 // the group of each person, 0 to len(first)-1
	first []int32 // the first person of each group, who stands for it
}

// groupBy puts people together who have the same number in every column.
func groupBy(columns ...[]int32) groups {
	n := len(columns[0])
	of := make([]int32, n)
	var first []int32
	for c, column := range columns {
		number := make(map[[2]int32]int32)
		first = first[:0]
		for i, v := range column {
			key := [2]int32{0, v}
			if c > 0 {
				key[0] = of[i]
			}
			g, ok := number[key]
			if !ok {
				g = int32(len(first))
				number[key] = g
				first = append(first, int32(i))
			}
			of[i] = g
		}
	}
	return groups{of, first}
}

// mostTabulated is how many groups a table over every two of them may have.
const mostTabulated = 256

// wide reports whether there are so many groups that judging one against all of them at a time does
// not pay.
func (g groups) wide() bool { return len(g.first) > 4*mostTabulated }

// table judges every two groups, or returns nil if they are many. What is judged must be symmetric.
func table[T any](g groups, judge func(i, j int) T) []T {
	n := len(g.first)
	if n > mostTabulated {
		return nil
	}
	t := make([]T, n*n)
	for a, i := range g.first {
		for b, j := range g.first[:a+1] {
			v := judge(int(i), int(j))
			t[a*n+b], t[b*n+a] = v, v
		}
	}
	return t
}

// row is what the i-th person's group is judged with every group: a row of the table, or else computed
// into the buffer.
func row[T any](g groups, table []T, i int, buffer []T, judge func(i, j int) T) []T {
	n := len(g.first)
	if table != nil {
		a := int(g.of[i])
		return table[a*n : (a+1)*n]
	}
	buffer = buffer[:0]
	for _, j := range g.first {
		buffer = append(buffer, judge(i, int(j)))
	}
	return buffer
}
