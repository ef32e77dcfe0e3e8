package tui_test

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// scripts are names in as many scripts, with vowels and letters that are joined, pictures and flags.
var scripts = []string{
	"Zoë Błażejewska-Núñez", "Αθηνά Παπαδοπούλου", "Наталья Щербакова", "Գայանե Հովհաննիսյան", "ნინო გელაშვილი", "יְהוּדִית לֵוִי", "مُحَمَّد عبد الرحمن", "प्रियंका क्षत्रिय",
	"শ্রীমতী বন্দ্যোপাধ্যায়", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "કૃષ્ણા પટેલ", "ସୁଶ୍ରୀ ପଟ୍ଟନାୟକ", "ஸ்ரீனிவாசன் க்ஷேமா", "శ్రీలక్ష్మి రెడ్డి", "ಕೃಷ್ಣಪ್ಪ ಶ್ರೀನಿವಾಸ", "ശ്രീലക്ഷ്മി നമ്പൂതിരി", "ක්\u200dරිෂාන්ත ශ්\u200dරී", "ศรีสุดา น้ำทิพย์",
	"ສຸດາພອນ ແກ້ວ", "བཀྲ་ཤིས་རྡོ་རྗེ", "မြင့်မြတ်ကျော်", "សុខា ស្រីពៅ", "ሰላማዊት ገብረእግዚአብሔር", "김민수", "\u1100\u1175\u11b7\u1106\u1175\u11ab\u1109\u116e", "さくら ヤマダ", "山田太郎", "ᏣᎳᎩ ᎠᏂᎩᏚᏩᎩ", "ᠮᠣᠩᠭᠣᠯ", "Ａｎｎ Ｗｉｄｅ",
	"Ann 👩🏽\u200d💻👨\u200d👩\u200d👧", "Bo 🇬🇧🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "Ştefan e\u0301\u0302\u0323", "ﷺ Rahman", "Tiếng Việt Nguyễn",
}

// inScripts is the sample of a programme, with two hundred names in many scripts.
func inScripts(programme, day string, then ...func(t testing.TB, d *tuitest.Driver)) *tuitest.History {
	return &tuitest.History{Happen: func(t testing.TB, d *tuitest.Driver) {
		from := tuitest.OfProgramme(t, programme, day, 80, 24)
		d.Day = day
		var people []*matching.Applicant
		for i, was := range from.State().Sorted() {
			if i == 200 {
				break
			}
			a := was.Applicant
			a.ID, a.Name = 0, text.New(scripts[i%len(scripts)]+[]string{"", " Alder", " Birch", " Cedar", " Damson", " Elm"}[i/len(scripts)])
			people = append(people, &a)
		}
		if _, err := d.DB.OpenCohort(t.Context(), d.By(), &cohort.OpenCohort{Name: "Cohort 1", Programme: string(from.State().Programme.Source)}); err != nil {
			t.Fatal(err)
		}
		d.Open(80, 24)
		var rejected []matching.FormRow
		for i := range 6 {
			cells := []text.Text{text.New(scripts[i*3]), text.New("half"), text.New(scripts[i*3+1])}
			rejected = append(rejected, matching.FormRow{Row: 3 + i, Cells: cells, Why: "It has three cells."})
		}
		imported := d.DB.Import(d.State().CompareImport(people, false), cohort.ImportFile{Name: text.New(scripts[9]), Problems: len(rejected), Rejected: rejected})
		d.Does(imported)
		for _, do := range then {
			do(t, d)
		}
	}}
}

// everyWidth fails if a line is not as wide as the terminal, whether it counts characters or what belongs together as one.
func everyWidth(t *testing.T, where string, d *tuitest.Driver) {
	t.Helper()
	d.Frame()
	for i, line := range strings.Split(d.M.View().Content, "\n") {
		if n := ansi.StringWidthWc(ansi.Strip(line)); n != d.W {
			t.Fatalf("%s at %dx%d: line %d has %d cells where characters are counted: %q", where, d.W, d.H, i, n, ansi.Strip(line))
		}
	}
}

var everywhere = flag.Bool("everywhere", false, "draw names in many scripts at every size, and every dialog from every place")

// TestWidths draws every screen with names in many scripts, and every dialog that a key of it opens, and moves on in it; each
// from one place, at one size, where nothing else is asked for.
func TestWidths(t *testing.T) {
	groups := func(t testing.TB, d *tuitest.Driver) {
		for _, g := range d.State().Programme.Groups {
			d.Does(&cohort.MakeGroups{Group: g.Name})
		}
	}
	publish := func(t testing.TB, d *tuitest.Driver) {
		settle(d)
		d.Does(&cohort.Publish{Start: tuitest.DayFor(t, d.Day)})
		if events := d.State().Programme.Events; len(events) > 0 {
			d.Does(&cohort.Schedule{Event: events[0].Name, On: tuitest.DayFor(t, d.Day), Place: text.New(scripts[12])})
		}
		for i, x := range d.State().Exchanges[:6] {
			d.Does(&cohort.Assign{Exchange: x.ID, Facilitator: text.New(scripts[i+7])})
		}
	}
	tried := map[string]bool{}
	for name, past := range map[string]*tuitest.History{
		"walking, planned":   inScripts("walking-in-their-shoes", "2023-03-20"),
		"walking, published": inScripts("walking-in-their-shoes", "2023-03-20", publish),
		"boundaries, stages": inScripts("leading-beyond-boundaries", "2023-07-08"),
		"surrey, groups":     inScripts("surrey-500", "2017-12-01", groups, publish),
	} {
		sizes := [][2]int{{60, 16}, {80, 24}, {120, 40}}
		if !*everywhere {
			sizes = sizes[1:2]
		}
		for _, size := range sizes {
			d := past.Opened(t, size[0], size[1])
			drawn := 0
			for tab := range shell.TabCount {
				if d.M.Screen(tab) == nil {
					continue
				}
				for _, keys := range [][]string{{}, {"down", "down", "enter", "down"}} {
					p := place{past, name, tab, keys}
					p.walk(d, size[0], size[1])
					if d.M.Shell().Active() != tab {
						continue // not a screen of this programme
					}
					everyWidth(t, p.String(), d)
					actions := d.M.AllActions()
					for _, a := range actions {
						if slices.Contains([]string{"undo", "redo", "undo-this", "quit", "suspend"}, a.ID) {
							continue
						}
						id := fmt.Sprint(tab, a.ID)
						if tried[id] && !*everywhere {
							continue
						}
						tried[id] = true
						p.back(d)
						where := p.String()
						for _, key := range []string{a.Keys[0], "down", "space", "tab", "down", "right"} {
							d.Keys(key)
							where += ", " + key
							everyWidth(t, where, d)
							drawn++
							if len(d.M.Shell().Dialogs()) == 0 {
								break
							}
						}
						for range 3 { // names typed into it
							if len(d.M.Shell().Dialogs()) == 0 && !d.M.Screen(tab).Typing() {
								break
							}
							d.Send(tea.PasteMsg{Content: scripts[drawn%len(scripts)]})
							d.Keys("tab")
							everyWidth(t, where+", typed", d)
							drawn++
						}
					}
				}
			}
			t.Logf("%s at %dx%d: %d frames", name, size[0], size[1], drawn)
		}
	}
}
