import type { Answer, ChartData } from '../../../emulator/application-pages.ts';
import { staffPage } from '../page.tsx';
import { ChartFigures } from './chart-figures.tsx';
import type { MenuGroup } from './tab-menu.ts';

interface WorkbookPage {
  readonly groups: readonly MenuGroup[];
  /** The open tab. */
  readonly gid: number;
  readonly title: string;
  readonly spreadsheetId: string;
  /** The charts of the tab. */
  readonly charts: readonly ChartData[];
  readonly isExample: boolean;
}

function Menu({ groups, gid }: Pick<WorkbookPage, 'groups' | 'gid'>) {
  return (
    <nav class="tabs-menu" aria-label="Листы">
      {groups.map(({ key, title, folded, tabs }) => (
        <details key={key} data-group={key} open={!folded || tabs.some((tab) => tab.gid === gid)}>
          <summary>{title}</summary>
          <ul class="plain">
            {tabs.map((tab) => (
              <li key={tab.gid}>
                <a href={`/workbook?gid=${tab.gid}`} aria-current={tab.gid === gid ? 'page' : undefined}>
                  {tab.title}
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}

/** The workbook: a menu of the tabs, and the open tab as a grid. Without scripts, the same tab is a plain table on a page of its own. */
export function workbookPage({ groups, gid, title, spreadsheetId, charts, isExample }: WorkbookPage): Answer {
  const plain = `/spreadsheets/d/${spreadsheetId}?gid=${gid}`;
  return staffPage({
    title,
    here: '/workbook',
    isExample,
    width: 'full',
    part: 'grid',
    body: (
      <div class="workbook">
        <Menu groups={groups} gid={gid} />
        <section class="sheet-pane" aria-label={`Лист «${title}»`}>
          <div class="sheet-tools">
            <input type="search" id="find" placeholder="Найти на листе" aria-label="Найти на листе" />
            <button type="button" id="undo" class="quiet" disabled>
              Отменить
            </button>
            <button type="button" id="redo" class="quiet" disabled>
              Вернуть
            </button>
            <a href={plain}>Простая таблица</a>
            <a href={`/workbook/print?gid=${gid}`}>Печать на А4</a>
            <a href={`/workbook/tab.csv?gid=${gid}`}>Скачать .csv</a>
            <a href={`/workbook/workbook.xlsx`}>Всё в .xlsx</a>
          </div>
          <p id="grid-status" role="status" class="soft">
            Лист открывается…
          </p>
          <div id="grid" data-gid={gid} />
          <p class="paper-only">Лист печатается со страницы «Печать на А4»: на ней все строки и столбцы.</p>
          <noscript>
            <p>
              В этом браузере выключены скрипты. <a href={plain}>Открыть лист простой таблицей</a>
            </p>
          </noscript>
          <p class="soft hint">
            Печатайте прямо в ячейке; Enter – ниже, Tab – вправо, Delete – очистить, Ctrl+D и Ctrl+R – заполнить вниз и
            вправо, Ctrl+C и Ctrl+V – в Excel и обратно, Ctrl+Z – отменить, Ctrl+F – найти. Серые ячейки заполняет
            программа. Сортировка и отбор меняют только вид на этом экране.
          </p>
          <ChartFigures charts={charts} />
        </section>
      </div>
    ),
  });
}
