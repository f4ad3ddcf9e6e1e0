package related

import (
	"math"

	"khabar/feed"
	"khabar/feed/index"
)

// Scores works out the document frequencies of articles that are given all
// at once, and returns how near two of them are: what an Index does with
// lists, in the obvious way.
func Scores(articles []*feed.Article) func(i, j int) float64 {
	vectors := make([]map[string]float64, len(articles))
	norms := make([]float64, len(articles))
	df := map[string]float64{}
	for i, a := range articles {
		counts := map[string]int32{}
		words(a.Body[0].Text, func(term []byte, _, _ int) { counts[string(term)]++ })
		vectors[i] = map[string]float64{}
		for t, c := range counts {
			w := index.Weight(0, c)
			vectors[i][t] = w
			norms[i] += w * w
			df[t]++
		}
		norms[i] = math.Sqrt(norms[i])
	}
	n := math.Log(float64(len(articles) + 1))
	return func(i, j int) (dot float64) {
		for t, w := range vectors[i] {
			dot += w * vectors[j][t] * math.Pow(1-math.Log(df[t])/n, 2*idfPower)
		}
		return dot / math.Pow(norms[j], normPower) * math.Pow(norms[i], normPower-2)
	}
}
