import { auth, drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import { ANNA, BORIS, refusal } from '../sheets/sheets-client.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await createEmulator({ seed: 1 });
  return () => emulator.close();
});

function driveAs(token: string): drive_v3.Drive {
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: token });
  return drive({ version: 'v3', rootUrl: emulator.url, auth: client, retry: false });
}
const FORM = 'application/vnd.google-apps.form';
const FOLDER = 'application/vnd.google-apps.folder';

describe('permissions of the published view', () => {
  const published = { includePermissionsForView: 'published' };
  let fileId: string;
  beforeEach(async () => {
    const { files, permissions } = driveAs(ANNA);
    fileId = (await files.create({ requestBody: { name: 'Order', mimeType: FORM } })).data.id ?? '';
    await permissions.create({ fileId, requestBody: { type: 'anyone', role: 'reader', view: 'published' } });
  });
  const views = (list: drive_v3.Schema$Permission[] | undefined) => list?.map(({ type, view }) => `${type} ${view}`);

  it('are shown by every method that is asked for them, and by no other', async () => {
    const { files, permissions } = driveAs(ANNA);
    const fields = 'permissions(type,view)';
    const file = 'id,permissions(type,view)';
    const without = ['user undefined'];
    const withThem = [...without, 'anyone published'];
    expect(views((await permissions.list({ fileId, fields })).data.permissions)).toEqual(without);
    expect(views((await permissions.list({ fileId, fields, ...published })).data.permissions)).toEqual(withThem);
    expect(views((await files.get({ fileId, fields: file })).data.permissions)).toEqual(without);
    expect(views((await files.get({ fileId, fields: file, ...published })).data.permissions)).toEqual(withThem);
    const listed = await files.list({ fields: `files(${file})`, ...published });
    expect(views(listed.data.files?.[0]?.permissions)).toEqual(withThem);
    const updated = await files.update({ fileId, requestBody: {}, fields: file, ...published });
    expect(views(updated.data.permissions)).toEqual(withThem);
    expect((await files.copy({ fileId, requestBody: {}, ...published })).status).toBe(200);
    expect((await files.create({ requestBody: { name: 'x' }, ...published })).status).toBe(200);
  });

  it('are separate from those of the file itself, and there is no other view', async () => {
    const { permissions } = driveAs(ANNA);
    await permissions.create({ fileId, requestBody: { type: 'anyone', role: 'writer' } });
    const { data } = await permissions.list({ fileId, fields: 'permissions(id,role)', ...published });
    expect(data.permissions?.map(({ role }) => role).toSorted()).toEqual(['owner', 'reader', 'writer']);
    expect(new Set(data.permissions?.map(({ id }) => id)).size).toBe(3);
    expect(await refusal(permissions.list({ fileId, includePermissionsForView: 'x' }))).toBe('400 Invalid Value');
    const odd = permissions.create({ fileId, requestBody: { type: 'anyone', role: 'reader', view: 'x' } });
    expect(await refusal(odd)).toBe('400 Invalid Value');
  });
});

describe('My Drive', () => {
  it('is a folder with its own id, and the parent of each file in no other folder', async () => {
    const { files } = driveAs(ANNA);
    const root = (await files.get({ fileId: 'root', fields: 'id,name,mimeType,parents,ownedByMe' })).data;
    expect(root).toEqual({
      id: expect.stringMatching(/^0A.{17}$/),
      name: 'My Drive',
      mimeType: FOLDER,
      ownedByMe: true,
    });
    const id = root.id ?? '';
    expect((await files.get({ fileId: id })).data.id).toBe(id);
    const made = await files.create({ requestBody: { name: 'x', parents: [id] }, fields: 'id,parents' });
    expect(made.data.parents).toEqual([id]);
    for (const parent of ['root', id]) {
      const { data } = await files.list({ q: `'${parent}' in parents` });
      expect(data.files?.map(({ name }) => name)).toEqual(['x']);
    }
    const folder = (await files.create({ requestBody: { name: 'f', mimeType: FOLDER } })).data.id ?? '';
    const fileId = made.data.id ?? '';
    const moved = await files.update({ fileId, addParents: folder, removeParents: id, fields: 'parents' });
    expect(moved.data.parents).toEqual([folder]);
    expect(await refusal(driveAs(BORIS).files.get({ fileId: id }))).toMatch(/^404 /);
  });

  it('can be renamed, but neither moved nor deleted, and is in no list', async () => {
    const { files } = driveAs(ANNA);
    await files.update({ fileId: 'root', requestBody: { name: 'Mine', description: 'all of it' } });
    expect((await files.get({ fileId: 'root', fields: 'name,description' })).data).toEqual({
      name: 'Mine',
      description: 'all of it',
    });
    expect((await files.list({})).data.files).toEqual([]);
    for (const refused of [
      files.delete({ fileId: 'root' }),
      files.update({ fileId: 'root', requestBody: { trashed: true } }),
      files.copy({ fileId: 'root', requestBody: {} }),
    ]) {
      expect(await refusal(refused)).toMatch(/^403 /);
    }
    expect((await driveAs(BORIS).files.get({ fileId: 'root' })).data.name).toBe('My Drive');
  });
});

describe('a file that is shared by its link', () => {
  it('is listed only for those whom a permission names, and through its folder', async () => {
    await emulator.close();
    emulator = await createEmulator({ seed: 1, sharing: true });
    const anna = driveAs(ANNA);
    const folder = (await anna.files.create({ requestBody: { name: 'Folder', mimeType: FOLDER } })).data.id ?? '';
    const requestBody = { name: 'Order', mimeType: FORM, parents: [folder] };
    const fileId = (await anna.files.create({ requestBody })).data.id ?? '';
    const open = { type: 'anyone', role: 'reader' };
    await anna.permissions.create({ fileId, requestBody: open });
    const boris = driveAs(BORIS);
    const names = async (params: drive_v3.Params$Resource$Files$List = {}) =>
      ((await boris.files.list(params)).data.files ?? []).map(({ name }) => name);
    expect((await boris.files.get({ fileId })).data.name).toBe('Order');
    expect(await names()).toEqual([]);
    for (const q of [`'${folder}' in parents`, `"${folder}"  IN parents and trashed = false`]) {
      expect(await names({ q })).toEqual(['Order']);
    }
    const domain = { type: 'domain', role: 'reader', domain: 'example.org', allowFileDiscovery: true };
    await anna.permissions.create({ fileId, requestBody: domain });
    expect([await names(), await names({ corpora: 'domain' })]).toEqual([[], ['Order']]);
    await anna.permissions.create({ fileId, requestBody: { type: 'user', role: 'reader', emailAddress: BORIS } });
    expect(await names()).toEqual(['Order']);
  });
});
