package form

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"testing"
)

// manyRows is the sample's rows again and again, each time by other people.
func manyRows(t testing.TB, n int) []byte {
	t.Helper()
	raw, err := os.ReadFile(samplePath)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	if err := w.Write(rows[0]); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		row := append([]string(nil), rows[1+i%(len(rows)-1)]...)
		row[0] = fmt.Sprint(i + 3)
		row[6] = fmt.Sprintf("%s %c%c%c%c", row[6], 'A'+i%26, 'a'+i/26%26, 'a'+i/676%26, 'a'+i/17576)
		row[7] = fmt.Sprintf("p%d.%s", i, row[7])
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return out.Bytes()
}

func BenchmarkRead10000(b *testing.B) {
	file, p := manyRows(b, 10_000), walking(b)
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		res, err := Read(bytes.NewReader(file), "many.csv", p, Options{})
		if err != nil || len(res.Applicants) != 10_000 {
			b.Fatalf("%v, %+v", err, res)
		}
	}
}
