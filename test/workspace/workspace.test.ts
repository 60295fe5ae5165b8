import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { install } from '../../functions/jobs/install.ts';
import { momentOf } from '../../simulation/school-day.ts';
import { documentsText } from '../../workspace/documents/documents-text.ts';
import { writeWordFiles } from '../../workspace/documents/word-files.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { expectClosedToForeignPages, expectSafeHeaders, expectTokenOfPrograms } from '../emulator/gate/every-route.ts';
import { openNewSchool } from './new-school.ts';

const CURATOR = 'curator@example.org';

let workspace: Workspace;

beforeAll(async () => {
  workspace = await openNewSchool('2026-06-01', { secret: 'secret-of-a-test', seed: 7 });
  return () => workspace.close();
});

function asCurator() {
  const { rootUrl = '', auth } = bearerAccess(workspace.url, workspace.tokenOf(CURATOR));
  return sheets({ version: 'v4', auth, rootUrl });
}

async function type(range: string, values: string[][]): Promise<void> {
  await asCurator().spreadsheets.values.update({
    spreadsheetId: workspace.spreadsheetId,
    range,
    valueInputOption: 'USER_ENTERED',
    requestBody: { values },
  });
}

async function read(range: string): Promise<string[][]> {
  const { data } = await asCurator().spreadsheets.values.get({ spreadsheetId: workspace.spreadsheetId, range });
  return (data.values ?? []) as string[][];
}

/** Runs until nothing is left to do. @returns the cost of the last run */
async function settledCalls() {
  await workspace.sync();
  const before = workspace.calls;
  const report = await workspace.sync();
  const after = workspace.calls;
  return { changes: report.changes, reads: after.reads - before.reads, writes: after.writes - before.writes };
}

/** The latest letter to an address, and its first personal link. */
function lastLetter(address: string) {
  const mail = workspace.inbox.messages().findLast(({ to }) => to === address);
  return { mail, link: /https?:\S+viewform\S+/.exec(mail?.text ?? '')?.[0] };
}

async function sendForm(link: string, answers: Readonly<Record<string, string>>, form: string): Promise<Response> {
  const questions = workspace.programme.forms[form]?.questions ?? {};
  const body = new URLSearchParams();
  for (const [entry, answer] of new URL(link).searchParams) if (entry.startsWith('entry.')) body.set(entry, answer);
  for (const [field, answer] of Object.entries(answers)) body.set(questions[field] ?? field, answer);
  return fetch(link.replace(/viewform.*$/, 'formResponse'), { method: 'POST', body });
}

