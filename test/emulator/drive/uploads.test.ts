import { auth, type drive_v3, drive as driveApi } from 'googleapis/build/src/apis/drive/index.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { readMultipart } from '../../../emulator/drive/upload/multipart.ts';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { ANNA, BORIS, clientOf, refusal } from '../sheets/sheets-client.ts';

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
const FOLDER = 'application/vnd.google-apps.folder';
const FORM = 'application/vnd.google-apps.form';

let emulator: Emulator;
let drive: drive_v3.Drive;
beforeEach(async () => {
  emulator = await createEmulator({ seed: 1, clock: { now: () => new Date('2026-09-01T09:00:00Z') } });
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: ANNA });
  drive = driveApi({ version: 'v3', rootUrl: emulator.url, auth: client, retry: false });
  return () => emulator.close();
});

const headers = { authorization: `Bearer ${ANNA}` };
const make = async (requestBody: drive_v3.Schema$File) => (await drive.files.create({ requestBody })).data.id ?? '';
const content = async (fileId: string) =>
  (await fetch(`${emulator.url}drive/v3/files/${fileId}?alt=media`, { headers })).text();

describe('a resumable upload', () => {
  const begin = async (metadata: object, path = 'upload/drive/v3/files', method = 'POST') => {
    const answer = await fetch(`${emulator.url}${path}?uploadType=resumable&fields=id,name`, {
      method,
      headers: { ...headers, 'content-type': 'application/json', 'x-upload-content-type': 'text/plain' },
      body: JSON.stringify(metadata),
    });
    expect(answer.status).toBe(200);
    return answer.headers.get('location') ?? '';
  };
  const put = (url: string, body: string, range?: string) =>
    fetch(url, { method: 'PUT', headers: { ...headers, ...(range ? { 'content-range': range } : {}) }, body });

  it('receives the content in chunks, reports its progress, and resumes', async () => {
    const url = await begin({ name: 'a.txt' });
    const first = await put(url, 'Hello', 'bytes 0-4/11');
    expect([first.status, first.headers.get('range')]).toEqual([308, 'bytes=0-4']);
    const asked = await put(url, '', 'bytes */11');
    expect([asked.status, asked.headers.get('range')]).toEqual([308, 'bytes=0-4']);
    const repeated = await put(url, 'Hello', 'bytes 0-4/11');
    expect([repeated.status, repeated.headers.get('range')]).toEqual([308, 'bytes=0-4']);
    const last = await put(url, ' World', 'bytes 5-10/11');
    expect(last.status).toBe(200);
    const { id, ...rest } = (await last.json()) as { id: string };
    expect(rest).toEqual({ name: 'a.txt' });
    expect(await content(id)).toBe('Hello World');
    expect((await put(url, 'x')).status).toBe(404);
  });

  it('receives the content in one chunk, also for an existing file', async () => {
    const { id } = (await (await put(await begin({ name: 'a.txt' }), 'one')).json()) as { id: string };
    await put(await begin({ name: 'b.txt' }, `upload/drive/v3/files/${id}`, 'PATCH'), 'two');
    expect(await content(id)).toBe('two');
    expect((await drive.files.get({ fileId: id })).data.name).toBe('b.txt');
  });

  it('expires after a week', async () => {
    const url = await begin({ name: 'a.txt' });
    emulator.clock.set(new Date('2026-09-08T09:00:01Z'), true);
    expect((await put(url, 'late')).status).toBe(404);
  });
});

