/** Where an address leads, as browsers tell addresses apart: to this machine, into the own network, or out of it. */
export type Network = 'loopback' | 'local' | 'public';

/** Names that are given out inside a network; the first one is announced by the devices themselves. */
const LOCAL_NAMES = /(^|\.)(local|lan|internal|home|home\.arpa|test)$/;

/** First bytes of the private, link-local and shared IPv4 ranges (RFC 1918, 3927, 6598). */
const LOCAL_IPV4 = /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;

/** Unique local and link-local IPv6 (RFC 4193, 4291). */
const LOCAL_IPV6 = /^\[f([cd][0-9a-f]{2}|e[89ab][0-9a-f]):/;

const IPV4 = /^\d+\.\d+\.\d+\.\d+$/;

/** Where a URL leads, as far as its host says; a public name may still resolve to a private address. */
export function networkOf(url: URL): Network {
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  if (host === 'localhost' || host.endsWith('.localhost') || host === '[::1]') return 'loopback';
  if (IPV4.test(host)) return host.startsWith('127.') ? 'loopback' : LOCAL_IPV4.test(host) ? 'local' : 'public';
  if (host.startsWith('[')) return LOCAL_IPV6.test(host) ? 'local' : 'public';
  return !host.includes('.') || LOCAL_NAMES.test(host) ? 'local' : 'public';
}

/**
 * What `fetch` has to be told so that a browser with Local Network Access lets a secure page ask a plain http server by a name
 * that it cannot know to be local. Addresses and `.local` it knows by itself, and a wrong hint would make the request fail.
 * Browsers without that feature ignore it. Source: MDN, RequestInit `targetAddressSpace`.
 */
export function addressSpaceHint(url: URL): { readonly targetAddressSpace?: 'local' } {
  const host = url.hostname.replace(/\.$/, '');
  const known = IPV4.test(host) || host.startsWith('[') || host.endsWith('.local');
  return url.protocol === 'http:' && networkOf(url) === 'local' && !known ? { targetAddressSpace: 'local' } : {};
}
