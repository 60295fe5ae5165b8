import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FetchRequest } from '../../emulator/apps-script/services/small-services.ts';
import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { googleDrive } from '../../functions/gateways/google-drive.ts';
import { googleSheets } from '../../functions/gateways/google-sheets.ts';
import { draftDocuments } from '../../functions/jobs/draft-documents.ts';
import { DRAFTS_MARK } from '../../functions/workbook/drafts-ledger.ts';
import { ANSWERS, installedSchool, OWNER, type ScriptedSchool } from './script-kit.ts';

let school: ScriptedSchool;

beforeAll(async () => {
  school = await installedSchool();
  return () => school.close();
});
beforeEach(() => {
  school.host.log.length = 0;
  school.host.screen.toasts.length = 0;
});

function api(identity = OWNER) {
  const { rootUrl = '', auth } = bearerAccess(school.emulator.url, identity);
  return drive({ version: 'v3', rootUrl, auth, retry: false });
}

/** The key of each file that Nastavnik created. */
async function keys(): Promise<string[]> {
  const q = 'trashed = false';
  const { data } = await api().files.list({ q, pageSize: 1000, fields: 'files(appProperties)' });
  return (data.files ?? []).flatMap(({ appProperties }) => appProperties?.nastavnikKey ?? []);
}
const doubled = async () => (await keys()).filter((key, index, all) => all.indexOf(key) !== index);

const orderRow = async () => (await school.read("'Документы'!A2:H30")).find((row) => /куратора/.test(String(row[1])));
const draftLink = async () => String((await orderRow())?.[7] ?? '');
const idIn = (link: string) => /\/d\/([\w-]+)\//.exec(link)?.[1] ?? '';

async function htmlOf(link: string): Promise<string> {
  const { data } = await api().files.export({ fileId: idIn(link), mimeType: 'text/html' }, { responseType: 'text' });
  return String(data);
}

/** The parts that the functions need to prepare the documents of this school. */
const byFunctions = () => ({
  spreadsheetId: school.spreadsheetId,
  docsRoot: school.emulator.url,
  sheets: googleSheets(bearerAccess(school.emulator.url, 'nastavnik@emulator.local')),
  clock: { now: () => school.time.now },
  random: () => 0,
  pause: async () => undefined,
});
const driveOfFunctions = () => googleDrive(bearerAccess(school.emulator.url, 'nastavnik@emulator.local'));