describe('a school on this computer', () => {
  test('a second sync reads once and writes nothing', async () => {
    expect(await settledCalls()).toEqual({ changes: 0, reads: 1, writes: 0 });
  });

  test('the first page leads to the workbook and to the letters, and the list of files to every form', async () => {
    const linksOf = async (path: string) => {
      const page = await (await fetch(`${workspace.url}${path}`)).text();
      return [...page.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => new URL(href, workspace.url).href);
    };
    expect(await linksOf('')).toEqual(
      expect.arrayContaining(['inbox', 'workbook', 'files'].map((path) => `${workspace.url}${path}`)),
    );
    expect(await linksOf('files')).toEqual(
      expect.arrayContaining([
        `${workspace.url}spreadsheets/d/${workspace.spreadsheetId}`,
        ...Object.values(workspace.programme.forms).map(({ responderUri }) => responderUri),
      ]),
    );
  });

  test('installing again changes nothing', async () => {
    const { sheets: gateway, forms } = workspace.school;
    expect(
      await install(
        { sheets: gateway, forms, progress: () => undefined, newSecret: () => 'x'.repeat(32) },
        workspace.spreadsheetId,
        2026,
      ),
    ).toBe(false);
  });

  test('a teacher goes from the roster to the base of mentees through letters and forms', async () => {
    await type("'Участники'!B2:D2", [['Тестовая Анна Ивановна', 'учитель математики', 'anna@example.org']]);
    await type("'Участники'!H2", [['01.06.2026']]);
    await workspace.sync();
    expect((await read("'Участники'!A2"))[0]).toEqual(['К-01']);
    expect(lastLetter('anna@example.org').mail?.subject).toContain('Приглашение');

    await type("'Реестр согласий'!B2", [['К-01']]);
    await type("'Реестр согласий'!D2:F2", [['обработка', 'дано', '01.06.2026']]);
    await type("'Реестр согласий'!L2", [['папка 1']]);
    workspace.clock.set(momentOf('2026-06-02', '10:00'));
    await workspace.sync();
    const invitation = lastLetter('anna@example.org');
    expect(invitation.link).toBeDefined();

    const answered = await sendForm(
      invitation.link ?? '',
      {
        wantsRole: 'наставляемый',
        experienceBand: 'до 3 лет',
        isYoungSpecialist: 'да',
        subjectGroup: 'математика и информатика',
        preferredContact: 'рабочая почта',
      },
      'intake',
    );
    expect(answered.status).toBe(200);
    await workspace.sync();
    const request = lastLetter('anna@example.org');
    expect(request.mail?.subject).toContain('поддержка');

    const asked = await sendForm(
      request.link ?? '',
      {
        need1: 'Дисциплина и работа с классом',
        situation: '=HYPERLINK("https://example.org")',
        desiredResult: 'Спокойнее на уроках',
        workFormat: 'вдвоём',
        slots: 'Пн после уроков',
      },
      'menteeRequest',
    );
    expect(asked.status).toBe(200);
    await workspace.sync();
    const [header = [], row = []] = await read("'Запросы'!A1:Z2");
    expect(row[header.indexOf('Код участника')] ?? row.join(' ')).toContain('К-01');
    expect(row).toContain('=HYPERLINK("https://example.org")');
  });

  test('an answer with a wrong key is held, explained and not used', async () => {
    const link = lastLetter('anna@example.org').link ?? '';
    const forged = await sendForm(
      link,
      {
        formKey: 'выдуманный',
        need1: 'Общение с родителями',
        situation: 'x',
        desiredResult: 'x',
        workFormat: 'в группе',
        slots: 'Пн после уроков',
      },
      'menteeRequest',
    );
    expect(forged.status).toBe(200);
    await workspace.sync();
    const problems = (await read("'Проверка данных'!A1:G50")).map((row) => row.join(' '));
    expect(problems.some((line) => /ключ/i.test(line))).toBe(true);
    expect((await read("'Запросы'!A1:Z20")).flat()).not.toContain('Общение с родителями');
  });

  test('rubbish in a cell is reported and disappears after its correction', async () => {
    await type("'Участники'!H2", [['завтра']]);
    await workspace.sync();
    const shown = async () => (await read("'Проверка данных'!A1:G50")).some((row) => row[1] === 'H2');
    expect(await shown()).toBe(true);
    await type("'Участники'!H2", [['01.06.2026']]);
    await workspace.sync();
    expect(await shown()).toBe(false);
  });

  test('every letter has its own Message-ID', () => {
    const ids = workspace.inbox.messages().map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('after everything is done, a run changes nothing', async () => {
    expect(await settledCalls()).toEqual({ changes: 0, reads: 1, writes: 0 });
  });
});

describe('the documents of the workspace', () => {
  test('are prepared by a button, opened as pages, and saved as Word files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nastavnik-word-'));
    expect(await (await fetch(`${workspace.url}documents`)).text()).toContain('Подготовить документы');
    const { origin } = new URL(workspace.url);
    const page = await (await fetch(`${workspace.url}documents`, { method: 'POST', headers: { origin } })).text();
    expect(page).toMatch(/Новых документов: \d+/);
    const [, link = ''] = /<a href="([^"]+)">Приказ о назначении куратора</.exec(page) ?? [];
    expect(await (await fetch(link)).text()).toContain('ПРИКАЗЫВАЮ');

    const report = await workspace.prepareDocuments();
    expect(report.documents.filter((each) => each.new)).toEqual([]);
    expect(documentsText(report)).toContain(link);
    const files = await writeWordFiles(bearerAccess(workspace.url, workspace.tokenOf(CURATOR)), report, folder);
    expect(files).toHaveLength(report.documents.length + 1);
    for (const path of files) expect((await readFile(path)).subarray(0, 2).toString()).toBe('PK');
    await rm(folder, { recursive: true });
  });
});

describe('every route of the workspace', () => {
  test('is closed to pages of other sites', () =>
    expectClosedToForeignPages(workspace.emulator, workspace.tokenOf(CURATOR), ['mail-read']));
  test('requires the token of this start from programs', () =>
    expectTokenOfPrograms(workspace.emulator, workspace.tokenOf(CURATOR)));
  test('tells browsers that no other site may get, frame or run anything', () =>
    expectSafeHeaders(workspace.emulator, workspace.tokenOf(CURATOR)));
});
