import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FetchRequest } from '../../emulator/apps-script/services/small-services.ts';
import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { googleForms } from '../../functions/gateways/google-forms/google-forms.ts';
import { googleSheets } from '../../functions/gateways/google-sheets.ts';
import { sync } from '../../functions/jobs/sync.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import { ANSWERS, installedSchool, OWNER, type ScriptedSchool } from './script-kit.ts';

let school: ScriptedSchool;

beforeAll(async () => {
  school = await installedSchool();
  const invited = ['Тестовая Анна Ивановна', 'Тестовый Борис Петрович', 'Тестовая Вера Ильинична'];
  await school.type(
    "'Участники'!B2:D4",
    invited.map((name, i) => [name, 'учитель', `teacher-${i}@example.org`]),
  );
  await school.type("'Участники'!H2:H4", [['01.06.2026'], ['01.06.2026'], ['01.06.2026']]);
  return () => school.close();
});
beforeEach(() => {
  school.host.log.length = 0;
  school.host.takeMail();
});

const outbox = async () => (await school.read("'Рассылка'!A2:Z50")).map((row) => row.join(' '));

describe('a run of the bound script', () => {
  it('keeps letters beyond the day’s quota for the next day, and says so', async () => {
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

  it('waits for a running run, and starts again after it', async () => {
    await school.type("'Реестр согласий'!B2", [['К-01']]);
    const { reads } = school.host.calls;
    school.host.locked = true;
    school.host.run('onEdited');
    expect(school.host.calls.reads).toBe(reads);
    school.host.locked = false;
    school.host.run('onTimer');
    expect(school.host.calls.reads).toBeGreaterThan(reads);
  });

  it('keeps an error for the sidebar until a run succeeds', () => {
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

describe('the time that Google allows', () => {
  const HOUR = 3_600_000;
  const spend = (minutes: number) => {
    const day = school.time.now.toISOString().slice(0, 10);
    school.emulator.store.put(`script-property/${school.spreadsheetId}`, 'runTime', {
      value: `${day} ${minutes * 60_000}`,
    });
  };
  const spent = () =>
    Number(
      school.emulator.store
        .get<{ value: string }>(`script-property/${school.spreadsheetId}`, 'runTime')
        ?.value.split(' ')[1],
    ) / 60_000;

  it('on a day with little time left, edits and answers wait, the timer handles them, and the next day starts anew', async () => {
    spend(81);
    await school.type("'Реестр согласий'!B3", [['К-02']]);
    const { reads } = school.host.calls;
    school.host.run('onEdited');
    school.host.run('onFormSubmitted');
    expect(school.host.calls.reads).toBe(reads);
    school.host.run('onTimer');
    expect(school.host.calls.reads).toBeGreaterThan(reads);

    school.time.now = new Date(school.time.now.getTime() + 24 * HOUR);
    const { reads: before } = school.host.calls;
    school.host.run('onEdited');
    expect(school.host.calls.reads).toBeGreaterThan(before);
  });

  it('counts the time of each run, and six minutes for a run that Google ended', () => {
    spend(10);
    const slow = school.hostWith({
      clock: { now: () => (school.time.now = new Date(school.time.now.getTime() + 1_000)) },
    });
    slow.run('onTimer');
    expect(spent()).toBeGreaterThan(10);
    expect(spent()).toBeLessThan(11);

    spend(10);
    school.hostWith({ endsRun: (call) => call === 'Sheets.Spreadsheets.get' }).run('onTimer');
    expect(spent()).toBe(16);
    school.host.run('onTimer');
  });

  it('a run without time for all letters leaves the others to the next run, each once', async () => {
    const people = Array.from({ length: 5 }, (_, i) => [`Тестовая Анна ${i}`, 'учитель', `later-${i}@example.org`]);
    await school.type("'Участники'!B5:D9", people);
    await school.type(
      "'Участники'!H5:H9",
      people.map(() => ['01.06.2026']),
    );
    school.time.now = new Date('2026-06-04T06:00:00Z');
    // Each reading of the clock takes twenty seconds.
    const slow = school.hostWith({
      clock: { now: () => (school.time.now = new Date(school.time.now.getTime() + 20_000)) },
    });
    const received: string[] = [];
    const later = () => received.filter((mail) => mail.startsWith('later-')).length;
    let runs = 0;
    // The pause before the next try doubles each time, and the script sends nothing at night.
    for (; runs < 100 && later() < people.length; runs++) {
      slow.run('onTimer');
      received.push(...slow.takeMail().map(({ to, subject }) => `${to} ${subject}`));
      school.time.now = new Date(school.time.now.getTime() + HOUR);
    }
    expect([runs > 1, later()]).toEqual([true, people.length]);
    expect(new Set(received).size).toBe(received.length);
    expect((await outbox()).join('\n')).not.toContain('не доставлено');
  });
});

describe('the account that runs the programme', () => {
  const deputy = 'deputy@school.example.org';
  const looks = (name: string, user: string) => {
    const { reads } = school.host.calls;
    school.host.run(name, undefined, user);
    return school.host.calls.reads > reads;
  };

  it('is the only one that writes and posts: other accounts learn its name, and cannot replace it while it works', async () => {
    await school.admit(deputy);
    await school.set('Заместитель директора: почта', deputy);
    school.host.run('onTimer');
    school.host.takeMail(); // the programme writes to a new deputy
    await school.type("'Участники'!B17:D17", [['Тестовая Галина', 'учитель', 'galina@example.org']]);
    await school.type("'Участники'!H17", [['01.06.2026']]);
    expect(school.host.run('updateNow', undefined, deputy)).toEqual({ text: expect.stringContaining(OWNER) });
    expect([school.host.takeMail(), school.host.log]).toEqual([[], []]);
    expect(school.host.run('updateNow')).toBeUndefined();
    expect(school.host.takeMail().map(({ to }) => to)).toContain('galina@example.org');

    const triggers = school.host.triggers();
    expect(() => school.host.run('startInstallation', JSON.stringify(ANSWERS), deputy)).toThrow(
      `Программу ведёт учётная запись ${OWNER}`,
    );
    // The script logs nothing about this refusal, and other people do not see it.
    expect([school.host.log, school.host.run('outcome')]).toEqual([[], expect.objectContaining({ failed: false })]);
    expect(school.host.triggers()).toEqual(triggers);
  });

  it('stops when somebody else stops the programme, and then another account may run it', () => {
    school.host.run('uninstallSchool', undefined, deputy);
    expect(school.host.triggers().map(({ user }) => user)).toEqual([OWNER, OWNER, OWNER]);
    for (const name of ['onTimer', 'onEdited', 'onFormSubmitted']) expect(looks(name, OWNER)).toBe(false);
    expect(school.host.run('updateNow')).toEqual({ text: expect.stringContaining('Программа остановлена') });
    school.host.run('openSidebar');
    expect(school.host.screen.sidebar?.html).toContain('Программа остановлена');

    school.host.run('startInstallation', JSON.stringify(ANSWERS), deputy);
    expect(school.host.triggers().filter(({ user }) => user === deputy)).toHaveLength(3);
    expect([looks('onTimer', deputy), looks('onTimer', OWNER)]).toEqual([true, false]);

    // The timer of this account has not run for hours, so another account may take over.
    school.time.now = new Date(school.time.now.getTime() + 4 * 3_600_000);
    school.host.log.length = 0;
    school.install();
    expect([looks('onTimer', deputy), looks('onTimer', OWNER)]).toEqual([false, true]);
    expect(school.host.log).toEqual([]);
  });
});

describe('a school that works by cloud functions', () => {
  it('only notifies the functions, with its signature, and can work by itself again without a loss', async () => {
    const asked: FetchRequest[] = [];
    const connected = school.hostWith({
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
        headers: { 'x-nastavnik-signature': expect.stringContaining(`school=${school.spreadsheetId} `) },
      },
    ]);
    expect(JSON.parse(asked[0]?.payload ?? '')).toEqual({ kind: 'formSubmit', spreadsheetId: school.spreadsheetId });
    // The script reads nothing but its secret.
    expect(connected.calls).toEqual({ ...before, reads: before.reads + 1 });

    install('');
    asked.length = 0;
    connected.run('onFormSubmitted');
    expect(asked).toEqual([]);
    expect(connected.log).toEqual([]);
    expect(connected.calls.reads).toBeGreaterThan(before.reads);
  });

  it('admits the account of the functions: a run of the functions writes, also into protected tabs', async () => {
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

  it('says so if the functions do not accept the call', () => {
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

describe('in the mode «коды»', () => {
  it('the script writes only to the curator, and its letters name nobody', async () => {
    const labels = (await school.read("'Настройки'!A1:C90")).map((row) => row.map(String));
    for (const [label, value] of [
      ['Режим данных', 'коды'],
      ['Куратор: почта', 'curator@example.org'],
    ] as const) {
      const row = labels.findIndex((cells) => cells.includes(label)) + 1;
      await school.type(`'Настройки'!C${row}`, [[value]]);
    }
    school.time.now = new Date('2026-06-23T06:00:00Z');
    school.host.run('onTimer');
    const mail = school.host.takeMail();
    expect(mail.map(({ to }) => to)).toEqual(['curator@example.org']);
    expect(mail[0]?.body).toContain('Здравствуйте, {имя и отчество}!');
    expect(JSON.stringify(mail)).not.toMatch(/Тестов|teacher-\d/);
    expect((await outbox()).join('\n')).not.toMatch(/Тестов/);
  });
});
