import { access } from 'node:fs/promises';
import { addressesOf, gcloudSteps } from './deploy/gcloud-steps.ts';
import { deployCommand } from './deploy/options.ts';
import { runSteps, shellLine } from './deploy/run-steps.ts';
import { PlainFailure, runProgram } from './plain-failure.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

await runProgram(async () => {
  const command = deployCommand(process.argv.slice(2));
  const steps = gcloudSteps(command);
  const { runner, url } = addressesOf(command);
  if (command.run) {
    await access('dist/functions/package.json').catch(() => {
      throw new PlainFailure('Программа ещё не собрана. Выполните npm run build и повторите.');
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
});
