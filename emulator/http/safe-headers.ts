/**
 * Headers that every answer has by default. With these headers, the browser treats the bytes only as the declared type, and loads and runs nothing.
 * The page gets no origin (`sandbox`), and other sites can neither frame nor read it.
 */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};
