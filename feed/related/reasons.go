package related

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"khabar/feed"
	"khabar/feed/index"
)

const (
	// reasons is how many shared words a hit names at most.
	reasons = 4
	// nameable is the share of many articles up to which a term can be named as a
	// reason.
	nameable = 0.05
)

// functionWords are words that tell nothing of a subject. A large collection
// shows which they are by their frequency; in a few dozen articles they would
// pass for what two of them have in common. Arabic, Persian, Urdu, Hebrew and
// English; a word in another spelling of them («التى») is of the same term.
const functionWords = "" +
	"في من على إلى الى عن مع أن ان إن أو او أم لا لم لن ما ماذا هل قد لقد كان كانت يكون تكون هو هي هم هذا هذه ذلك تلك " +
	"التي الذي الذين اللذين كما كل بعض بعد قبل بين حتى حيث عند عندما منذ خلال ضد غير سوى ثم لكن ولكن بل إذا اذا لو كي لكي " +
	"أي اي أيضا ايضا أنه انه أنها انها إنه وقد وفي ومن وهو وهي له لها لهم به بها بهم فيه فيها منه منها عليه عليها إليه إليها " +
	"هنا هناك نحن أنا أنت أكثر اكثر أقل مثل نحو لدى لأن ذات ليس ليست تم آخر أخرى جميع أما بأن بأي فإن كانوا عليهم إليهم منهم فيهم يوم اليوم أمس قال وقال قالت وقالت أكد وأكد أضاف وأضاف " +
	"و از به در با که را این آن است بود شد شده برای تا هم یا نیز اما اگر هر همه ما شما او وی می نمی خود دیگر یک بر پس پیش " +
	"کرد کرده کند کنند باشد باشند هستند بین روی چه چون ولی نه همین همان گفت گفته های ها اند شود شدند دارد دارند داشت آنها آنان " +
	"کے کی کا کو نے سے میں پر اور ہے ہیں تھا تھی تھے ہو ہوا ہوئی ہوئے گا گی گے بھی نہیں ہی یہ وہ اس ان جو جس کہ کر کرنے کرتے " +
	"تو تک لیے لئے ایک کہا کیا گیا گئی گئے رہا رہی رہے دیا دی دیے بعد اپنے اپنی اپنا انھوں انہوں جب اب مگر لیکن یا ساتھ والے والی " +
	"של על את הוא היא הם הן זה זו זאת אלה לא כי אם גם או עם כל רק אבל אך מן אל עד בין לפני אחרי היה היתה הייתה היו יהיה " +
	"אשר כדי יותר פחות מאוד כמו לו לה להם בו בה אני אתה אנחנו יש אין אמר אמרה אמרו שלו שלה שלהם היום אתמול " +
	"the a an of to in on at by for from with and or but not no is are was were be been has have had it its this that these " +
	"those as he she they we you i his her their our your which who whom what when where than then so if will would can could " +
	"said says more most also after before over into about up out one two all any some such only own too very just there here "

// tells reports whether a word can tell a reader something of a subject by
// itself: more than one letter, and no number.
func tells(word string) bool {
	letters := 0
	for _, r := range word {
		if '0' <= r && r <= '9' || '٠' <= r && r <= '٩' || '۰' <= r && r <= '۹' {
			return false
		}
		letters++
	}
	return letters > 1
}

// spell fills in the shared words of hits, which are f.best: the terms that add
// most to each score, in the shortest spelling that a has for them, which is
// the one with the fewest affixes.
// A hit of which no word is of the article's own script, but a name in another, has
// none.
func (f *Finder) spell(s *index.Snapshot, a *feed.Article, hits []Hit, latin bool) {
	if len(hits) == 0 {
		return
	}
	for k, p := range f.best { // a score is no longer needed, the place of a hit is
		f.scores[p.n] = float32(-1 - k)
	}
	type share struct {
		term  int
		value float32
	}
	shares := make([][]share, len(hits))
	spellings := make(map[string]string)
	most := s.Len()
	if most > many {
		most = int(nameable * float64(most))
	}
	for i := range f.terms {
		t := &f.terms[i]
		if t.df > most {
			continue
		}
		w := float32(t.weight * t.idf)
		for _, p := range t.parts {
			scores := f.scores[p.Base:]
			for l := p.List(); l.Next(); {
				if s := scores[l.Doc]; s < 0 {
					k := int(-1 - s)
					shares[k] = append(shares[k], share{i, w * weightOf(l.Posting)})
					spellings[t.text] = ""
				}
			}
		}
	}
	terms := f.cutter()
	if f.function == nil {
		f.function = make(map[string]bool)
		terms(functionWords, func(term []byte, _, _ int) { f.function[string(term)] = true })
	}
	spell := func(text string) {
		terms(text, func(term []byte, start, end int) {
			if was, ok := spellings[string(term)]; ok && (was == "" || end-start < len(was)) {
				spellings[string(term)] = text[start:end]
			}
		})
	}
	spell(a.Title)
	eachText(a, spell)
	for k := range hits {
		slices.SortStableFunc(shares[k], func(a, b share) int { return cmp.Compare(b.value, a.value) })
		own := false
		for _, p := range shares[k] {
			term := f.terms[p.term].text
			s := spellings[term]
			if f.function[term] || !tells(s) {
				continue
			}
			own = own || isLatin(term) == latin
			if len(hits[k].Shared) < reasons {
				hits[k].Shared = append(hits[k].Shared, s)
			}
		}
		if !own {
			hits[k].Shared = nil
		}
	}
}

// isLatin reports whether a term is of Latin letters.
func isLatin(term string) bool { return term[0] < utf8.RuneSelf && !isFigure(term) }

// mostlyLatin reports whether most words of the article that is asked about are of
// Latin letters.
func (f *Finder) mostlyLatin() bool {
	n := int32(0)
	for i := range f.terms {
		if t := &f.terms[i]; isLatin(t.text) {
			n += t.title + t.body
		} else if !isFigure(t.text) {
			n -= t.title + t.body
		}
	}
	return n > 0
}
