import { access } from 'node:fs/promises';
import { UserFacingError } from '../../workspace/user-facing-error.ts';
import { addressesOf, type DeployOptions, gcloudSteps } from './gcloud-steps.ts';
import { runSteps, shellLine } from './run-steps.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

export interface DeployCommand extends DeployOptions {
  /** Runs the commands. If false, the program only prints them. */
  readonly run: boolean;
}

/** Runs or prints the steps of a deployment. Then prints what people must still do by hand. @throws UserFacingError if a step fails */
export async function showOrRun(command: DeployCommand): Promise<void> {
  const steps = gcloudSteps(command);
  const { runner, url } = addressesOf(command);
  if (command.run) {
    await access('dist/functions/package.json').catch(() => {
      throw new UserFacingError('Программа ещё не собрана. Выполните npm run build и повторите.');
    });
    await runSteps(steps, { say, smtpPassword: process.env.SMTP_PASSWORD });
  } else {
    say('# Команды не выполнены, только показаны. Выполнить: добавьте --run. Перед этим: npm run build');
    for (const step of steps) say(shellLine(step));
  }
  say(
    `# Осталось сделать руками: откройте ${command.registry ? 'список школ и ' : ''}таблицы и анкеты школ для ${runner} (Редактор).`,
  );
  say(`# Адрес функций для скрипта таблицы: ${url}`);
}
