package table

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

var columns = []Column{
	{Title: "score", Width: 5, Right: true},
	{Title: "", Width: 8, Drop: 1},
	{Title: "pair", Min: 20, Flex: 3},
	{Title: "sector", Min: 8, Flex: 1, Drop: 2},
	{Title: "profession", Min: 8, Flex: 1, Drop: 3},
	{Title: "state", Width: 9},
}

func content(key string, col, width int) Cell {
	style := lipgloss.NewStyle().Foreground(lipgloss.Color("#8ab4f8"))
	switch col {
	case 0:
		return Cell{Text: "86", Style: style.Bold(true)}
	case 1:
		return Cell{Text: "██████▏", Style: style}
	case 2:
		return Cell{Text: key + " ↔ Zoë Okonkwo-Brandt"}
	case 3:
		return Cell{Text: "Voluntary and community", Style: style}
	case 4:
		return Cell{Text: "Ward manager"}
	}
	return Cell{Text: "suggested", Style: style}
}

func filled(n int) *Model[string] {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = fmt.Sprintf("Person %d", i)
	}
	m := New[string](columns)
	m.SetSize(120, 36)
	m.SetRows(keys)
	return m
}

func styles() Styles {
	return Styles{Header: lipgloss.NewStyle().Bold(true), Selected: lipgloss.NewStyle().Reverse(true)}
}

func BenchmarkTableView(b *testing.B) {
	for _, n := range []int{40, 10_000, 100_000} {
		m, s := filled(n), styles()
		m.SelectIndex(n / 2)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m.View(content, s)
			}
		})
	}
}

func BenchmarkTableView10000(b *testing.B) {
	m, s := filled(10_000), styles()
	m.SelectIndex(5_000)
	for b.Loop() {
		m.View(content, s)
	}
}

// A key that moves the cursor, and the frame after it.
func BenchmarkTableKey(b *testing.B) {
	m, s := filled(10_000), styles()
	down := tea.KeyPressMsg{Code: tea.KeyDown}
	for b.Loop() {
		if m.Index() == m.Len()-1 {
			m.Top()
		}
		m.Update(down)
		m.View(content, s)
	}
}

// New rows with the selected one at another place, the cost of a sort or a filter.
func BenchmarkTableSetRows100000(b *testing.B) {
	m := filled(100_000)
	m.Bottom()
	one, other := m.keys, append([]string{m.keys[len(m.keys)-1]}, m.keys[:len(m.keys)-1]...)
	for b.Loop() {
		m.SetRows(other)
		m.SetRows(one)
	}
}