describe('a multipart body', () => {
  const read = (body: string) =>
    readMultipart('multipart/related; boundary="b-1"', Buffer.from(body)).map(({ headers: head, content: bytes }) => [
      head['content-type'],
      bytes.toString(),
    ]);

  it('may have line breaks of either kind, a preamble, and parts without headers', () => {
    const parts = [
      ['application/json', '{}'],
      [undefined, 'x\r\n--b-'],
    ];
    expect(
      read('pre\r\n--b-1\r\ncontent-type: application/json\r\n\r\n{}\r\n--b-1\r\n\r\nx\r\n--b-\r\n--b-1--'),
    ).toEqual(parts);
    expect(read('--b-1\nContent-Type: text/plain\n\nА\n--b-1--\n')).toEqual([['text/plain', 'А']]);
  });

  it('may have a part in base64', () => {
    expect(read('--b-1\r\nContent-Transfer-Encoding: base64\r\n\r\n0J\r\nA=\r\n--b-1--')[0]?.[1]).toBe('А');
  });

  it.each(['', '--b-1', '--b-1\r\n\r\nx', '--b-1\r\nx: y\r\n--b-1--', 'nothing'])('%j is refused', (body) => {
    expect(() => read(body)).toThrow(/Malformed multipart body/);
  });

  it('with a name that Drive does not know, like v2’s `title`, leaves the file untitled', async () => {
    const answer = await fetch(`${emulator.url}upload/drive/v3/files?uploadType=multipart`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'multipart/related; boundary=b' },
      body: '--b\r\n\r\n{"title":"x"}\r\n--b\r\n\r\nx\r\n--b--',
    });
    expect(await answer.json()).toMatchObject({ name: 'Untitled' });
  });
});

describe('files', () => {
  it('a csv becomes a spreadsheet: one tab named after the file, with a random id, values as typed', async () => {
    const media = { mimeType: 'text/csv', body: 'Имя,Дата\n"Тестовая, Анна",2026-09-01\n' };
    const requestBody = { name: 'Список', mimeType: SPREADSHEET };
    const { data } = await drive.files.create({ requestBody, media }, { rootUrl: emulator.url });
    const sheets = clientOf(emulator);
    const spreadsheetId = data.id ?? '';
    const [tab] = (await sheets.spreadsheets.get({ spreadsheetId })).data.sheets ?? [];
    expect(tab?.properties).toMatchObject({ title: 'Список', gridProperties: { rowCount: 1000, columnCount: 26 } });
    expect(tab?.properties?.sheetId).not.toBe(0);
    const { values } = (
      await sheets.spreadsheets.values.get({ spreadsheetId, range: 'Список', valueRenderOption: 'UNFORMATTED_VALUE' })
    ).data;
    expect(values).toEqual([
      ['Имя', 'Дата'],
      ['Тестовая, Анна', 46266],
    ]);
  });

  it('are moved, starred, described, trashed and deleted with their folder', async () => {
    const folder = await make({ name: 'Папка', mimeType: FOLDER });
    const fileId = await make({ name: 'Книга', mimeType: SPREADSHEET });
    const fields = 'name,parents,starred,trashed,description,appProperties,trashedTime';
    await drive.files.update({ fileId, addParents: folder, removeParents: 'root' });
    const changed = await drive.files.update({
      fileId,
      fields,
      requestBody: { starred: true, description: 'Д', appProperties: { a: '1', b: '2' }, trashed: true },
    });
    expect(changed.data).toMatchObject({ parents: [folder], starred: true, trashed: true, description: 'Д' });
    expect(changed.data.trashedTime).toBe('2026-09-01T09:00:00.000Z');
    const untrashed = await drive.files.update({
      fileId,
      fields,
      requestBody: { trashed: false, appProperties: { a: null as unknown as string } },
    });
    expect(untrashed.data).toMatchObject({ trashed: false, appProperties: { b: '2' } });
    expect(untrashed.data).not.toHaveProperty('trashedTime');
    await drive.files.delete({ fileId: folder });
    expect(await refusal(drive.files.get({ fileId }))).toMatch(/^404/);
    await drive.files.update({ fileId: await make({ name: 'x', mimeType: FOLDER }), requestBody: { trashed: true } });
    await drive.files.emptyTrash();
    expect((await drive.files.list({})).data.files).toEqual([]);
  });

  it('a form is copied with its questions but without its answers', async () => {
    const fileId = await make({ name: 'Анкета', mimeType: FORM });
    const { data } = await drive.files.copy({ fileId });
    expect(data).toMatchObject({ name: 'Copy of Анкета', mimeType: FORM });
    const form = (await (await fetch(`${emulator.url}v1/forms/${data.id}`, { headers })).json()) as { info: object };
    expect(form.info).toMatchObject({ documentTitle: 'Copy of Анкета' });
  });

  it('ids come from Drive and are used once; nobody may invent one', async () => {
    const [id = '', other = ''] = (await drive.files.generateIds({ count: 2 })).data.ids ?? [];
    expect(await make({ id, name: 'a.txt', mimeType: 'text/plain' })).toBe(id);
    expect(await refusal(make({ id, name: 'b.txt', mimeType: 'text/plain' }))).toMatch(/^409 /);
    expect((await drive.files.copy({ fileId: id, requestBody: { id: other } })).data.id).toBe(other);
    await drive.files.delete({ fileId: id });
    for (const made of [id, 'evil', '', '__proto__', other.slice(0, -1)]) {
      expect(await refusal(make({ id: made, name: 'b.txt', mimeType: 'text/plain' }))).toMatch(
        /^400 The provided file ID is not usable/,
      );
    }
    const [folder = ''] = (await drive.files.generateIds({ count: 1 })).data.ids ?? [];
    expect(await refusal(make({ id: folder, mimeType: FORM }))).toMatch(/^403 Generated IDs are not supported/);
    expect(await make({ id: folder, mimeType: FOLDER })).toBe(folder);
  });

  it('stored content is downloaded, never shown: as an attachment, in a sandbox, only under its own type', async () => {
    for (const mimeType of ['text/html', 'image/svg+xml', 'текст', 'text/html\r\nset-cookie: a=b']) {
      const media = { mimeType: 'text/html', body: '<script>alert(1)</script>' };
      const requestBody = { name: 'x"\ud800.html', mimeType };
      const made = await drive.files.create({ requestBody, media }, { rootUrl: emulator.url });
      const answer = await fetch(`${emulator.url}drive/v3/files/${made.data.id}?alt=media`, { headers });
      expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
        200,
        expect.stringMatching(/^attachment;/),
      ]);
      expect(answer.headers.get('content-security-policy')).toContain('sandbox');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-type')).toBe(
        /^[ -~]+$/.test(mimeType) ? mimeType : 'application/octet-stream',
      );
    }
  });

  it('about and comments require fields', async () => {
    expect(await refusal(drive.about.get({}))).toMatch(/^400 The 'fields' parameter is required/);
    const { data } = await drive.about.get({ fields: 'user(emailAddress,me)' });
    expect(data).toEqual({ user: { emailAddress: ANNA, me: true } });
    const fileId = await make({ name: 'Книга', mimeType: SPREADSHEET });
    expect((await drive.comments.list({ fileId, fields: 'comments' })).data).toEqual({ comments: [] });
  });
});

