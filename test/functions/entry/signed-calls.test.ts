import { beforeEach, describe, expect, it } from 'vitest';
import type { FetchRequest } from '../../../emulator/apps-script/services/small-services.ts';
import { SIGNATURE_HEADER, signatureHeader } from '../../../functions/gateways/call-signature.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { googleForms } from '../../../functions/gateways/google-forms/google-forms.ts';
import { googleSheets } from '../../../functions/gateways/google-sheets.ts';
import { OWNER, type ScriptedSchool, scriptedSchool } from '../../apps-script/script-kit.ts';
import { emptySchool, SECRET, type TestSchool } from '../jobs/school-kit.ts';
import { ask, type FunctionsKit, serveFunctions } from './functions-kit.ts';

describe('a call that a school signed', () => {
  let school: TestSchool;
  let kit: FunctionsKit;
  let now: number;

  beforeEach(async () => {
    now = Date.UTC(2026, 5, 1, 7);
    school = await emptySchool();
    await school.install();
    kit = await serveFunctions(school, { now: () => now });
    return async () => {
      await kit.close();
      await school.close();
    };
  });

  interface Call {
    readonly path?: string;
    readonly secret?: string;
    readonly school?: string;
    readonly time?: number;
    readonly body?: string;
  }
  const body = () => JSON.stringify({ spreadsheetId: school.spreadsheetId, kind: 'edit' });
  const signed = (call: Call = {}, nonce = '00000000-0001') =>
    signatureHeader(call.secret ?? SECRET, call.path ?? '/events', {
      school: call.school ?? school.spreadsheetId,
      time: call.time ?? now,
      nonce,
      body: call.body ?? body(),
    });
  const send = async (header: string, path = '/events', sent = body()) => {
    const headers = { [SIGNATURE_HEADER]: header, 'content-type': 'application/json' };
    return (await ask(`${kit.url}${path}`, { headers, body: sent })).status;
  };

  it('is carried out', async () => {
    expect(await send(signed())).toBe(200);
  });

  it('is carried out once, and not again', async () => {
    const header = signed();
    expect([await send(header), await send(header), await send(signed({}, '00000000-0002'))]).toEqual([200, 401, 200]);
  });

  it('is good for five minutes, before and after', async () => {
    const minutes = (count: number) => send(signed({ time: now + count * 60_000 }, `0000000${count + 6}`));
    const answers = [];
    for (const count of [-6, -5, 5, 6]) answers.push(await minutes(count));
    expect(answers).toEqual([401, 200, 200, 401]);
  });

  it.each<[string, (header: string) => Promise<number>]>([
    ['another body', (header) => send(header, '/events', body().replace('edit', 'menu'))],
    ['another address', (header) => send(header, '/sync')],
    ['another time', (header) => send(header.replace(/time=\d+/, `time=${now + 1}`))],
    ['another nonce', (header) => send(header.replace('0001', '0002'))],
    ['another school', (header) => send(header.replace(/school=\S+/, 'school=elsewhere'))],
    ['no nonce', (header) => send(header.replace(/nonce=\S+ /, ''))],
    ['more after it', (header) => send(`${header} time=1`)],
    ['no signature', (header) => send(header.replace(/ signature=.*/, ''))],
  ])('is refused with %s', async (_, sent) => {
    expect(await sent(signed())).toBe(401);
    expect(await send(signed({}, '00000000-0009'))).toBe(200);
  });

  it('is refused if another secret signed it, or an unknown school', async () => {
    expect(await send(signed({ secret: 'y'.repeat(32) }))).toBe(401);
    expect(await send(signed({ school: 'unknown' }))).toBe(401);
  });

  it('speaks only for its own school, and never for the deployment', async () => {
    const other = JSON.stringify({ spreadsheetId: 'broken', kind: 'edit' });
    expect(await send(signed({ body: other }), '/events', other)).toBe(403);
    expect(await send(signed({ path: '/sweep', body: '{}' }), '/sweep', '{}')).toBe(403);
  });
});

describe('the bound script of any school', () => {
  let school: ScriptedSchool;

  beforeEach(async () => {
    school = await scriptedSchool();
    return () => school.close();
  });

  it('signs calls that the functions accept', async () => {
    const asked: FetchRequest[] = [];
    const host = school.hostWith({
      fetch: (request) => {
        asked.push(request);
        return { status: 200, text: '{"status":"ok"}' };
      },
    });
    school.install({ functionsUrl: 'https://functions.example.org/run' });
    host.run('onFormSubmitted');
    const { emulator, spreadsheetId } = school;
    const access = bearerAccess(emulator.url, OWNER);
    const kit = await serveFunctions(
      { emulator, spreadsheetId, sheets: googleSheets(access), forms: googleForms(access) },
      { now: () => school.time.now.getTime() },
    );
    const [call] = asked.filter(({ url }) => url.endsWith('/events'));
    const headers = { ...call?.headers, 'content-type': 'application/json' };
    const answer = await ask(`${kit.url}/events`, { headers, body: call?.payload ?? '' });
    await kit.close();
    expect([answer.status, host.log]).toEqual([200, []]);
  });
});
