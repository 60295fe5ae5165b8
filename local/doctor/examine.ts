import { SCOPES } from '../../functions/entry/scopes.ts';
import type { FormResponses } from '../../functions/gateways/form-responses.ts';
import { GoogleError } from '../../functions/gateways/google-error.ts';
import type { SheetsGateway } from '../../functions/gateways/google-sheets.ts';
import { answersTab } from '../../functions/workbook/layout.ts';
import { parse } from '../../functions/workbook/parse.ts';
import { READ_FIELDS, toSnapshot } from '../../functions/workbook/read.ts';
import type { Snapshot } from '../../functions/workbook/snapshot.ts';
import { WorkbookError } from '../../functions/workbook/workbook-error.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { settings as settingsSchema } from '../../sheets-schema/settings.ts';
import type { Finding } from './finding.ts';

/** What the doctor looks at, live or emulated. */
export interface Patient {
  readonly spreadsheetId: string;
  readonly sheets: SheetsGateway;
  readonly responses: FormResponses;
  /** What the credentials may do, as Google says; undefined where it does not tell. */
  readonly scopes: () => Promise<readonly string[] | undefined>;
  /** The time by Google's clock: the `Date` of an answer. */
  readonly googleTime: () => Promise<Date>;
  readonly now: () => Date;
  /** Connects to the mail server and signs in; rejects with what it said. Absent where there is none to ask. */
  readonly mail: (() => Promise<void>) | undefined;
  /** How many changes a run would make now: what the triggers have left undone. */
  readonly undone: () => Promise<number>;
}

const ok = (check: string, seen: string): Finding => ({ check, state: 'ok', seen });
const mend = (check: string, seen: string, what: string): Finding => ({ check, state: 'mend', seen, mend: what });

/** Seconds that clocks may differ before tokens are refused; Google's library allows 300. */
const MOST_SKEW = 120;
const MOST_CELLS = 10_000_000;

async function access({
  sheets,
  spreadsheetId,
}: Patient): Promise<{ finding: Finding; snapshot?: Snapshot; timeZone?: string }> {
  const check = 'Доступ к таблице';
  try {
    const spreadsheet = await sheets.read(spreadsheetId, `properties(timeZone),${READ_FIELDS}`);
    const timeZone = spreadsheet.properties?.timeZone ?? undefined;
    return {
      finding: ok(check, 'таблица открывается'),
      snapshot: toSnapshot(spreadsheet),
      ...(timeZone ? { timeZone } : {}),
    };
  } catch (error) {
    if (error instanceof WorkbookError) {
      return {
        finding: mend(
          check,
          'в таблице нет отметки «Наставника»',
          'Запустите установку ещё раз: она ничего не удваивает.',
        ),
      };
    }
    if (!(error instanceof GoogleError)) throw error;
    const said: Partial<Record<GoogleError['code'], readonly [string, string]>> = {
      FORBIDDEN: [
        'таблица не открыта для программы',
        'Откройте таблицу учётной записи «Наставника» с ролью «Редактор».',
      ],
      NOT_FOUND: ['таблицы с таким номером нет', 'Проверьте номер таблицы и не удалена ли она.'],
      QUOTA: ['превышен лимит запросов Google', 'Подождите минуту; если повторяется, запускайте обход школ реже.'],
    };
    const [seen, what] = said[error.code] ?? ['Google не отвечает', 'Проверьте связь с интернетом и повторите позже.'];
    return { finding: mend(error.code === 'QUOTA' ? 'Лимиты Google' : check, seen, what) };
  }
}

async function mayWrite({ sheets, spreadsheetId }: Patient, { markerSheetId }: Snapshot): Promise<Finding> {
  const check = 'Право записи';
  try {
    // Hides the hidden tab once more: nothing changes, and Google says whether it would be allowed.
    const properties = { sheetId: markerSheetId, hidden: true };
    await sheets.write(spreadsheetId, [{ updateSheetProperties: { properties, fields: 'hidden' } }]);
    return ok(check, 'программа может писать в таблицу');
  } catch (error) {
    if (!(error instanceof GoogleError)) throw error;
    return mend(
      check,
      'писать в таблицу нельзя',
      'Дайте учётной записи «Наставника» роль «Редактор», а не «Читатель».',
    );
  }
}

function settingsOf(snapshot: Snapshot, timeZone: string | undefined): Finding[] {
  const { settings, problems } = parse(snapshot);
  const title = settingsSchema;
  const lacking = (['programYear', 'schoolShort', 'curatorName', 'curatorEmail'] as const).filter(
    (key) => settings[key] === undefined,
  );
  const wrong = problems.filter(({ reason }) => reason.startsWith('Настройка «'));
  return [
    lacking.length > 0
      ? mend(
          'Настройки',
          `не заполнено: ${lacking.map((key) => `«${title[key].label}»`).join(', ')}`,
          'Заполните эти строки на листе «Настройки».',
        )
      : wrong.length > 0
        ? mend('Настройки', wrong.map(({ reason }) => reason).join(' '), 'Исправьте эти значения на листе «Настройки».')
        : ok('Настройки', 'обязательные заполнены'),
    settings.schoolDomain === settingsSchema.schoolDomain.default
      ? mend(
          'Домен писем',
          'стоит образец school.example',
          'Впишите домен школы в настройку «Домен для писем»: по нему почта отличает письма от подделок.',
        )
      : ok('Домен писем', settings.schoolDomain),
    timeZone !== undefined && timeZone !== settings.timeZone
      ? mend(
          'Часовой пояс',
          `в таблице ${timeZone}, в настройках ${settings.timeZone}`,
          'Сделайте их одинаковыми (Файл → Настройки): иначе время ответов сдвинуто.',
        )
      : ok('Часовой пояс', settings.timeZone),
    settings.mailPaused
      ? mend(
          'Отправка писем',
          'письма приостановлены',
          'Сотрите «да» в настройке «Письма приостановлены», когда письма снова нужны.',
        )
      : ok('Отправка писем', `до ${settings.mailBudget} писем в день`),
  ];
}

