package search

import "strings"

// AppendIndexed appends what a full-text index is to hold of a text: its
// terms, parted by spaces. A tokenizer that parts words at all that is no
// letter or digit, such as SQLite's unicode61, reads them as they are.
func (a *Analyzer) AppendIndexed(dst []byte, text string) []byte {
	a.Terms(text, func(term []byte, _, _ int) {
		if len(dst) > 0 {
			dst = append(dst, ' ')
		}
		dst = append(dst, term...)
	})
	return dst
}

// Split parts e into what a full-text index answers and the conditions that
// are left to columns, either of which may be nil. e holds where both do.
func Split(e Expr) (text, columns Expr) {
	if e == nil {
		return nil, nil
	}
	var t, c And
	all, ok := e.(And)
	if !ok {
		all = And{e}
	}
	for _, p := range all {
		if _, ok := FTS5(p); ok {
			t = append(t, p)
			continue
		}
		if n, isNot := p.(Not); isNot {
			if _, ok := FTS5(n.Expr); ok { // FTS5 can take away, not begin so
				t = append(t, p)
				continue
			}
		}
		c = append(c, p)
	}
	if _, ok := FTS5(t); !ok { // nothing but exclusions
		c = append(c, t...)
		t = nil
	}
	return one(t), one(c)
}

// one is the conjunction of parts that may be a single one, or none.
func one(parts And) Expr {
	switch len(parts) {
	case 0:
		return nil
	case 1:
		return parts[0]
	}
	return parts
}

// FTS5 says e in the query syntax of SQLite's FTS5
// (https://sqlite.org/fts5.html, section 3), for a table whose columns were
// made by AppendIndexed. Every term is a string in quotes, so that nothing of
// what was typed is syntax. ok is false where FTS5 cannot say it: e has a
// field in it, or begins with an exclusion.
func FTS5(e Expr) (match string, ok bool) {
	switch e := e.(type) {
	case Word:
		return ftsWord(e), true
	case Phrase:
		return quoted(strings.Join(e.Terms, " ")), true
	case Or:
		return ftsJoin(e, " OR ")
	case And:
		var wanted, excluded []Expr
		for _, p := range e {
			if n, isNot := p.(Not); isNot {
				excluded = append(excluded, n.Expr)
			} else {
				wanted = append(wanted, p)
			}
		}
		if match, ok = ftsJoin(wanted, " AND "); !ok {
			return "", false
		}
		for _, p := range excluded {
			m, ok := FTS5(p)
			if !ok {
				return "", false
			}
			match += " NOT " + m
		}
		if len(excluded) > 0 {
			match = "(" + match + ")"
		}
		return match, true
	}
	return "", false
}

func ftsJoin(parts []Expr, operator string) (string, bool) {
	if len(parts) == 0 {
		return "", false
	}
	said := make([]string, len(parts))
	for i, p := range parts {
		m, ok := FTS5(p)
		if !ok {
			return "", false
		}
		said[i] = m
	}
	if len(said) == 1 {
		return said[0], true
	}
	return "(" + strings.Join(said, operator) + ")", true
}

// ftsWord says a word: its term and, where it is a prefix, each beginning it
// can have in an index of terms.
func ftsWord(w Word) string {
	if !w.Prefix {
		return quoted(w.Term)
	}
	said := []string{quoted(w.Term)}
	for _, p := range w.beginnings() {
		said = append(said, quoted(p)+" *")
	}
	return "(" + strings.Join(said, " OR ") + ")"
}

// beginnings are the beginnings of the terms whose word begins as w does: the
// folded word, and where it begins with particles that stems lose, what
// follows them.
func (w Word) beginnings() []string {
	b := []string{w.Folded}
	if p := string(stripPrefix([]byte(w.Folded))); p != w.Folded {
		b = append(b, p)
	}
	return b
}

func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
