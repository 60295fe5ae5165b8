import type { Answer } from '../../../emulator/application-pages.ts';
import { howToCall, pathInCommand } from '../../how-to-call.ts';
import { userMessage } from '../../user-facing-error.ts';
import { backupsIn } from '../backup/backup-folder.ts';
import { isUnknown, unknownFolder } from '../backup/known-folder.ts';
import type { ServedPage, Visit } from '../http/visit.ts';
import type { ServedSchool } from '../served-school.ts';
import { momentText } from './moment-text.ts';
import { type FormOutcome, servedPage } from './served-page.tsx';

async function page(school: ServedSchool, { account }: Visit, said: FormOutcome = {}): Promise<Answer> {
  const folder = school.backupFolder();
  const backups = await backupsIn(folder);
  const isOther = await isUnknown(folder, school.health.lastBackup);
  const { what, toDo } = unknownFolder(folder);
  const isChosenHere = !school.known().fixed.has('backupFolder');
  return servedPage({
    title: 'Резервные копии',
    account,
    here: '/backups',
    ...said,
    children: (
      <>
        <section class="card">
          <p>
            Каждую ночь программа копирует всю школу в один файл и проверяет, что он читается. Остаются копии 7 дней, 5
            недель и 12 месяцев.
          </p>
          <p class="wrap-anywhere">Папка: {folder}</p>
          <p class="hint">
            Копия на том же диске не спасёт от поломки диска:{' '}
            {isChosenHere
              ? 'впишите в настройки папку на другом диске или сетевую.'
              : 'папку на другом диске или сетевую задаёт тот, кто ведёт сервер.'}{' '}
            В копиях – имена и ответы: храните их там же, где хранят личные дела.
          </p>
          {isOther ? (
            <form method="post" action="/backups/anew">
              <p class="problem" role="alert">
                {what} {toDo}
              </p>
              <button type="submit">Начать копии в этой папке заново</button>
            </form>
          ) : (
            <form method="post" action="/backups/now">
              <button type="submit">Сделать копию сейчас</button>
            </form>
          )}
        </section>
        <section class="card">
          {backups.length === 0 ? <p>Копий здесь нет.</p> : null}
          <ul class="rows">
            {backups.map(({ name, at }) => (
              <li key={name} class="wrap-anywhere">
                {momentText(at, school.timeZone())}
                <div class="hint">{name}</div>
              </li>
            ))}
          </ul>
          <p class="hint">
            {isChosenHere
              ? `Вернуть школу из копии: остановите сервер и дайте команду ${howToCall('restore', `ФАЙЛ --data ${pathInCommand(school.folder)}`)}.`
              : 'Вернуть школу из копии может тот, кто ведёт сервер.'}
          </p>
        </section>
      </>
    ),
  });
}

/** Makes a backup, and shows the page with the outcome. @param anew - whether the folder may lack the backups that were there */
async function madeNow(school: ServedSchool, visit: Visit, anew: boolean): Promise<Answer> {
  try {
    await school.backUp({ anew });
  } catch (error) {
    const why = userMessage(error);
    if (why === undefined) throw error;
    return page(school, visit, { problem: `Копия не сделана. ${why}` });
  }
  return page(school, visit, { done: 'Копия сделана и проверена.' });
}

/** The keeper's page of backups. */
export function backupsPages(school: ServedSchool): readonly ServedPage[] {
  return [
    { method: 'GET', path: '/backups', handle: (visit) => page(school, visit) },
    { method: 'POST', path: '/backups/now', handle: (visit) => madeNow(school, visit, false) },
    { method: 'POST', path: '/backups/anew', handle: (visit) => madeNow(school, visit, true) },
  ];
}
