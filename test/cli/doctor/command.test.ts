import { spawn } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { type HealthySchool, healthySchool, ROBOT } from './doctor-kit.ts';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `npm run doctor` with this environment. */
function doctor(argv: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['cli/nastavnik.mjs', 'doctor', ...argv], {
    env: { PATH: process.env.PATH, HOME: '/nonexistent', METADATA_SERVER_DETECTION: 'none', ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

describe('npm run doctor', () => {
  let healthy: HealthySchool;
  beforeAll(async () => {
    healthy = await healthySchool();
    return () => healthy.school.close();
  });

  it('checks a live installation, ends with 1 if something needs repair, and can print JSON', async () => {
    const argv = ['--spreadsheet', `https://docs.google.com/spreadsheets/d/${healthy.school.spreadsheetId}/edit#gid=0`];
    const env = { GOOGLE_API_ROOT: healthy.emulator.url, GOOGLE_API_TOKEN: ROBOT };
    const well = await doctor([...argv, '--root', healthy.emulator.url, '--json'], env);
    expect({ code: well.code, err: well.err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(well.out)).toMatchObject({ toMend: 0, findings: expect.any(Array) });

    const ill = await doctor(argv, { ...env, SMTP_HOST: 'mail.invalid' });
    expect(ill.code).toBe(1);
    expect(ill.out).toContain('[ИСПРАВИТЬ] Почтовый сервер: сервера mail.invalid нет');
    expect(ill.out).toMatch(/Нужно исправить: 1\.\n$/);
  });

  it('says in one sentence what it lacks', async () => {
    const [credentials, option] = await Promise.all([
      doctor(['--spreadsheet', '1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1']),
      doctor(['--project', 'nastavnik-test']),
    ]);
    expect(credentials).toMatchObject({ code: 1, err: expect.stringContaining('Учётных данных Google') });
    expect(option).toMatchObject({ code: 1, err: expect.stringContaining('--spreadsheet') });
    for (const { err } of [credentials, option]) expect(err).not.toMatch(/^\s+at /m);
  });
});
