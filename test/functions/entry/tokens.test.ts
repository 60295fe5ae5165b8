import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { googleCallers } from '../../../functions/entry/caller.ts';
import { emptySchool, type TestSchool } from '../jobs/school-kit.ts';
import { AUDIENCE, ask, type FunctionsKit, forger, STRANGER, serveFunctions } from './functions-kit.ts';

let workbook: TestSchool;
let functions: FunctionsKit;

beforeAll(async () => {
  workbook = await emptySchool();
  functions = await serveFunctions(workbook);
  return async () => {
    await functions.close();
    await workbook.close();
  };
});

type Forge = ReturnType<typeof forger>;

/** Joins a header, claims and a wrong signature. */
const unsigned = ({ part, claims }: Forge, header: object, signature: string) =>
  `${part(header)}.${part(claims)}.${signature}`;

/** Each token is invalid for one reason. The functions answer 401 to all, without details. */
const FORGERIES: readonly (readonly [string, (forge: Forge) => string | undefined])[] = [
  ['no token', () => undefined],
  ['an empty token', () => ''],
  ['not a token', () => 'abc'],
  ['two parts', ({ header, claims, part }) => `${part(header)}.${part(claims)}`],
  ['four parts', (forge) => `${forge.withClaims({})}.x`],
  ['a header that is no JSON', ({ claims, part }) => `${Buffer.from('{').toString('base64url')}.${part(claims)}.x`],
  ['claims that are no JSON', ({ header, part }) => `${part(header)}.${Buffer.from('{').toString('base64url')}.x`],
  ['claims that are null', ({ header, sign }) => sign(header, null)],
  ['alg none without a signature', (forge) => unsigned(forge, { alg: 'none', kid: forge.header.kid }, '')],
  ['alg none with a signature', (forge) => forge.withHeader({ alg: 'none' })],
  [
    'HS256 with the public key as the secret',
    (forge) => {
      const header = { alg: 'HS256', kid: forge.header.kid };
      const signed = `${forge.part(header)}.${forge.part(forge.claims)}`;
      const pem = forge.publicKey.export({ type: 'spki', format: 'pem' });
      return `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
    },
  ],
  ['another algorithm in the header', (forge) => forge.withHeader({ alg: 'RS512' })],
  ['ES256 in the header', (forge) => forge.withHeader({ alg: 'ES256' })],
  ['an unknown kid', (forge) => forge.withHeader({ kid: 'other' })],
  ['no kid', (forge) => forge.withHeader({ kid: undefined })],
  ['a kid out of the prototype', (forge) => forge.withHeader({ kid: 'constructor' })],
  [
    'a stranger’s key under the right kid',
    ({ header, claims, sign, strangersKey }) => sign(header, claims, strangersKey),
  ],
  ['a changed signature', (forge) => `${forge.withClaims({}).slice(0, -4)}AAAA`],
  [
    'claims changed after signing',
    (forge) => {
      const [header, , signature] = forge.withClaims({}).split('.');
      return [header, forge.part({ ...forge.claims, email: 'head@school.example.org' }), signature].join('.');
    },
  ],
  ['expired', ({ withClaims, now }) => withClaims({ iat: now - 7200, exp: now - 3600 })],
  ['issued in the future', ({ withClaims, now }) => withClaims({ iat: now + 3000, exp: now + 3600 })],
  ['not yet valid', ({ withClaims, now }) => withClaims({ nbf: now + 3000 })],
  ['valid for more than a day', ({ withClaims, now }) => withClaims({ exp: now + 200_000 })],
  ['without an expiry', ({ withClaims }) => withClaims({ exp: undefined })],
  ['without a time of issue', ({ withClaims }) => withClaims({ iat: undefined })],
  ['an expiry that is no number', ({ withClaims }) => withClaims({ exp: 'soon' })],
  ['another issuer', ({ withClaims }) => withClaims({ iss: 'https://accounts.example.org' })],
  ['an issuer that begins right', ({ withClaims }) => withClaims({ iss: 'https://accounts.google.com.example.org' })],
  ['without an issuer', ({ withClaims }) => withClaims({ iss: undefined })],
  ['another audience', ({ withClaims }) => withClaims({ aud: 'https://other.example.org' })],
  ['an audience that begins right', ({ withClaims }) => withClaims({ aud: `${AUDIENCE}/` })],
  ['without an audience', ({ withClaims }) => withClaims({ aud: undefined })],
  ['audiences as a list', ({ withClaims }) => withClaims({ aud: [AUDIENCE, 'https://other.example.org'] })],
  ['an unverified address', ({ withClaims }) => withClaims({ email_verified: false })],
  ['an address verified in words only', ({ withClaims }) => withClaims({ email_verified: 'true' })],
  ['nothing on the address', ({ withClaims }) => withClaims({ email_verified: undefined })],
  ['no address', ({ withClaims }) => withClaims({ email: undefined })],
  ['an address that is none', ({ withClaims }) => withClaims({ email: 'curator' })],
  ['an address that is a list', ({ withClaims }) => withClaims({ email: ['curator@school.example.org'] })],
];

describe('an identity token', () => {
  it.each(FORGERIES)('is refused: %s', async (_, forge) => {
    const token = forge(forger(workbook));
    const answer = await ask(`${functions.url}/sync`, {
      json: { spreadsheetId: workbook.spreadsheetId },
      ...(token === undefined ? {} : { token }),
    });
    expect(answer).toMatchObject({
      status: 401,
      body: {
        type: 'about:blank',
        title: 'Unauthorized',
        status: 401,
        detail: 'Нужен действующий токен учётной записи Google для этого адреса.',
      },
    });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.type).toMatch(/^application\/problem\+json/);
  });

  it('has more than enough ways to be wrong', () => {
    expect(FORGERIES.length).toBeGreaterThanOrEqual(25);
  });

  it('is not accepted with other schemes', async () => {
    const answer = await ask(`${functions.url}/sync`, {
      headers: { authorization: `Basic ${functions.token()}` },
      json: {},
    });
    expect(answer.status).toBe(401);
  });

  it('a token of another school is refused, and the answer mentions neither school', async () => {
    const answer = await ask(`${functions.url}/sync`, {
      token: functions.token(STRANGER),
      json: { spreadsheetId: workbook.spreadsheetId },
    });
    expect(answer).toMatchObject({
      status: 403,
      body: { detail: 'Эта учётная запись не может обращаться к этой школе.' },
    });
  });

  it('a token of a curator cannot sweep all schools', async () => {
    const answer = await ask(`${functions.url}/sweep`, { token: functions.token(), json: {} });
    expect(answer).toMatchObject({ status: 403, body: { title: 'Forbidden' } });
  });

  it('never gets into the log, and neither do its contents', async () => {
    const { withClaims } = forger(workbook);
    const token = withClaims({ aud: 'https://other.example.org', email: 'secret@example.org' });
    await ask(`${functions.url}/sync`, { token, json: {} });
    expect(functions.lines.join('')).not.toMatch(/secret@example|eyJ/);
  });
});

describe('the keys', () => {
  it('are fetched once and kept as long as Google allows', async () => {
    let asked = 0;
    const proxy = createServer(async (_, response) => {
      asked++;
      const keys = await fetch(`${workbook.emulator.url}oauth2/v1/certs`);
      response
        .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'public, max-age=60' })
        .end(await keys.text());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const address = proxy.address();
    const certsUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
    const verify = googleCallers({ audiences: [AUDIENCE], certsUrl });
    for (let i = 0; i < 5; i++) await verify(`Bearer ${functions.token()}`);
    await new Promise<void>((resolve) => proxy.close(() => resolve()));
    expect(asked).toBe(1);
  });

  it('keys that cannot be fetched are Google’s failure, not the caller’s', async () => {
    const verify = googleCallers({ audiences: [AUDIENCE], certsUrl: 'http://127.0.0.1:9/certs' });
    await expect(verify(`Bearer ${functions.token()}`)).rejects.toMatchObject({ status: 503 });
  });

  it('are used only with an audience, since otherwise any token would be accepted', () => {
    expect(() => googleCallers({ audiences: [] })).toThrow('audience');
  });
});
