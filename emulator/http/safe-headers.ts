/**
 * What every answer says unless it says otherwise itself: whatever its bytes are, in a browser they are nothing but what they are
 * called, load nothing, run nothing, belong to no site (`sandbox`), stand in no frame, and no other site gets them.
 */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};
