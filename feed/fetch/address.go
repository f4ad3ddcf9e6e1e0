package fetch

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
)

// grant is what one fetch may reach, and what it learns on its way.
type grant struct {
	mu        sync.Mutex
	hosts     []string // host:port that the reader typed, or the proxy's
	permanent bool     // every redirect so far was for good
	moved     string   // where to
}

type grantKey struct{}

func withGrant(ctx context.Context, g *grant) context.Context {
	return context.WithValue(ctx, grantKey{}, g)
}

// grantOf is the grant of a request of this client's.
func grantOf(ctx context.Context) *grant {
	if g, ok := ctx.Value(grantKey{}).(*grant); ok {
		return g
	}
	return &grant{}
}

func (g *grant) allow(host string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !slices.Contains(g.hosts, host) {
		g.hosts = append(g.hosts, host)
	}
}

func (g *grant) allows(host string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return slices.Contains(g.hosts, host)
}

// dialAddress is the host:port that a URL is dialed at.
func dialAddress(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = "80"
		if u.Scheme == "https" {
			port = "443"
		}
	}
	return net.JoinHostPort(strings.ToLower(u.Hostname()), port)
}

// private reports whether an address is not on the public internet.
func private(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsValid() || a.IsLoopback() || a.IsPrivate() || a.IsLinkLocalUnicast() || a.IsMulticast() || a.IsUnspecified() || a.IsInterfaceLocalMulticast() {
		return true
	}
	for _, p := range []string{"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "198.18.0.0/15", "240.0.0.0/4", "fec0::/10"} {
		if netip.MustParsePrefix(p).Contains(a) {
			return true
		}
	}
	// 64:ff9b::/96 and 2002::/16 carry an IPv4 address inside.
	b := a.As16()
	if netip.MustParsePrefix("64:ff9b::/96").Contains(a) {
		return private(netip.AddrFrom4([4]byte(b[12:16])))
	}
	if netip.MustParsePrefix("2002::/16").Contains(a) {
		return private(netip.AddrFrom4([4]byte(b[2:6])))
	}
	return false
}

// guard refuses a request whose address says by itself that it is private.
// Names are judged when they are dialed, by what they resolve to.
func guard(u *url.URL, g *grant) error {
	if u.Scheme != "http" && u.Scheme != "https" {
		return errScheme
	}
	if g.allows(dialAddress(u)) {
		return nil
	}
	host := strings.ToLower(u.Hostname())
	if a, err := netip.ParseAddr(host); err == nil && private(a) {
		return errPrivate
	}
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return errPrivate
	}
	return nil
}

// transport makes the transport of one kind of request.
func (c *Client) transport() http.RoundTripper {
	dialer := net.Dialer{Timeout: c.opt.Timeout, KeepAlive: 30 * time.Second}
	return &http.Transport{
		Proxy: func(r *http.Request) (*url.URL, error) {
			p, err := http.ProxyFromEnvironment(r)
			if p != nil {
				grantOf(r.Context()).allow(dialAddress(p))
			}
			return p, err
		},
		DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			d := dialer
			if !grantOf(ctx).allows(strings.ToLower(addr)) {
				// Judged here, after the name was resolved and for the very
				// address that is connected to: a name cannot change its mind.
				d.ControlContext = func(_ context.Context, _, address string, _ syscall.RawConn) error {
					if ap, err := netip.ParseAddrPort(address); err != nil || private(ap.Addr()) {
						return errPrivate
					}
					return nil
				}
			}
			return d.DialContext(ctx, network, addr)
		},
		TLSClientConfig:        &tls.Config{RootCAs: c.opt.RootCAs},
		TLSHandshakeTimeout:    c.opt.Timeout,
		ResponseHeaderTimeout:  c.opt.Timeout,
		MaxIdleConnsPerHost:    c.opt.PerHost,
		IdleConnTimeout:        30 * time.Second,
		MaxResponseHeaderBytes: 256 << 10,
		DisableCompression:     true, // decoded here, with more encodings and a cap
		ForceAttemptHTTP2:      true,
	}
}
