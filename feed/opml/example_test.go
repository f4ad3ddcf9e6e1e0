package opml_test

import (
	"fmt"
	"os"
	"time"

	"khabar/feed/opml"
)

func ExampleRead() {
	list, _, err := opml.Read([]byte(`<opml version="2.0"><body>
	<outline text="أخبار"><outline text="هسبريس" xmlUrl="https://www.hespress.com/feed/"/></outline>
	</body></opml>`), "list.opml")
	if err != nil {
		fmt.Println(err)
	}
	for _, s := range list {
		fmt.Println(s.Folder, s.Name, s.URL)
	}
	// Output: أخبار هسبريس https://www.hespress.com/feed/
}

func ExampleWrite() {
	err := opml.Write(os.Stdout, "Khabar", time.Unix(0, 0).UTC(), []opml.Subscription{{URL: "https://www.hespress.com/feed/", Name: "هسبريس", Folder: "أخبار"}})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <opml version="2.0">
	//   <head>
	//     <title>Khabar</title>
	//     <dateCreated>Thu, 01 Jan 1970 00:00:00 +0000</dateCreated>
	//   </head>
	//   <body>
	//     <outline text="أخبار" title="أخبار">
	//       <outline text="هسبريس" title="هسبريس" type="rss" xmlUrl="https://www.hespress.com/feed/"></outline>
	//     </outline>
	//   </body>
	// </opml>
}
