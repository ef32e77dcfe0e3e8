package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"

	"crosswalk/store/cohort"
)

// strictReader reads stored JSON, one value after the other. A key that a value does not have is an error: what
// a newer program added means something, and without it another state would come out; and a key that was renamed
// here by mistake must never be read as if nothing were there.
type strictReader struct {
	body    bytes.Buffer
	decoder *json.Decoder
	given   int64 // bytes
	quick   quickReader
}

func newStrictReader() *strictReader {
	r := &strictReader{}
	r.decoder = json.NewDecoder(&r.body)
	r.decoder.DisallowUnknownFields()
	return r
}

// read reads one value into what to points to, which is zero. After an error the reader is of no more use.
func (r *strictReader) read(b []byte, to any) error {
	if r.quick.read(b, to) {
		return nil
	}
	reflect.ValueOf(to).Elem().SetZero()
	r.body.Write(b)
	r.given += int64(len(b))
	if err := r.decoder.Decode(to); err != nil {
		return err
	}
	if r.decoder.InputOffset() != r.given {
		return errors.New("something follows the end of the value")
	}
	return nil
}

// newerKey is the refusal of an error about a key that is not known; nil of other errors. What names the thing
// that was read.
func newerKey(what string, err error) error {
	key, unknown := strings.CutPrefix(err.Error(), "json: unknown field ") // encoding/json has no type for it
	if !unknown {
		return nil
	}
	return cohort.Refuse("%s was written by a newer crosswalk (it has the key %s, which this one does not know): use that version", what, key)
}
