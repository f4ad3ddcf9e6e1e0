package parse

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"
)

// The tables are looked up by folded words: an entry that is not folded could
// never be met.
func TestTablesAreFolded(t *testing.T) {
	n := 0
	for _, file := range []string{"tail.go", "months.go", "headlines.go"} {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(node ast.Node) bool {
			c, ok := node.(*ast.CaseClause)
			if !ok {
				return true
			}
			for _, e := range c.List {
				lit, ok := e.(*ast.BasicLit)
				if !ok || lit.Kind != token.STRING {
					continue
				}
				s, _ := strconv.Unquote(lit.Value)
				if n++; foldLine(s) != s && strings.TrimSpace(s) != "" {
					t.Errorf("%s: %q is never met, its folded form is %q", file, s, foldLine(s))
				}
			}
			return true
		})
	}
	if n < 500 {
		t.Errorf("only %d entries seen", n)
	}
}
