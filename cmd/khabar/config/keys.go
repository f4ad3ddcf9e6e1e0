package config

import (
	"reflect"
	"slices"
	"strings"

	"khabar/feed/search"
)

// Keys are the names of all keys, dotted, in the order of the sample.
func Keys() []string {
	var keys []string
	walk(reflect.TypeFor[Config](), "", func(name string) { keys = append(keys, name) })
	return keys
}

// walk calls f for each key of a table, and of the tables in it.
func walk(t reflect.Type, prefix string, f func(name string)) {
	for i := range t.NumField() {
		field := t.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("toml"), ",")
		inner := field.Type
		if inner.Kind() == reflect.Map { // of actions, which are not known here
			f(prefix + name + "." + layoutKey)
			continue
		}
		if inner.Kind() == reflect.Slice {
			inner = inner.Elem()
		}
		if inner.Kind() == reflect.Struct && inner.NumField() > 0 && inner.Field(0).Tag.Get("toml") != "" {
			walk(inner, prefix+name+".", f)
			continue
		}
		f(prefix + name)
	}
}

// nearest is the key or table that was meant by a word: the one of the same name
// in another table, or else the one that looks most like it; "" where none
// does.
func nearest(word string) string {
	_, last, _ := cutLast(word)
	var names []string
	for _, k := range Keys() {
		table, own, _ := cutLast(k)
		if own == last {
			return k
		}
		if !slices.Contains(names, table) {
			names = append(names, table)
		}
		names = append(names, k)
	}
	closest := search.NewClosest(1, word)
	for _, name := range names {
		closest.See([]byte(name))
	}
	for _, near := range closest.Words() {
		return near
	}
	return ""
}

func cutLast(s string) (before, after string, found bool) {
	if i := strings.LastIndexByte(s, '.'); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return "", s, false
}
