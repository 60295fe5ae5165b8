import { writeRelease } from '../build/release.ts';
import { russianCommand } from '../emulator/command.ts';

export async function run(words: readonly string[]): Promise<void> {
  russianCommand(
    'npm run release',
    'Собирает то, что школа ставит в таблицу без Node: два файла и порядок установки.',
  ).parse([...words], { from: 'user' });
  console.log(`Готово: папка ${await writeRelease()}. Начните с файла УСТАНОВКА.md.`);
}