describe('the search of files', () => {
  beforeEach(async () => {
    const folder = await make({ name: 'Папка', mimeType: FOLDER });
    await make({ name: 'Отчёт 10', mimeType: SPREADSHEET, appProperties: { stage: 'one' }, parents: [folder] });
    await make({ name: 'Отчёт 9', mimeType: SPREADSHEET, starred: true, description: 'Сводка за год' });
    const shared = await make({ name: 'Общая', mimeType: SPREADSHEET });
    const requestBody = { type: 'user', role: 'writer', emailAddress: BORIS };
    await drive.permissions.create({ fileId: shared, requestBody });
    await drive.permissions.create({ fileId: shared, requestBody: { type: 'anyone', role: 'reader' } });
    const trashed = await make({ name: 'Старая', mimeType: SPREADSHEET });
    await drive.files.update({ fileId: trashed, requestBody: { trashed: true } });
  });
  const found = async (q: string, orderBy = 'name_natural') =>
    ((await drive.files.list({ q, orderBy })).data.files ?? []).map((file) => file.name);

  it.each([
    ["name contains 'отч'", ['Отчёт 9', 'Отчёт 10']],
    ["appProperties has { key='stage' and value='one' }", ['Отчёт 10']],
    ["properties has { key='stage' and value='one' }", []],
    ['starred = true', ['Отчёт 9']],
    ['trashed = true', ['Старая']],
    ["fullText contains 'год'", ['Отчёт 9']],
    [`fullText contains '"Сводка за"'`, ['Отчёт 9']],
    [`'${BORIS}' in writers`, ['Общая']],
    [`'${BORIS}' in readers and trashed = false`, ['Общая']],
    [`not '${ANNA}' in owners`, []],
    ["visibility = 'anyoneWithLink'", ['Общая']],
    ['sharedWithMe', []],
    ["mimeType != 'application/vnd.google-apps.spreadsheet'", ['Папка']],
    ["(name = 'Общая' or starred = true) and not trashed = true", ['Общая', 'Отчёт 9']],
    [
      "modifiedTime > '2026-08-31T00:00:00' and createdTime <= '2026-09-01T12:00:00+03:00' and starred=true",
      ['Отчёт 9'],
    ],
  ])('%s', async (q, names) => {
    expect(await found(q)).toEqual(names);
  });

  it.each(['name', 'name contains', "name = 'x' and", "(name = 'x'", "trashed = 'yes'", "name > 'x'", "x = 'y' z"])(
    '%j is refused',
    async (q) => {
      expect(await refusal(found(q))).toMatch(/^(400 Invalid Value|501)/);
    },
  );

  it('is paged and sorted as requested', async () => {
    expect(await found("mimeType contains 'google-apps'", 'folder,name_natural desc')).toEqual([
      'Папка',
      'Старая',
      'Отчёт 10',
      'Отчёт 9',
      'Общая',
    ]);
    const names: unknown[] = [];
    let pageToken: string | undefined;
    do {
      const page: drive_v3.Schema$FileList = (
        await drive.files.list({ pageSize: 2, orderBy: 'name', ...(pageToken ? { pageToken } : {}) })
      ).data;
      names.push(...(page.files ?? []).map((file) => file.name));
      pageToken = page.nextPageToken ?? undefined;
    } while (pageToken);
    expect(names).toEqual(names.toSorted());
    expect(names).toHaveLength(5);
  });
});

