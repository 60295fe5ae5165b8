import { Argument } from 'commander';
import { folder, russianCommand } from '../emulator/command.ts';
import { makeFolder } from '../emulator/make-folder.ts';
import { howToCall, nameInHelp } from '../workspace/how-to-call.ts';
import {
  addSchool,
  changeSchool,
  firstAddress,
  issueFirstKey,
  readEntry,
  schoolNames,
} from '../workspace/serve/schools/school-entry.ts';
import { schoolRoot } from '../workspace/serve/schools/school-root.ts';
import { UserFacingError } from '../workspace/user-facing-error.ts';

interface Action {
  readonly about: string;
  /** @param schools - the folder of the schools */
  run(schools: string, name: string, title: string): Promise<void>;
}

const say = (line: string) => void process.stdout.write(`${line}\n`);

const rootOf = (schools: string, name: string) => schoolRoot(schools, name, process.env);

async function sayLink(schools: string, name: string): Promise<void> {
  const link = firstAddress(await rootOf(schools, name), await issueFirstKey(schools, name, Date.now()));
  say(`Ссылка для первого хранителя, на неделю и один раз:\n\n  ${link}\n`);
}

/** A school's title, state and address, or why its entry cannot be read. */
async function described(schools: string, name: string): Promise<string> {
  try {
    const entry = readEntry(schools, name);
    return `${entry?.title}${entry?.isStopped ? '  (остановлена)' : ''}  ${await rootOf(schools, name)}`;
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return error.message;
  }
}

const actions: Readonly<Record<string, Action>> = {
  add: {
    about: 'добавить школу',
    async run(schools, name, title) {
      await makeFolder(schools);
      await addSchool(schools, name, title);
      await sayLink(schools, name);
    },
  },
  rename: {
    about: 'назвать иначе',
    run: (schools, name, title) => changeSchool(schools, name, { title }),
  },
  stop: {
    about: 'остановить: страницы закрыты, письма не уходят, данные целы',
    run: (schools, name) => changeSchool(schools, name, { isStopped: true }),
  },
  start: { about: 'снова запустить', run: (schools, name) => changeSchool(schools, name, { isStopped: false }) },
  link: { about: 'дать ссылку для первого хранителя', run: sayLink },
  list: {
    about: 'показать школы',
    async run(schools) {
      for (const name of await schoolNames(schools)) say(`${name}  ${await described(schools, name)}`);
    },
  },
};

/** `nastavnik schools add school5 "Школа № 5"`: manages the schools of a server. A running server applies the changes at once. */
export async function run(words: readonly string[]): Promise<void> {
  const program = russianCommand(
    nameInHelp('schools'),
    `Школы одного сервера (${howToCall('serve', '--schools ПАПКА')}). ${Object.entries(actions)
      .map(([name, { about }]) => `${name} – ${about}`)
      .join('; ')}.`,
  )
    .addArgument(new Argument('<действие>').choices(Object.keys(actions)))
    .argument('[имя]', 'короткое имя школы: её папка и начало её адреса', '')
    .argument('[название]', 'название в списке школ', '')
    .option('--schools <папка>', 'папка, в которой лежат школы', folder, 'nastavnik-schools')
    .parse([...words], { from: 'user' });
  const [action = '', name = '', title = ''] = program.args;
  const { schools } = program.opts<{ readonly schools: string }>();
  await actions[action]?.run(schools, name, title);
  if (action !== 'list') say('Готово.');
}
