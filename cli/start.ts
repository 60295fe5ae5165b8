import { folder, russianCommand, wholeNumber } from '../emulator/command.ts';
import { nameInHelp } from '../workspace/how-to-call.ts';
import { isoDate } from './iso-date.ts';
import { type StartOptions, startSchool } from './start/start-school.ts';

export async function run(words: readonly string[]): Promise<void> {
  const options = russianCommand(nameInHelp('start'), 'Запускает «Наставника» на этом компьютере.')
    .option('--empty', 'пустая школа: без учителей и ответов', false)
    .option('--codes', 'в таблице только коды, имена – в ключе: как школа работает с Google', false)
    .option('--today <дата>', 'какой день считать сегодняшним, например 2026-09-20', isoDate)
    .option('--port <номер>', 'порт страниц и API, 0 – любой свободный', wholeNumber(0, 65_535), 0)
    .option('--data <папка>', 'где хранить данные', folder, '.nastavnik')
    .option('--once', 'обновить таблицу, показать сводку и закончить', false)
    .parse([...words], { from: 'user' })
    .opts<StartOptions>();
  await startSchool(options);
}
