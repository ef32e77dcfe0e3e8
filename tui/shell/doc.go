// Package shell is what every screen stands on, and all that a screen may use of the program around it.
//
//	shell.go, toast.go    Shell: the newest state, the day, dialogs, going to another screen, telling
//	root.go               Root: the same, as the root of the program has it
//	screen.go, dialog.go  what a screen and a dialog are; tab.go which screens there are
//	action.go             what keys do: the help line, the list behind ? and the palette are made of actions
//	desk.go               Desk: every change, in the order of the keys
//	ask.go                Ask: one question answered in the background
//	list.go, filter.go    List: rows with a filter, a detail beside them, wheel and click …
//	page.go, scroller.go  … and a detail of lines that scroll
//	exchange_status.go    how the exchanges stand on a day, worked out once for all screens …
//	standing.go           … at once where few changed, else in the background
//	names.go, fields.go   what people and answers are called where there is little room
//
// State flows one way: a screen returns a command of the desk, the desk commits, and the root hands the new
// state to every screen ([Screen.Take]) and to the dialogs that want it ([Taker]). Answers from the background
// go to whoever asked, and to nobody else.
//
// Update of a screen or a dialog does no I/O and nothing slow. The shell imports no screen and no dialog.
package shell
