package related

import (
	"math"
	"slices"

	"khabar/feed"
)

// Cosines works out the document frequencies of articles that are given all
// at once, and returns their cosines: what an Index does with lists, in the
// obvious way.
func Cosines(articles []*feed.Article) func(i, j int) float64 {
	var n Analyzer
	vectors := make([]map[uint32]float64, len(articles))
	df := map[uint32]float64{}
	for i, a := range articles {
		vectors[i] = map[uint32]float64{}
		for _, t := range n.Vector(a).Terms {
			vectors[i][t.Term] = 1 + math.Log(float64(t.Count))
			df[t.Term]++
		}
	}
	for _, v := range vectors {
		sum := 0.0
		for t := range v {
			v[t] *= math.Pow(math.Log(float64(len(articles)+1)/df[t]), idfPower)
			sum += v[t] * v[t]
		}
		for t := range v {
			v[t] /= math.Sqrt(sum)
		}
	}
	return func(i, j int) (dot float64) {
		for t, w := range vectors[i] {
			dot += w * vectors[j][t]
		}
		return dot
	}
}

// SortTerms puts terms in the order of a Vector.
func SortTerms(t []TermCount) {
	slices.SortFunc(t, func(a, b TermCount) int {
		if a.Term < b.Term {
			return -1
		}
		return 1
	})
}
