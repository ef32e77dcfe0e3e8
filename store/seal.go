package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// sealFormat is the first byte of every value.
const sealFormat = 1

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// ErrDamaged is wrapped by every error about a value whose checksum does not fit.
var ErrDamaged = errors.New("damaged")

// inCohort is the scope of the values in a bucket of a cohort.
func inCohort(cohort uint64, bucket string) string {
	return fmt.Sprintf("%s of cohort %d", bucket, cohort)
}

// seal wraps a value for the key it will lie under. Bucket is the bucket's name, in a cohort with the
// cohort's number.
func seal(bucket string, key, value []byte) []byte {
	out := make([]byte, 5, 5+len(value))
	out[0] = sealFormat
	binary.LittleEndian.PutUint32(out[1:], checksum(bucket, key, value))
	return append(out, value...)
}

// unseal returns the value inside; the bytes belong to the transaction they were read in.
func unseal(bucket string, key, sealed []byte) ([]byte, error) {
	switch {
	case sealed == nil:
		return nil, fmt.Errorf("%s %x is %w: it is missing", bucket, key, ErrDamaged)
	case len(sealed) < 5:
		return nil, fmt.Errorf("%s %x is %w: too short", bucket, key, ErrDamaged)
	case sealed[0] != sealFormat:
		return nil, fmt.Errorf("%s %x is %w: unknown format %d", bucket, key, ErrDamaged, sealed[0])
	case binary.LittleEndian.Uint32(sealed[1:]) != checksum(bucket, key, sealed[5:]):
		return nil, fmt.Errorf("%s %x is %w: its checksum does not fit", bucket, key, ErrDamaged)
	}
	return sealed[5:], nil
}

func checksum(bucket string, key, value []byte) uint32 {
	c := crc32.Update(0, castagnoli, []byte(bucket))
	c = crc32.Update(c, castagnoli, key)
	return crc32.Update(c, castagnoli, value)
}

// number makes the key of a sequence number.
func number(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }
