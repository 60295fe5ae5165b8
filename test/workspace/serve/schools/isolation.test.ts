import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { formKey } from '../../../../functions/gateways/form-key.ts';
import { OWN_ANSWERS } from '../../../../functions/jobs/personal-link.ts';
import { readWorkbook } from '../../../../functions/workbook/workbook.ts';
import { issueKey } from '../../../../workspace/accounts/one-time-keys.ts';
import { ROLES } from '../../../../workspace/accounts/role.ts';
import { beginSession } from '../../../../workspace/accounts/sessions.ts';
import { BACKUP_PATH } from '../../../../workspace/serve/backup/running-backup.ts';
import { environmentOfSchools } from '../../../../workspace/serve/schools/school-settings.ts';
import { readServerSettings } from '../../../../workspace/serve/settings/settings-file.ts';
import { readSession } from '../../../../workspace/session-file.ts';
import { newSchools, type SchoolsKit } from './schools-kit.ts';

let kit: SchoolsKit;

beforeAll(async () => {
  kit = await newSchools(['anna', 'boris']);
  return kit.close;
});

/** The paths of a school's table, forms and papers, which contain identifiers. */
const ownPaths = (name: string) =>
  kit.inside(name, async ({ workspace, store, now }) => {
    const { spreadsheetId, programme } = workspace;
    const form = new URL(Object.values(programme.forms)[0]?.responderUri ?? '').pathname;
    const key = issueKey(store, 'curator@example.org', 'invitation', now());
    return {
      table: `/spreadsheets/d/${spreadsheetId}/edit`,
      form,
      password: `/password?key=${key}`,
      api: `/v4/spreadsheets/${spreadsheetId}?fields=spreadsheetId`,
    };
  });

