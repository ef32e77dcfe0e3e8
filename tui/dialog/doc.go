// Package dialog is the boxes that any screen may open: a form of a few lines ([Form], and [TallForm] below
// text that scrolls), a list to pick from ([Pick]), a question before something many people will notice
// ([Confirm]), the choosing of a file ([OpenFile]), every key of a screen ([KeyList]) and every command by name
// ([NewPalette]).
//
// A dialog knows nothing of the screen that opened it: it gets values to show and a function to call with
// what was decided. A dialog that only one screen has stands with that screen.
package dialog
