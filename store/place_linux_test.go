package store

import "testing"

func TestMounted(t *testing.T) {
	kind, dev := mounted("36 35 98:7 /mnt1 /mnt2 rw,noatime master:1 - fuse.sshfs kim@host:/home rw,errors=continue")
	if kind != "fuse.sshfs" || dev != [2]uint64{98, 7} || networkFuse(kind) != "sshfs" || networkFuse("fuse.ntfs-3g") != "" || network[0x6969] != "NFS" {
		t.Error(kind, dev)
	}
	if _, dev := mounted("nothing of the kind"); dev != [2]uint64{} {
		t.Error(dev)
	}
	if major(0x6207) != 98 || minor(0x6207) != 7 {
		t.Error(major(0x6207), minor(0x6207))
	}
}
