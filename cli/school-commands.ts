import type { Subcommand } from './program.ts';

/** The commands for people who run a programme. A release has only these. */
export const schoolCommands: readonly Subcommand[] = [
  { name: 'start', about: 'показ на этом компьютере: письма никуда не уходят', load: () => import('./start.ts') },
  { name: 'serve', about: 'вести настоящую школу: сервер с учётными записями', load: () => import('./serve.ts') },
  { name: 'schools', about: 'школы одного сервера: добавить, назвать, остановить', load: () => import('./schools.ts') },
  { name: 'documents', about: 'подготовить документы программы', load: () => import('./documents.ts') },
  {
    name: 'import',
    about: 'принять из файла школу или ответы анкеты',
    load: () => import('./import.ts'),
  },
  { name: 'key', about: 'ключ «код – имя» для режима «коды»', load: () => import('./key.ts') },
  { name: 'letters', about: 'разослать письма и записать документы по ключу', load: () => import('./letters.ts') },
  { name: 'erase', about: 'уничтожить данные отозвавшего согласие', load: () => import('./erase.ts') },
  { name: 'new-year', about: 'начать следующую программу из этой', load: () => import('./new-year.ts') },
  { name: 'doctor', about: 'проверить установку и сказать, что исправить', load: () => import('./doctor.ts') },
  { name: 'account', about: 'дать ссылку для нового пароля', load: () => import('./account.ts') },
  { name: 'backup', about: 'скопировать школу в один файл', load: () => import('./backup.ts') },
  { name: 'restore', about: 'вернуть школу из копии', load: () => import('./restore.ts') },
  { name: 'export', about: 'записать школу в один файл для другого компьютера', load: () => import('./export.ts') },
  { name: 'service', about: 'чтобы сервер запускался сам', load: () => import('./service.ts') },
];
