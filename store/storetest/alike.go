package storetest

import (
	"reflect"

	"github.com/google/go-cmp/cmp"
)

// Diff tells two values apart by [Exact]; empty if they are the same. Nearly all that is compared is the same, which is
// seen here many times sooner than there.
func Diff(want, got any) string {
	if alike(reflect.ValueOf(want), reflect.ValueOf(got), 0) {
		return ""
	}
	return cmp.Diff(want, got, Exact...)
}

// deepest is how deep values lie in each other before alike leaves the matter to cmp.
const deepest = 64

// alike reports whether two values are plainly the same: if it says no, they may still be.
func alike(a, b reflect.Value, depth int) bool {
	if !a.IsValid() || !b.IsValid() {
		return a.IsValid() == b.IsValid()
	}
	if a.Type() != b.Type() || depth > deepest {
		return false
	}
	switch a.Kind() {
	case reflect.Pointer:
		return a.UnsafePointer() == b.UnsafePointer() || alike(a.Elem(), b.Elem(), depth+1)
	case reflect.Interface:
		return alike(a.Elem(), b.Elem(), depth+1)
	case reflect.Struct:
		for i := range a.NumField() {
			if !alike(a.Field(i), b.Field(i), depth+1) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		if a.Len() > 0 && a.UnsafePointer() == b.UnsafePointer() {
			return true
		}
		fallthrough
	case reflect.Array:
		for i := range a.Len() {
			if !alike(a.Index(i), b.Index(i), depth+1) {
				return false
			}
		}
		return true
	case reflect.Map:
		if a.Len() != b.Len() {
			return false
		}
		for each := a.MapRange(); each.Next(); {
			if v := b.MapIndex(each.Key()); !v.IsValid() || !alike(each.Value(), v, depth+1) {
				return false
			}
		}
		return true
	case reflect.Func, reflect.Chan, reflect.UnsafePointer:
		return a.IsNil() && b.IsNil()
	}
	return a.Comparable() && a.Equal(b)
}
