package matching

import (
	"testing"

	"crosswalk/matching/text"
)

func TestOtherFormsOfGivenNames(t *testing.T) {
	d := NewDirectory(append([]Listed{
		listed(20, "Jean-Luc Picard-Moreau", "jl@example.org", "Elm Trust"), listed(21, "Mary Ann Smith", "mas@example.org", ""),
		listed(22, "van der Berg, Piet", "piet@example.org", ""), listed(23, "Muhammad Ali Khan", "mak@example.org", ""),
		listed(24, "Elizabeth Brown", "eb@example.org", ""), listed(25, "Robert Green", "rg@example.org", ""), listed(26, "Christine Marsh", "cm@example.org", ""),
		listed(27, "Nguyễn Thị Ánh", "nta@example.org", ""), listed(28, "D'Arcy MacDonald", "dm@example.org", ""), listed(29, "Kavitha", "kav@example.org", ""),
	}, office...))
	for written, want := range map[string]string{
		// another form of the given name: asked
		"Liz Brown": "?24", "Brown, Beth": "?24", "Lizzie Brown": "?24", "Bob Green": "?25", "Rob Green (ICB)": "?25", "Mohammed Ali Khan": "?23", "Mo Khan": "?23",
		"Shivaun O'Neill": "?5", "Chris Marsh": "?26",
		"Christopher Marsh": "-", "Bob Brown": "-", "Liz": "?24", "Bob Green-Field": "-",
		// whole names in several parts
		"Jean Luc Picard Moreau": "20", "PICARD-MOREAU Jean-Luc": "20", "Jean-Luc Picard": "?20", "J-L Picard-Moreau": "?20", "Smith, Mary Ann": "21", "Maryann Smith": "21", "Mary Smith": "?21",
		"Piet van der Berg": "22", "Van Der Berg Piet": "22", "P. van der Berg": "?22", "Piet Berg": "?22", "Nguyen Thi Anh": "27", "Anh Nguyen": "?27",
		"D’Arcy Macdonald": "28", "Darcy MacDonald": "28", "D'Arcy McDonald": "?28", "Ms Kavitha": "29",
		// words between names and beside them
		"Ruth Farrow plus Dele Ade": "1 2", "Ruth Farrow as well as Dele Ade": "1 2", "neither Ruth Farrow nor Dele Ade": "1 2", "Ruth Farrow | Dele Ade": "1 2", "Ruth Farrow • Dele Ade": "1 2",
		"not ruth farrow pls": "1", "Ruth Farrow (my manager), Dele Ade (ex-colleague)": "1 2", "(1) Ruth Farrow (2) Dele Ade": "1 2", "Ruth & Dele": "?1,12 ?2",
		"Ruth Farrow, ruth.farrow@example.org, 07700 900123": "1", "Name: Ruth Farrow Email: ruth.farrow@example.org": "1", "Ruth Farrow (she/her)": "1", "ruth.farrow": "1",
		"Ruth Farrow, RGN, BSc (Hons)": "1", "Cllr Ruth Farrow": "1", "Ruth Farrow (née Smith)": "1", "Chief Nurse: Ruth Farrow": "1", "ＲＵＴＨ Farrow": "1",
	} {
		if got := said(d.Read(text.New(written), 99)); got != want {
			t.Errorf("%q: %q, want %q", written, got, want)
		}
	}
}
