import { runCommandLine, type Subcommand } from './program.ts';
import { schoolCommands } from './school-commands.ts';

/** The commands that need the source, or test the program. */
const developerCommands: readonly Subcommand[] = [
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
  { name: 'release', about: 'собрать файлы, которые ставит школа', load: () => import('./release.ts') },
  { name: 'push', about: 'отправить скрипт в таблицу (clasp)', load: () => import('./push.ts') },
  { name: 'deploy', about: 'разместить «Наставника» в Google Cloud', load: () => import('./deploy.ts') },
];

await runCommandLine([...schoolCommands, ...developerCommands]);
