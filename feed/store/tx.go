package store

import (
	"context"
	"database/sql"
	"io/fs"
)

// writer is the one connection that writes, with its prepared statements.
type writer struct {
	store    *Store
	conn     *sql.Conn
	prepared map[string]*sql.Stmt
	names    map[string]int64 // of the table name
	// The temporary table chosen holds the articles that a statement is about,
	// changed those of a saved search that may be hidden now.
}

func (w *writer) close() error {
	if w.conn == nil {
		return nil
	}
	for _, p := range w.prepared {
		p.Close()
	}
	return w.conn.Close()
}

// tx is a transaction. A statement that fails makes all later ones do
// nothing; the error is in err.
type tx struct {
	*writer
	ctx   context.Context
	err   error
	again bool // what was undone is done again, see forgetUndone
}

// tx runs f in a transaction that is all or nothing. Waiting for another
// writer of this process ends with ctx; f itself looks at ctx where it is long.
// Without change f only reads, by the writing connection.
func (s *Store) tx(ctx context.Context, op string, change bool, f func(*tx) error) error {
	if s.readOnly && change {
		return &Error{op, s.path, ErrReadOnly}
	}
	var w *writer
	select {
	case w = <-s.writer:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { s.writer <- w }()
	if err := ctx.Err(); err != nil {
		return err
	}
	if w.conn == nil {
		if s.write == nil {
			return s.fail(op, fs.ErrClosed)
		}
		conn, err := s.write.Conn(ctx)
		if err != nil {
			return s.fail(op, err)
		}
		w.conn, w.prepared, w.names = conn, map[string]*sql.Stmt{}, map[string]int64{}
		if _, err := conn.ExecContext(context.WithoutCancel(ctx), "CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY); CREATE TEMP TABLE changed (id INTEGER PRIMARY KEY)"); err != nil {
			w.conn = nil
			conn.Close()
			return s.fail(op, err)
		}
	}
	// Statements run without the caller's deadline: cut in the middle they
	// would save little, and watching a context costs more than an insert.
	t := &tx{writer: w, ctx: context.WithoutCancel(ctx)}
	if !change {
		return s.fail(op, f(t))
	}
	if t.exec("BEGIN IMMEDIATE"); t.err != nil {
		return s.fail(op, t.err)
	}
	done := false
	defer func() {
		if !done {
			t.err = nil
			t.exec("ROLLBACK")
			clear(w.names)
		}
	}()
	err := f(t)
	if err == nil {
		err = t.err
	}
	if err == nil {
		t.exec("COMMIT")
		err = t.err
	}
	if err != nil {
		return s.fail(op, err)
	}
	done = true
	s.writes.Add(1)
	return nil
}

func (t *tx) statement(query string) *sql.Stmt {
	p := t.prepared[query]
	if p == nil && t.err == nil {
		if p, t.err = t.conn.PrepareContext(t.ctx, query); t.err == nil {
			t.prepared[query] = p
		}
	}
	return p
}

// exec runs a statement and returns how many rows it changed.
func (t *tx) exec(query string, args ...any) int64 {
	p := t.statement(query)
	if t.err != nil {
		return 0
	}
	r, err := p.ExecContext(t.ctx, args...)
	if err != nil {
		t.err = err
		return 0
	}
	n, _ := r.RowsAffected() // SQLite always knows
	return n
}

// row runs a query of one row.
func (t *tx) row(query string, args ...any) scanner {
	p := t.statement(query)
	if t.err != nil {
		return failed{t.err}
	}
	return p.QueryRowContext(t.ctx, args...)
}

// each calls f for each row of a query.
func (t *tx) each(query string, args []any, f func(scanner) error) error {
	p := t.statement(query)
	if t.err != nil {
		return t.err
	}
	rows, err := p.QueryContext(t.ctx, args...)
	return eachRow(rows, err, f)
}

// each calls f for each row of a query that only reads.
func (s *Store) each(ctx context.Context, query string, args []any, f func(scanner) error) error {
	p, err := s.statement(ctx, query)
	if err != nil {
		return err
	}
	rows, err := p.QueryContext(ctx, args...)
	return eachRow(rows, err, f)
}

// one reads the only row of a query.
func (s *Store) one(ctx context.Context, query string, args []any, dst ...any) error {
	p, err := s.statement(ctx, query)
	if err != nil {
		return err
	}
	return p.QueryRowContext(ctx, args...).Scan(dst...)
}

func eachRow(rows *sql.Rows, err error, f func(scanner) error) error {
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// scanner is a row.
type scanner interface{ Scan(dst ...any) error }

type failed struct{ err error }

func (f failed) Scan(...any) error { return f.err }