describe('people of one school on the host of another', () => {
  test('have no session there, whatever their role', async () => {
    for (const role of ROLES) {
      const cookie = await kit.sessionAt('anna', role);
      expect((await kit.at('anna', '/account', { headers: cookie })).status, role).toBe(200);
      for (const path of ['/', '/home', '/account', '/letters', '/backups', '/workbook', '/signatures']) {
        for (const other of ['boris', undefined]) {
          const { status, headers } = await kit.at(other, path, { headers: cookie });
          const isSent = status === 303 && String(headers.location).startsWith('/login');
          expect(isSent || status === 404, `${role} ${other} ${path}: ${status}`).toBe(true);
        }
      }
    }
  });

  test('an overseer’s session opens no school', async () => {
    const password = 'ромашка телега восемь';
    const key = new URL(kit.server.firstUrl ?? '').searchParams.get('key') ?? '';
    const person = { key, name: 'Тестовая Смотрящая', email: 'overseer@example.org', password, again: password };
    const made = await kit.at(undefined, '/first', { method: 'POST', body: new URLSearchParams(person) });
    const headers = { cookie: String(made.headers['set-cookie']).split(';', 1)[0] ?? '' };
    expect((await kit.at(undefined, '/', { headers })).status).toBe(200);
    for (const name of ['anna', 'boris']) expect((await kit.at(name, '/home', { headers })).status, name).toBe(303);
  });

  test('the same e-mail address in two schools is two accounts', async () => {
    const a = await kit.sessionAt('anna', 'curator');
    const b = await kit.sessionAt('boris', 'curator');
    expect((await kit.at('anna', '/account', { headers: a })).text).toContain('Тестовая anna');
    expect((await kit.at('boris', '/account', { headers: b })).text).toContain('Тестовая boris');
    expect((await kit.at('anna', '/account', { headers: b })).status).toBe(303);
  });

  test('a table, a form, a paper and a key of one school do not exist in the other', async () => {
    const anna = await ownPaths('anna');
    const curator = await kit.sessionAt('boris', 'curator');
    for (const path of [anna.table, anna.form, '/document/d/1/edit', '/drive/folders/1']) {
      const { status, text } = await kit.at('boris', path, { headers: curator });
      expect([403, 404], path).toContain(status);
      expect(text, path).not.toContain('anna');
    }
    expect((await kit.at('boris', anna.password)).text).toContain('уже использована, устарела');
    expect((await kit.at('anna', anna.form)).status).toBe(200);
  });

  test('a teacher’s personal link of one school opens nothing in the other, also with the same code', async () => {
    const key = await kit.inside('anna', async ({ workspace: { school } }) =>
      formKey((await readWorkbook(school.sheets, school.spreadsheetId)).secret ?? '')(OWN_ANSWERS, 'К-01'),
    );
    const path = `/my?${new URLSearchParams({ code: 'К-01', key })}`;
    expect((await kit.at('anna', path)).status).toBe(410);
    expect([(await kit.at('boris', path)).status, (await kit.at(undefined, path)).status]).toEqual([404, 303]);
  });

  test('an imported file of settings leads to no folder, address or certificate of another school', async () => {
    await kit.server.schools.close('anna');
    const file = join(kit.folder, 'anna', 'nastavnik.toml');
    const before = await readFile(file, 'utf8');
    const foreign = join(kit.folder, 'boris', 'backups');
    await writeFile(file, `[backup]\nfolder = '${foreign}'\n[server]\npublic_url = "${kit.server.rootOf('boris')}"\n`);
    await kit.inside('anna', async (school) => {
      expect(school.backupFolder()).toBe(join(kit.folder, 'anna', 'backups'));
      expect(school.publicRoot()).toBe(kit.server.rootOf('anna'));
      await school.change({ publicUrl: kit.server.rootOf('boris'), backupFolder: foreign });
      expect(school.publicRoot()).toBe(kit.server.rootOf('anna'));
    });
    await kit.server.schools.close('anna');
    await writeFile(file, before);
  });

  test('a keeper gets no instructions that only the operator of the server can follow', async () => {
    const keeper = await kit.sessionAt('anna', 'keeper');
    const { text: backups } = await kit.at('anna', '/backups', { headers: keeper });
    expect(backups).toContain('задаёт тот, кто ведёт сервер');
    expect(backups).not.toContain('впишите в настройки');
    const { text: address } = await kit.at('anna', '/server', { headers: keeper });
    expect(address).not.toMatch(/nastavnik\.toml|Где слушает сервер|Впишите адрес/);
  });

  test('a school cannot change the settings of a common mailbox, so its password goes to no other server', async () => {
    const common = environmentOfSchools({
      NASTAVNIK_MAIL_HOST: 'relay.example.org',
      NASTAVNIK_MAIL_PASSWORD: 'x',
      NASTAVNIK_BACKUP_FOLDER: '/backups',
      NASTAVNIK_SERVER_PORT: '1',
    });
    const { settings, fixed } = await readServerSettings(join(kit.folder, 'anna'), common);
    expect([settings.mailHost, settings.mailSecurity, settings.mailPort]).toEqual(['relay.example.org', 'tls', 465]);
    expect([...fixed].sort()).toEqual(['mailHost', 'mailPort', 'mailSecurity', 'mailUser']);
    expect(environmentOfSchools({ NASTAVNIK_MAIL_PASSWORD: 'x' })).toEqual({});
  });

  test('only the host name of a request selects the school', async () => {
    const cookie = await kit.sessionAt('anna', 'keeper');
    const { host } = new URL(kit.server.rootOf('anna'));
    const tries: Record<string, string>[] = [
      { 'x-forwarded-host': host },
      { forwarded: `host=${host}` },
      { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': host },
      { 'x-original-host': host, 'x-host': host },
    ];
    for (const headers of tries) {
      const { status } = await kit.at('boris', '/home', { headers: { ...headers, ...cookie } });
      expect(status, JSON.stringify(headers)).toBe(303);
    }
  });

  test('a page of one school cannot send a form to the other', async () => {
    const headers = { ...(await kit.sessionAt('boris', 'curator')), origin: new URL(kit.server.rootOf('anna')).origin };
    for (const site of ['same-site', 'cross-site', 'same-origin']) {
      const sent = { method: 'POST', headers: { ...headers, 'sec-fetch-site': site } };
      expect((await kit.at('boris', '/letters/send', sent)).status).toBe(403);
      expect((await kit.at('boris', '/logout', sent)).status).toBe(403);
    }
  });

  test('the token of a school’s session serves programs of that school only', async () => {
    const [anna, boris] = await Promise.all(['anna', 'boris'].map((name) => readSession(join(kit.folder, name))));
    const paths = { anna: await ownPaths('anna'), boris: await ownPaths('boris') };
    const local = { host: new URL(kit.server.url).host };
    const asked = (token: string | undefined, path: string, host = local.host) =>
      kit.at(undefined, path, { headers: { host, authorization: `Bearer ${token}` } }).then(({ status }) => status);
    expect(await asked(anna?.token, paths.anna.api)).toBe(200);
    expect(await asked(boris?.token, paths.boris.api)).toBe(200);
    expect(await asked(boris?.token, paths.anna.api)).toBe(404);
    expect(await asked(boris?.token, paths.anna.api, new URL(kit.server.rootOf('anna')).host)).toBe(401);
    expect(await asked('guessed:nastavnik@emulator.local', paths.anna.api)).toBe(404);
    const made = await kit.at(undefined, BACKUP_PATH, {
      method: 'POST',
      headers: { ...local, authorization: `Bearer ${boris?.token}` },
    });
    expect(made.text).toContain(JSON.stringify(join(kit.folder, 'boris', 'backups')).slice(1, -1));
  });

  test('wrong logins are still counted after the school was closed', async () => {
    await kit.inside('anna', async ({ loginThrottle }) => {
      for (let attempt = 0; attempt < 20; attempt++) loginThrottle.attempt('account keeper@example.org');
    });
    await kit.server.schools.close('anna');
    const body = new URLSearchParams({ email: 'keeper@example.org', password: 'не тот пароль' });
    expect((await kit.at('anna', '/login', { method: 'POST', body })).status).toBe(429);
  });

  test('a session of an account lives in the store of its school', async () => {
    const token = await kit.inside('anna', async ({ store, now }) => beginSession(store, 'keeper@example.org', now()));
    await kit.server.schools.close('anna');
    expect((await kit.at('anna', '/account', { headers: { cookie: `nastavnik=${token}` } })).status).toBe(200);
  });
});
