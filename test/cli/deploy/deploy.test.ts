import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { gcloudSteps } from '../../../cli/deploy/gcloud-steps.ts';
import { deployCommand } from '../../../cli/deploy.ts';

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
const municipality = deployCommand([...COMMON, '--registry', ID]);

const noLogin = deployCommand([...COMMON.slice(0, -2), '--school', `${ID}=curator@example.org`]);

const lines = (command: typeof oneSchool) => gcloudSteps(command).map(({ args }) => args.join(' '));

describe('a deployment', () => {
  it('a deployment of one school needs neither queue nor registry', () => {
    const said = lines(oneSchool).join('\n');
    expect(said).not.toMatch(/pubsub (topics|subscriptions)|nastavnik-queue/);
    expect(said).toContain(`NASTAVNIK_SCHOOLS=${ID}=curator@example.org deputy@example.org`);
    expect(said).toContain(`--message-body={"spreadsheetId":"${ID}"}`);
  });

  it('a deployment of a municipality has a queue with dead letters, and a timer for the sweep', () => {
    const said = lines(municipality).join('\n');
    expect(said).toMatch(
      /subscriptions create nastavnik-schools-push .*--dead-letter-topic=nastavnik-schools-dead --max-delivery-attempts=8/,
    );
    expect(said).toMatch(/jobs create http nastavnik-sweep .*--oidc-service-account-email=nastavnik-call@/);
    expect(said).toContain('service-123456789@gcp-sa-pubsub.iam.gserviceaccount.com');
    expect(said).toContain('NASTAVNIK_AUDIENCES=https://europe-west1-nastavnik-test.cloudfunctions.net/nastavnik');
  });

  it.each([oneSchool, municipality])('gives each account only the rights it needs', (command) => {
    const roles = lines(command).flatMap((line) => line.match(/--role=\S+/g) ?? []);
    expect(new Set(roles)).toEqual(
      new Set(
        command.registry
          ? [
              '--role=roles/cloudbuild.builds.builder',
              '--role=roles/secretmanager.secretAccessor',
              '--role=roles/pubsub.publisher',
              '--role=roles/pubsub.subscriber',
            ]
          : ['--role=roles/cloudbuild.builds.builder', '--role=roles/secretmanager.secretAccessor'],
      ),
    );
    // Only the account that builds gets a right to the whole project, and the functions do not run as this account.
    const wide = lines(command).filter((line) => line.includes('projects add-iam-policy-binding'));
    expect(wide).toEqual([expect.stringContaining('--member=serviceAccount:nastavnik-build@')]);
    for (const line of lines(command).filter((each) => each.includes('functions deploy'))) {
      expect(line).toMatch(/--service-account=nastavnik-run@.*--build-service-account=projects\/\S+\/nastavnik-build@/);
    }
  });

  it('pushes to the path where the framework finds the topic, as the account that the function admits', () => {
    const said = lines(municipality).join('\n');
    const audience = 'https://europe-west1-nastavnik-test.cloudfunctions.net/nastavnik-queue';
    expect(said).toContain(`--push-endpoint=${audience}/projects/nastavnik-test/topics/nastavnik-schools `);
    expect(said).toContain(`--push-auth-token-audience=${audience} `);
    expect(said).toMatch(/add-invoker-policy-binding nastavnik-queue .*nastavnik-call@/);
    expect(said).toMatch(/deploy nastavnik-queue .*--entry-point=syncSchool .*--no-allow-unauthenticated/);
  });

  it.each([[[...COMMON]], [[...COMMON, '--school', `${ID}=not a mail`]], [COMMON.slice(2)]])(
    'refuses an incomplete command: %o',
    async (argv) => {
      const child = spawn(process.execPath, ['cli/nastavnik.mjs', 'deploy', ...argv]);
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

it('a mail server without a password needs no secret', () => {
  expect(lines(noLogin).join('\n')).not.toMatch(/secrets (create|versions|add)|--set-secrets/);
});
