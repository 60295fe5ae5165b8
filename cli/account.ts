import { Argument } from 'commander';
import { folder, russianCommand } from '../emulator/command.ts';
import { normalEmail } from '../workspace/accounts/account.ts';
import { issueKeyByFile } from '../workspace/accounts/one-time-keys.ts';
import { DATA } from '../workspace/data-folder.ts';
import { nameInHelp } from '../workspace/how-to-call.ts';
import { schoolOfServer, schoolRoot } from '../workspace/serve/schools/school-root.ts';
import { readSession } from '../workspace/session-file.ts';

/** `nastavnik account reset ПОЧТА`: a link for a new password, for a person at the server itself. */
export async function run(words: readonly string[]): Promise<void> {
  const program = russianCommand(
    nameInHelp('account'),
    'Даёт ссылку, по которой можно выбрать новый пароль: для того, кто сидит за самим сервером.',
  )
    .addArgument(new Argument('<действие>', 'reset').choices(['reset']))
    .argument('<почта>', 'чья учётная запись')
    .option('--data <папка>', 'папка данных школы', folder, DATA)
    .parse([...words], { from: 'user' });
  const [, email = ''] = program.args;
  const { data } = program.opts<{ readonly data: string }>();
  const key = await issueKeyByFile(data, normalEmail(email), Date.now());
  const place = schoolOfServer(data);
  const session = await readSession(place?.schools ?? data);
  const root = place
    ? await schoolRoot(place.schools, place.name, process.env)
    : (session?.root ?? session?.url ?? 'http://127.0.0.1:8080/');
  process.stdout.write(
    `Если такая учётная запись есть, новый пароль можно выбрать здесь, в течение часа и один раз:\n\n  ${root}password?key=${key}\n\n`,
  );
  if (!session) process.stdout.write('Сервер сейчас не работает: запустите его, потом откройте ссылку.\n');
}
