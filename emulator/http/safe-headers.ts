/**
 * The default headers of every answer. The browser treats the bytes only as the declared type and loads nothing, runs nothing, gives them no origin
 * (`sandbox`), shows them in no frame and hides them from other sites.
 */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};
