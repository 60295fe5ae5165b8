import { writeRelease } from '../build/release.ts';
import { russianCommand } from '../emulator/command.ts';

export async function run(words: readonly string[]): Promise<void> {
  russianCommand(
    'npm run release',
    'Собирает то, что ставит школа: два файла для таблицы с порядком установки и программу для своего сервера (tgz).',
  ).parse([...words], { from: 'user' });
  const { folder, program } = await writeRelease();
  console.log(`Готово: папка ${folder}. Для таблицы начните с файла УСТАНОВКА.md.`);
  console.log(`Свой сервер школы: npm install -g ${program}, дальше docs/school-server.md.`);
}
