import type { Answer } from '../../../emulator/application-pages.ts';
import { counted } from '../../../functions/domain/counted.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { outboxStatuses } from '../../../sheets-schema/tables/outbox.ts';
import { NextLetters, viewIn } from '../../curator/index.ts';
import type { ServedPage, Visit } from '../http/visit.ts';
import type { ServedSchool } from '../served-school.ts';
import { type FormOutcome, servedPage } from './served-page.tsx';

const MOST_SHOWN = 100;

/** The states of letters that wait or failed. */
const OPEN: ReadonlySet<string> = new Set(['queued', 'sending', 'failed', 'unknown', 'held']);

async function page(
  { mailServer, workspace }: ServedSchool,
  { account }: Visit,
  said: FormOutcome = {},
): Promise<Answer> {
  const { sheets, spreadsheetId } = workspace.school;
  const view = viewIn(await readWorkbook(sheets, spreadsheetId), workspace);
  const rows = view.programme.tables.outbox;
  const count = (status: string) => rows.filter((row) => row.status === status).length;
  const open = rows.filter(({ status }) => status !== undefined && OPEN.has(status));
  const sheet = `/spreadsheets/d/${spreadsheetId}/edit`;
  return servedPage({
    title: 'Письма',
    account,
    here: '/inbox',
    ...said,
    children: (
      <>
        <section class="card">
          <p>
            Отправлено: {count('sent')}. В очереди: {count('queued')}. Не доставлено: {count('failed')}. Неизвестно:{' '}
            {count('unknown')}.
          </p>
          {mailServer.isKnown ? null : (
            <p class="problem" role="alert">
              Почтовый сервер не задан: письма ждут. Его задаёт хранитель на странице «Почта».
            </p>
          )}
          <form method="post" action="/letters/send">
            <button type="submit">Отправить сейчас то, что ждёт</button>
          </form>
          <p class="hint">
            Задержать письмо, отметить переданным лично или отправить ещё раз можно в таблице, на листе{' '}
            <a href={sheet}>«Рассылка»</a>.
          </p>
        </section>
        <NextLetters view={view} />
        {open.length === 0 ? null : (
          <section class="card">
            <h2>Ждут или не дошли</h2>
            <ul class="rows">
              {open.slice(0, MOST_SHOWN).map(({ noticeKey, recipient, subject, status, detail }) => (
                <li key={noticeKey} class="wrap-anywhere">
                  {subject}
                  <div class="hint">
                    {[recipient, status && outboxStatuses[status], detail].filter(Boolean).join(' · ')}
                  </div>
                </li>
              ))}
            </ul>
            {open.length > MOST_SHOWN ? <p class="hint">Показаны первые {MOST_SHOWN}.</p> : null}
          </section>
        )}
      </>
    ),
  });
}

async function send(school: ServedSchool, visit: Visit): Promise<Answer> {
  await school.run.notifyByHand();
  const { trouble, report } = school.run.state;
  if (trouble) return page(school, visit, { problem: `Таблица не просмотрена. ${trouble}` });
  if (!report?.sent) {
    return page(school, visit, { done: 'Сейчас ничего не ушло. Почему письмо ждёт, сказано под ним.' });
  }
  const sent = counted(report.sent, 'письмо', 'письма', 'писем');
  return page(school, visit, { done: `Отправлено сейчас: ${sent}.` });
}

/** The curator's page of letters that wait. */
export function lettersPages(school: ServedSchool): readonly ServedPage[] {
  return [
    { method: 'GET', path: '/letters', handle: (visit) => page(school, visit) },
    { method: 'POST', path: '/letters/send', handle: (visit) => send(school, visit) },
  ];
}
