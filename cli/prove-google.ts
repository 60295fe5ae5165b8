import { russianCommand } from '../emulator/command.ts';
import { SCOPES } from '../functions/entry/scopes.ts';
import { liveGoogle } from '../workspace/google/live-google.ts';
import { address, spreadsheet } from './place-options.ts';
import { claims } from './prove-google/claims.ts';
import { openTestSpreadsheet } from './prove-google/test-spreadsheet.ts';

interface Read {
  readonly spreadsheet?: string;
  readonly root?: string;
}

/** Tests in a spreadsheet of its own whether Google behaves as the program expects, and prints the results. */
export async function run(words: readonly string[]): Promise<void> {
  const { spreadsheet: known, root } = russianCommand(
    'npm run prove-google --',
    'Проверяет на отдельной таблице, так ли Google отвечает, как рассчитывает программа. Чужих таблиц не трогает.',
  )
    .option('--spreadsheet <таблица>', 'таблица, которую сделала прошлая проверка', spreadsheet)
    .option('--root <адрес>', '«Наставник» на этом компьютере вместо Google (или GOOGLE_API_ROOT)', address)
    .parse([...words], { from: 'user' })
    .opts<Read>();
  const { GOOGLE_API_ROOT, GOOGLE_API_TOKEN: token = 'nastavnik@emulator.local' } = process.env;
  const place = root ?? GOOGLE_API_ROOT;
  const tested = await openTestSpreadsheet(await liveGoogle(SCOPES, place ? { root: place, token } : undefined), known);
  console.log(`Таблица проверки: ${tested.spreadsheetId}`);
  let differing = 0;
  for (const { fact, differs } of claims) {
    const seen = await differs(tested);
    if (seen !== undefined) differing += 1;
    console.log(seen === undefined ? `сошлось   ${fact}` : `ИНАЧЕ     ${fact}\n          ${seen}`);
  }
  console.log(
    differing === 0
      ? `Сошлось всё: ${claims.length} из ${claims.length}. Таблицу проверки можно удалить.`
      : `Разошлось: ${differing} из ${claims.length}. Пришлите этот вывод разработчику и пока не ведите школу через Google.`,
  );
  if (differing > 0) process.exitCode = 1;
}
