package parse

import (
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"
)

// mediaType tells the media type of an address by its ending, within a kind
// ("image", or "" for any). It is empty where the ending says nothing.
func mediaType(address, kind string) string {
	if u, err := url.Parse(address); err == nil {
		address = u.Path
	}
	switch strings.ToLower(path.Ext(address)) {
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".png":
		return "image/png"
	case ".gif":
		return "image/gif"
	case ".webp":
		return "image/webp"
	case ".svg":
		return "image/svg+xml"
	case ".mp3":
		return "audio/mpeg"
	case ".m4a":
		return "audio/mp4"
	case ".ogg", ".oga", ".opus":
		return "audio/ogg"
	case ".mp4", ".m4v":
		return "video/mp4"
	case ".webm":
		return "video/webm"
	case ".pdf":
		return "application/pdf"
	}
	if kind != "" {
		return kind + "/*"
	}
	return ""
}

// duration reads a length in seconds, MM:SS or HH:MM:SS, as itunes:duration
// and media:content give it.
func duration(s string) time.Duration {
	var d time.Duration
	for i, p := range strings.Split(strings.TrimSpace(s), ":") {
		if i == 3 {
			return 0
		}
		n, err := strconv.ParseFloat(strings.TrimSpace(p), 64)
		if err != nil || n < 0 || n > 1e7 {
			return 0
		}
		d = d*60 + time.Duration(n*float64(time.Second))
	}
	return d
}
