package commands

import "crosswalk/matching/programme"

// This file is what --help tells beside the flags of a command: how it is meant, and examples to copy.

func (*openCommand) Help() string {
	return `A file goes into an empty cohort at once. Into one with people it goes after you have seen what would change.

	crosswalk applicants.csv
	crosswalk --at amara.osei@example.org
	crosswalk --today 2023-07-03`
}

func (*demoCommand) Help() string {
	return `Five programmes with invented people: one collects applications, one is being shortlisted, one reviewed, one in its third month,
one closed. C goes from one to another, --programme NAME opens at one. Everything works, on a day in July 2023 or on that of --today;
your own store is not touched, and when you quit all of it is gone.

	crosswalk demo
	crosswalk demo --programme ` + programme.First()
}

func (*packCommand) Help() string {
	return `Introductions, proposals, reminders of what is overdue, certificates, cancellations and holding messages, as the
[[message]] tables of the programme file have them, are written as .eml files, which open in a mail program as drafts of your
own; the dates of each pair as .ics files of one event each. Nothing is sent. Packing again writes only what is new or has
changed: dates that were moved, and, of an exchange that is over, files that take its dates out of the calendar. Private
answers are in none of them.

	crosswalk pack to-send --dry-run
	crosswalk pack to-send
	crosswalk pack to-send --dry-run --json`
}

func (*reportCommand) Help() string {
	return `People and pairs, boundaries crossed, what was kept to time, hours each way, calls, answers and endings, on the day of
--today. It names nobody, and of groups of fewer than five people it tells nothing, not even by a difference. The page
needs no network, and prints.

	crosswalk report -o report.html
	crosswalk report -o report.csv --cohort Spring
	crosswalk report --json`
}

func (*importCommand) Help() string {
	return `The export of Microsoft Forms or Google Forms is read as it is. Every row ends as an applicant or as a problem with
its row, its column and a sentence. The first file opens Cohort 1; the same file again changes nothing; people who are
not in the file any more stay.

	crosswalk import applicants.csv --dry-run
	crosswalk import applicants.csv --dry-run --json
	crosswalk import applicants.csv --rejects failed.csv
	crosswalk import applicants.csv --map 'organisation=Where do you work?' --dates dmy
	crosswalk import autumn.csv --cohort Autumn`
}

func (*addCommand) Help() string {
	return `Fields have the names of the programme file (crosswalk programme show NAME). Several answers to one question are
separated by semicolons.

	crosswalk add mo.ali@example.org 'Mo Ali' organisation='Elm Trust' sector='NHS provider' \
	    profession=Medical themes='workforce;prevention' consent=yes`
}

func (*editCommand) Help() string {
	return `Fields have the names of the programme file. What the form said is kept: a later import that says something else
is listed as a conflict, and the edit stays.

	crosswalk edit amara.osei@example.org borough=Lewisham
	crosswalk edit amara.osei@example.org 'themes=workforce;prevention' needs=`
}

func (*aliasCommand) Help() string {
	return `Everybody who gave the answer is read anew, and so are later imports; undo takes it back. AS is the name or label of a
choice, yes or no; of an employer it is the name that counts, or none for no employer. With --different the answer is
none of the known ones and stays as it is, and employers are different from one another, so that nobody is asked again.
The cohort's copy of the programme file learns it (crosswalk programme show prints it).

	crosswalk alias sector 'NHS prov.' 'NHS provider'
	crosswalk alias consent 'I am unsure' no
	crosswalk alias organisation 'LB Lewisham' 'London Borough of Lewisham' 'Lewisham Council'
	crosswalk alias organisation 'Age UK (Lewisham)' 'Age UK (Bromley)' --different
	crosswalk alias themes Gardening --different`
}

func (*admitCommand) Help() string {
	return `A reason is needed.

	crosswalk admit amara.osei@example.org --reason 'the form was down that evening'`
}

func (*withdrawCommand) Help() string {
	return `The application stays, and crosswalk return takes it back. Somebody in a locked pair has to be unlocked
first: until then it is refused.

	crosswalk withdraw amara.osei@example.org --reason 'changes jobs'`
}

