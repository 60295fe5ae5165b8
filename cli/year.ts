import { Option } from 'commander';
import { folder, russianCommand, wholeNumber } from '../emulator/command.ts';
import { SEED_START } from '../sheets-schema/roadmap.ts';
import { SEED_MONTHS } from '../simulation/programme-run.ts';
import { writeYear, type YearOptions } from '../simulation/write-year.ts';
import { isoDate } from './iso-date.ts';

export async function run(words: readonly string[]): Promise<void> {
  const options = russianCommand('npm run year --', 'Проживает год программы за минуту.')
    .option('--seed <число>', 'зерно случая: одно и то же зерно даёт один и тот же год', wholeNumber(0, 2 ** 31 - 1), 1)
    .option('--teachers <число>', 'сколько учителей', wholeNumber(2, 500), 16)
    .option('--start <месяц>', 'номер месяца, в котором программа начинается', wholeNumber(1, 12), SEED_START)
    .option('--months <число>', 'сколько месяцев она длится', wholeNumber(7, 14), SEED_MONTHS)
    .option('--until <дата>', 'последний день; без этого – последний день программы', isoDate)
    .addOption(
      new Option(
        '--mode <чем>',
        'чем работает программа: облачными функциями, скриптом таблицы или своим сервером школы, с учётными записями и почтой по SMTP',
      )
        .choices(['functions', 'apps-script', 'serve'])
        .default('functions'),
    )
    .addOption(
      new Option('--transport <как>', 'как программа обращается к таблице: по сети или напрямую, тем же запросом')
        .choices(['http', 'direct'])
        .default('http'),
    )
    .option('--calm', 'никто не ошибается и не опаздывает', false)
    .option('--out <папка>', 'куда записать итоги', folder, 'year-out')
    .parse([...words], { from: 'user' })
    .opts<YearOptions>();
  await writeYear(options);
}
