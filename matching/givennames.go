package matching

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// givenForms are the whole names that each form of a given name may be written for.
var givenForms = sync.OnceValue(func() map[string][]string { return givenFormsOf(givenTable) })

// givenTable has given names with the other forms in which people write them, first the whole one: short forms, and
// spellings more than a slip apart.
const givenTable = `
	abigail abi abby abbie gail; abdul abdel; alan allan allen alun al; albert al bert bertie; alexander alex alec sandy xander sasha; alexandra alex sandra sasha lexi;
	alfred alf alfie fred; alison ali allison alyson; amanda mandy; andrew andy drew; angela angie; ann anne anna annie nan; anthony tony antony ant; antonia toni;
	arthur art; barbara barb babs barbie; belinda bel lindy; benjamin ben benny benji; bernadette bernie; bernard bernie; beverley bev beverly; bradley brad;
	bridget bridie biddy; caroline carrie caro carolyn; catherine cath cathy kate katie kathy kit katherine kathryn catharine cat kat; charles charlie chas chuck;
	charlotte charlie lottie; christina chris chrissie tina christine kristina; christine chris chrissie tina; christopher chris kit topher kristopher; claire clare clair;
	clifford cliff; clive cliff; constance connie; cornelius con; cynthia cindy; daniel dan danny; danielle dani; david dave davey dai; deborah deb debbie debby debra;
	deirdre dee; denise den; dennis den denis; derek del derrick; diana di diane dianne; dominic dom; donald don donny; dorothy dot dotty dolly; douglas doug;
	edmund ed eddie ted ned; edward ed eddie ted ned ward; edwin ed eddie; eileen aileen; eleanor ellie nell nora elinor ellen; elizabeth liz lizzie beth betty eliza betsy libby lisa elsie bess elisabeth lizzy;
	emily em emmy; emma em; ernest ernie; eugene gene; eve evie; florence flo flossie; frances fran frankie fanny; francis frank frankie; frederick fred freddie; gabriel gabe; gabrielle gabby;
	geoffrey geoff jeff jeffrey; gerald gerry jerry; gerard gerry ged; gertrude gert trudy; gillian gill jill jillian; glenn glen; gordon gord; graham graeme grahame; gregory greg;
	gwendolyn gwen; hannah han hanna; harold harry hal; harriet hattie harry; helen nell helena elena; henry harry hal hank; herbert bert herb; howard howie; hugh hughie huw;
	ian iain; isabel izzy bel bella isabelle isobel; jacob jake; jacqueline jackie jacqui jacky jaqueline; james jim jimmy jamie jem; jane janey jayne; janet jan; janice jan; jason jase;
	jennifer jen jenny jenni; jeremy jez jerry jem; jessica jess jessie; joan joanie; joanna jo joanne jojo; jonathan jon jonny jonathon nathan; john johnny jack jon; joseph joe joey jo; josephine jo josie;
	joshua josh; joyce joy; judith judy jude judi; julia julie jules; julian jules; karen caren; kathleen kath kathy kay; kenneth ken kenny; kevin kev; kimberley kim kimberly; laura laurie;
	laurence larry laurie lawrence loz; leonard len lenny leo; leslie les lesley; lewis lew louis lou; lillian lily lil lilian; linda lin lyn lynda; louise lou; lucy lu lucie; luke lucas;
	madeleine maddy mads madeline; margaret maggie meg peggy marge margie madge greta rita mags; marcus marc mark; maria marie mary ria; marilyn mari; marjorie marge; martha marty mattie; martin marty; mary molly polly mae;
	matilda tilly; matthew matt mat; maureen mo; maurice mo morris; maxine max; maximilian max; megan meg; melanie mel; melissa mel lissa; michael mike mick mickey micky mikey; michelle shell chelle; mildred millie;
	mohammed mohamed muhammad mohammad muhammed mohamad mo md mohd; mustafa mostafa; nancy nan; natalie nat nathalie; natasha tash; nathaniel nat nate nathan; neil neal niall; nicholas nick nicky nic nicolas;
	nicola nicky nic nikki nichola; nigel nige; norman norm; olivia liv livvy; oliver ollie olly; owen eoin; pamela pam; patricia pat patsy trish tricia patty; patrick pat paddy rick; pauline polly; penelope penny; peter pete;
	philip phil pip phillip; philippa pip pippa; phyllis phyl; priscilla cilla; rachel rach rachael; ralph rafe; randolph randy; raymond ray; rebecca becky becca bex; reginald reg reggie;
	richard rich rick dick richie ricky dickie; robert rob bob bobby robbie bert; roberta bobbie; roderick rod; rodney rod; roger rog; ronald ron ronnie; rosemary rose rosie; rosalind ros roz; rowena ro; russell russ;
	ruth ruthie; samantha sam sammy; samuel sam sammy; sarah sally sal sara; sharon shaz; sheila shelagh sheelagh; shirley shirl; sidney sid sydney; simon si; siobhan shivaun chevonne shevaun; sophia sophie sofia; stanley stan; stephanie steph stef;
	stephen steve stevie steven ste; stewart stew stuart stu; susan sue susie suzie suzanne susanna susannah; sylvia syl; teresa terry tess theresa tessa; terence terry tel terrance; thelma thel; theodore ted theo; thomas tom tommy;
	timothy tim timmy; tobias toby; tracey tracy trace; valerie val; vanessa ness; veronica ronnie; victor vic; victoria vicky vicki tori vikki; vincent vin vince vinny; vivienne viv vivian; walter walt wally; wendy wend;
	wilfred wilf; william will bill billy willie liam; winifred win winnie; yusuf yousef youssef yousuf yosef; yvonne von; zachary zac zach zak; zoe zoey`

// givenFormsOf is what each form of a name may be written for, the whole names among them.
func givenFormsOf(table string) map[string][]string {
	of := map[string][]string{}
	for _, line := range strings.Split(table, ";") {
		forms := strings.Fields(line)
		for _, f := range forms {
			of[f] = append(of[f], forms[0])
		}
	}
	return of
}

// sameGiven reports whether two words may be one given name in two forms.
func sameGiven(a, b string) bool {
	return slices.ContainsFunc(givenForms()[a], func(whole string) bool { return slices.Contains(givenForms()[b], whole) })
}

// otherForms are the words of names that may be another form of a given name.
func (d *Directory) otherForms(w string) []string {
	var found []string
	for _, whole := range givenForms()[w] {
		for _, other := range givenWords()[whole] {
			if other != w && len(d.word[other]) > 0 && !slices.Contains(found, other) {
				found = append(found, other)
			}
		}
	}
	return found
}

// givenWords are the forms of each whole name.
var givenWords = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for f, wholes := range givenForms() {
		for _, whole := range wholes {
			all[whole] = append(all[whole], f)
		}
	}
	for _, list := range all {
		slices.Sort(list)
	}
	return all
})

// nearly reports whether a word may stand for a part of a name: but for a slip, or as another form of it.
func nearly(w, part string) bool {
	return max(utf8.RuneCountInString(w), utf8.RuneCountInString(part)) >= 4 && isSlip(w, part) || sameGiven(w, part)
}
