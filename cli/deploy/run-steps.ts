import { spawn } from 'node:child_process';
import { UserFacingError } from '../../workspace/user-facing-error.ts';
import type { Stdin, Step } from './gcloud-steps.ts';

const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;

const STDIN: Readonly<Record<Stdin, string>> = { smtpPassword: '"$SMTP_PASSWORD"' };

/** The step as shell lines, below a comment. */
export function shellLine({ why, args, stdin, stands }: Step): string {
  const line = (words: readonly string[]) => `gcloud ${words.map(quoted).join(' ')}`;
  const fed = (words: readonly string[]) => (stdin ? `printf %s ${STDIN[stdin]} | ${line(words)}` : line(words));
  const found = stands && `${line(stands.look)} >/dev/null 2>&1`;
  if (!stands?.update) return `# ${why}\n${found ? `${found} ||\n  ` : ''}${fed(args)}\n`;
  const same = stands.holds && stdin ? `[ "$(${line(stands.holds)})" = ${STDIN[stdin]} ] || ` : '';
  return `# ${why}\nif ${found}; then\n  ${same}${fed(stands.update)}\nelse\n  ${fed(args)}\nfi\n`;
}

interface Ended {
  readonly code: number;
  readonly out: string;
}

/** Runs `gcloud`. With `quietly`, hides the output. */
function gcloud(args: readonly string[], { input = '', quietly = false } = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn('gcloud', ['--quiet', ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (!quietly) process.stdout.write(text);
    });
    child.stderr.on('data', (text: Buffer) => quietly || process.stderr.write(text));
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ENOENT'
          ? new UserFacingError(
              'Программа gcloud не найдена. Установите Google Cloud CLI (cloud.google.com/sdk) и повторите.',
            )
          : error,
      ),
    );
    child.on('close', (code) => resolve({ code: code ?? 1, out }));
    child.stdin.on('error', () => undefined).end(input);
  });
}

/** The action that a step needs now: the arguments to run, or the reason to run nothing. */
async function decide({ args, stands }: Step, input: string): Promise<readonly string[] | string> {
  if (!stands || (await gcloud(stands.look, { quietly: true })).code !== 0) return args;
  if (!stands.update) return 'уже есть';
  if (stands.holds) {
    const { code, out } = await gcloud(stands.holds, { quietly: true });
    if (code === 0 && out.replace(/\n$/, '') === input) return 'уже есть, не изменилось';
  }
  return stands.update;
}

export interface RunParts {
  readonly say: (line: string) => void;
  readonly smtpPassword: string | undefined;
}

/**
 * Runs the steps in order with this machine's `gcloud`: creates missing resources and updates existing ones. The first failure ends the run, and the
 * next run continues.
 */
export async function runSteps(steps: readonly Step[], { say, smtpPassword = '' }: RunParts): Promise<void> {
  if (steps.some(({ stdin }) => stdin === 'smtpPassword') && !smtpPassword) {
    throw new UserFacingError('Не задан пароль почты: положите его в переменную окружения SMTP_PASSWORD и повторите.');
  }
  for (const [index, step] of steps.entries()) {
    say(`${index + 1} из ${steps.length}: ${step.why}`);
    const input = step.stdin ? smtpPassword : '';
    const decided = await decide(step, input);
    if (typeof decided === 'string') {
      say(`   ${decided}`);
      continue;
    }
    if (decided !== step.args) say('   уже есть, приводим к нужному виду');
    const { code } = await gcloud(decided, { input });
    if (code === 0) continue;
    throw new UserFacingError(
      `Шаг «${step.why}» не удался (gcloud ответил ${code}). Устраните причину, которую он назвал, и запустите команду ещё раз: сделанное не удвоится.`,
    );
  }
}
