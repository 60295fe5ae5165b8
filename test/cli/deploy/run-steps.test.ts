import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { gcloudSteps } from '../../../cli/deploy/gcloud-steps.ts';
import { runSteps, shellLine } from '../../../cli/deploy/run-steps.ts';
import { type FakeGcloud, fakeGcloud, municipality, oneSchool } from './gcloud-kit.ts';

let gcloud: FakeGcloud;
let said: string[];

beforeEach(async () => {
  said = [];
  gcloud = await fakeGcloud();
  return () => gcloud.close();
});

const run = (command = municipality(), smtpPassword: string | undefined = 'p@ss word') =>
  runSteps(gcloudSteps(command), { say: (line) => void said.push(line), smtpPassword });

/** Only the calls that change something. */
const changing = async () =>
  (await gcloud.calls()).filter((call) => !/ (describe|access) /.test(call) && !/add-\w+-policy-binding/.test(call));

describe('a deployment that is run', () => {
  it('creates everything once, and passes secrets only by standard input', async () => {
    await run();
    const calls = await gcloud.calls();
    const made = calls.filter((call) => / create /.test(call));
    expect(made).toHaveLength(9);
    expect(calls.find((call) => call.includes('secrets create'))).toMatch(/--data-file=- \S+ < p@ss word$/);
    expect(calls.map((call) => call.split(' < ')[0]).join()).not.toContain('p@ss');
  });

  it('updates what can differ in a second run, creates nothing twice and leaves the rest', async () => {
    await run();
    await gcloud.calls();
    await run();
    expect((await changing()).map((call) => call.replace(/ --.*/, ''))).toEqual([
      expect.stringMatching(/^services enable /),
      'functions deploy nastavnik',
      'functions deploy nastavnik-queue',
      'pubsub subscriptions update nastavnik-schools-dead-read',
      'pubsub subscriptions update nastavnik-schools-push',
      'scheduler jobs update http nastavnik-sweep',
    ]);
    expect(said).toContain('   уже есть, не изменилось');
  });

  it('applies other options in a second run', async () => {
    await run();
    await gcloud.calls();
    await run(municipality('--time-zone', 'Asia/Yekaterinburg', '--region', 'europe-north1'), 'another');
    const calls = (await changing()).join('\n');
    expect(calls).toMatch(/secrets versions add nastavnik-smtp-password .* < another$/m);
    expect(calls).toMatch(/jobs update http nastavnik-sweep .*--time-zone=Asia\/Yekaterinburg/);
    expect(calls).toMatch(/subscriptions update nastavnik-schools-push --push-endpoint=https:\/\/europe-north1-/);
    expect(calls).toMatch(/--update-headers=Content-Type=application\/json/);
  });

  it('stops at the first failure, names it, and continues when it is started again', async () => {
    process.env.FAIL = '*functions deploy nastavnik *';
    await expect(run()).rejects.toThrow(/Шаг «Функция с адресами .*» не удался \(gcloud ответил 1\)/);
    expect((await gcloud.calls()).at(-1)).toContain('functions deploy nastavnik ');
    process.env.FAIL = '';
    await run();
    expect((await gcloud.calls()).filter((call) => / create /.test(call))).toHaveLength(5);
  });

  it('says what is missing: gcloud, the password', async () => {
    await expect(run(municipality(), '')).rejects.toThrow('SMTP_PASSWORD');
    await rm(join(gcloud.folder, 'gcloud'));
    process.env.PATH = gcloud.folder;
    await expect(run()).rejects.toThrow('Программа gcloud не найдена');
  });
});

describe('a deployment that is shown', () => {
  it('is a script that does the same and can be repeated', async () => {
    const script = gcloudSteps(municipality()).map(shellLine).join('\n');
    const shell = () =>
      spawnSync('sh', ['-eu', '-c', script], {
        env: { ...process.env, SMTP_PASSWORD: "it's $HOME" },
        encoding: 'utf8',
      });
    expect(shell()).toMatchObject({ status: 0, stderr: '' });
    const first = await gcloud.calls();
    expect(first.filter((call) => / create /.test(call))).toHaveLength(9);
    expect(first.find((call) => call.includes('secrets create'))).toMatch(/ < it's \$HOME$/);
    expect(shell()).toMatchObject({ status: 0, stderr: '' });
    const again = await gcloud.calls();
    expect(again.filter((call) => / create |versions add/.test(call))).toEqual([]);
    expect(again.filter((call) => / update /.test(call))).toHaveLength(3);
  });
});

const quoted = (word: string) => `'${word.replaceAll("'", `'"'"'`)}'`;

/** Runs the real gcloud, with a configuration that has no account. */
function realGcloud(args: readonly string[], config: string): Promise<{ out: string; err: string }> {
  const { PATH: path = '', HOME: home = '' } = process.env;
  const child = spawn('gcloud', ['--quiet', ...args], {
    env: { PATH: path.split(':').slice(1).join(':'), HOME: home, CLOUDSDK_CONFIG: config },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve) => child.on('close', () => resolve({ out, err })));
}

describe('the real gcloud of this machine', { tags: 'gcloud' }, () => {
  let config: string;
  beforeEach(async () => {
    config = await mkdtemp(join(tmpdir(), 'gcloud-'));
    return () => rm(config, { recursive: true });
  });
  const steps = [...gcloudSteps(municipality()), ...gcloudSteps(oneSchool)];

  it('knows each command and each flag', async () => {
    const commands = steps.flatMap(({ args, stands }) => [
      args,
      ...[stands?.look, stands?.update, stands?.holds].filter((each) => each !== undefined),
    ]);
    const wrong = ['scheduler', 'jobs', 'create', 'http', 'x', '--no-such-flag'];
    const strings = [...commands, wrong].map((args) => ({ command_string: `gcloud ${args.map(quoted).join(' ')}` }));
    const path = join(config, 'commands.json');
    await writeFile(path, JSON.stringify(strings));
    // The command prints JSON by itself. With an explicit format, it would print the JSON twice.
    const format = '--format=none';
    const { out } = await realGcloud(['meta', 'lint-gcloud-commands', `--commands-file=${path}`, format], config);
    const judged = JSON.parse(out) as { command_string: string; success: boolean; error_message: string | null }[];
    expect(judged.length).toBe(new Set(strings.map(({ command_string }) => command_string)).size);
    expect(judged.filter(({ success }) => !success)).toEqual([
      expect.objectContaining({ error_message: expect.stringContaining('unrecognized arguments: --no-such-flag') }),
    ]);
  });

  it('accepts each value of the longest commands', async () => {
    const longest = [
      'functions deploy nastavnik-queue',
      'subscriptions create nastavnik-schools-push',
      'jobs create http',
    ];
    for (const start of longest) {
      const step = steps.find(({ args }) => args.join(' ').includes(start));
      const { err } = await realGcloud(step?.args ?? [], config);
      expect(err).toContain('You do not currently have an active account');
    }
  });
});
