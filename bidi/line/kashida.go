package line

import "khabar/bidi/internal/ucd"

const tatweel = '\u0640'

// minLetters is how many letters a word must have to be stretched.
const minLetters = 3

// rank is how good a place for a tatweel is; see the package comment.
type rank uint8

const (
	afterTatweel rank = 1 + iota
	afterSeen
	beforeHeh
	beforeAlef
	beforeBehReh
	beforeWaw
	beforeOther

	first, last = afterTatweel, beforeOther
)

// place is the best place for a tatweel in a word: after a unit, counted from
// the beginning of the line.
type place struct {
	unit int32
	rank rank
}

// findPlaces gathers the best place of each word of s.
func (p *Paragraph) findPlaces(s *span) {
	for i := int(s.from); i < int(s.to); {
		from, letters := i, 0
		for ; i < int(s.to) && p.arabic(i); i++ {
			letters++
			if lamAlef(p.units[i].rune) {
				letters++
			}
		}
		if letters >= minLetters {
			if q, ok := p.bestPlace(from, i); ok {
				p.places = append(p.places, place{q.unit - s.from, q.rank})
			}
		}
		if i == from {
			i++
		}
	}
}

// arabic reports whether unit i is an Arabic letter or a tatweel.
func (p *Paragraph) arabic(i int) bool {
	r := p.units[i].rune
	return r >= 0x620 && (r <= 0x6FF || 0x750 <= r && r <= 0x77F || 0x870 <= r && r <= 0x8FF || 0xFB50 <= r) &&
		ucd.JoiningOf(p.letter(&p.units[i]))&^ucd.Transparent != 0
}

// bestPlace returns the best place in the word of the units from up to to.
func (p *Paragraph) bestPlace(from, to int) (best place, ok bool) {
	joined := from+1 < to && p.joined(from+1)
	for i := from + 1; i < to; i++ {
		next := i+1 < to && p.joined(i+1)
		if joined {
			if r := p.rank(i, to, next); r != 0 && (!ok || r <= best.rank) {
				best, ok = place{int32(i - 1), r}, true
			}
		}
		joined = next
	}
	return best, ok
}

// rank returns how good the place between unit i and the one before it is, 0
// if it is none. They are joined; joins says whether unit i is joined to the
// one after it too, in the word that ends at to.
func (p *Paragraph) rank(i, to int, joins bool) rank {
	before, r := p.letter(&p.units[i-1]), p.letter(&p.units[i])
	switch {
	case before == tatweel:
		return afterTatweel
	case r == tatweel:
		return 0 // after it is better
	case in(seens, before):
		return afterSeen
	case lamAlef(p.units[i].rune):
		return beforeOther
	case joins:
		if in(behs, r) && i+1 < to && (i+2 >= to || !p.joined(i+2)) {
			if after := p.letter(&p.units[i+1]); in(rehs, after) || in(yehs, after) {
				return beforeBehReh
			}
		}
		return 0
	case in(hehs, r):
		return beforeHeh
	case in(alefs, r):
		return beforeAlef
	case in(waws, r):
		return beforeWaw
	case in(yehs, r):
		return 0
	}
	return beforeOther
}

// group is a set of letters that the ranks do not tell apart: by and large the
// joining groups of ArabicShaping.txt (UAX #44), of Arabic, Persian, Urdu,
// Kurdish, Pashto and Sindhi.
type group uint8

const (
	seens group = 1 << iota
	hehs
	alefs
	behs // as they are in the middle of a word
	yehs
	rehs
	waws
)

// groups has the groups of U+0600-077F.
var groups = func() (t [0x180]group) {
	for g, letters := range map[group]string{
		seens: "سشصضښڛڜڝڞۺۻݜݭݰݽݾ",
		hehs:  "ةهەہۂۀۃھدذڈډڊڋڌڍڎڏڐۮݙݚ",
		alefs: "اأإآٱٲٳٵطظڟلڵڶڷڸݪكکگګڪڭڮڰڱڲڳڴݢݣݤݿ",
		behs:  "بتثنيئىیېۍێپٺٻټٽٿٹڀڹڻڼڽ",
		yehs:  "يئىیېۍێےۓ",
		rehs:  "رزژڑڒړڔڕږڗڙۯݛݫݬݱ",
		waws:  "وؤۄۅۆۇۈۉۊۋۏعغڠۼݝݞݟقفڡڢڣڤڥڦڧڨݠݡ",
	} {
		for _, r := range letters {
			t[r-0x600] |= g
		}
	}
	return t
}()

func in(g group, r rune) bool {
	i := uint32(r - 0x600)
	return i < uint32(len(groups)) && groups[i]&g != 0
}