func (*stageCommand) Help() string {
	return `Stages are those of the programme file: where people stand before they are paired. All who are named move as one
change. In a stage that has an order they come behind everybody, or at --rank. Beyond the places of a stage, or beyond
how many may be of one organisation, a reason is needed. A place that comes free is offered to the first in reserve.

	crosswalk stage
	crosswalk stage --json
	crosswalk stage amara.osei@example.org tom.bridger@example.org --to fellow --dry-run
	crosswalk stage amara.osei@example.org --to reserve --rank 2 --reason 'board of 14 June'`
}

func (*eventListCommand) Help() string {
	return `Events are those of the programme file. Without a day of its own, an event is so long after the first start, or before the
deadline, as the file says.

	crosswalk event list
	crosswalk event list --json`
}

func (*eventSetCommand) Help() string {
	return `What is not given stays as it was.

	crosswalk event set launch --on 2023-09-12 --place 'Town Hall' --mode 'in person'`
}

func (*eventAttendCommand) Help() string {
	return `The attendance report of Microsoft Teams is read as it is saved, and so are the participants of Zoom or Google Meet and any
list of addresses or names. Who is meant is found by address, else by name; of whom that is not certain is told, and
nobody is guessed. Who is written down already stays.

	crosswalk event attend launch amara.osei@example.org tom.bridger@example.org
	crosswalk event attend launch 'meetingAttendanceReport(Launch).csv'
	crosswalk event attend launch tom.bridger@example.org --not`
}

func (*matchCommand) Help() string {
	return `With a file the plan is made from that file alone, and no store is read or written. In JSON, scores are in tenths
of a point, and 2 × pairs + 3 × trios + waiting are the applicants, unless somebody took a second partner.

	crosswalk match applicants.csv
	crosswalk match --json`
}

func (*replanCommand) Help() string {
	return `best: people matched, then the total, then the fewest changes. steady: people matched, then the fewest changes, then
the total. With the priority weakest the weakest pair is made as strong as can be before the total counts; the cohort's
own priority goes before that of its programme file. Locked, overridden and published pairs stay either way.

	crosswalk replan --order steady
	crosswalk replan --priority weakest`
}

func (*weightsCommand) Help() string {
	return `Without an argument, the criteria of the cohort's programme and the points of each. With arguments they get other
points, which add up to 100 again; one with 0 counts for nothing. The plan is made anew, and the plan before is counted
with the same points beside it. Published pairs stay, with their scores. The programme file stays as it is: another
cohort begins with its points, and crosswalk programme use brings them back.

	crosswalk weights
	crosswalk weights challenges=50 place=0`
}

func (*scoresCommand) Help() string {
	return `One row for each pair that the rules allow, under the heading a,b,score, in tenths of a point.

	crosswalk scores applicants.csv > scores.csv`
}

func (*pricesCommand) Help() string {
	return `The price of a partner is what the best plan loses if these two are paired: people matched first, then points. In
JSON, points are in tenths.

	crosswalk prices amara.osei@example.org
	crosswalk prices amara.osei@example.org --json`
}

func (*whyCommand) Help() string {
	return `Says what the two score, criterion by criterion, which rules forbid them, and what pairing them would change.
Of one person who waits: why, whom they could have had and at what price, which single rule, left out, would help, and
of one left over because the number is odd, who could wait instead.

	crosswalk why amara.osei@example.org tom.bridger@example.org
	crosswalk why amara.osei@example.org`
}

func (*lockCommand) Help() string {
	return `Only a pair of the plan can be locked; crosswalk override pairs other people. Two of a trio lock the three.

	crosswalk lock amara.osei@example.org tom.bridger@example.org`
}

func (*unlockCommand) Help() string {
	return `Two of a trio unlock the three. For instance:

	crosswalk unlock amara.osei@example.org tom.bridger@example.org`
}

func (*blockCommand) Help() string {
	return `For instance:

	crosswalk block amara.osei@example.org tom.bridger@example.org --reason 'they asked for it'`
}

func (*overrideCommand) Help() string {
	return `A reason is needed. The pair is locked, and shows the rules that it breaks.

	crosswalk override lee.wong@example.org priya.nair@example.org --reason 'they met already'`
}

func (*publishCommand) Help() string {
	return `Every pair that is not published yet becomes an exchange with its dates. It can be undone until something is ticked or
logged; from then on "end" ends an exchange early, and "void" takes back one that was published in error. People who come
later are published by publishing again. What is worth a look, and who waits, is told as warnings; it publishes all the same.

	crosswalk publish --start 2023-04-03`
}

