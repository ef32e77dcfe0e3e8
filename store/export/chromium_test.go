package export_test

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/export"
	"crosswalk/store/storetest"
)

// browser is Chromium, whatever it is called here.
func browser(t *testing.T) string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("there is no Chromium here: nobody looked whether anything of the report is cut off")
	return ""
}

// TestReportInChromium lays the report out at the widths of a desk and of a telephone, with the longest words there
// are: nothing is cut off, in the page or in any part of it.
func TestReportInChromium(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes long to start")
	}
	chromium := browser(t)
	long := strings.Repeat("Wolfeschlegelsteinhausen", 4)
	people := storetest.Applicants(24)
	for _, a := range people {
		a.Answers["organisation"] = matching.Answer{Text: text.New(long)}
	}
	source := storetest.MustReplace(t, storetest.ShippedSource(t), `label = "NHS provider"`, `label = "`+long+` NHS provider"`)
	source = storetest.MustReplace(t, source, "[[rule]]\nkind = \"different\"\nfield = \"organisation\"\n", "")
	source = storetest.MustReplace(t, source, `title = "First conversation"`, `title = "First conversation `+long+`"`)
	o := storetest.OpenOf(t, source+"\n[[funder]]\nname = \""+long+"\"\n", people...)
	o.Noon = noon
	o.Do(&cohort.Publish{Start: day("2023-04-03")})
	var page bytes.Buffer
	if err := export.MakeReport(o.State(), day("2023-05-02")).WriteHTML(&page); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(page.String(), long) {
		t.Fatal("the longest word is not in it")
	}
	for _, width := range []int{1280, 400} {
		if got := layOut(t, chromium, page.String(), width); got != fmt.Sprintf("%d wide, cut off: none", width) {
			t.Errorf("%s", got)
		}
	}
}

// layOut opens the page in a frame that is so wide, because a window is never narrower than some 500 pixels, and says
// which parts of it are wider inside than outside. The page itself runs no script: the frame around it does.
func layOut(t *testing.T, chromium, page string, width int) string {
	t.Helper()
	dir := t.TempDir()
	page = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`).ReplaceAllString(page, "")
	outer := fmt.Sprintf(`<!DOCTYPE html><body><iframe id="f" width="%d" height="900" style="border:0"></iframe><pre id="out"></pre><script>
const f = document.getElementById("f");
f.onload = () => {
	const d = f.contentDocument, cut = [];
	for (const e of [d.documentElement, ...d.querySelectorAll("body *:not(svg *)")])
		if (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0) cut.push(e.tagName + "." + e.className + " " + e.scrollWidth + ">" + e.clientWidth);
	for (const e of d.querySelectorAll("td, th, p, h1, h2, svg"))
		if (e.getBoundingClientRect().right > d.documentElement.clientWidth + 1) cut.push(e.tagName + " beyond the edge");
	document.getElementById("out").textContent = "[[" + d.documentElement.clientWidth + " wide, cut off: " + (cut.slice(0, 5).join(", ") || "none") + "]]";
};
f.srcdoc = decodeURIComponent("%s");
</script></body>`, width, strings.ReplaceAll(url.QueryEscape(page), "+", "%20"))
	path := filepath.Join(dir, "outer.html")
	if err := os.WriteFile(path, []byte(outer), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(context.Background(), 3*time.Minute)
	defer stop()
	cmd := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-extensions",
		"--user-data-dir="+filepath.Join(dir, "profile"), "--window-size=1400,1000", "--virtual-time-budget=10000", "--dump-dom", "file://"+path)
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("Chromium does not run here (%v): nobody looked whether anything of the report is cut off", err)
	}
	said := regexp.MustCompile(`\[\[(.*?)\]\]</pre>`).FindSubmatch(out)
	if said == nil {
		t.Fatalf("Chromium said nothing of the page: %.500s", out)
	}
	return strings.ReplaceAll(string(said[1]), "&gt;", ">")
}
