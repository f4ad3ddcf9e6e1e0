package fetch_test

import (
	"context"
	"fmt"
	"io"
	"strings"

	"khabar/feed/fetch"
)

func ExampleOpen() {
	for _, source := range []string{"-", "no/such/file.txt"} {
		for item, err := range fetch.Open(context.Background(), source, fetch.Options{Stdin: strings.NewReader("خبر")}) {
			if err != nil {
				fmt.Println(err)
				continue
			}
			r, err := item.Open()
			if err != nil {
				fmt.Println(err)
				continue
			}
			data, _ := io.ReadAll(r)
			r.Close()
			fmt.Println(item.Name, string(data))
		}
	}
	// Output:
	// - خبر
	// no/such/file.txt: no such file or folder; check the path
}
