// Package commands is the command line: everything the screens can do to a store, typed. Each command is
// a struct whose fields are its arguments and whose Run does it; the commands are in the files named for
// what they are about. Output is for people, and for programs with --json; what goes wrong is one
// sentence on standard error, with exit status 1, or 2 for wrong usage.
package commands

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"os/user"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/tui"
)

// cli is the whole command line.
type cli struct {
	Store     string           `help:"The store file. Default: crosswalk/crosswalk.db in your data folder." placeholder:"FILE" env:"CROSSWALK_STORE" group:"every"`
	Programme string           `help:"The programme to choose or open a cohort of: a name or a TOML file." placeholder:"NAME|FILE.toml" short:"p" group:"every"`
	Cohort    string           `help:"The cohort. Default: the one in use (see cohort use), or the newest." placeholder:"NAME" short:"c" group:"every"`
	As        string           `help:"Who is written in the journal. Default: your user name." placeholder:"NAME" group:"every"`
	Today     string           `help:"Take this day for today, for demonstrations and tests." placeholder:"DATE" group:"every"`
	Network   bool             `help:"Open a store that lies on a network disk all the same." group:"every"`
	Version   kong.VersionFlag `help:"Print the version." group:"every"`

	Open openCommand `cmd:"" default:"withargs" help:"Open the screens; with a form export, import it first. This is what crosswalk does without a command."`

	Demo demoCommand `cmd:"" help:"Look around in a throw-away store with five sample programmes, mid-way. Nothing is kept."`

	Import     importCommand     `cmd:"" help:"Import a form export (CSV)." group:"people"`
	Add        addCommand        `cmd:"" help:"Add one applicant by hand." group:"people"`
	Edit       editCommand       `cmd:"" help:"Change answers of an application." group:"people"`
	Alias      aliasCommand      `cmd:"" help:"Settle what an answer counts as, for everybody who gave it." group:"people"`
	Admit      admitCommand      `cmd:"" help:"Let in somebody who was late or not eligible." group:"people"`
	Withdraw   withdrawCommand   `cmd:"" help:"Take somebody out of the matching." group:"people"`
	Return     returnCommand     `cmd:"" help:"Take a withdrawn person back." group:"people"`
	Erase      eraseCommand      `cmd:"" help:"Take somebody out of the store for good: everything they wrote, and what was written about them." group:"people"`
	Stage      stageCommand      `cmd:"" help:"Move people to a stage, or list the stages with who is there." group:"people"`
	Questions  questionsCommand  `cmd:"" help:"What only you can settle: who is meant by a name, whether two are one." group:"people"`
	Resolve    resolveCommand    `cmd:"" help:"Say who is meant by a name in an answer, or that nobody is." group:"people"`
	Same       sameCommand       `cmd:"" help:"Say that two applications are one person's." group:"people"`
	Different  differentCommand  `cmd:"" help:"Say that two applications are of two people." group:"people"`
	Match      matchCommand      `cmd:"" help:"Print the plan; with a file, without touching any store." group:"pairs"`
	Replan     replanCommand     `cmd:"" help:"Plan again: the best or the fewest changes, the highest total or the strongest weakest pair." group:"pairs"`
	Weights    weightsCommand    `cmd:"" help:"What each criterion counts: print the points, or give others." group:"pairs"`
	Scores     scoresCommand     `cmd:"" help:"Every allowed pair and its score, as CSV." group:"pairs"`
	Prices     pricesCommand     `cmd:"" help:"Every possible partner of one person, with the exact price." group:"pairs"`
	Why        whyCommand        `cmd:"" help:"Why these two are, or are not, paired." group:"pairs"`
	Lock       lockCommand       `cmd:"" help:"Keep a pair of the plan." group:"pairs"`
	Unlock     unlockCommand     `cmd:"" help:"Let the engine choose again for a locked pair." group:"pairs"`
	Block      blockCommand      `cmd:"" help:"Keep two people apart." group:"pairs"`
	Unblock    unblockCommand    `cmd:"" help:"Let two blocked people be paired again." group:"pairs"`
	Override   overrideCommand   `cmd:"" help:"Pair two people although the plan had other pairs." group:"pairs"`
	Pairs      pairsCommand      `cmd:"" help:"Keep pairs that people chose themselves, from a file." group:"pairs"`
	Earlier    earlierCommand    `cmd:"" help:"Take down pairs from before Crosswalk, from a file." group:"pairs"`
	Group      groupCommand      `cmd:"" help:"People together in numbers other than two: groups of even size, learning sets." group:"pairs"`
	Publish    publishCommand    `cmd:"" help:"Make exchanges of the pairs." group:"exchanges"`
	Reschedule rescheduleCommand `cmd:"" help:"Move the start of one exchange, or of all." group:"exchanges"`
	Assign     assignCommand     `cmd:"" help:"Give an exchange to a facilitator." group:"exchanges"`
	Due        dueCommand        `cmd:"" help:"Milestones and check-ins that are due or overdue." group:"exchanges"`
	Tick       tickCommand       `cmd:"" help:"Mark a milestone done." group:"exchanges"`
	Untick     untickCommand     `cmd:"" help:"Take a tick back." group:"exchanges"`
	Skip       skipCommand       `cmd:"" help:"Leave a milestone out, with a reason." group:"exchanges"`
	Visit      visitCommand      `cmd:"" help:"Log a visit." group:"exchanges"`
	Checkin    checkinCommand    `cmd:"" help:"Record a check-in call." group:"exchanges"`
	Unskip     unskipCommand     `cmd:"" help:"Take back that a milestone was left out." group:"exchanges"`
	Answer     answerCommand     `cmd:"" help:"Take down what somebody answered at a milestone." group:"exchanges"`
	Calls      callsCommand      `cmd:"" help:"What is next in every open exchange, in the order of need: whom to ring, and why." group:"exchanges"`
	Exchange   exchangeCommand   `cmd:"" help:"How one exchange stands." group:"exchanges"`
	Show       showCommand       `cmd:"" help:"One person: application, every exchange, and the call sheet." group:"exchanges"`
	End        endCommand        `cmd:"" help:"End an exchange, with a reason." group:"exchanges"`
	Pause      pauseCommand      `cmd:"" help:"Stop the clock of an exchange." group:"exchanges"`
	Resume     resumeCommand     `cmd:"" help:"Let a paused exchange go on." group:"exchanges"`
	Void       voidCommand       `cmd:"" help:"Say that an exchange was published in error." group:"exchanges"`
	Reopen     reopenCommand     `cmd:"" help:"Take the ending of an exchange back." group:"exchanges"`
	Rematch    rematchCommand    `cmd:"" help:"Give somebody whose partner left a new one, of those who wait." group:"exchanges"`
	Pack       packCommand       `cmd:"" help:"Write what is sent: messages as drafts for a mail program, calendar files." group:"exchanges"`
	Event      eventCommand      `cmd:"" help:"Events: list them, set their days, write down who came." group:"exchanges"`
	Undo       undoCommand       `cmd:"" help:"Take back your latest change, or any." group:"journal"`
	Redo       redoCommand       `cmd:"" help:"Make again what was undone." group:"journal"`
	Journal    journalCommand    `cmd:"" help:"Every change ever made." group:"journal"`
	Export     exportCommand     `cmd:"" help:"Write pairs, applicants, timeline or journal as CSV or JSON." group:"journal"`
	Report     reportCommand     `cmd:"" help:"What the cohort adds up to: a page to read and print, JSON or CSV." group:"journal"`
	Check      checkCommand      `cmd:"" help:"Verify the store: every record, every log, every plan." group:"journal"`
	Backup     backupCommand     `cmd:"" help:"Write a copy of the store, or list the copies that there are." group:"journal"`
	Restore    restoreCommand    `cmd:"" help:"Put a backup in the place of the store." group:"journal"`
	Salvage    salvageCommand    `cmd:"" help:"Carry all that can be read of a damaged store over into a new one." group:"journal"`
	Totals     totalsCommand     `cmd:"" help:"What all cohorts add up to, and pairs from before with them." group:"schemes"`
	CohortCmd  cohortCommand     `cmd:"" name:"cohort" help:"List cohorts, open one, change one, or choose the one to work on." group:"schemes"`
	Schemes    programmeCommand  `cmd:"" name:"programme" help:"List, show, check or use programme files." group:"schemes"`
}

