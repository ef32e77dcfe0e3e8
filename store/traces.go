package store

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"mime/quotedprintable"
	"os"
	"slices"
	"strings"
	"unicode/utf16"

	"crosswalk/matching/text"
	"crosswalk/store/files"
)

// FindTraces counts how often any of some texts stands in a file, in whatever form: as UTF-8, as it was written and without
// capitals, as UTF-16 of both kinds, in base64 wherever it begins, as in JSON, and quoted-printable.
func FindTraces(path string, traces []string) (found int, err error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return 0, fmt.Errorf("%s cannot be read: %s", text.Line(path), files.Why(err))
	}
	var begins [1 << 16]bool // the first two bytes of a form
	by := map[[3]byte][][]byte{}
	for _, t := range traces {
		for _, form := range formsOf(t) {
			begins[int(form[0])<<8|int(form[1])] = true
			by[[3]byte(form)] = append(by[[3]byte(form)], form)
		}
	}
	for i := 0; i+3 <= len(file); i++ {
		if !begins[int(file[i])<<8|int(file[i+1])] {
			continue
		}
		for _, form := range by[[3]byte(file[i:])] {
			if bytes.HasPrefix(file[i:], form) {
				found++
			}
		}
	}
	return found, nil
}

// formsOf are the bytes that a text can be in a file.
func formsOf(s string) [][]byte {
	var all [][]byte
	add := func(b []byte) {
		if len(b) >= 3 && !slices.ContainsFunc(all, func(have []byte) bool { return bytes.Equal(have, b) }) {
			all = append(all, b)
		}
	}
	for _, s := range []string{s, strings.ToLower(s), text.Fold(s)} {
		add([]byte(s))
		var little, big []byte
		for _, u := range utf16.Encode([]rune(s)) {
			little, big = append(little, byte(u), byte(u>>8)), append(big, byte(u>>8), byte(u))
		}
		add(little)
		add(big)
		if quoted, err := json.Marshal(s); err == nil {
			add(quoted[1 : len(quoted)-1])
		}
		add(escaped(s))
		var qp bytes.Buffer
		w := quotedprintable.NewWriter(&qp)
		w.Write([]byte(s))
		w.Close()
		if !bytes.Contains(qp.Bytes(), []byte("=\r\n")) {
			add(qp.Bytes())
		}
		for at := range 3 {
			add(inBase64(s, at))
		}
	}
	return all
}

// escaped is a text as JSON of nothing but ASCII has it.
func escaped(s string) []byte {
	var b []byte
	for _, r := range s {
		if r < 0x80 {
			b = append(b, byte(r))
			continue
		}
		for _, u := range utf16.Encode([]rune{r}) {
			b = fmt.Appendf(b, "\\u%04x", u)
		}
	}
	return b
}

// inBase64 is what a text looks like inside something longer in base64, after so many bytes: without the signs at both ends
// that depend on what stands around it.
func inBase64(s string, after int) []byte {
	b := []byte(base64.RawStdEncoding.EncodeToString(append(make([]byte, after), s...)))
	from := []int{0, 2, 3}[after]
	to := (after + len(s)) / 3 * 4
	if to <= from+4 {
		return nil
	}
	return b[from:to]
}
