package commands

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/alecthomas/kong"

	"crosswalk/matching/text"
)

// usageError is wrong usage that only the command itself can see.
type usageError struct{ error }

func usage(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// What the parser of the command line says, and is said otherwise here.
var (
	missingArguments = text.Pattern(`^(?:expected|missing positional arguments) (".*"|<.*>)$`)
	missingCommand   = text.Pattern(`^expected one of (".*")$`)
	missingFlags     = text.Pattern(`^missing flags: (.*)$`)
	missingValue     = text.Pattern(`^(--?[\w-]+).*: expected .* value but got "EOL"`)
	noChoice         = text.Pattern(`^(\S+) must be one of (".*?") but got (".*")$`)
	noNumber         = text.Pattern(`^(\S+): expected a valid \d+ bit u?int but got (".*")$`)
	dashValue        = text.Pattern(`^(--?[\w-]+): expected .* value but got "(-[^"]*)"`)
	tooMuch          = text.Pattern(`^unexpected argument `)
)

// wrongUsage is what is wrong with a command line, in a sentence, and the command that tells more.
func wrongUsage(err error) (sentence, help string) {
	command, example, help := "crosswalk", "crosswalk", "crosswalk --help"
	opening := "" // what stands where a command or a file does
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context != nil {
		if node := parse.Context.Selected(); node != nil && node.Path() != "open" {
			command = node.Path()
			help = "crosswalk " + command + " --help"
			example = "crosswalk " + strings.TrimSuffix(node.Summary(), " [flags]")
		} else {
			opening = firstArgument(parse.Context)
		}
	}
	said := err.Error()
	if m := missingCommand().FindStringSubmatch(said); m != nil {
		return "say what to do: " + choices(m[1]), help
	}
	if m := missingArguments().FindStringSubmatch(said); m != nil {
		return fmt.Sprintf("%s needs %s: write %s", command, strings.Trim(m[1], `"`), example), help
	}
	if m := missingFlags().FindStringSubmatch(said); m != nil {
		return fmt.Sprintf("%s needs %s: write %s", command, strings.ReplaceAll(m[1], "=", " "), example), help
	}
	if m := missingValue().FindStringSubmatch(said); m != nil {
		return m[1] + " needs a value behind it", help
	}
	if m := noChoice().FindStringSubmatch(said); m != nil {
		got, _ := strconv.Unquote(m[3])
		return fmt.Sprintf("%s is one of %s, not “%s”", m[1], choices(m[2]), text.Line(got)), help
	}
	if m := noNumber().FindStringSubmatch(said); m != nil {
		got, _ := strconv.Unquote(m[2])
		return fmt.Sprintf("%s needs a whole number, not “%s”", m[1], text.Line(got)), help
	}
	if m := dashValue().FindStringSubmatch(said); m != nil {
		return fmt.Sprintf("%s needs a value behind it; one that begins with a dash is written %s=%s", m[1], m[1], text.Line(m[2])), help
	}
	if tooMuch().MatchString(said) && opening != "" {
		return "there is no command " + text.Line(opening), help
	}
	return text.Line(said), help
}

// firstArgument is the first argument of a command line that is no flag.
func firstArgument(c *kong.Context) string {
	for _, p := range c.Path {
		if p.Positional != nil {
			return fmt.Sprint(c.Value(p))
		}
	}
	return ""
}

// choices lists what there is to choose from, without the empty choice.
func choices(list string) string {
	var words []string
	for _, word := range strings.Split(list, ",") {
		if word, err := strconv.Unquote(strings.TrimSpace(word)); err == nil && word != "" {
			words = append(words, word)
		}
	}
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
