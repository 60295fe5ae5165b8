import { execFile } from 'node:child_process';
import { get } from 'node:http';
import { parseArgs, promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEmulator } from '../../../emulator/index.ts';
import { ANNA, clientOf, refusal, startWorkspace, type Workspace } from '../sheets/sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

async function control(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const answer = await fetch(`${work.emulator.url}emulator/${path}`, init);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('the clock', () => {
  const created = async () => {
    const { data } = await clientOf(work.emulator).spreadsheets.create({ requestBody: {} });
    const fields = 'createdTime';
    const file = await fetch(`${work.emulator.url}drive/v3/files/${data.spreadsheetId}?fields=${fields}`);
    return ((await file.json()) as { createdTime: string }).createdTime;
  };

  it('can be set, stopped, moved forward and reset', async () => {
    await control('POST', 'clock', { now: '2026-09-15T09:00:00+03:00', frozen: true });
    expect(await created()).toBe('2026-09-15T06:00:00.000Z');
    await control('POST', 'clock', { advanceMs: 7 * 86_400_000 });
    expect(await created()).toBe('2026-09-22T06:00:00.000Z');
    await control('DELETE', 'clock');
    const before = Date.now();
    const real = Date.parse(await created());
    expect(real).toBeGreaterThanOrEqual(before);
    expect(real).toBeLessThanOrEqual(Date.now());
  });

  it('continues from the set time unless it is stopped', async () => {
    const { body } = await control('POST', 'clock', { now: '2026-09-15T09:00:00Z' });
    expect(body.frozen).toBe(false);
    const set = Date.parse('2026-09-15T09:00:00Z');
    await expect.poll(() => work.emulator.clock.now().getTime()).toBeGreaterThan(set);
  });

  it('refuses an invalid moment', async () => {
    expect((await control('POST', 'clock', { now: 'tomorrow' })).status).toBe(400);
  });
});

describe('state', () => {
  it('reset deletes everything and restarts the identifiers of a seed', async () => {
    const first = work.spreadsheetId;
    await work.write('A1', [['было']]);
    await control('POST', 'faults', { fault: '503', times: 5 });
    expect((await control('POST', 'reset')).status).toBe(200);
    expect(await refusal(work.get())).toMatch(/^404/);
    const { data } = await work.api.spreadsheets.create({ requestBody: {} });
    expect(data.spreadsheetId).toBe(first);
  });

  it('export and import move everything to another emulator as one file', async () => {
    await work.write('A1', [['Тестовая Анна', 5]]);
    const file = Buffer.from(await (await fetch(`${work.emulator.url}emulator/state`)).arrayBuffer());
    const other = await createEmulator({ seed: 1 });
    await clientOf(other).spreadsheets.create({ requestBody: { properties: { title: 'Чужая' } } });
    const put = await fetch(`${other.url}emulator/state`, { method: 'PUT', body: file });
    expect(put.status).toBe(200);
    const { spreadsheetId } = work;
    const copy = (await clientOf(other).spreadsheets.get({ spreadsheetId, includeGridData: true })).data;
    const original = await work.get({ includeGridData: true });
    const { spreadsheetUrl: _here, ...same } = copy;
    expect(original).toMatchObject(same);
    expect(other.exportState().equals(file)).toBe(false);
    const { data } = await clientOf(other).spreadsheets.create({ requestBody: {} });
    expect(data.spreadsheetId).not.toBe(spreadsheetId);
    await other.close();
  });

  it('a damaged state file is refused by line and changes nothing', async () => {
    const [head, ...lines] = work.emulator.exportState().toString().split('\n');
    const bad = [head, lines[0], '["sheet", 5]'].join('\n');
    const answer = await fetch(`${work.emulator.url}emulator/state`, { method: 'PUT', body: bad });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('Line 3 of the state file')]);
    expect((await work.get()).spreadsheetId).toBe(work.spreadsheetId);
  });
});

/** Runs a curl command. The shell parses the command, and we send the request, because not every machine has curl. */
async function runCurl(command: string): Promise<void> {
  const script = `curl() { printf '%s\\0' "$@"; }; ${command}`;
  const { stdout } = await promisify(execFile)('sh', ['-c', script], { env: { ...process.env, TOKEN: ANNA } });
  const { values, positionals } = parseArgs({
    args: stdout.split('\0').slice(0, -1),
    options: {
      request: { type: 'string', short: 'X', default: 'GET' },
      header: { type: 'string', short: 'H', multiple: true, default: [] },
      'data-binary': { type: 'string' },
    },
    allowPositionals: true,
  });
  const headers = values.header.map((line): [string, string] => [
    line.split(': ')[0] ?? '',
    line.replace(/^.*?: /, ''),
  ]);
  const answer = await fetch(positionals[0] ?? '', {
    method: values.request,
    headers,
    ...(values['data-binary'] === undefined ? {} : { body: values['data-binary'] }),
  });
  expect(answer.status).toBe(200);
}

describe('the log', () => {
  it('has each call with its body, as JSON and as a page, and a curl command that repeats it', async () => {
    await work.write('A1', [["it's <b>"]]);
    const { body } = await control('GET', 'log.json');
    const calls = body.calls as { method: string; requestBody: string; curl: string; identity: string }[];
    const call = calls.find((each) => each.method === 'PUT');
    expect(call).toMatchObject({ identity: ANNA, status: 200, requestBody: `{"values":[["it's <b>"]]}` });
    expect(JSON.stringify(calls)).not.toContain(`Bearer ${ANNA}`);
    await work.write('A1', [['другое']]);
    await runCurl(call?.curl ?? '');
    expect(await work.read('A1')).toEqual([["it's <b>"]]);
    const page = await (await fetch(`${work.emulator.url}emulator/log`)).text();
    expect(page).toContain('it&#39;s &lt;b>'.replace('&#39;', "'"));
  });
});

describe('the control routes', () => {
  it('refuse a page of another site', async () => {
    const { status } = await control('POST', 'reset', undefined, { origin: 'http://evil.example' });
    expect(status).toBe(403);
    const { port } = new URL(work.emulator.url);
    const rebound = await new Promise((resolve, reject) => {
      const headers = { host: `evil.example:${port}` };
      get({ port, path: '/emulator/log.json', headers }, ({ statusCode }) => resolve(statusCode)).on('error', reject);
    });
    expect(rebound).toBe(403);
    expect((await work.get()).spreadsheetId).toBe(work.spreadsheetId);
  });

  it('are closed to everyone if the option `control` is off', async () => {
    const emulator = await createEmulator({ control: false });
    for (const [method, path] of [
      ['POST', 'reset'],
      ['GET', 'log'],
      ['PUT', 'state'],
      ['POST', 'faults'],
    ] as const) {
      expect((await fetch(`${emulator.url}emulator/${path}`, { method })).status).toBe(404);
    }
    await emulator.close();
  });
});
