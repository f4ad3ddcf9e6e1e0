package fetch

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// Bounds of every fetch.
const (
	maxBytes       = 32 << 20 // decoded
	maxRedirects   = 10
	perHost        = 2
	inAll          = 16
	connectTimeout = 15 * time.Second // to a connection, and again to the first byte of the answer
	idleTimeout    = 30 * time.Second // between two bytes
	fetchTimeout   = 3 * time.Minute
)

// ClientOptions are what the reader's configuration says.
type ClientOptions struct {
	Version string // of the program, for the user agent
	// Auth gives name and password for a host (with its port, if it is not
	// the scheme's own), for basic authentication.
	Auth func(host string) (name, password string, ok bool)
	// Timeout is how long a host may take to connect and again to begin its
	// answer; 0 means 15 s.
	Timeout time.Duration
	// Parallel and PerHost are how many requests run at once, in all and for
	// one host; 0 means 16 and 2.
	Parallel, PerHost int
	// RootCAs are the certificates that servers are verified by; nil: the system's.
	RootCAs *x509.CertPool
}

// Client fetches addresses. It may be used by many goroutines at once.
type Client struct {
	opt             ClientOptions
	typed, followed *http.Client // their connections are never shared
	limit           *limiter
	most            int // decoded bytes
	idle, total     time.Duration
}

// NewClient makes a client.
func NewClient(opt ClientOptions) *Client {
	if opt.Timeout <= 0 {
		opt.Timeout = connectTimeout
	}
	if opt.Parallel <= 0 {
		opt.Parallel = inAll
	}
	if opt.PerHost <= 0 {
		opt.PerHost = perHost
	}
	c := &Client{opt: opt, limit: newLimiter(opt.PerHost, opt.Parallel), most: maxBytes, idle: idleTimeout, total: fetchTimeout}
	c.typed = c.httpClient()
	c.followed = c.httpClient()
	return c
}

func (c *Client) httpClient() *http.Client {
	return &http.Client{
		Transport: &roundTripper{next: c.transport(), limit: c.limit, auth: c.opt.Auth},
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) > maxRedirects {
				return errRedirects
			}
			g := grantOf(req.Context())
			if g.permanent = g.permanent && permanent(req.Response); g.permanent {
				to := *req.URL
				to.User = nil
				g.moved = to.String()
			}
			return nil
		},
	}
}

// permanent reports whether a redirect asks to remember the new address.
func permanent(r *http.Response) bool {
	return r != nil && (r.StatusCode == http.StatusMovedPermanently || r.StatusCode == http.StatusPermanentRedirect)
}

// Request is what is asked besides the address.
type Request struct {
	// Typed says that the reader wrote the address: then it may be a private
	// one. What a feed links to is not typed.
	Typed     bool
	Condition Condition // of the fetch before, for a conditional request
	Accept    string    // media types wanted; empty: feeds before pages
	Most      int       // bytes that are taken, decoded; 0 or more than 32 MB: 32 MB
}

// Response is what a server answered.
type Response struct {
	URL         string // where it came from in the end, without a password
	Moved       string // the new address, if the one asked for moved for good
	NotModified bool   // nothing new: Body is empty
	Body        []byte // decoded, at most 32 MB
	Cut         bool   // the connection broke, or took too long, in the middle: Body is what had come
	ContentType string
	Modified    time.Time // Last-Modified, else Date
	Condition   Condition // for the next fetch
}

// Get fetches an address. The error is an [*Error].
func (c *Client) Get(ctx context.Context, address string, r Request) (*Response, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return nil, &Error{Source: address, Kind: Scheme, Err: err}
	}
	source := u.Redacted()
	if u.Scheme != "http" && u.Scheme != "https" {
		return nil, &Error{Source: source, Kind: Scheme}
	}
	ctx, cancel := context.WithTimeoutCause(ctx, c.total, context.DeadlineExceeded)
	defer cancel()
	g := &grant{permanent: true}
	hc := c.followed
	if r.Typed {
		g.hosts = []string{dialAddress(u)}
		hc = c.typed
	}
	req, err := http.NewRequestWithContext(withGrant(ctx, g), http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, netError(source, err)
	}
	c.header(req.Header, r)
	res, err := hc.Do(req)
	if err != nil {
		return nil, netError(source, err)
	}
	defer res.Body.Close()
	final := *res.Request.URL
	final.User = nil
	out := &Response{URL: final.String(), Moved: g.moved, ContentType: res.Header.Get("Content-Type"), Modified: modified(res.Header)}
	out.Condition = conditionOf(res.Header, time.Now())
	if res.StatusCode == http.StatusNotModified {
		out.NotModified = true
		out.Condition.keep(r.Condition)
		return out, nil
	}
	if res.StatusCode < 200 || res.StatusCode > 299 {
		return nil, statusError(source, res)
	}
	body, err := decoded(&idleReader{r: res.Body, cancel: cancel, idle: c.idle}, res.Header.Get("Content-Encoding"))
	if err == nil {
		most := c.most
		if 0 < r.Most && r.Most < most {
			most = r.Most
		}
		out.Body, err = readCapped(body, res.ContentLength, most)
	}
	if err != nil {
		e := netError(source, err)
		if len(out.Body) == 0 || e.Kind != Timeout && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, syscall.ECONNRESET) {
			return nil, e
		}
		// Something is better than nothing; the next time all of it is asked for.
		out.Cut, out.Condition = true, Condition{}
	}
	return out, nil
}

func (c *Client) header(h http.Header, r Request) {
	version := c.opt.Version
	if version == "" {
		version = "0"
	}
	h.Set("User-Agent", "Khabar/"+version+" (terminal news reader)")
	accept := r.Accept
	if accept == "" {
		accept = "application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.5"
	}
	h.Set("Accept", accept)
	h.Set("Accept-Encoding", "gzip, br, zstd, deflate")
	if e := r.Condition.ETag; e != "" {
		h.Set("If-None-Match", e)
	}
	if m := r.Condition.LastModified; m != "" {
		h.Set("If-Modified-Since", m)
	}
}

// readCapped reads a body of at most so many bytes; with an error come those
// that were read before it.
func readCapped(r io.Reader, length int64, most int) ([]byte, error) {
	lr := io.LimitReader(r, int64(most)+1)
	var buf []byte
	if length > 0 && length <= int64(most) {
		buf = make([]byte, 0, length+512)
	} else {
		buf = make([]byte, 0, 16<<10)
	}
	for {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := lr.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if len(buf) > most {
			return nil, errTooLarge
		}
		if err == io.EOF {
			return buf, nil
		}
		if err != nil {
			return buf, err
		}
	}
}

// statusError says what an answer that is no success means.
func statusError(source string, res *http.Response) *Error {
	e := &Error{Source: source, Kind: Status, Code: res.StatusCode, RetryAfter: retryAfter(res.Header, time.Now())}
	switch code := res.StatusCode; {
	case code == http.StatusNotFound:
		e.Kind = NotFound
	case code == http.StatusGone:
		e.Kind = Gone
	case code == http.StatusUnauthorized, code == http.StatusForbidden, code == http.StatusProxyAuthRequired:
		e.Kind = Denied
	case code == http.StatusTooManyRequests, code == http.StatusServiceUnavailable:
		e.Kind = Busy
	case code >= 500:
		e.Kind = Server
	case code >= 300 && code < 400:
		e.Kind = Redirects
	}
	return e
}
