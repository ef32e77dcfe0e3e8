package store_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// A call is something that a process asked of the system that changes what is on the disk, or an acknowledgement that it
// wrote to its output.
type call struct {
	what string // write, sync, resize, name (of a rename, a link or a removal), ack
	file string // whose; of names the folder's process-wide meaning is not needed
	at   int64
	data []byte
	size int64
	n    int // the number that an acknowledgement has
}

func (c call) String() string {
	return fmt.Sprintf("%s %s at %d, %d bytes", c.what, filepath.Base(c.file), c.at, len(c.data))
}

// fate is what becomes of a call: it is made, it fails, or the process is killed before it is made.
type fate int

const (
	made fate = iota
	killed
	fails // with an error of the disk
	full  // for want of room
)

// tracedCalls are the system calls that are looked at.
var tracedCalls = map[uint64]string{
	syscall.SYS_PWRITE64: "write", syscall.SYS_WRITE: "write", syscall.SYS_FDATASYNC: "sync", syscall.SYS_FSYNC: "sync", syscall.SYS_FTRUNCATE: "resize",
	syscall.SYS_RENAME: "name", syscall.SYS_RENAMEAT: "name", 316: "name", syscall.SYS_LINKAT: "name", syscall.SYS_LINK: "name",
	syscall.SYS_UNLINKAT: "name", syscall.SYS_UNLINK: "name",
}

// trace runs the test binary in a part, as a child whose system calls are watched one by one, and returns those that
// change what lies under folder. decide says what becomes of each, by its number; nil: all are made.
func trace(t *testing.T, part, path string, decide func(n int, c call) fate) (calls []call, said string) {
	t.Helper()
	runtime.LockOSThread() // the thread that starts the child is the one that may watch it
	defer runtime.UnlockOSThread()
	out, err := os.CreateTemp(t.TempDir(), "said")
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), partVariable+"="+part, partVariable+"_PATH="+path, "GOMAXPROCS=2")
	cmd.Stdout, cmd.Stderr = out, out
	cmd.SysProcAttr = &syscall.SysProcAttr{Ptrace: true, Setpgid: true}
	if err := cmd.Start(); err != nil {
		if errors.Is(err, syscall.EPERM) {
			t.Skip("nobody may watch another process here")
		}
		t.Fatal(err)
	}
	w := &watched{t: t, pid: cmd.Process.Pid, folder: filepath.Dir(path), decide: decide, failing: map[int]syscall.Errno{}}
	w.run()
	cmd.Process.Release()
	b, _ := os.ReadFile(out.Name())
	return w.calls, string(b)
}

// watched is a process whose system calls are watched.
type watched struct {
	t       *testing.T
	pid     int
	folder  string
	decide  func(int, call) fate
	calls   []call
	counted int                   // calls that were decided on
	failing map[int]syscall.Errno // what a thread is told when its call returns
	memory  *os.File
}

func (w *watched) run() {
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(w.pid, &status, 0, nil); err != nil {
		w.t.Fatal(err)
	}
	const exitKill = 0x100000
	if err := syscall.PtraceSetOptions(w.pid, syscall.PTRACE_O_TRACESYSGOOD|syscall.PTRACE_O_TRACECLONE|exitKill); err != nil {
		w.t.Fatal(err)
	}
	var err error
	if w.memory, err = os.Open(fmt.Sprintf("/proc/%d/mem", w.pid)); err != nil {
		w.t.Fatal(err)
	}
	defer w.memory.Close()
	syscall.PtraceSyscall(w.pid, 0)
	for {
		thread, err := syscall.Wait4(-w.pid, &status, syscall.WALL, nil)
		if errors.Is(err, syscall.EINTR) {
			continue
		}
		if err != nil { // nobody is left
			return
		}
		if status.Exited() || status.Signaled() {
			continue
		}
		signal := 0
		switch s := status.StopSignal(); {
		case s == syscall.SIGTRAP|0x80:
			w.stop(thread)
		case s == syscall.SIGTRAP, s == syscall.SIGSTOP: // of the watching itself
		default:
			signal = int(s)
		}
		syscall.PtraceSyscall(thread, signal)
	}
}

// stop is called where a thread stands before a system call or behind it.
func (w *watched) stop(thread int) {
	var regs syscall.PtraceRegs
	if syscall.PtraceGetRegs(thread, &regs) != nil {
		return // it was killed
	}
	if errno, ok := w.failing[thread]; ok {
		delete(w.failing, thread)
		regs.Rax = -uint64(errno)
		syscall.PtraceSetRegs(thread, &regs)
		return
	}
	what, looked := tracedCalls[regs.Orig_rax]
	if !looked || int64(regs.Rax) != -int64(syscall.ENOSYS) { // behind the call
		return
	}
	c := call{what: what}
	if what != "name" {
		c.file, _ = os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", w.pid, regs.Rdi))
	}
	switch what {
	case "write":
		c.data = make([]byte, regs.Rdx)
		w.memory.ReadAt(c.data, int64(regs.Rsi))
		c.at = int64(regs.R10)
		if regs.Orig_rax == syscall.SYS_WRITE {
			if regs.Rdi == 1 {
				w.acknowledged(string(c.data))
				return
			}
			c.at = -1 // behind what was written before
		}
	case "resize":
		c.size = int64(regs.Rsi)
	}
	if what != "name" && !strings.HasPrefix(c.file, w.folder) || strings.HasSuffix(c.file, ".lock") {
		return
	}
	w.counted++
	next := made
	if w.decide != nil {
		next = w.decide(w.counted, c)
	}
	switch next {
	case killed:
		syscall.Kill(w.pid, syscall.SIGKILL)
	case fails, full:
		w.failing[thread] = map[fate]syscall.Errno{fails: syscall.EIO, full: syscall.ENOSPC}[next]
		regs.Orig_rax = ^uint64(0) // no call at all
		syscall.PtraceSetRegs(thread, &regs)
	default:
		w.calls = append(w.calls, c)
	}
}

func (w *watched) acknowledged(line string) {
	for line := range strings.Lines(line) {
		if n, ok := strings.CutPrefix(strings.TrimSpace(line), "ACK "); ok {
			if seq, err := strconv.Atoi(n); err == nil {
				w.calls = append(w.calls, call{what: "ack", n: seq})
			}
		}
	}
}
