// Package search finds an article however its words are typed. It folds
// text so that the ways of writing one word fall together, cuts it into
// terms and stems them lightly, reads the query language people know, and
// says what a query means to a full-text index or to articles in memory.
//
// It is for feed/find, which asks it for articles of the store, and for the
// interface, which marks the hits in the original spelling. It does no input
// or output: what it ranks lies in an index.Snapshot, and what an index does
// not know it asks of a [Library].
//
// # Folding
//
// [Append] folds; the display is never folded. A text and a query that were
// both folded match when a reader would call them the same. The rules, each
// with its source:
//
//  1. Presentation forms (U+FB1D-U+FDFF, U+FE70-U+FEFC) become what they
//     stand for (Unicode Standard Annex 15, NFKC, nowhere but there). Bidi
//     controls, U+200D, the soft hyphen, variation selectors and U+FEFF are
//     dropped; every kind of space becomes U+0020. Typographic quotation
//     marks become the ASCII ones.
//  2. Marks are dropped: Arabic U+0610-061A, U+064B-065F, U+0670,
//     U+06D6-06ED and those of Arabic Extended-A and -B, Hebrew
//     U+0591-05C7, Latin U+0300-036F; so is the tatweel U+0640 (Lucene
//     ArabicNormalizer and its kin for Persian and Sorani). The Hebrew
//     maqaf, paseq and sof pasuq are spaces.
//  3. آ أ إ ٱ are ا; ى is ي; ة is ه (ArabicNormalizer); ؤ is و; ئ is ي
//     (the hamza carriers, left out by people who type fast).
//  4. ی ے ې ۍ are ي; ک ڪ are ك; ۀ ہ ھ ۃ ە are ه (PersianNormalizer and
//     SoraniNormalizer, widened to Urdu and Pashto). ں is ن: it is the ن that
//     ends a word through the nose (Unicode Standard, section 9.2), and what
//     keyboards without it give for it (خاں, خان). The plurals and oblique
//     cases of Urdu (خبروں, فلمیں, جھلکیاں) then end as those of light10 do.
//  5. Digits are ASCII (DecimalDigitFilter). ZWNJ is deleted, so
//     «می‌شود» is «میشود». Hebrew final letters become their base forms;
//     geresh and gershayim, ASCII ' and " between two Hebrew letters
//     included, are dropped: צה״ל, צה"ל and צהל are one word.
//  6. Letters of other scripts are lower case and bear no marks (café is
//     cafe).
//
// The result of folding is a fixed point: folding it again changes nothing.
//
// # Terms
//
// [Analyzer] cuts folded text into words by Unicode Standard Annex 29 with
// four changes that news in these scripts needs: a word does not go on from
// one script into another («الـFBI»), digits stand apart from Arabic and
// Hebrew letters («ال20»), an underscore parts words (hashtags), and neither
// a colon nor a full stop between letters joins them («وقال:نعم»).
//
// [Stem] makes a term of a word. The script of the word decides, not the
// language of the text: a query has no language, and the index has many. The
// rules, in order:
//
//   - Arabic script: light10 (Larkey, Ballesteros, Connell: "Light Stemming for
//     Arabic Information Retrieval", 2007, table 1) over folded letters. A
//     leading و goes where three letters stay. Then one of ال وال بال كال فال لل
//     goes where two stay. Then each of ها ان ات ون ين يه ه ي, in this order,
//     goes from the end where two stay. So وبالحكومات is حكوم. Two that stay end in
//     no ا or ي, nor in the و before ون: light10 makes بي of بيان, را of راه and راي, and
//     of هيئة, هیأت and شؤون, which it is given with their seats, هي and شو.
//   - Persian and Urdu have the same: the suffixes ها ان ين ي are Persian
//     plurals and the ezafe too, and in both more headlines find their bodies
//     with them than without (feed/find measures it). Before the suffixes go
//     هايي and هاي, the Persian plural before another noun (Mahootian: "Persian",
//     1997).
//   - An ا at the end, which is no ها, goes where four letters stay, and after the
//     suffixes where three do: امریکا is written امریکہ too and سوريا سورية, Urdu
//     says لڑکا and لڑکے (Schmidt: "Urdu: An Essential Grammar", 1999),
//     and Arabic ends an indefinite object so.
//   - Hebrew: one or two of the letters ו ה ב כ ל מ ש go from the beginning
//     where four letters stay (the inseparable particles: Itai and Wintner,
//     "Language resources for Hebrew", 2008, section 3). Then one of ים ות ה ת י goes
//     from the end where three stay: plural, feminine and construct. So והמבצעים is
//     מבצע.
//   - Latin script: the plural and the possessive go (Harman's S-stemmer: "How
//     effective is suffixing?", 1991).
//   - Numbers and all other scripts stay as they are folded.
//
// Where a word begins with a و of its own, the stem tells it with the article from
// it without (الوزير is وزير, وزير is زير): a word that is asked for is looked up by
// both.
//
// A hamza that is not the first letter of a word has several seats where schools and
// languages write it otherwise: before a و (Cairo and Tehran مسئول and شئون, elsewhere
// مسؤول and شؤون), before the last letters (the Persian Academy's هیئت, جرئت and مسئله,
// before it هیأت, جرأت and مسأله, Arabic هيئة, جرأة and مسألة: «Dastur-e khatt-e Farsi»,
// 2015, on hamza), after an ا before ت and ه (قرائت, قراءة), and before the pronouns by
// the case (شركاؤه, شركاءه, شركائه: Wright, "A Grammar of the Arabic Language", 1896,
// sections 16 and 317). Rule 3 makes different words of these, and folding all seats
// into one letter would make one of مسير and مسار. So the index notes of each such word
// which term it has in the form without a seat, and [Widen] asks it, for a word with a
// hamza or with a letter that may carry one, for all terms of that form.
//
// A word that is still being typed is a beginning: of terms as it is, and of
// terms without the prefixes that stems lose («الحمو» is the beginning of
// حموش and of الحمو). A single letter finds what the index has marked with it.
//
// # Queries
//
// [Parser] reads what people type into an [Expr]; there is no text that it
// refuses. [Find] says which articles of an index it holds for, [Match]
// whether it holds for one. [Widen] adds what else a word is written as: with another
// seat for its hamza, and with and without the spaces that writers put in and leave
// out: عبد الله is عبدالله, هسته ای هسته‌ای, فیسبک فیس بک. The index says which of these there
// are.
//
// # Results
//
// Results are ranked by BM25 over terms, the headline weighing more, and gain a
// little by being new. Where fewer articles have all words than are wanted,
// those that have some follow. A [Reranker] puts the first hundred in a finer
// order by character trigrams and 4-grams. Where nothing is found, [Layouts]
// has what the same keys give on other keyboards, and [Closest] the words of
// the index that look or sound most like those typed; it is asked too where a query of
// a few words finds nothing that has all of them. A [Highlighter] marks the hits in
// the original text, and [Snippet] cuts the piece to show.
package search
