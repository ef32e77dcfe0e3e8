package commands

import (
	"bytes"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"crosswalk/store"
	"crosswalk/store/cohort"
)

var quitRounds = flag.Int("quits", 7, "how many times the screens are ended just after a change, in a terminal")

// terminal is the other side of a terminal in which the screens run.
type terminal struct {
	*exec.Cmd
	master *os.File
	mu     sync.Mutex
	drawn  bytes.Buffer  // everything
	came   chan struct{} // gets something whenever more was drawn
}

// openScreens starts the program in a terminal of its own.
func openScreens(t *testing.T, args ...string) *terminal {
	t.Helper()
	fd, err := syscall.Open("/dev/ptmx", syscall.O_RDWR|syscall.O_NOCTTY|syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
	if err != nil {
		t.Skip("no terminal can be made here: ", err)
	}
	var number, unlock int32
	size := [4]uint16{30, 100}
	for request, arg := range map[uintptr]unsafe.Pointer{
		syscall.TIOCSPTLCK: unsafe.Pointer(&unlock), syscall.TIOCGPTN: unsafe.Pointer(&number), syscall.TIOCSWINSZ: unsafe.Pointer(&size),
	} {
		if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, uintptr(fd), request, uintptr(arg)); errno != 0 {
			t.Fatal(errno)
		}
	}
	master := os.NewFile(uintptr(fd), "terminal") // not blocking, so that closing it ends a read that waits
	slave, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no terminal can be made here: ", err)
	}
	defer slave.Close()
	s := &terminal{Cmd: exec.Command("crosswalk", args...), master: master, came: make(chan struct{}, 1)}
	s.Env = append(os.Environ(), "TERM=xterm-256color", "LANG=C.UTF-8")
	s.Stdin, s.Stdout, s.Stderr = slave, slave, slave
	s.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Pdeathsig: syscall.SIGKILL}
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Process.Kill(); master.Close() })
	go s.watch()
	return s
}

func (s *terminal) watch() {
	part := make([]byte, 1<<16)
	for {
		n, err := s.master.Read(part)
		s.mu.Lock()
		s.drawn.Write(part[:n])
		s.mu.Unlock()
		if n > 0 {
			select {
			case s.came <- struct{}{}:
			default:
			}
		}
		if err != nil {
			return
		}
	}
}

// wait returns when more was drawn, and reports whether that was in time.
func (s *terminal) wait(limit time.Duration) bool {
	select {
	case <-s.came:
		return true
	case <-time.After(limit):
		return false
	}
}

// settle returns when what shall be shown stands there, and nothing more is drawn.
func (s *terminal) settle(t *testing.T, shown string) {
	t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); {
		if s.wait(300 * time.Millisecond) {
			continue
		}
		s.mu.Lock()
		there := strings.Contains(s.drawn.String(), shown)
		s.mu.Unlock()
		if there {
			return
		}
	}
	t.Fatalf("the screens did not open: %q", s.drawn.String())
}

// ended waits for the end, and returns the exit status.
func (s *terminal) ended(t *testing.T) int {
	t.Helper()
	done := make(chan error, 1)
	go func() { done <- s.Wait() }()
	select {
	case err := <-done:
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		return s.ProcessState.ExitCode()
	case <-time.After(30 * time.Second):
		t.Fatal("it did not end within half a minute")
	}
	return 0
}

// quitWays are how the screens can end, and the exit status that tells of it.
var quitWays = []struct {
	name   string
	status int
	do     func(*terminal)
}{
	{"the key q", 0, func(s *terminal) { s.master.WriteString("q") }},
	{"ctrl+c", 0, func(s *terminal) { s.master.WriteString("\x03") }},
	{"TERM", 143, func(s *terminal) { s.Process.Signal(syscall.SIGTERM) }},
	{"HUP", 129, func(s *terminal) { s.Process.Signal(syscall.SIGHUP) }},
	{"INT", 130, func(s *terminal) { s.Process.Signal(syscall.SIGINT) }},
	{"QUIT", 131, func(s *terminal) { s.Process.Signal(syscall.SIGQUIT) }},
	{"the terminal closed", 129, func(s *terminal) { s.master.Close() }},
}

// TestQuits ends the screens 0 to 100 ms after a change, in a terminal, by every way there is: the change is kept. Of each
// way but the last, every other time what ends it comes at once behind the key, which may still lie unread; else, and where
// the terminal is closed, which takes what is unread with it, the screen has reacted to the key first.
func TestQuits(t *testing.T) {
	file := filepath.Join(t.TempDir(), "crosswalk.db")
	people := 200
	if *quitRounds > 50 {
		people = 2000
	}
	if status, said := crosswalk(file, "--today", "2023-03-20", "import", manyPeople(t, people)); status != 0 {
		t.Fatal(said)
	}
	kept := map[string]int{}
	for i := range *quitRounds {
		way := quitWays[i%len(quitWays)]
		before := changesIn(t, file)
		s := openScreens(t, "--store", file, "--today", "2023-03-20")
		s.settle(t, "weakest")
		s.master.WriteString("l")
		unread := i/len(quitWays)%2 == 1 && way.name != "the terminal closed"
		if !unread {
			if !s.wait(20 * time.Second) {
				t.Fatal("the screen does not react to a key")
			}
			time.Sleep(time.Duration(i%101) * time.Millisecond)
		}
		way.do(s)
		status := s.ended(t)
		if status != way.status {
			t.Errorf("%s: exit status %d", way.name, status)
		}
		if after := changesIn(t, file); after != before+1 {
			t.Errorf("round %d, %s, unread %v: %d changes before, %d after", i, way.name, unread, before, after)
			continue
		}
		if unread {
			kept["typed just before"]++
		} else {
			kept["after the screen reacted"]++
		}
	}
	if status, said := crosswalk(file, "check"); status != 0 {
		t.Error(said)
	}
	t.Logf("%d people; kept: %v", people, kept)
}

// changesIn is how many changes the log of the first cohort has.
func changesIn(t *testing.T, file string) int {
	t.Helper()
	db, err := store.Open(file, cohort.By{Actor: "test", Now: time.Now()})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s, err := db.State(1)
	if err != nil {
		t.Fatal(err)
	}
	return len(s.Log)
}

// manyPeople writes a form export of so many people who may pair.
func manyPeople(t *testing.T, n int) string {
	t.Helper()
	r := rand.New(rand.NewPCG(1, uint64(n)))
	of := func(list string) string { all := strings.Split(list, "|"); return all[r.IntN(len(all))] }
	const themes = "empowering and nurturing our workforce|harnessing the power of our communities|going green – achieving net zero in health and care services"
	const topics = "Life on the front line|Strategy and commissioning|Quality improvement and data|Leading people through change|Working across organisations"
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.Write(strings.Split("Name,E-mail,Organisation,Sector,Profession,Challenges,Wants to learn about,Can show a partner,Borough,Consent", ","))
	for i := range n {
		w.Write([]string{fmt.Sprintf("Given%d Family%d", i, i), fmt.Sprintf("person%d@example.org", i), fmt.Sprintf("House %d", r.IntN(300)),
			of("NHS provider|Primary care|Local authority|Hospice|Emergency services"), of("Nursing and midwifery|Medical|Public health|Social work and social care|Community development and engagement"),
			of(themes) + ";" + of(themes), of(topics) + ";" + of(topics), of(topics) + ";" + of(topics), of("Bexley|Bromley|Greenwich|Lambeth|Lewisham|Southwark"), "Yes"})
	}
	w.Flush()
	path := filepath.Join(t.TempDir(), "many.csv")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
