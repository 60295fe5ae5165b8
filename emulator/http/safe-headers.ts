/**
 * Headers that every answer has by default. With them the browser treats the bytes only as the declared type, loads and runs nothing, gives
 * the page no origin (`sandbox`), shows it in no frame and hides it from other sites.
 */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};
