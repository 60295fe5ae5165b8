import { drive as driveApi, auth as googleAuth } from 'googleapis/build/src/apis/drive/index.js';
import { beforeEach, expect, test } from 'vitest';
import { ANNA } from '../sheets/sheets-client.ts';
import { type FormWorkspace, question, startForm } from './form-workspace.ts';

let form: FormWorkspace;
beforeEach(async () => {
  form = await startForm('Анкета');
  await form.batch([question(0, 'Имя', { questionId: '0a', textQuestion: {} })]);
  await form.publish();
  return () => form.close();
});

const permissions = () => {
  const auth = new googleAuth.OAuth2();
  auth.setCredentials({ access_token: ANNA });
  return driveApi({ version: 'v3', rootUrl: form.emulator.url, auth, retry: false }).permissions;
};

async function visit(method: string, page: string, identity?: string) {
  const { responderUri, formId: fileId } = await form.get();
  const headers = identity ? { authorization: `Bearer ${identity}` } : {};
  const body = method === 'POST' ? new URLSearchParams({ 'entry.10': 'Анна' }) : null;
  const answer = await fetch((responderUri ?? '').replace('viewform', page), {
    method,
    headers,
    body,
    redirect: 'manual',
  });
  await answer.text();
  return { status: answer.status, location: answer.headers.get('location'), fileId: fileId ?? '' };
}

test('a published form is open to everybody, by a permission that lists of editors leave out', async () => {
  const { status, fileId } = await visit('GET', 'viewform');
  expect(status).toBe(200);
  const fields = 'permissions(type,role,view)';
  expect((await permissions().list({ fileId, fields })).data.permissions).toEqual([{ type: 'user', role: 'owner' }]);
  const all = await permissions().list({ fileId, fields, includePermissionsForView: 'published' });
  expect(all.data.permissions).toContainEqual({ type: 'anyone', role: 'reader', view: 'published' });
});

test('without that permission, people without an account are sent to a sign-in, and their answers are not recorded', async () => {
  const { fileId } = await visit('GET', 'viewform');
  await permissions().delete({ fileId, permissionId: 'anyoneWithLink' });
  const answer = await visit('GET', 'viewform');
  expect(answer.status).toBe(302);
  expect(answer.location).toMatch(
    /^https:\/\/accounts\.google\.com\/ServiceLogin\?continue=https%3A%2F%2Fdocs\.google\.com%2Fforms/,
  );
  expect((await visit('POST', 'formResponse')).status).toBe(302);
  const requestBody = { type: 'domain', domain: 'school.example.org', role: 'reader', view: 'published' };
  await permissions().create({ fileId, requestBody });
  expect((await visit('GET', 'viewform')).status).toBe(302);
  expect((await visit('GET', 'viewform', 'boris@school.example.org')).status).toBe(200);
  expect((await visit('GET', 'viewform', 'eve@example.com')).status).toBe(302);
  expect((await visit('POST', 'formResponse', 'boris@school.example.org')).status).toBe(200);
});
