import { drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FaultInput } from '../../../emulator/control/faults.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { googleDrive } from '../../../functions/gateways/google-drive.ts';
import { defaultRetryPolicy } from '../../../functions/gateways/retry-policy.ts';
import { decide } from '../../../functions/jobs/decide.ts';
import type { DraftReport } from '../../../functions/jobs/draft-documents.ts';
import { draftDocuments } from '../../../functions/jobs/draft-documents.ts';
import { install } from '../../../functions/jobs/install.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { plainSchool } from '../entry/functions-kit.ts';
import {
  buildSchoolTemplate,
  CURATOR,
  PROGRAM_YEAR,
  type SchoolTemplate,
  SERVICE,
  type TestSchool,
} from './school-kit.ts';

let template: SchoolTemplate;
let workbook: TestSchool;
let api: drive_v3.Drive;

beforeAll(async () => {
  template = await buildSchoolTemplate();
  return () => template.remove();
});
beforeEach(async () => {
  workbook = await template.open();
  workbook.emulator.faults.clear();
  const { rootUrl = '', auth } = bearerAccess(workbook.emulator.url, CURATOR);
  api = drive({ version: 'v3', rootUrl, auth, retry: false });
});

const gateway = (identity = SERVICE) =>
  googleDrive({
    ...bearerAccess(workbook.emulator.url, identity),
    retryPolicy: { ...defaultRetryPolicy, pause: async () => undefined },
  });

async function files(): Promise<drive_v3.Schema$File[]> {
  const q = "mimeType = 'application/vnd.google-apps.document' or mimeType = 'application/vnd.google-apps.folder'";
  const fields = 'files(id,name,mimeType,parents,appProperties,trashed)';
  return (await api.files.list({ q: `(${q}) and trashed = false`, pageSize: 1000, fields })).data.files ?? [];
}

const school = (today = '2026-06-01') => ({
  ...plainSchool(workbook),
  clock: { now: () => new Date(`${today}T07:00:00Z`) },
});
const draft = (today?: string, port = gateway()): Promise<DraftReport> => draftDocuments(school(today), port);

const DOCUMENT = 'application/vnd.google-apps.document';

/** The row of the order on the curator in the tab «Документы». */
async function orderRow() {
  const { documents } = parse(await workbook.read()).tables;
  const row = documents.find(({ kind }) => kind === 'orderCurator');
  if (!row) throw new Error('There is no row for the order.');
  return row;
}

const idIn = (link: string | undefined) => /\/d\/([\w-]+)\//.exec(link ?? '')?.[1] ?? '';

async function exported(link: string | undefined, mimeType: string): Promise<string> {
  const { data } = await api.files.export({ fileId: idIn(link), mimeType }, { responseType: 'text' });
  return String(data);
}

const textOf = (link: string | undefined) => exported(link, 'text/plain');

/** Sets a value in the tab «Настройки». */
async function set(key: string, value: string): Promise<void> {
  const row = parse(await workbook.read()).tables.settings.find((each) => each.key === key);
  if (!row) throw new Error(`There is no setting ${key}.`);
  await workbook.type(`Настройки!C${row.at + 1}`, [[value]]);
}

/** Keys that belong to more than one file. There must be no such key. */
async function doubled(): Promise<readonly string[]> {
  const keys = (await files()).flatMap(({ appProperties }) => appProperties?.nastavnikKey ?? []);
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}

const ofOrder = ({ documents }: DraftReport) => documents.find(({ kind }) => kind === 'orderCurator');

