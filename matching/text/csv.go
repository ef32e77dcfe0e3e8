package text

import "strings"

// CSVLine is a line of a CSV file, with commas, ended by CR and LF. A cell that another delimiter would split, that begins or
// ends with space or has a quotation mark or a line in it, stands in quotation marks.
func CSVLine(cells []string) string {
	var b strings.Builder
	for i, c := range cells {
		if i > 0 {
			b.WriteByte(',')
		}
		if !strings.ContainsAny(c, "\",;|\t\r\n") && c == strings.TrimSpace(c) {
			b.WriteString(c)
			continue
		}
		b.WriteByte('"')
		b.WriteString(inQuotes.Replace(c))
		b.WriteByte('"')
	}
	b.WriteString("\r\n")
	return b.String()
}

var inQuotes = strings.NewReplacer(`"`, `""`, "\r", "", "\n", "\r\n")