func (*rescheduleCommand) Help() string {
	return `What is open moves with the start; what was done, logged or called stays on its day.

	crosswalk reschedule --start 2023-05-08
	crosswalk reschedule amara.osei@example.org --start 2023-05-15`
}

func (*assignCommand) Help() string {
	return `For instance:

	crosswalk assign amara.osei@example.org 'Grace Hall'
	crosswalk assign amara.osei@example.org ''`
}

func (*dueCommand) Help() string {
	return `In JSON, days are negative where something is overdue.

	crosswalk due
	crosswalk due --json --today 2023-07-03`
}

func (*tickCommand) Help() string {
	return `What each of a pair does for themselves is ticked for the person named, or with --both for everybody. What visits, hours
or calls tick by themselves is not ticked here.

	crosswalk tick amara.osei@example.org first-meeting --on 2023-04-20
	crosswalk tick amara.osei@example.org confirm --both`
}

func (*skipCommand) Help() string {
	return `For instance:

	crosswalk skip amara.osei@example.org midpoint --reason 'both on leave'`
}

func (*visitCommand) Help() string {
	return `For instance:

	crosswalk visit amara.osei@example.org --hours 4 --type shadowing --host tom.bridger@example.org
	crosswalk visit amara.osei@example.org --hours 1.5 --type 'event together' --host both --on 2023-05-02
	crosswalk visit amara.osei@example.org --hours 4 --type shadowing --host tom.bridger@example.org --visitor dele.ade@example.org`
}

func (*checkinCommand) Help() string {
	return `For instance:

	crosswalk checkin amara.osei@example.org --mood good --note 'they get on' --next 2023-06-05
	crosswalk checkin amara.osei@example.org --reached none --outcome message`
}

func (*undoCommand) Help() string {
	return `Without a number it takes back your latest change (--as), and again the one before. A change on which a later one rests
is not undone; the answer names the later one.

	crosswalk undo
	crosswalk undo 12`
}

func (*redoCommand) Help() string {
	return `For instance:

	crosswalk redo
	crosswalk redo 12`
}

func (*exportCommand) Help() string {
	return `Private answers, notes and the reasons of blocks are in no export. An applicants file can be imported again.

	crosswalk export pairs -o pairs.csv
	crosswalk export timeline -o timeline.json`
}

func (*cohortOpenCommand) Help() string {
	return `For instance:

	crosswalk cohort open Autumn --closes '2023-09-30 17:30'`
}

func (*cohortSetCommand) Help() string {
	return `Who is late is judged anew by the deadline, for everybody, whenever they applied.

	crosswalk cohort set --closes '2023-03-21 23:59'
	crosswalk cohort set --cohort 'Cohort 1' --name 'Spring 2023' --closes none`
}

func (*cohortUseCommand) Help() string {
	return `Without it commands go to the newest cohort. --cohort NAME goes before it.

	crosswalk cohort use 'Cohort 1'
	crosswalk cohort use newest`
}

func (*questionsCommand) Help() string {
	return `In JSON, who are the e-mail addresses of whom it is about, and proposed the likeliest answers, the best first.

	crosswalk questions
	crosswalk questions --json`
}

func (*programmeNewCommand) Help() string {
	return `The questions stand on standard output, a line each, and are answered on standard input; an empty line takes what stands in
brackets. For instance:

	crosswalk programme new mine.toml
	crosswalk programme try mine.toml applicants.csv`
}

func (*programmeShowCommand) Help() string {
	return `For instance:

	crosswalk programme show ` + programme.First() + ` > mine.toml`
}

func (*programmeUseCommand) Help() string {
	return `Only this cohort changes, and its plan is made anew.

	crosswalk programme check mine.toml
	crosswalk programme use mine.toml`
}

func (*callsCommand) Help() string {
	return `One line for each open exchange, paused ones too: what is next, when, who sees to it, and why. Trouble comes first, then what was
promised, what is overdue, and what is due.

	crosswalk calls
	crosswalk calls --facilitator 'Kim Lo' --json`
}

