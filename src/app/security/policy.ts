/**
 * The only list of what the built page may load and do; the meta element and `public/_headers` both say this. Who may frame
 * the page is left open on purpose, down to a course page opened from a disk: it knows nothing about anybody that a click
 * could give away.
 */
const DIRECTIVES: Readonly<Record<string, readonly string[]>> = {
  // What has no line of its own may come from here: in effect the manifest, whose own directive not every browser knows.
  'default-src': ["'self'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  // Language models are asked wherever somebody has one. No directive can name the addresses of a local network, so it takes all of
  // http: a page from http may ask a server there, one from https only where the browser lets it, which is on this machine or with
  // a permission. What comes from there is data: scripts and everything else that acts come from here alone.
  'connect-src': ["'self'", 'https:', 'http:'],
  'worker-src': ["'self'"],
  'child-src': ["'none'"],
  'frame-src': ["'none'"],
  'media-src': ["'none'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

/** The policy as the built page's meta element carries it. */
export const META_POLICY = write(DIRECTIVES);

/** Headers of every response of a host that can be told; a meta element does not reach workers, a header does. */
export const RESPONSE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': META_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

function write(directives: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}
