import { bundleFunctions } from '../build/cloud-bundle.ts';
import { writeScript } from '../build/script-bundle.ts';
import { russianCommand } from '../emulator/command.ts';

export async function run(words: readonly string[]): Promise<void> {
  russianCommand('npm run build', 'Собирает скрипт таблицы и облачные функции в папку dist.').parse([...words], {
    from: 'user',
  });
  for (const { path, bytes } of await bundleFunctions()) console.log(`${path}: ${Math.round(bytes / 1024)} kB`);
  console.log(await writeScript());
}
