package form_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"

	"crosswalk/store/form"
)

// teams is the report of a meeting as Microsoft Teams saves it: a summary, the participants, and what they did.
const teams = "1. Summary\r\nMeeting title\tLaunch day\r\nAttended participants\t3\r\nStart time\t9/12/23, 9:58:12 AM\r\nEnd time\t9/12/23, 11:02:31 AM\r\n" +
	"Meeting duration\t1h 4m 19s\r\nAverage attendance time\t55m 1s\r\n\r\n2. Participants\r\n" +
	"Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\r\n" +
	"Amara Osei\t9/12/23, 9:58:20 AM\t9/12/23, 11:02:31 AM\t1h 4m 11s\tAmara.Osei@example.org\tamara.osei@example.org\tPresenter\r\n" +
	"Zoë Marlowe (Guest)\t9/12/23, 10:01:00 AM\t9/12/23, 10:59:02 AM\t58m 2s\t\t\tAttendee\r\n" +
	"Bridger, Tom\t9/12/23, 10:02:00 AM\t9/12/23, 10:59:02 AM\t57m 2s\t\t\tAttendee\r\n\r\n" +
	"3. In-Meeting Activities\r\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\r\n" +
	"Amara Osei\t9/12/23, 9:58:20 AM\t9/12/23, 11:02:31 AM\t1h 4m 11s\tAmara.Osei@example.org\tPresenter\r\n"

func TestReadAttendance(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(teams)
	if err != nil {
		t.Fatal(err)
	}
	ofTeams := []form.Attendee{
		{Row: 11, Email: "Amara.Osei@example.org", Names: []string{"Amara Osei"}},
		{Row: 12, Names: []string{"Zoë Marlowe"}},
		{Row: 13, Names: []string{"Bridger, Tom"}},
		{Row: 17, Email: "Amara.Osei@example.org", Names: []string{"Amara Osei"}},
	}
	for _, c := range []struct {
		name, file string
		want       []form.Attendee
	}{
		{"Teams", teams, ofTeams},
		{"Teams in UTF-16", utf16, ofTeams},
		{"Teams of before", "Full Name\tUser Action\tTimestamp\nAmara Osei\tJoined\t12/09/2023, 09:58:20\nAmara Osei\tLeft\t12/09/2023, 10:10:00\n", []form.Attendee{
			{Row: 2, Names: []string{"Amara Osei"}}, {Row: 3, Names: []string{"Amara Osei"}}}},
		{"Zoom", "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n812 3456 7890,Launch,09/12/2023 09:58:20 AM,09/12/2023 11:02:31 AM,host@example.org,65,2\n\n" +
			"Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\nAmmy (Amara Osei),,09/12/2023 09:58:20 AM,09/12/2023 11:02:31 AM,64,Yes\nTom Bridger,tom@example.org,09/12/2023 09:58:20 AM,09/12/2023 11:02:31 AM,64,No\n",
			[]form.Attendee{{Row: 5, Names: []string{"Ammy", "Amara Osei"}}, {Row: 6, Email: "tom@example.org", Names: []string{"Tom Bridger"}}}},
		{"Meet", "First name,Last name,Email,Duration,Time joined,Time exited\nAmara,Osei,amara@example.org,1 hr,9:58,11:02\n", []form.Attendee{
			{Row: 2, Email: "amara@example.org", Names: []string{"Amara Osei"}}}},
		{"a list of addresses", "amara@example.org\ntom@example.org\n", []form.Attendee{{Row: 1, Email: "amara@example.org"}, {Row: 2, Email: "tom@example.org"}}},
		{"a list of names", "Name\nAmara Osei\nTom Bridger\n", []form.Attendee{{Row: 2, Names: []string{"Amara Osei"}}, {Row: 3, Names: []string{"Tom Bridger"}}}},
		{"names without a heading", "Amara Osei\nTom Bridger\n", []form.Attendee{{Row: 1, Names: []string{"Amara Osei"}}, {Row: 2, Names: []string{"Tom Bridger"}}}},
	} {
		got, err := form.ReadAttendance(strings.NewReader(c.file))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
	for _, empty := range []string{"", "Name,Email\n", "\n\n"} {
		if _, err := form.ReadAttendance(strings.NewReader(empty)); err == nil || !strings.HasPrefix(err.Error(), "nobody is listed there") {
			t.Errorf("%q: %v", empty, err)
		}
	}
}

func FuzzReadAttendance(f *testing.F) {
	f.Add(teams)
	f.Add("Name;Email\nAmara;a@example.org\n")
	f.Fuzz(func(t *testing.T, file string) {
		list, err := form.ReadAttendance(strings.NewReader(file))
		if err == nil && len(list) == 0 {
			t.Error("nobody was read, and nothing is said of it")
		}
		for _, a := range list {
			_ = a.Called()
		}
	})
}