func (*endCommand) Help() string {
	return `REASON is one of: completed, goal met, end of term (these complete the exchange); no time or release, changed job, illness or
leave, not a good fit, conflict of interest, no contact, partner left, programme stopped, declined. Its beginning is enough, and
hyphens stand for spaces. Who leaves is withdrawn. Who does not waits with priority, and the two are not paired again; crosswalk
rematch gives them a new partner. crosswalk reopen takes it all back.

	crosswalk end amara.osei@example.org --reason completed
	crosswalk end amara.osei@example.org --reason changed-job --leaves tom.bridger@example.org --on 2023-05-10
	crosswalk end amara.osei@example.org --reason 'partner left'`
}

func (*pauseCommand) Help() string {
	return `Nothing falls due while it lasts. When it is resumed, what is open moves by as long as it lasted, and never past the last day.

	crosswalk pause amara.osei@example.org --reason 'an operation' --until 2023-06-19
	crosswalk resume amara.osei@example.org`
}

func (*rematchCommand) Help() string {
	return `The new partner is one of those who wait: the one named, else whom the plan suggests, else who waits with priority, else who
scores most. The exchange is published alone, from its own start. Nobody else is moved.

	crosswalk rematch amara.osei@example.org --start 2023-06-05
	crosswalk rematch amara.osei@example.org noor.haddad@example.org --start 2023-06-05`
}

func (*answerCommand) Help() string {
	return `The answer is yes or no, a number, one of the choices or a text, as the milestone asks. A later answer takes the place of the one
before. A text is kept apart from the journal.

	crosswalk answer amara.osei@example.org accept yes
	crosswalk answer amara.osei@example.org strengths 'Listens first.' --about tom.bridger@example.org
	crosswalk answer amara.osei@example.org rating --remove`
}

func (*backupCommand) Help() string {
	return `The copy is consistent, compacted, readable only by you, and opened again once it is written. A copy is also made beside
the store by itself, on each day on which something changed; the last seven are kept.

	crosswalk backup /media/stick/crosswalk-2023-06-14.db
	crosswalk backup list`
}

func (*restoreCommand) Help() string {
	return `The backup is verified first. The store that it takes the place of is kept beside it, its name ending in
.before-restore and the time.

	crosswalk backup list
	crosswalk restore ~/.local/share/crosswalk/crosswalk.db.backup-2023-06-14`
}

func (*salvageCommand) Help() string {
	return `Everything that can be read goes into the new store; what cannot is listed. The damaged store stays as it is.

	crosswalk salvage rescued.db
	crosswalk --store rescued.db check
	crosswalk restore rescued.db`
}

func (*groupMakeCommand) Help() string {
	return `People take part whom nothing keeps out of the matching. Of groups that are split evenly every answer is spread within one
person of even; learning sets are searched for, and what no sets can exceed is told beside them. Whoever was moved or pinned
stays; the counts are shown.

	crosswalk group make hundred
	crosswalk group make set
	crosswalk group make hundred --keep`
}

func (*groupMoveCommand) Help() string {
	return `The counts are shown before and after; undo takes it back. Whoever is locked with somebody moves with them, where partners come
from the same group.

	crosswalk group move amara.osei@example.org --to 2 --dry-run
	crosswalk group move amara.osei@example.org tom.bridger@example.org --to 'Cohort 2'`
}

func (*pairsCommand) Help() string {
	return `A row names two people, by address or by name: the two columns of addresses count, else those of names, else one in which two
are named. Who is meant must be sure; what is not is asked about, and the other rows are kept. They stay locked.

	crosswalk pairs own-pairs.csv --dry-run
	crosswalk pairs own-pairs.csv --reason 'agreed with the board'`
}

func (*earlierCommand) Help() string {
	return `A row names two people, by address or by name; a column with the day and one with how it went are found by themselves. People
who are not in the store are kept as they are written, and known again when they apply. The two are not paired again, as
after an exchange of another cohort (see repeat_after_months), in any cohort of the store.

	crosswalk earlier pairs-until-2022.csv --dates dmy
	crosswalk totals`
}

func (*totalsCommand) Help() string {
	return `Everybody who has had a partner counts once, whatever cohorts they were in; what was published in error does not count. Answers
are those of the latest application.

	crosswalk totals
	crosswalk totals --programme mine.toml --json`
}
