import { alertsFor, healthFactsOf } from '../health/alerts.ts';
import type { ServedPage } from '../http/visit.ts';
import type { ServedSchool } from '../served-school.ts';
import { momentText } from './moment-text.ts';
import { servedPage } from './served-page.tsx';

/** The page that says whether everything works. */
export function healthPages(school: ServedSchool): readonly ServedPage[] {
  const moment = (ms: number | undefined): string =>
    ms === undefined ? 'ещё не было' : momentText(new Date(ms), school.timeZone());
  return [
    {
      method: 'GET',
      path: '/health',
      async handle({ account }) {
        const facts = await healthFactsOf(school);
        const alerts = alertsFor(facts);
        return servedPage({
          title: 'Состояние',
          account,
          here: '/health',
          children: (
            <>
              {alerts.length === 0 ? (
                <p class="notice" role="status">
                  Всё работает само.
                </p>
              ) : null}
              {alerts.map(({ key, what, toDo }) => (
                <p class="problem" role="alert" key={key}>
                  {what} {toDo}
                </p>
              ))}
              <div class="card">
                <table class="facts">
                  <tbody>
                    <tr>
                      <th scope="row">Сервер запущен</th>
                      <td>{moment(facts.startedAt)}</td>
                    </tr>
                    <tr>
                      <th scope="row">Таблица просмотрена</th>
                      <td>{moment(facts.runCompletedAt)}</td>
                    </tr>
                    <tr>
                      <th scope="row">Письма</th>
                      <td>
                        {school.mailServer.isKnown
                          ? facts.mailStoppedAt === undefined
                            ? 'уходят'
                            : `не уходят с ${moment(facts.mailStoppedAt)}`
                          : 'почтовый сервер не задан'}
                      </td>
                    </tr>
                    <tr>
                      <th scope="row">Последняя копия</th>
                      <td>{moment(facts.backupAt)}</td>
                    </tr>
                    <tr>
                      <th scope="row">Свободно на диске</th>
                      <td>{Math.floor(facts.room / 1024 / 1024)} МБ</td>
                    </tr>
                  </tbody>
                </table>
              </div>
            </>
          ),
        });
      },
    },
  ];
}
