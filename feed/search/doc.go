// Package search finds an article however its words are typed. It folds
// text so that the ways of writing one word fall together, cuts it into
// terms and stems them lightly, reads the query language people know, and
// says what a query means to a full-text index or to articles in memory.
//
// It is for the store, which indexes and queries what this package makes of
// a text, and for the interface, which shows the hits in the original
// spelling. It does no input or output.
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
//     SoraniNormalizer, widened to Urdu and Pashto).
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
// a colon nor a full stop between letters joins them («وقال:نعم»). Stems go by
// the script of the word, see [Stem].
//
// # Queries
//
// [Parser] reads what people type into an [Expr]; there is no text that it
// refuses. [Split] and [FTS5] say it to SQLite, [Match] asks it of one
// article, and an [Index] of those in memory.
//
// # Results
//
// Results are ranked by BM25 over terms, the headline weighing more, and gain a
// little by being new. A [Reranker] puts the first hundred in a finer order by
// character trigrams. Where nothing is found, [Layouts] has what the same keys
// give on other keyboards, and [Closest] the words of the index that look most
// like those typed. A [Highlighter] marks the hits in the original text, and
// [Snippet] cuts the piece to show.
package search
