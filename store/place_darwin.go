package store

import "syscall"

// networkOf is the kind of the network disk that a folder lies on; empty: it lies on none.
func networkOf(dir string) string {
	var fs syscall.Statfs_t
	if syscall.Statfs(dir, &fs) != nil {
		return ""
	}
	var name []byte
	for _, c := range fs.Fstypename {
		if c == 0 {
			break
		}
		name = append(name, byte(c))
	}
	switch kind := string(name); kind {
	case "nfs", "smbfs", "afpfs", "webdav", "ftp", "macfuse", "osxfuse":
		return kind
	}
	return ""
}
