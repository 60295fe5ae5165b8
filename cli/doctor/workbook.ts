import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { GoogleError } from '../../functions/gateways/google-error.ts';
import type { SheetsGateway } from '../../functions/gateways/google-sheets.ts';
import { layouts } from '../../functions/workbook/layout.ts';
import { readPending } from '../../functions/workbook/pending-answers.ts';
import { READ_FIELDS, toSnapshot } from '../../functions/workbook/read.ts';
import type { Snapshot } from '../../functions/workbook/snapshot.ts';
import { WorkbookError } from '../../functions/workbook/workbook-error.ts';
import { FROM_EARLIER_VERSION } from '../../sheets-schema/earlier-version.ts';
import { type Finding, ok, toMend } from './finding.ts';
import { generalRefusal } from './refusals.ts';

const ACCESS = 'Доступ к таблице';
const SIZE = 'Размер таблицы';

/** Google's limit for the cells of a spreadsheet. */
const MOST_CELLS = 10_000_000;

/** The workbook, and the findings from opening it. */
export interface Opened {
  readonly findings: readonly Finding[];
  /** Absent if the workbook cannot be read. */
  readonly workbook?: { readonly snapshot: Snapshot; readonly timeZone: string | undefined };
}

function notOpened(error: unknown, account: string | undefined): Finding {
  if (error instanceof WorkbookError) {
    return toMend(
      ACCESS,
      'в таблице нет отметки «Наставника»',
      'Запустите установку ещё раз: она ничего не удваивает.',
    );
  }
  const general = generalRefusal(error);
  if (general) {
    const quota = error instanceof GoogleError && error.code === 'QUOTA';
    return toMend(quota ? 'Лимиты Google' : ACCESS, general.seen, general.mend);
  }
  if (error instanceof GoogleError && error.code === 'NOT_FOUND') {
    return toMend(ACCESS, 'таблицы с таким номером нет', 'Проверьте номер таблицы и не удалена ли она.');
  }
  return toMend(
    ACCESS,
    'таблица не открыта для программы',
    `Откройте таблицу учётной записи ${account ?? '«Наставника»'}: «Поделиться», роль «Редактор».`,
  );
}

/** Counts all tabs, including the school's own tabs. */
function sizeOf(sheets: readonly sheets_v4.Schema$Sheet[]): Finding {
  const cells = sheets.reduce((sum, { properties }) => {
    const { rowCount, columnCount } = properties?.gridProperties ?? {};
    return sum + (rowCount ?? 0) * (columnCount ?? 0);
  }, 0);
  const shown = (count: number) => count.toLocaleString('ru-RU');
  return cells > MOST_CELLS * 0.8
    ? toMend(
        SIZE,
        `${shown(cells)} ячеек, а Google разрешает ${shown(MOST_CELLS)}`,
        'Удалите пустые строки и столбцы на своих листах: пустые ячейки тоже считаются.',
      )
    : ok(SIZE, `${shown(cells)} ячеек, предел ${shown(MOST_CELLS)}`);
}

function tabsOf({ tabs, forms }: Snapshot): Finding {
  const lost = layouts.filter(({ name }) => {
    const form = /^answers\.(.+)$/.exec(name)?.[1];
    return !tabs.has(name) && (form === undefined || forms.has(form));
  });
  return lost.length > 0
    ? toMend(
        'Листы',
        `нет листов: ${lost.map(({ title }) => `«${title}»`).join(', ')}`,
        `Верните их ${FROM_EARLIER_VERSION} или запустите установку ещё раз.`,
      )
    : ok('Листы', 'все на месте');
}

/** Finds answers of people who withdrew consent. The forms keep such answers until the script deletes them. */
function erasureOf(spreadsheet: sheets_v4.Schema$Spreadsheet): Finding[] {
  const waiting = readPending(spreadsheet);
  if (waiting.length === 0) return [];
  const codes = [...new Set(waiting.map(({ code }) => code))].join(', ');
  return [
    toMend(
      'Уничтожение данных',
      `в анкетах ждут удаления ответы: ${waiting.length} (${codes})`,
      'Их удаляет скрипт таблицы раз в час: меню «Наставник» → «Обновить таблицу». Остались – удалите сами: в форме «Ответы» → «Отдельный пользователь».',
    ),
  ];
}

/** Opens the workbook and reads everything once. */
export async function openWorkbook(
  sheets: SheetsGateway,
  spreadsheetId: string,
  account: string | undefined,
): Promise<Opened> {
  try {
    const spreadsheet = await sheets.read(spreadsheetId, `properties(timeZone),${READ_FIELDS}`);
    const snapshot = toSnapshot(spreadsheet);
    return {
      findings: [
        ok(ACCESS, 'таблица открывается'),
        tabsOf(snapshot),
        sizeOf(spreadsheet.sheets ?? []),
        ...erasureOf(spreadsheet),
      ],
      workbook: { snapshot, timeZone: spreadsheet.properties?.timeZone ?? undefined },
    };
  } catch (error) {
    return { findings: [notOpened(error, account)] };
  }
}
