import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gcloudSteps } from '../../../local/deploy/gcloud-steps.ts';
import { deployCommand } from '../../../local/deploy/options.ts';
import { runSteps, shellLine } from '../../../local/deploy/run-steps.ts';

const ID = '1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1';
const COMMON = [
  '--project',
  'nastavnik-test',
  '--project-number',
  '123456789',
  '--smtp-host',
  'smtp.example.org',
  '--smtp-user',
  'robot',
];
const oneSchool = deployCommand([...COMMON, '--school', `${ID}=curator@example.org,deputy@example.org`]);
const municipality = deployCommand([...COMMON, '--registry', ID, '--script-client', '1-a.apps.googleusercontent.com']);

const lines = (command: typeof oneSchool) => gcloudSteps(command).map(({ args }) => args.join(' '));

describe('a deployment', () => {
  it('of one school needs neither queue nor registry', () => {
    const said = lines(oneSchool).join('\n');
    expect(said).not.toMatch(/pubsub (topics|subscriptions)|syncSchool/);
    expect(said).toContain(`NASTAVNIK_SCHOOLS=${ID}=curator@example.org deputy@example.org`);
    expect(said).toContain(`--message-body={"spreadsheetId":"${ID}"}`);
  });

  it('of a municipality has a queue with dead letters, and a timer for the sweep', () => {
    const said = lines(municipality).join('\n');
    expect(said).toMatch(
      /subscriptions create nastavnik-schools-push .*--dead-letter-topic=nastavnik-schools-dead --max-delivery-attempts=8/,
    );
    expect(said).toMatch(/jobs create http nastavnik-sweep .*--oidc-service-account-email=nastavnik-call@/);
    expect(said).toContain('service-123456789@gcp-sa-pubsub.iam.gserviceaccount.com');
    expect(said).toContain(
      'NASTAVNIK_AUDIENCES=https://europe-west1-nastavnik-test.cloudfunctions.net/nastavnik 1-a.apps.googleusercontent.com',
    );
  });

  it.each([oneSchool, municipality])('gives no account more than it must have', (command) => {
    const roles = lines(command).flatMap((line) => line.match(/--role=\S+/g) ?? []);
    expect(new Set(roles)).toEqual(
      new Set(
        command.registry
          ? [
              '--role=roles/secretmanager.secretAccessor',
              '--role=roles/pubsub.publisher',
              '--role=roles/pubsub.subscriber',
            ]
          : ['--role=roles/secretmanager.secretAccessor'],
      ),
    );
    expect(lines(command).join('\n')).not.toMatch(/projects add-iam-policy-binding/);
  });

  it('pushes to where the framework finds the topic, as whom the function lets in', () => {
    const said = lines(municipality).join('\n');
    const audience = 'https://europe-west1-nastavnik-test.cloudfunctions.net/syncSchool';
    expect(said).toContain(`--push-endpoint=${audience}/projects/nastavnik-test/topics/nastavnik-schools `);
    expect(said).toContain(`--push-auth-token-audience=${audience} `);
    expect(said).toMatch(/add-invoker-policy-binding syncSchool .*nastavnik-call@/);
    expect(said).toMatch(/deploy syncSchool .*--no-allow-unauthenticated/);
  });

  it.each([[[...COMMON]], [[...COMMON, '--school', `${ID}=not a mail`]], [COMMON.slice(2)]])(
    'is not begun on half a command: %o',
    async (argv) => {
      const child = spawn(process.execPath, ['--import', 'tsx', 'local/deploy.ts', ...argv]);
      let said = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
      const code = await new Promise((resolve) => child.on('close', resolve));
      expect({ code, said }).toMatchObject({ code: 1, said: expect.stringMatching(/[А-Яа-я]{4}/) });
      expect(said).not.toMatch(/error:|at /);
    },
  );
});

describe('running it', () => {
  let folder: string;
  const path = process.env.PATH;
  const said: string[] = [];
  const run = () =>
    runSteps(gcloudSteps(municipality), { say: (line) => void said.push(line), smtpPassword: 'p@ss word' });
  const calls = async () => (await readFile(join(folder, 'calls'), 'utf8')).split('\n').filter(Boolean);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deploy-'));
    process.env.PATH = `${folder}:${path}`;
  });
  afterAll(async () => {
    process.env.PATH = path;
    await rm(folder, { recursive: true });
  });

  /** A gcloud that writes down what it is told and what it reads. */
  async function pretend(script: string): Promise<void> {
    await rm(join(folder, 'calls'), { force: true });
    await writeFile(join(folder, 'gcloud'), `#!/bin/sh\necho "$* < $(cat)" >> ${folder}/calls\n${script}\n`);
    await chmod(join(folder, 'gcloud'), 0o755);
  }

  it('calls gcloud step by step; secrets go by standard input only', async () => {
    await pretend('exit 0');
    await run();
    const made = await calls();
    expect(made).toHaveLength(gcloudSteps(municipality).length);
    expect(made.every((call) => call.startsWith('--quiet '))).toBe(true);
    expect(made.find((call) => call.includes('create nastavnik-smtp-password'))).toMatch(
      /--data-file=- \S+ < p@ss word$/,
    );
    expect(made.find((call) => call.includes('create nastavnik-secret'))).toMatch(/ < [\da-f]{64}$/);
    expect(made.map((call) => call.split(' < ')[0]).join()).not.toContain('p@ss');
  });

  it('leaves what stands already', async () => {
    await pretend('case "$*" in *create*) echo "ERROR: resource already exists" >&2; exit 1;; esac');
    await run();
    expect(await calls()).toHaveLength(gcloudSteps(municipality).length);
    expect(said).toContain('   уже есть, оставляем как было');
  });

  it('stops at the first failure and says which', async () => {
    await pretend('case "$*" in *"functions deploy nastavnik "*) echo "PERMISSION_DENIED" >&2; exit 1;; esac');
    await expect(run()).rejects.toThrow(/Шаг «Функция с адресами .*» не удался \(gcloud ответил 1\)/);
    expect((await calls()).at(-1)).toContain('functions deploy nastavnik ');
  });

  it('says what is missing: gcloud, the password', async () => {
    await rm(join(folder, 'gcloud'));
    process.env.PATH = folder;
    await expect(run()).rejects.toThrow('Программа gcloud не найдена');
    process.env.PATH = `${folder}:${path}`;
    await expect(
      runSteps(gcloudSteps(municipality), { say: () => undefined, smtpPassword: undefined }),
    ).rejects.toThrow('SMTP_PASSWORD');
  });
});

it('a step shown is a line for a shell, quoted where it must be', () => {
  expect(shellLine({ why: 'Зачем', args: ['a', "it's *", '--x=1'] })).toBe("# Зачем\ngcloud a 'it'\\''s *' --x=1\n");
});