describe('permissions', () => {
  it('are created, listed, read, changed and removed; ownership moves only on request', async () => {
    const fileId = await make({ name: 'Книга', mimeType: SPREADSHEET });
    const requestBody = { type: 'user', role: 'reader', emailAddress: BORIS };
    const { data } = await drive.permissions.create({ fileId, requestBody, sendNotificationEmail: false });
    const permissionId = data.id ?? '';
    expect(data).toEqual({ kind: 'drive#permission', id: permissionId, type: 'user', role: 'reader' });
    await drive.permissions.update({ fileId, permissionId, requestBody: { role: 'writer' } });
    const got = await drive.permissions.get({ fileId, permissionId, fields: 'role,emailAddress' });
    expect(got.data).toEqual({ role: 'writer', emailAddress: BORIS });
    const offer = { role: 'writer', pendingOwner: true };
    await drive.permissions.update({ fileId, permissionId, requestBody: offer });
    const fields = 'role,pendingOwner';
    expect((await drive.permissions.get({ fileId, permissionId, fields })).data).toEqual(offer);
    const wrong = { role: 'reader', pendingOwner: true };
    expect(await refusal(drive.permissions.update({ fileId, permissionId, requestBody: wrong }))).toMatch(/^400/);
    const owner = { role: 'owner' };
    expect(await refusal(drive.permissions.update({ fileId, permissionId, requestBody: owner }))).toMatch(
      /^403 .*transfer/,
    );
    await drive.permissions.update({ fileId, permissionId, requestBody: owner, transferOwnership: true });
    expect((await drive.permissions.get({ fileId, permissionId, fields })).data).toEqual(owner);
    const list = (await drive.permissions.list({ fileId, fields: 'permissions(role,emailAddress)' })).data.permissions;
    expect(list).toEqual([
      { role: 'writer', emailAddress: ANNA },
      { role: 'owner', emailAddress: BORIS },
    ]);
    expect(await refusal(drive.permissions.delete({ fileId, permissionId }))).toMatch(/^403/);
    const anyone = await drive.permissions.create({ fileId, requestBody: { type: 'anyone', role: 'reader' } });
    expect(anyone.data.id).toBe('anyoneWithLink');
    expect((await drive.permissions.delete({ fileId, permissionId: 'anyoneWithLink' })).status).toBe(204);
    expect(await refusal(drive.permissions.get({ fileId, permissionId: 'anyoneWithLink' }))).toBe(
      '404 Permission not found: anyoneWithLink.',
    );
  });
});