describe('«Подготовить документы» of the bound script', () => {
  it('continues in further runs if one run is not enough, and makes each file once', async () => {
    // Each reading of the clock takes 15 seconds, so one run has time for only some of the files.
    let looks = 0;
    const began = school.time.now.getTime();
    const slow = school.hostWith({ clock: { now: () => new Date(began + ++looks * 15_000) } });
    slow.run('prepareDocuments');
    expect(slow.triggers().map(({ handler }) => handler)).toContain('onContinueDocuments');
    expect(slow.screen.toasts.join()).toMatch(/Осталось файлов: \d+/);
    const unfinished = () => slow.triggers().some(({ handler }) => handler === 'onContinueDocuments');
    for (let part = 0; part < 20 && unfinished(); part++) slow.run('onContinueDocuments');
    expect(unfinished()).toBe(false);
    expect(slow.log).toEqual([]);
    expect(await doubled()).toEqual([]);
    expect(await keys()).toEqual(expect.arrayContaining(['folder', 'folder 7.8', expect.stringMatching(/^contents /)]));
  });

  it('puts the links on «Документы», shows the tab, and makes nothing if nothing is new', async () => {
    const before = await keys();
    school.host.run('prepareDocuments');
    expect(school.host.log).toEqual([]);
    expect(school.host.screen.activeTab).toBe('Документы');
    expect(school.host.screen.toasts.join()).toContain('Нового нет');
    expect(await keys()).toEqual(before);
    expect(await htmlOf(await draftLink())).toContain('ПРИКАЗЫВАЮ');
  });

  it('makes the same documents as the functions, which make none of them twice', async () => {
    const made = driveOfFunctions();
    const report = await draftDocuments(byFunctions(), made);
    expect(report.documents.filter((each) => each.new)).toEqual([]);
    expect(made.calls.creates).toBe(0);
    // This time the functions find no record of the drafts. As at Google, they do not see the script's files.
    const blind = { ...byFunctions() };
    const { sheets } = blind;
    blind.sheets = {
      ...sheets,
      async read(id, fields) {
        const { developerMetadata = [], ...rest } = await sheets.read(id, fields);
        return {
          ...rest,
          developerMetadata: developerMetadata.filter(({ metadataKey }) => metadataKey !== DRAFTS_MARK),
        };
      },
      write: async () => ({}),
    };
    const anew = await draftDocuments(blind, { ...driveOfFunctions(), list: async () => [] });
    expect(anew.documents.map(({ kind }) => kind)).toEqual(report.documents.map(({ kind }) => kind));
    for (const [index, { link }] of anew.documents.entries()) {
      expect(await htmlOf(link)).toBe(await htmlOf(report.documents[index]?.link ?? ''));
    }
  });

  it('writes a new file for changed content, and keeps an old file that somebody edited', async () => {
    const link = await draftLink();
    const media = { mimeType: 'text/html', body: '<p>Дописано куратором</p>' };
    await api().files.update({ fileId: idIn(link), media }, { rootUrl: school.emulator.url });
    const settings = await school.read("'Настройки'!B1:B90");
    const row = settings.findIndex(([label]) => label === 'Куратор: имя и отчество') + 1;
    await school.type(`'Настройки'!C${row}`, [['Тестовая Галина Петровна']]);
    school.host.run('prepareDocuments');
    expect(school.host.log).toEqual([]);
    expect(await htmlOf(link)).toContain('Дописано куратором');
    expect(await draftLink()).not.toBe(link);
    expect(await htmlOf(await draftLink())).toContain('Тестовая Галина Петровна');
  });

  it('makes new files for another account too, names their owner, and makes nothing twice', async () => {
    const deputy = 'deputy@school.example.org';
    await school.admit(deputy);
    await school.set('Заместитель директора: почта', deputy);
    // The owner's trigger follows each edit, so the deputy finds nothing to write into protected tabs.
    school.host.run('onEdited');
    const before = await draftLink();
    school.host.run('prepareDocuments', undefined, deputy);
    expect(school.host.screen.toasts.join()).toContain('Нового нет');
    expect(await draftLink()).toBe(before);
    const settings = await school.read("'Настройки'!B1:B90");
    const row = settings.findIndex(([label]) => label === 'Куратор: имя и отчество') + 1;
    await school.type(`'Настройки'!C${row}`, [['Тестовая Нина Олеговна']]);
    school.host.run('onEdited');
    school.host.takeMail();
    const triggers = school.host.triggers();
    school.host.run('prepareDocuments', undefined, deputy);
    expect(school.host.log).toEqual([]);
    expect(school.host.screen.toasts.join()).toContain('Файлы – на Вашем Диске');
    expect(school.host.takeMail()).toEqual([]);
    expect(school.host.triggers()).toEqual(triggers);
    const link = await draftLink();
    expect(link).not.toBe(before);
    school.host.screen.toasts.length = 0;
    school.host.run('prepareDocuments');
    expect(school.host.screen.toasts.join()).not.toContain('Файлы – на Вашем Диске');
    expect(await draftLink()).toBe(link);
  });

  it('sees only its own files, as its scope demands', async () => {
    const { data } = await api('nastavnik@emulator.local').files.create({ requestBody: { name: 'Чужой документ' } });
    const stranger = school.hostWith({
      code: 'function look(id) { return Drive.Files.get(id, { fields: "trashed" }); }',
    });
    expect(() => stranger.run('look', data.id)).toThrow(/File not found/);
  });

  it('says so if another run is at work', () => {
    school.host.locked = true;
    school.host.run('prepareDocuments');
    school.host.locked = false;
    expect(school.host.log.join()).toContain('другой запуск');
  });
});

describe('a school that works by cloud functions', () => {
  const connect = (answer: { status: number; text: string }) => {
    const asked: FetchRequest[] = [];
    const host = school.hostWith({
      fetch: (request) => {
        asked.push(request);
        return request.url.endsWith('/commands/documents') ? answer : { status: 202, text: '{}' };
      },
    });
    host.run('startInstallation', JSON.stringify({ ...ANSWERS, functionsUrl: 'https://functions.example.org' }));
    asked.length = 0;
    host.log.length = 0;
    host.screen.toasts.length = 0;
    host.run('prepareDocuments');
    return { asked, host };
  };

  it('lets the functions prepare the documents, and says how many are new', async () => {
    const documents = [{ kind: 'orderCurator', link: 'https://docs.google.com/document/d/1/edit', new: true }];
    const { asked, host } = connect({ status: 200, text: JSON.stringify({ documents }) });
    expect(asked).toMatchObject([
      {
        url: 'https://functions.example.org/commands/documents',
        method: 'post',
        headers: { 'x-nastavnik-signature': expect.stringContaining(`school=${school.spreadsheetId} `) },
        payload: JSON.stringify({ spreadsheetId: school.spreadsheetId }),
      },
    ]);
    expect(host.screen.toasts.join()).toContain('Новых документов: 1.');
    expect(host.screen.activeTab).toBe('Документы');
  });

  it('asks again for the remaining files', () => {
    const { host } = connect({ status: 200, text: JSON.stringify({ documents: [], left: 12 }) });
    expect(host.triggers().map(({ handler }) => handler)).toContain('onContinueDocuments');
  });

  it.each([
    [
      { status: 409, text: JSON.stringify({ status: 409, detail: 'Создайте папку на общем диске.' }) },
      'Создайте папку',
    ],
    [{ status: 502, text: '<html>Bad Gateway</html>' }, 'Облачные функции ответили 502'],
    [{ status: 200, text: 'OK' }, 'Облачные функции ответили 200'],
  ])('gives the functions’ reason for a failure: %o', (answer, words) => {
    expect(connect(answer).host.log.join()).toContain(words);
  });
});
