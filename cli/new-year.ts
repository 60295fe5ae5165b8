import { folder, russianCommand } from '../emulator/command.ts';
import { nameInHelp } from '../workspace/how-to-call.ts';
import { type NewYearOptions, newYear } from './new-year/new-year.ts';
import { spreadsheet, withPlace } from './place-options.ts';

export async function run(words: readonly string[]): Promise<void> {
  const options = withPlace(
    russianCommand(
      nameInHelp('new-year'),
      'Начинает следующую программу из этой: переносит настройки, людей, обучение, материалы, запреты и прошлогодние пары в новую пустую школу. Ответы, письма и журнал не переносятся. Без --yes только показывает, что будет.',
    ),
  )
    .option('--to-data <папка>', 'новая школа этого компьютера: её папка данных', folder)
    .option('--to-spreadsheet <таблица>', 'новая школа у Google: номер или адрес таблицы', spreadsheet)
    .option('--yes', 'записать', false)
    .parse([...words], { from: 'user' })
    .opts<NewYearOptions>();
  await newYear(options);
}