const about = `Crosswalk matches the people of a leadership exchange programme into the best possible pairs, and follows
each pair through its exchange.

Examples:
  crosswalk demo                                  look around in sample programmes, keeping nothing
  crosswalk applicants.csv                        import a form export and open the screens
  crosswalk match applicants.csv                  print the best plan, keeping nothing
  crosswalk prices amara.osei@example.org         what each other partner would cost
  crosswalk publish --start 2023-04-03            make exchanges of the pairs
  crosswalk due                                   whom to ring, and what is overdue`

// run is what every command gets: the streams, the clock, and the flags that all share.
type run struct {
	cli            *cli
	ctx            context.Context
	stdout, stderr io.Writer
	now            func() time.Time
	stopwatch      func() time.Time // for durations, whatever day it is taken for
	begins         bool             // it can be the first thing that is done: where there is no store, one is made for it
	looks          bool             // nothing is to be changed: where there is no store, one is thrown away
}

// Main runs the command line and returns the exit status.
func Main(args []string) int {
	noCore()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	r := &run{ctx: ctx, stdout: os.Stdout, stderr: os.Stderr, now: time.Now, stopwatch: time.Now}
	return r.main(args)
}

func (r *run) main(args []string) int {
	r.cli = &cli{}
	for _, a := range args {
		if !utf8.ValidString(a) {
			fmt.Fprintf(r.stderr, "crosswalk: the argument %s is not valid UTF-8, so it cannot be kept as it is: type it anew, or give the file another name.\n", text.Clip(text.Line(a)))
			return 2
		}
	}
	out := &output{Writer: r.stdout}
	r.stdout = out
	parsed, status, err := r.parse(args)
	if status >= 0 && out.err == nil { // --help or --version did its work
		return status
	}
	if err != nil && out.err == nil {
		sentence, help := wrongUsage(err)
		fmt.Fprintf(r.stderr, "crosswalk: %s\nSee %s.\n", sentence, help)
		return 2
	}
	if err == nil {
		err = r.checkFlags(parsed)
	}
	if err == nil {
		err = takeWords(parsed.Selected().Target, os.Stdin)
	}
	if err == nil {
		err = r.do(parsed)
	}
	if out.err != nil && (err == nil || errors.Is(err, out.err)) {
		err = out.lost()
	}
	if err != nil {
		return r.fail(err)
	}
	return 0
}

