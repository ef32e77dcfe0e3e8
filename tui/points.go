package tui

import "fmt"

// points writes tenths of a point. Everywhere on the screens points have one decimal, so that what is
// added up adds up and columns stand in line.
func points(tenths int) string {
	if tenths < 0 {
		return fmt.Sprintf("−%d.%d", -tenths/10, -tenths%10)
	}
	return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
}

// signed writes a difference of points with its sign.
func signed(tenths int) string {
	if tenths > 0 {
		return "+" + points(tenths)
	}
	return points(tenths)
}

// wholePoints leaves the decimal out where there is none: for what a programme gives, "37.3/40".
func wholePoints(tenths int) string {
	if tenths%10 == 0 {
		return fmt.Sprint(tenths / 10)
	}
	return points(tenths)
}
