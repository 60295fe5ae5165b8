import { russianCommand } from '../emulator/command.ts';

interface Subcommand {
  readonly name: string;
  readonly about: string;
  /** Loads the command's module. The program loads no other command, so `start` needs no code of `deploy`. */
  readonly load: () => Promise<{ run(words: readonly string[]): Promise<void> }>;
}

const subcommands: readonly Subcommand[] = [
  { name: 'start', about: 'показ на этом компьютере: письма никуда не уходят', load: () => import('./start.ts') },
  { name: 'serve', about: 'вести настоящую школу: сервер с учётными записями', load: () => import('./serve.ts') },
  { name: 'documents', about: 'подготовить документы программы', load: () => import('./documents.ts') },
  { name: 'import', about: 'перенести ответы из файла', load: () => import('./import.ts') },
  { name: 'key', about: 'ключ «код – имя» для режима «коды»', load: () => import('./key.ts') },
  { name: 'letters', about: 'разослать письма и записать документы по ключу', load: () => import('./letters.ts') },
  { name: 'erase', about: 'уничтожить данные отозвавшего согласие', load: () => import('./erase.ts') },
  { name: 'doctor', about: 'проверить установку и сказать, что исправить', load: () => import('./doctor.ts') },
  { name: 'account', about: 'дать ссылку для нового пароля', load: () => import('./account.ts') },
  { name: 'backup', about: 'скопировать школу в один файл', load: () => import('./backup.ts') },
  { name: 'restore', about: 'вернуть школу из копии', load: () => import('./restore.ts') },
  { name: 'service', about: 'чтобы сервер запускался сам', load: () => import('./service.ts') },
  {
    name: 'prove-google',
    about: 'проверить на отдельной таблице, так ли отвечает Google',
    load: () => import('./prove-google.ts'),
  },
  { name: 'year', about: 'прожить учебный год вымышленной школы', load: () => import('./year.ts') },
  {
    name: 'campaign',
    about: 'прожить много лет со сбоями и проверить обещания',
    load: () => import('./campaign.ts'),
  },
  { name: 'build', about: 'собрать скрипт таблицы и облачные функции', load: () => import('./build.ts') },
  { name: 'release', about: 'собрать файлы для установки в таблицу без Node', load: () => import('./release.ts') },
  { name: 'push', about: 'отправить скрипт в таблицу (clasp)', load: () => import('./push.ts') },
  { name: 'deploy', about: 'разместить «Наставника» в Google Cloud', load: () => import('./deploy.ts') },
];

const program = russianCommand(
  'nastavnik',
  'Ведёт программу наставничества учителей. Справка о действии: nastavnik ДЕЙСТВИЕ --help',
)
  .usage('<действие> [параметры]')
  .helpCommand(false)
  .enablePositionalOptions();

for (const { name, about, load } of subcommands) {
  // The command reads its own options, including `--help`.
  program
    .command(name)
    .description(about)
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .passThroughOptions()
    .action(async (_options, { args }) => {
      const [{ runProgram }, { run }] = await Promise.all([import('../workspace/user-facing-error.ts'), load()]);
      await runProgram(() => run(args));
    });
}

await program.parseAsync();
