package form

import "io"

// watched tells how much of a file has been read, and ends the reading when nobody wants it any more.
type watched struct {
	from  io.Reader
	tell  func(bytes int64) error
	bytes int64
}

func (w *watched) Read(p []byte) (int, error) {
	if err := w.tell(w.bytes); err != nil {
		return 0, err
	}
	n, err := w.from.Read(p[:min(len(p), watchedBytes)])
	w.bytes += int64(n)
	return n, err
}

// watchedBytes is how much is read at most between two words about it.
const watchedBytes = 64 << 10