async function linkedForms({ responses }: Patient, snapshot: Snapshot): Promise<Finding[]> {
  const check = 'Анкеты';
  const missing = Object.values(forms).filter(({ name }) => !snapshot.forms.has(name));
  if (missing.length > 0) {
    return [
      mend(check, `не установлено анкет: ${missing.length}`, 'Запустите установку ещё раз: она создаст недостающие.'),
    ];
  }
  const broken: string[] = [];
  for (const [name, { formId }] of snapshot.forms) {
    const tab = snapshot.tabs.get(answersTab(name));
    const time = tab?.columns.get('submittedAt') ?? 0;
    const rows = (tab?.cells ?? []).slice(1).filter((row) => row[time] !== undefined).length;
    const kept = await responses.list(formId).then(
      (all) => all.length,
      (error: unknown) => {
        if (error instanceof GoogleError) return undefined;
        throw error;
      },
    );
    if (kept === undefined) broken.push(`«${tab?.title ?? name}»: форма не открывается`);
    else if (!tab || kept > rows) broken.push(`«${tab?.title ?? name}»: в форме ответов ${kept}, на листе ${rows}`);
  }
  return [
    broken.length > 0
      ? mend(
          'Связь анкет с листами',
          broken.join('; '),
          'Откройте форму учётной записи «Наставника» и привяжите её к этой таблице: Ответы → Связать с таблицей.',
        )
      : ok('Связь анкет с листами', `все ${snapshot.forms.size} на месте`),
  ];
}

async function triggers({ undone }: Patient): Promise<Finding> {
  const waiting = await undone();
  return waiting > 0
    ? mend(
        'Триггеры',
        `таблица отстаёт: ждут записи изменений – ${waiting}`,
        'Триггеры или таймер не срабатывают: в таблице меню «Наставник» → «Установить…», в облаке – gcloud scheduler jobs list.',
      )
    : ok('Триггеры', 'таблица ни от чего не отстаёт');
}

async function scopesOf({ scopes }: Patient): Promise<Finding> {
  const check = 'Разрешения';
  const have = await scopes();
  if (!have) return { check, state: 'unknown', seen: 'Google не сообщает, что разрешено этой учётной записи' };
  const all = have.some((scope) => scope.endsWith('/auth/cloud-platform'));
  const lacking = SCOPES.filter((scope) => !have.includes(scope) && !(all && scope.endsWith('/pubsub')));
  return lacking.length > 0
    ? mend(
        check,
        `не хватает: ${lacking.map((scope) => scope.split('/').at(-1)).join(', ')}`,
        'Войдите ещё раз и согласитесь с перечисленными разрешениями.',
      )
    : ok(check, 'нужные есть');
}

async function clockOf({ googleTime, now }: Patient): Promise<Finding> {
  const skew = Math.round((now().getTime() - (await googleTime()).getTime()) / 1000);
  return Math.abs(skew) > MOST_SKEW
    ? mend(
        'Часы',
        `расходятся с часами Google на ${Math.abs(skew)} с`,
        'Включите на этом компьютере установку времени по интернету: с неверными часами Google отвергает вход.',
      )
    : ok('Часы', 'идут верно');
}

async function mailOf({ mail }: Patient): Promise<Finding> {
  const check = 'Почтовый сервер';
  if (!mail) return { check, state: 'unknown', seen: 'не задан (SMTP_HOST)' };
  return mail().then(
    () => ok(check, 'отвечает, вход выполнен'),
    (error: unknown) =>
      mend(
        check,
        error instanceof Error ? error.message : String(error),
        'Проверьте имя сервера, порт, имя входа и пароль (у Яндекса и Google – пароль приложения).',
      ),
  );
}

function sizeOf({ tabs }: Snapshot): Finding {
  const cells = [...tabs.values()].reduce((sum, { rowCount, columnCount }) => sum + rowCount * columnCount, 0);
  return cells > MOST_CELLS * 0.8
    ? mend('Размер таблицы', `${cells} ячеек из ${MOST_CELLS}`, 'Удалите пустые строки и столбцы на своих листах.')
    : ok('Размер таблицы', `${cells} ячеек, предел ${MOST_CELLS}`);
}

/** Looks at everything once; a workbook that cannot be read leaves what does not need it. */
export async function examine(patient: Patient): Promise<readonly Finding[]> {
  const { finding, snapshot, timeZone } = await access(patient);
  const general = [await scopesOf(patient), await clockOf(patient), await mailOf(patient)];
  if (!snapshot) return [finding, ...general];
  return [
    finding,
    await mayWrite(patient, snapshot),
    ...settingsOf(snapshot, timeZone),
    ...(await linkedForms(patient, snapshot)),
    await triggers(patient),
    sizeOf(snapshot),
    ...general,
  ];
}
