import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FetchRequest } from '../../emulator/apps-script/services/small-services.ts';
import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { googleForms } from '../../functions/gateways/google-forms/google-forms.ts';
import { googleSheets } from '../../functions/gateways/google-sheets.ts';
import { sync } from '../../functions/jobs/sync.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import { type ScriptedSchool, scriptedSchool } from './script-kit.ts';

let school: ScriptedSchool;

beforeAll(async () => {
  school = await scriptedSchool();
  school.install();
  const invited = ['Тестовая Анна Ивановна', 'Тестовый Борис Петрович', 'Тестовая Вера Ильинична'];
  await school.type(
    "'Участники'!B2:D4",
    invited.map((name, i) => [name, 'учитель', `teacher-${i}@example.org`]),
  );
  await school.type("'Участники'!H2:H4", [['01.06.2026'], ['01.06.2026'], ['01.06.2026']]);
});
afterAll(() => school.close());
beforeEach(() => {
  school.host.log.length = 0;
  school.host.takeMail();
});

const outbox = async () => (await school.read("'Рассылка'!A2:Z50")).map((row) => row.join(' '));

describe('a run of the bound script', () => {
  it('keeps what the day’s quota does not let through for the next day, and says so', async () => {
    const small = school.hostWith({ mailQuota: 2 });
    small.run('onTimer');
    expect(small.takeMail()).toHaveLength(2);
    expect((await outbox()).join('\n')).toContain('лимит');

    school.time.now = new Date('2026-06-02T06:00:00Z');
    small.run('onTimer');
    const next = small.takeMail();
    expect(next.length).toBeGreaterThan(0);
    for (const { to, subject, htmlBody } of next) {
      expect(to).toMatch(/@/);
      expect(subject).not.toBe('');
      expect(htmlBody).toContain('<html');
    }
  });

  it('writes nothing when nothing is new', () => {
    school.host.run('onTimer');
    const { writes } = school.host.calls;
    school.host.run('onTimer');
    expect(school.host.calls.writes).toBe(writes);
  });

  it('gives way to a run that is at work, and looks after it', async () => {
    await school.type("'Реестр согласий'!B2", [['К-01']]);
    const { reads } = school.host.calls;
    school.host.locked = true;
    school.host.run('onEdited');
    expect(school.host.calls.reads).toBe(reads);
    school.host.locked = false;
    school.host.run('onTimer');
    expect(school.host.calls.reads).toBeGreaterThan(reads);
  });

  it('keeps what went wrong for the sidebar, until something goes well', () => {
    const failing = school.hostWith({
      emulator: { ...school.emulator, handle: refusing(503) },
    });
    failing.run('onTimer');
    expect(failing.log.join('')).toContain('Google сейчас недоступен');
    expect(school.host.run('outcome')).toMatchObject({ text: expect.stringContaining('Google сейчас недоступен') });
    school.host.run('onTimer');
    expect(school.host.run('outcome')).toMatchObject({ text: 'Готово.' });
  });
});

function refusing(status: number) {
  return () => ({
    status,
    headers: {},
    body: JSON.stringify({ error: { code: status, message: 'The service is currently unavailable.' } }),
  });
}

describe('a school that works by cloud functions', () => {
  it('only wakes them, with the identity of who installed, and goes back to itself without a loss', async () => {
    const asked: FetchRequest[] = [];
    const connected = school.hostWith({
      identityToken: () => 'token-of-the-owner',
      fetch: (request) => {
        asked.push(request);
        return { status: 202, text: '' };
      },
    });
    const answers = { programYear: '2026', schoolShort: 'Школа № 5', privacyMode: 'names', lawIsUnderstood: 'yes' };
    const install = (functionsUrl: string) =>
      connected.run('startInstallation', JSON.stringify({ ...answers, functionsUrl }));
    install('https://functions.example.org/run/');
    asked.length = 0;
    const before = { ...connected.calls };
    connected.run('onFormSubmitted');
    expect(asked).toMatchObject([
      {
        url: 'https://functions.example.org/run/events',
        method: 'post',
        headers: { Authorization: 'Bearer token-of-the-owner' },
      },
    ]);
    expect(JSON.parse(asked[0]?.payload ?? '')).toEqual({ kind: 'formSubmit', spreadsheetId: school.spreadsheetId });
    expect(connected.calls).toEqual(before);

    install('');
    asked.length = 0;
    connected.run('onFormSubmitted');
    expect(asked).toEqual([]);
    expect(connected.log).toEqual([]);
    expect(connected.calls.reads).toBeGreaterThan(before.reads);
  });

  it('lets the account of the functions in: a run of theirs writes, into protected tabs too', async () => {
    const account = 'nastavnik-run@nastavnik-test.iam.gserviceaccount.com';
    const connected = school.hostWith({
      fetch: ({ url }) =>
        url.endsWith('/health')
          ? { status: 200, text: JSON.stringify({ status: 'ok', account }) }
          : { status: 202, text: '' },
    });
    const answers = { programYear: '2026', schoolShort: 'Школа № 5', privacyMode: 'names', lawIsUnderstood: 'yes' };
    const install = (functionsUrl: string) =>
      connected.run('startInstallation', JSON.stringify({ ...answers, functionsUrl }));
    install('https://functions.example.org');
    expect(connected.log).toEqual([]);

    const google = bearerAccess(school.emulator.url, account);
    const sheets = googleSheets(google);
    const { forms } = await readWorkbook(sheets, school.spreadsheetId);
    const shared = [school.spreadsheetId, ...[...forms.values()].map(({ formId }) => formId)].map((id) =>
      school.emulator.store.get<{ permissions: { role: string; emailAddress: string }[] }>('file', id),
    );
    for (const file of shared) {
      expect(file?.permissions.filter(({ emailAddress }) => emailAddress === account)).toMatchObject([
        { role: 'writer' },
      ]);
    }
    const clock = { now: () => new Date(school.time.now.getTime() + 86_400_000) };
    const report = await sync({
      spreadsheetId: school.spreadsheetId,
      docsRoot: school.emulator.url,
      sheets,
      forms: googleForms(google),
      mail: { send: async () => ({ outcome: 'sent', detail: '250 OK' }), close: () => undefined },
      clock,
      random: () => 0,
      pause: async () => undefined,
    });
    expect(report.changes).toBeGreaterThan(0);

    const { writes } = connected.calls;
    install('https://functions.example.org');
    expect(connected.calls.writes).toBe(writes);
    install('');
  });

  it('says when the functions do not take the call', () => {
    const connected = school.hostWith({ fetch: () => ({ status: 403, text: '' }) });
    const answers = { programYear: '2026', schoolShort: '', privacyMode: 'names', lawIsUnderstood: 'yes' };
    const url = 'https://functions.example.org';
    connected.run('startInstallation', JSON.stringify({ ...answers, functionsUrl: url }));
    expect(connected.screen.toasts.join(' ')).toContain('не назвали свою учётную запись');
    connected.log.length = 0;
    connected.run('onTimer');
    expect(connected.log.join('')).toContain('Облачные функции ответили 403');
    connected.run('startInstallation', JSON.stringify({ ...answers, functionsUrl: '' }));
  });
});
