import { Secret, TOTP } from 'otpauth';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseTables } from '../../../functions/workbook/parse-tables.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { issueKeyByFile } from '../../../workspace/accounts/one-time-keys.ts';
import type { Serving } from '../../../workspace/serve/serve-school.ts';
import { ask, type Got, newServing, sessionOf } from './serving-kit.ts';

const PASSWORD = 'зелёный трамвай едет медленно';
const OTHER = 'тихий ветер над старым прудом';
const THIRD = 'синяя чашка стоит у окна';

let serving: Serving;
let data: string;

beforeAll(async () => {
  const opened = await newServing();
  ({ serving, data } = opened);
  return opened.close;
});

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Got> =>
  ask(serving.url, path, { method: 'POST', headers, body: new URLSearchParams(fields) });

const get = (path: string, headers: Record<string, string> = {}): Promise<Got> => ask(serving.url, path, { headers });

const cookieOf = ({ headers }: Got): { cookie: string } => ({
  cookie: String(headers['set-cookie']).split(';')[0] ?? '',
});

const login = (email: string, password: string, code = ''): Promise<Got> => post('/login', { email, password, code });

const FIRST = {
  schoolShort: 'Школа № 5',
  keeperName: 'Тестовая Анна Ивановна',
  keeperEmail: 'Anna@Example.org',
  password: PASSWORD,
  again: PASSWORD,
  curatorName: 'Тестовая Анна Ивановна',
  curatorEmail: 'anna@example.org',
  headName: 'Тестов Пётр Петрович',
  headEmail: 'petr@example.org',
  publicUrl: 'https://nastavnik.school5.example',
};

