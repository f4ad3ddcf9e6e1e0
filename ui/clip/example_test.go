package clip_test

import (
	"fmt"

	"khabar/ui/clip"
)

func ExampleSentence() {
	text := "قال الوزير: «نعم». ثم غادر؟ لا."
	start, end := clip.Sentence(text, len("قال الوزير: «نعم». ثم"))
	fmt.Println(text[start:end])
	// Output: ثم غادر؟
}
