import { badRequest } from '../core/errors.ts';
import { identityOf, json, type Route } from '../core/exchange.ts';
import { message, parseBody, text } from '../sheets/shape.ts';
import { identityToken } from './identity-token.ts';
import { signingKey } from './signing-key.ts';

/** Cache lifetime of the keys in seconds; Google's own answer allows several hours. */
const KEYS_LIFETIME = 3600;

const tokenMessage = message({ email: text, audience: text });
const scopesMessage = message({ scopes: text });

/** The default scopes of an emulator token: the scopes that Nastavnik requests. */
const USUAL_SCOPES = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/forms.body',
  'https://www.googleapis.com/auth/forms.responses.readonly',
  'https://www.googleapis.com/auth/pubsub',
  'https://www.googleapis.com/auth/drive',
].join(' ');

/**
 * Routes for Google's keys of identity tokens (`/oauth2/v1/certs`, `/oauth2/v3/certs`) and for the scopes of an access token (`/tokeninfo`). Routes
 * under `/emulator/` give an identity token, as `ScriptApp.getIdentityToken` or Scheduler do, and set the scopes of an access token.
 */
export const oidcRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: /^\/oauth2\/v1\/certs$/,
    audience: 'everybody',
    handle(request, _params, { store }) {
      const { kid, publicKey } = signingKey(store);
      const answer = json({ [kid]: publicKey.export({ type: 'spki', format: 'pem' }) }, request);
      return { ...answer, headers: { ...answer.headers, 'cache-control': `public, max-age=${KEYS_LIFETIME}` } };
    },
  },
  {
    method: 'GET',
    pattern: /^\/oauth2\/v3\/certs$/,
    audience: 'everybody',
    handle(request, _params, { store }) {
      const { kid, publicKey } = signingKey(store);
      const key = { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' };
      const answer = json({ keys: [key] }, request);
      return { ...answer, headers: { ...answer.headers, 'cache-control': `public, max-age=${KEYS_LIFETIME}` } };
    },
  },
  {
    method: 'POST',
    pattern: /^\/emulator\/identityToken$/,
    handle(request, _params, { store }) {
      const { email, audience } = tokenMessage.read(parseBody(request.body), '');
      if (!email || !audience) throw badRequest('email and audience are required.', []);
      return json({ token: identityToken(store, { email, audience }) }, request);
    },
  },
  {
    method: 'POST',
    pattern: /^\/emulator\/scopes$/,
    handle(request, _params, { store, identity }) {
      const { scopes } = scopesMessage.read(parseBody(request.body), '');
      store.put('token-scopes', identity, { scopes: scopes ?? '' });
      return json({}, request);
    },
  },
  {
    method: 'POST',
    pattern: /^\/tokeninfo$/,
    handle(request, _params, { store }) {
      const identity = identityOf(request);
      const scope = store.get<{ scopes: string }>('token-scopes', identity)?.scopes ?? USUAL_SCOPES;
      return json({ aud: 'emulator', scope, expires_in: 3599, email: identity, email_verified: 'true' }, request);
    },
  },
];
