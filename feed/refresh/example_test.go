package refresh_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"

	"khabar/feed/fetch"
	"khabar/feed/refresh"
	"khabar/feed/store"
)

func ExampleEngine() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `<rss version="2.0"><channel><title>صحيفة</title><item><guid>1</guid><title>خبر</title></item></channel></rss>`)
	}))
	defer server.Close()
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "khabar")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	s, err := store.Open(ctx, filepath.Join(dir, "khabar.db"), store.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer s.Close()
	engine := refresh.New(refresh.Options{Store: s, Client: fetch.NewClient(fetch.ClientOptions{})})
	added, err := engine.Add(ctx, server.URL, store.Settings{Folder: "أخبار"})
	fmt.Println(added.Feed.Label(), added.New, err)
	sum, err := engine.Refresh(ctx, refresh.Request{}, nil)
	fmt.Println(sum.Done, sum.New, err)
	// Output:
	// صحيفة 1 <nil>
	// 1 0 <nil>
}
