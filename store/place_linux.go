package store

import (
	"bufio"
	"os"
	"strings"
	"syscall"
)

// network are the kinds of file systems, as statfs has them, that lie on other computers.
var network = map[uint32]string{
	0x6969: "NFS", 0x517B: "SMB", 0xFF534D42: "SMB", 0xFE534D42: "SMB", 0x01021997: "9p", 0x5346414F: "AFS", 0x6B414653: "AFS", 0x00C36400: "Ceph",
	0x47504653: "GPFS", 0x0BD00BD0: "Lustre", 0x73757245: "Coda", 0x564C: "NCP",
}

// fuse is the kind of file systems that programs make; which one it is stands in the list of what is mounted.
const fuse = 0x65735546

// networkOf is the kind of the network disk that a folder lies on; empty: it lies on none.
func networkOf(dir string) string {
	var fs syscall.Statfs_t
	if syscall.Statfs(dir, &fs) != nil {
		return ""
	}
	if kind := uint32(fs.Type); kind != fuse {
		return network[kind]
	}
	var at syscall.Stat_t
	if syscall.Stat(dir, &at) != nil {
		return ""
	}
	f, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return ""
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if kind, dev := mounted(lines.Text()); dev == [2]uint64{major(at.Dev), minor(at.Dev)} {
			return networkFuse(kind)
		}
	}
	return ""
}

// mounted reads a line of mountinfo: which kind of file system has which device.
func mounted(line string) (kind string, dev [2]uint64) {
	before, after, ok := strings.Cut(line, " - ")
	words := strings.Fields(before)
	if !ok || len(words) < 3 {
		return "", dev
	}
	for i, n := range strings.SplitN(words[2], ":", 2) {
		for _, c := range n {
			dev[i] = dev[i]*10 + uint64(c-'0')
		}
	}
	kind, _, _ = strings.Cut(after, " ")
	return kind, dev
}

func major(dev uint64) uint64 { return dev>>8&0xfff | dev>>32&^0xfff }
func minor(dev uint64) uint64 { return dev&0xff | dev>>12&^0xff }

// networkFuse are those of the file systems of programs that reach other computers.
func networkFuse(kind string) string {
	name := strings.TrimPrefix(kind, "fuse.")
	for _, n := range []string{"sshfs", "rclone", "davfs", "gvfsd-fuse", "s3fs", "glusterfs", "google-drive-ocamlfuse", "onedriver", "curlftpfs", "smbnetfs", "goofys", "cephfs", "ceph-fuse", "juicefs"} {
		if strings.HasPrefix(name, n) {
			return name
		}
	}
	return ""
}