describe('accounts', () => {
  test('the first page creates the first account with its one-time key, and nobody creates one without the key', async () => {
    const key = new URL(serving.firstUrl ?? '').searchParams.get('key') ?? '';
    expect((await post('/first', { ...FIRST, key: 'guess' })).text).toContain('Эта ссылка не подходит');
    const short = await post('/first', { ...FIRST, key, password: 'короткий', again: 'короткий' });
    expect(short.text).toContain('не меньше 12 знаков');
    expect(short.text).toContain('value="Школа № 5"');
    expect((await post('/first', { ...FIRST, key, headEmail: 'нет' })).text).toContain('Почта (директор)');
    expect((await post('/first', { ...FIRST, key, publicUrl: 'school/path' })).text).toContain('нужен адрес без пути');

    const made = await post('/first', { ...FIRST, key });
    expect([made.status, made.headers.location]).toEqual([303, '/']);
    expect(String(made.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Lax$/);
    const home = await get('/home', cookieOf(made));
    expect(home.text).toContain('Наставничество: Школа №\u00a05');
    expect(home.text).toContain('Таблица программы');
    expect(home.text).toContain('Учётные записи');

    expect((await get(`/first?key=${key}`)).headers.location).toBe('/login');
    expect((await post('/first', { ...FIRST, key })).text).toContain('Эта ссылка не подходит');
    const { settings } = parseTables(
      await readWorkbook(serving.school.workspace.school.sheets, serving.school.workspace.spreadsheetId),
    ).tables;
    const value = (wanted: string) => settings.find(({ key: name }) => name === wanted)?.value;
    expect([value('headEmail'), value('curatorEmail'), value('schoolDomain')]).toEqual([
      'petr@example.org',
      'anna@example.org',
      'nastavnik.school5.example',
    ]);
    expect(serving.school.publicRoot()).toBe('https://nastavnik.school5.example/');
  });

  test.each([
    ['123456789012', '12 digits in a row'],
    ['qwertyuiop[]', 'a row of keys'],
    ['1qaz2wsx3edc', 'one of the most common'],
    ['passwordpassword', 'a common one twice'],
    ['anna@example.org', 'their own address'],
  ])('refuses the password «%s»: %s', async (password) => {
    const key = await issueKeyByFile(data, 'anna@example.org', Date.now());
    const { text } = await post('/password', { key, password, again: password });
    expect(text).toContain('угадают быстро');
  });

  test('a person with a link chooses a password once, logs in and logs out', async () => {
    const keeper = sessionOf(serving, 'keeper');
    const invited = await post('/accounts/invite', { email: 'petr@example.org' }, keeper);
    const link = /https:\/\/nastavnik\.school5\.example(\/password\?key=[\w-]+)/.exec(invited.text)?.[1] ?? '';
    expect((await get(link)).text).toContain('petr@example.org');
    const key = link.split('=')[1] ?? '';
    expect((await post('/password', { key, password: OTHER, again: OTHER })).headers.location).toBe('/login');
    expect((await get(link)).text).toContain('уже использована');

    const entered = await login('petr@example.org', OTHER);
    const cookie = cookieOf(entered);
    expect((await get('/home', cookie)).text).toContain('На подпись');
    expect((await get('/home', cookie)).text).not.toContain('Таблица программы');
    expect((await get('/accounts', cookie)).status).toBe(403);
    await post('/logout', {}, cookie);
    expect((await get('/', cookie)).headers.location).toBe('/login?next=%2F');
  });

  test('the login leads to the page that people wanted, but only on this server', async () => {
    const next = async (target: string) =>
      (await post('/login', { email: 'petr@example.org', password: OTHER, next: target })).headers.location;
    expect(await next('/spreadsheets/d/x/edit?gid=1')).toBe('/spreadsheets/d/x/edit?gid=1');
    expect(await next('//evil.example/')).toBe('/');
    expect(await next('/\\evil.example')).toBe('/');
    expect(await next('https://evil.example/')).toBe('/');
  });

  test('a new password ends all other sessions of the account, whether chosen on its page or by a link', async () => {
    const [here, elsewhere] = [
      cookieOf(await login('petr@example.org', OTHER)),
      cookieOf(await login('petr@example.org', OTHER)),
    ];
    const keeper = sessionOf(serving, 'keeper');
    const isLoggedIn = async (cookie: { cookie: string }) => (await get('/account', cookie)).status === 200;
    expect([await isLoggedIn(here), await isLoggedIn(elsewhere)]).toEqual([true, true]);

    const changed = await post('/account/password', { present: OTHER, password: THIRD, again: THIRD }, here);
    const renewed = cookieOf(changed);
    expect(changed.headers.location).toBe('/account');
    expect([await isLoggedIn(here), await isLoggedIn(elsewhere)]).toEqual([false, false]);
    expect([await isLoggedIn(renewed), await isLoggedIn(keeper)]).toEqual([true, true]);

    const key = await issueKeyByFile(data, 'petr@example.org', Date.now());
    expect((await post('/password', { key, password: OTHER, again: OTHER })).headers.location).toBe('/login');
    expect([await isLoggedIn(renewed), await isLoggedIn(keeper)]).toEqual([false, true]);
  });

  test('changed rights end the person’s sessions; the only keeper cannot be demoted or removed', async () => {
    const keeper = sessionOf(serving, 'keeper');
    const petr = cookieOf(await login('petr@example.org', OTHER));
    const change = (email: string, fields: Record<string, string>) =>
      post('/accounts/change', { email, ...fields }, keeper);
    expect((await change('petr@example.org', { viewer: 'yes' })).text).toContain('нужен последний день доступа');
    await change('petr@example.org', { viewer: 'yes', until: '2099-01-01' });
    expect((await get('/', petr)).status).toBe(303);
    await change('petr@example.org', { viewer: 'yes', until: '2020-01-01' });
    expect((await login('petr@example.org', OTHER)).text).toContain('не подходят');
    expect((await change('anna@example.org', { curator: 'yes' })).text).toContain('единственный хранитель');
    expect((await post('/accounts/remove', { email: 'anna@example.org' }, keeper)).text).toContain(
      'единственный хранитель',
    );
  });

  test('the second factor needs a code of this half-minute, and each code counts once', async () => {
    const anna = cookieOf(await login('anna@example.org', PASSWORD));
    const secret = /<span class="key">([A-Z2-7]{32})</.exec((await get('/account', anna)).text)?.[1] ?? '';
    const codeAt = (timestamp: number) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
    const now = Date.now();
    expect((await post('/account/second-factor-on', { secret, code: '000000' }, anna)).text).toContain(
      'Код не подходит',
    );
    const on = await post('/account/second-factor-on', { secret, code: codeAt(now) }, anna);
    expect(on.status).toBe(303);
    expect((await login('anna@example.org', PASSWORD)).text).toContain('не подходят');
    // The code that switched on the second factor was used.
    expect((await login('anna@example.org', PASSWORD, codeAt(now))).text).toContain('не подходят');
    const later = codeAt(now + 30_000);
    expect((await login('anna@example.org', PASSWORD, later)).status).toBe(303);
    expect((await login('anna@example.org', PASSWORD, later)).text).toContain('не подходят');
  });

  test('wrong passwords cause a pause for the account and for the address; a link for a new password works at once', async () => {
    let last = await login('nobody@example.org', 'wrong');
    for (let count = 0; count < 10 && last.status !== 429; count++) last = await login('nobody@example.org', 'wrong');
    expect(last.status).toBe(429);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    expect((await login('other@example.org', 'wrong')).status).toBe(429);
    const key = await issueKeyByFile(data, 'petr@example.org', Date.now());
    expect((await get(`/password?key=${key}`)).text).toContain('petr@example.org');
  });

  test('the data contain no password, session or link', () => {
    const kept = [...serving.school.store.dump()].filter(([collection]) =>
      ['account', 'session', 'oneTimeKey'].includes(collection),
    );
    const text = JSON.stringify(kept);
    const { cookie } = sessionOf(serving, 'head');
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toContain(OTHER);
    expect(text).not.toContain(THIRD);
    expect(JSON.stringify([...serving.school.store.dump()])).not.toContain(cookie.split('=')[1]);
    expect(text).toContain('"N\\":131072,\\"r\\":8,\\"p\\":1');
  });
});