// grammarOptions is how the command line is read. Status is set where a flag ends the program at once.
func (r *run) grammarOptions(status *int) []kong.Option {
	return []kong.Option{
		kong.Name("crosswalk"), kong.Description(about), kong.Writers(r.stdout, r.stderr),
		kong.Vars{"version": "crosswalk " + version()},
		kong.UsageOnError(), kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, WrapUpperBound: 100}),
		kong.ExplicitGroups([]kong.Group{
			{Key: "people", Title: "Applicants"}, {Key: "pairs", Title: "Pairs"}, {Key: "exchanges", Title: "Exchanges"},
			{Key: "journal", Title: "Journal and files"}, {Key: "schemes", Title: "Cohorts and programmes"}, {Key: "every", Title: "Flags of every command:"},
		}),
		kong.Exit(func(code int) { *status = code }), kong.Bind(r),
	}
}

// do makes the command. An error of the program itself is told without what people wrote, which may stand in it.
func (r *run) do(parsed *kong.Context) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = crashed(tui.CrashOf(p))
		}
	}()
	return parsed.Run(r)
}

// crashed is what is said of an error of the program itself.
func crashed(crash error) error {
	return fmt.Errorf("the program had to end because of an error of its own. What was said to be saved is saved. Please report it with this line: %w", crash)
}

// askedForHelp takes help, help lock and help cohort open for what is written with --help. Behind help there may
// be nothing but commands.
func askedForHelp(model *kong.Application, args []string) []string {
	if len(args) == 0 || args[0] != "help" {
		return args
	}
	node := model.Node
	for _, word := range args[1:] {
		at := slices.IndexFunc(node.Children, func(n *kong.Node) bool { return n.Name == word })
		if at < 0 {
			return args[1:] // which says that there is no such command
		}
		node = node.Children[at]
	}
	return append(slices.Clone(args[1:]), "--help")
}

// bareCohort takes programme show --cohort for the chosen cohort's, where no name stands behind the flag.
func bareCohort(args []string) []string {
	at := slices.Index(args, "--cohort")
	show := slices.Index(args, "show")
	if at < 0 || show < 1 || args[show-1] != "programme" || at+1 < len(args) && !strings.HasPrefix(args[at+1], "-") {
		return args
	}
	return slices.Delete(slices.Clone(args), at, at+1)
}

// checkFlags refuses flags that mean nothing. An empty name of a file is what a script writes that forgot to set one: it is
// not as if the flag were not there.
func (r *run) checkFlags(parsed *kong.Context) error {
	for _, at := range parsed.Path {
		if f := at.Flag; f != nil && strings.Contains(f.PlaceHolder, "FILE") && parsed.FlagValue(f) == "" {
			return usage("--%s needs the name of a file", f.Name)
		}
	}
	if r.cli.As != "" && r.actor() == "" {
		return usage("--as needs a name: whom shall the journal show?")
	}
	return r.fixClock()
}

// fail tells what went wrong and returns the exit status.
func (r *run) fail(err error) int {
	if errors.Is(err, context.Canceled) {
		err = errors.New("interrupted before it was done")
	}
	var s signalled
	if errors.As(err, &s) {
		return s.status()
	}
	for i, line := range text.New(err.Error()).Lines() {
		if i == 0 {
			line = "crosswalk: " + line
		}
		fmt.Fprintln(r.stderr, line)
	}
	var u usageError
	if errors.As(err, &u) {
		return 2
	}
	return 1
}

// fixClock takes --today for today: noon of that day, in the programme's zone as far as it is known.
func (r *run) fixClock() error {
	if r.cli.Today == "" {
		return nil
	}
	d, err := programme.ParseDate(r.cli.Today)
	if err != nil {
		return usage("--today %s is not a day: write it as 2023-06-14", text.Line(r.cli.Today))
	}
	zone := time.Local
	if p, err := r.programme(); err == nil {
		zone = p.Zone
	}
	noon := time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, zone)
	r.now = func() time.Time { return noon }
	return nil
}

// actor is who is written in the journal.
func (r *run) actor() string {
	if r.cli.As != "" {
		return strings.Join(strings.Fields(text.Line(r.cli.As)), " ")
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return text.Line(filepath.Base(u.Username))
	}
	return "somebody"
}

// version is the module's version and the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := info.Main.Version
	if v == "" || v == "(devel)" {
		v = "development"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			v += " " + s.Value[:12]
		}
	}
	return v
}