describe('the first drafting', () => {
  it('makes a folder with one subfolder per activity, the papers in their folders, and a table of contents', async () => {
    const report = await draft();
    const all = await files();
    const [folder] = all.filter(({ appProperties }) => appProperties?.nastavnikKey === 'folder');
    const inside = all.filter(({ parents, mimeType }) => parents?.[0] === folder?.id && mimeType !== DOCUMENT);
    expect(inside).toHaveLength(37);
    expect(inside.map(({ name }) => name?.split(' ')[0])).toEqual(expect.arrayContaining(['1.1', '4.2', '7.8']));
    const order = all.find(({ id }) => id === idIn(ofOrder(report)?.link));
    expect(inside.find(({ id }) => id === order?.parents?.[0])?.name).toMatch(/^1\.4 /);
    expect(report.folder).toContain(`drive/folders/${folder?.id}`);
    const contents = await textOf(report.contents);
    expect(contents).toMatch(/7\.8/);
    expect(contents).toContain('Проект. Приказ о назначении куратора');
    expect(await exported(report.contents, 'text/html')).toContain(
      `<a href="${ofOrder(report)?.link}">Проект. Приказ о`,
    );
    expect(contents).toContain('не начато');
  });

  it('makes Google Docs with the text of the papers, and links them on «Документы»', async () => {
    const report = await draft();
    expect(ofOrder(report)).toMatchObject({ new: true });
    const { draft: link } = await orderRow();
    expect(link).toBe(ofOrder(report)?.link);
    expect(await textOf(link)).toMatch(/Лист проверки[\s\S]*Проект[\s\S]*ПРИКАЗЫВАЮ/);
  });

  it('adds a missing row for a kind', async () => {
    const { at } = await orderRow();
    const sheetId = (await workbook.read()).tabs.get('documents')?.sheetId ?? 0;
    await workbook.rearrange({
      deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: at, endIndex: at + 1 } },
    });
    await draft();
    expect(await orderRow()).toMatchObject({ documentId: expect.stringMatching(/^Д-\d+$/), draft: expect.any(String) });
    const ids = parse(await workbook.read()).tables.documents.map(({ documentId }) => documentId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

/** Faults of a call that creates a file. */
const LOST: readonly (readonly [string, Omit<FaultInput, 'match'>])[] = [
  ['500 after it took effect', { fault: '500', when: 'after' }],
  ['a connection that is given up, though it was done', { fault: 'timeout', when: 'after', delayMs: 0 }],
  ['an answer cut in the middle', { fault: 'cut', when: 'after' }],
  ['429', { fault: '429', when: 'before' }],
];

describe('makes nothing twice', () => {
  it.each(LOST)('makes nothing twice if the answer is lost: %s', async (_, fault) => {
    const { faults } = workbook.emulator;
    for (const path of ['^/upload/drive/v3/files', '^/drive/v3/files']) {
      faults.add({ ...fault, match: { method: 'POST', path } });
    }
    expect(ofOrder(await draft())).toMatchObject({ new: true });
    expect(await doubled()).toEqual([]);
    expect(await files()).toHaveLength(37 + 37 + 1 + 1 + (await draft()).documents.length);
  });

  it('makes nothing twice if Google becomes unavailable half-way, and continues later', async () => {
    workbook.emulator.faults.add({
      fault: '503',
      match: { method: 'POST', path: '/drive/v3/files' },
      skip: 20,
      times: 50,
    });
    await expect(draft()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect((await orderRow()).draft).toBeUndefined();
    workbook.emulator.faults.clear();
    await draft();
    expect(await doubled()).toEqual([]);
    expect((await orderRow()).draft).toBeDefined();
  });

  it('makes nothing twice if the time runs out half-way: the next run continues', async () => {
    let files = 0;
    const { left } = await draftDocuments(school(), gateway(), () => ++files <= 10);
    expect(left).toBeGreaterThan(0);
    const whole = await draft();
    expect(whole).toMatchObject({ left: 0, contents: expect.any(String) });
    expect(await doubled()).toEqual([]);
  });

  it('makes nothing twice if two independent runs work at once', async () => {
    const [one, other] = await Promise.all([draft(), draft()]);
    expect(await doubled()).toEqual([]);
    const links = (report: DraftReport) => report.documents.map(({ link }) => link);
    expect(links(one)).toEqual(links(other));
    expect((await orderRow()).draft).toBe(ofOrder(one)?.link);
  });
});

describe('a service account', () => {
  const ROBOT = 'robot@project.iam.gserviceaccount.com';

  it('learns that it has no storage, and what to do', async () => {
    await expect(draft('2026-06-01', gateway(ROBOT))).rejects.toMatchObject({
      code: 'NO_STORAGE',
      message: expect.stringMatching(/общем диске.*Папка для документов/),
    });
  });

  it('works in the shared drive’s folder that the settings name', async () => {
    const shared = await api.drives.create({ requestId: 'school', requestBody: { name: 'Школа № 5' } });
    const made = await api.files.create({
      supportsAllDrives: true,
      requestBody: {
        name: 'Наставничество',
        mimeType: 'application/vnd.google-apps.folder',
        parents: [shared.data.id ?? ''],
      },
    });
    await set('documentsFolder', `https://drive.google.com/drive/folders/${made.data.id}?usp=sharing`);
    const report = await draft('2026-06-01', gateway(ROBOT));
    expect(ofOrder(report)).toMatchObject({ new: true });
    const port = gateway(ROBOT);
    expect(ofOrder(await draft('2026-06-02', port))).toMatchObject({ new: false });
    expect(port.calls.creates).toBe(0);
  });

  it('learns that the folder in the settings cannot be found', async () => {
    await set('documentsFolder', 'https://drive.google.com/drive/folders/no-such-folder');
    await expect(draft()).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('«Папка для документов»'),
    });
  });
});

describe('after a first drafting', () => {
  let first: DraftReport;
  beforeAll(async () => {
    workbook = await template.open();
    first = await draft();
    template.keep();
  });

  describe('a drafting without news', () => {
    it('is one read and one look at Drive, and makes nothing', async () => {
      const port = gateway();
      const { reads, writes } = workbook.sheets.calls;
      expect(ofOrder(await draft('2026-06-02', port))).toMatchObject({ new: false });
      expect(port.calls).toEqual({ lists: 1, creates: 0 });
      expect(workbook.sheets.calls).toEqual({ reads: reads + 1, writes });
    });

    it('a drafting by the script makes nothing that the functions made, even if it cannot see their files', async () => {
      const blind = { ...gateway(), maker: 'script 1', list: async () => [], stands: async () => false };
      expect(ofOrder(await draft('2026-06-02', blind))).toEqual({ ...ofOrder(first), new: false });
      expect(blind.calls.creates).toBe(0);
      expect(await doubled()).toEqual([]);
    });

    it('recognises a new file even before Drive lists it', async () => {
      const behind = { ...gateway(), list: async () => [] };
      expect(ofOrder(await draft('2026-06-02', behind))).toEqual({ ...ofOrder(first), new: false });
    });
  });

  it('a copy of the spreadsheet, for another school or year, has its own papers', async () => {
    const { data } = await api.files.copy({ fileId: workbook.spreadsheetId, requestBody: { name: 'Школа № 6' } });
    const own = { ...school(), spreadsheetId: data.id ?? '' };
    await expect(draftDocuments(own, gateway())).rejects.toThrow('Документы не подготовлены. Эта таблица – копия');
    const newSecret = () => 'y'.repeat(32);
    await decide(own, 'ownSchool', newSecret);
    await install({ ...own, progress: () => undefined, newSecret }, own.spreadsheetId, PROGRAM_YEAR);
    const copy = await draftDocuments(own, gateway());
    expect(copy.documents.every((each) => each.new)).toBe(true);
    expect(copy.folder).not.toBe(first.folder);
    expect(await draft()).toEqual({ ...first, documents: first.documents.map((each) => ({ ...each, new: false })) });
  });

  describe('a draft', () => {
    it('a draft that the curator edited is never overwritten: a newer version is a file with the day in its name', async () => {
      const { link } = ofOrder(first) ?? {};
      const body = '<p>Дописано куратором</p>';
      await api.files.update(
        { fileId: idIn(link), media: { mimeType: 'text/html', body } },
        { rootUrl: workbook.emulator.url },
      );
      await set('curatorName', 'Тестовая Галина Петровна');
      const second = ofOrder(await draft('2026-06-15'));
      expect(second).toMatchObject({ new: true });
      expect(second?.link).not.toBe(link);
      expect(await textOf(link)).toContain('Дописано куратором');
      expect(await textOf(second?.link)).toContain('Тестовая Галина Петровна');
      expect((await orderRow()).draft).toBe(second?.link);
      const names = (await files()).flatMap(({ name }) => (name?.startsWith('Приказ о назначении') ? [name] : []));
      expect(names.toSorted()).toEqual([expect.stringMatching(/2026$/), expect.stringMatching(/, 15\.06\.2026$/)]);
    });

    it('a table of contents is replaced by a newer one, unless somebody edited it', async () => {
      const tables = async () =>
        (await files()).flatMap(({ id, name }) => (name?.startsWith('Оглавление') ? [id] : []));
      const { clock } = workbook.emulator;
      const later = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000));
      const contentsAfter = async (name: string) => {
        await set('curatorName', name);
        return idIn((await draft('2026-06-15')).contents);
      };
      expect(await tables()).toEqual([idIn(first.contents)]);
      later(5);
      const second = await contentsAfter('Тестовая Галина Петровна');
      expect(await tables()).toEqual([second]);
      later(5);
      await api.files.update(
        { fileId: second, media: { mimeType: 'text/html', body: '<p>Дописано куратором</p>' } },
        { rootUrl: workbook.emulator.url },
      );
      const third = await contentsAfter('Тестовая Дарья Петровна');
      expect((await tables()).toSorted()).toEqual([second, third].toSorted());
    });

    it('a draft of a registered paper with number, day and link is not made again', async () => {
      const { at } = await orderRow();
      await workbook.type(`Документы!C${at + 1}:E${at + 1}`, [['41-ОД', '20.05.2026', 'папка «Приказы»']]);
      await set('curatorName', 'Тестовая Дарья Петровна');
      const settled = ofOrder(await draft('2026-06-15'));
      expect(settled).toEqual({ kind: 'orderCurator', link: 'папка «Приказы»', new: false });
    });

    it('is made again with its folder if all of it is in the trash', async () => {
      const folder = /folders\/([\w-]+)/.exec(first.folder ?? '')?.[1] ?? '';
      await api.files.update({ fileId: folder, requestBody: { trashed: true } });
      const anew = await draft();
      expect(ofOrder(anew)).toMatchObject({ new: true });
      expect(anew.folder).not.toBe(first.folder);
      expect(await files()).toHaveLength(37 + 37 + 2 + anew.documents.length);
    });

    it('a draft in the trash is made again', async () => {
      await api.files.update({ fileId: idIn(ofOrder(first)?.link), requestBody: { trashed: true } });
      const second = ofOrder(await draft());
      expect(second).toMatchObject({ new: true });
      expect((await orderRow()).draft).toBe(second?.link);
    });
  });
});
