import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { PlainFailure } from '../plain-failure.ts';
import type { Step } from './gcloud-steps.ts';

const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;

const STDIN: Readonly<Record<NonNullable<Step['stdin']>, string>> = {
  newSecret: "openssl rand -hex 32 | tr -d '\\n' | ",
  smtpPassword: 'printf %s "$SMTP_PASSWORD" | ',
};

/** The step as a line for a shell, with a comment above it. */
export function shellLine({ why, args, stdin }: Step): string {
  return `# ${why}\n${stdin ? STDIN[stdin] : ''}gcloud ${args.map(quoted).join(' ')}\n`;
}

interface Ended {
  readonly code: number;
  readonly said: string;
}

function gcloud(args: readonly string[], input: string | undefined): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn('gcloud', ['--quiet', ...args], { stdio: ['pipe', 'inherit', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      process.stderr.write(text);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
    child.stdin.end(input ?? '');
  });
}

const STANDS = /already exists|ALREADY_EXISTS/i;

export interface RunParts {
  readonly say: (line: string) => void;
  /** The password of the mail server, from the environment. */
  readonly smtpPassword: string | undefined;
}

/**
 * Runs the steps one after another by the `gcloud` of this machine. What stands from an earlier deployment is left as it is;
 * the first failure ends the run: started again, it goes on.
 */
export async function runSteps(steps: readonly Step[], { say, smtpPassword }: RunParts): Promise<void> {
  if (steps.some(({ stdin }) => stdin === 'smtpPassword') && !smtpPassword) {
    throw new PlainFailure('Не задан пароль почты: положите его в переменную окружения SMTP_PASSWORD и повторите.');
  }
  for (const [index, { why, args, stdin, once }] of steps.entries()) {
    say(`${index + 1} из ${steps.length}: ${why}`);
    const input = stdin === 'newSecret' ? randomBytes(32).toString('hex') : stdin ? smtpPassword : undefined;
    const { code, said } = await gcloud(args, input).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      throw new PlainFailure(
        'Программа gcloud не найдена. Установите Google Cloud CLI (cloud.google.com/sdk) и повторите.',
      );
    });
    if (code === 0) continue;
    if (once && STANDS.test(said)) {
      say('   уже есть, оставляем как было');
      continue;
    }
    throw new PlainFailure(
      `Шаг «${why}» не удался (gcloud ответил ${code}). Устраните причину, которую он назвал, и запустите команду ещё раз: сделанное повторяться не будет.`,
    );
  }
}
