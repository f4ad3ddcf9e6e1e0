//go:build screens

package screens

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// score is how much of a text the OCR has found in a picture: the share of the
// words, times the share of those that came in the right order.
func score(read, text string) float64 {
	want, got := words(text), words(read)
	pairs := match(want, got)
	if len(want) == 0 || len(pairs) == 0 {
		return 0
	}
	recall := float64(len(pairs)) / float64(len(want))
	return recall * float64(rising(pairs)) / float64(len(pairs))
}

// folded takes together what OCR confuses and fonts draw alike.
var folded = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ى", "ي", "ی", "ي", "ئ", "ي", "ک", "ك", "ة", "ه", "ہ", "ه", "ھ", "ه", "ؤ", "و",
	"۰", "0", "۱", "1", "۲", "2", "۳", "3", "۴", "4", "۵", "5", "۶", "6", "۷", "7", "۸", "8", "۹", "9",
	"٠", "0", "١", "1", "٢", "2", "٣", "3", "٤", "4", "٥", "5", "٦", "6", "٧", "7", "٨", "8", "٩", "9")

var word = regexp.MustCompile(`[\p{L}\p{N}]+`)

func words(s string) []string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || r == 0x640 {
			return -1
		}
		return r
	}, norm.NFD.String(norm.NFKC.String(s)))
	return word.FindAllString(folded.Replace(s), -1)
}

// match pairs the words of want with those of got that are alike, the most
// alike first; it returns the positions in got in the order of want.
func match(want, got []string) []int {
	type pair struct {
		i, j  int
		alike float64
	}
	var all []pair
	for i, w := range want {
		for j, g := range got {
			if a := alike(w, g); a >= 0.7 {
				all = append(all, pair{i, j, a})
			}
		}
	}
	far := func(p pair) float64 {
		d := float64(p.i)/float64(len(want)) - float64(p.j)/float64(len(got))
		return max(d, -d)
	}
	sort.SliceStable(all, func(a, b int) bool {
		if all[a].alike != all[b].alike {
			return all[a].alike > all[b].alike
		}
		return far(all[a]) < far(all[b])
	})
	of, taken := map[int]int{}, map[int]bool{}
	for _, p := range all {
		if _, ok := of[p.i]; !ok && !taken[p.j] {
			of[p.i], taken[p.j] = p.j, true
		}
	}
	var positions []int
	for i := range want {
		if j, ok := of[i]; ok {
			positions = append(positions, j)
		}
	}
	return positions
}

// alike is 1 for equal words and 0 for such as have nothing in common: twice
// the longest common subsequence by the lengths.
func alike(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	if len(x) <= 2 {
		if a == b {
			return 1
		}
		return 0
	}
	row := make([]int, len(y)+1)
	for i := range x {
		diagonal := 0
		for j := range y {
			above := row[j+1]
			if x[i] == y[j] {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return 2 * float64(row[len(y)]) / float64(len(x)+len(y))
}

// rising is the length of the longest rising subsequence.
func rising(xs []int) int {
	var tails []int
	for _, x := range xs {
		i := sort.SearchInts(tails, x)
		if i == len(tails) {
			tails = append(tails, x)
		} else {
			tails[i] = x
		}
	}
	return len(tails)
}

// read returns the score of what tesseract reads in a part of a picture: the best
// of some scales, since it leaves out whole lines at one that it reads well at
// another. It stops at a score that is enough.
func read(t *testing.T, picture, crop, lang string, dark bool, text string, enough float64) float64 {
	t.Helper()
	best := 0.0
	for _, scale := range []int{150, 100, 200, 125, 175, 135, 165} {
		file := filepath.Join(t.TempDir(), "ocr.png")
		args := []string{picture, "-crop", crop, "+repage", "-colorspace", "Gray"}
		if dark {
			args = append(args, "-negate")
		}
		args = append(args, "-filter", "Lanczos", "-resize", fmt.Sprintf("%d%%", scale), "-bordercolor", "white", "-border", "30", "-density", "300", file)
		if out, err := exec.Command("convert", args...).CombinedOutput(); err != nil {
			t.Fatalf("convert: %v %s", err, out)
		}
		c := exec.Command("tesseract", file, "-", "-l", lang, "--psm", "6")
		c.Env = append(c.Environ(), "OMP_THREAD_LIMIT=1")
		out, err := c.Output()
		if err != nil {
			t.Fatalf("tesseract: %v", err)
		}
		if best = max(best, score(string(out), text)); best >= enough {
			break
		}
	}
	return best
}

func TestScore(t *testing.T) {
	const text = "أعلن وزير الثقافة اليوم افتتاح معرض الكتاب"
	if s := score("اعلن وزير الثقافه اليوم افتتاح معرض الكتاب", text); s != 1 {
		t.Errorf("the same text: %v", s)
	}
	var reversed []rune
	for _, r := range text {
		reversed = append([]rune{r}, reversed...)
	}
	if s := score(string(reversed), text); s > 0.3 {
		t.Errorf("letters in reversed order: %v", s)
	}
	list := strings.Fields(text)
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	if s := score(strings.Join(list, " "), text); s > 0.3 {
		t.Errorf("words in reversed order: %v", s)
	}
}
