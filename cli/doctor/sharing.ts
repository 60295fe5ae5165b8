import type { drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { GoogleError } from '../../functions/gateways/google-error.ts';
import type { SheetsGateway } from '../../functions/gateways/google-sheets.ts';
import { PROTECTION_FIELDS, stops } from '../../functions/jobs/admit-account.ts';
import { type Finding, ok, toMend, unknown } from './finding.ts';
import type { GoogleFacts } from './google-facts.ts';
import { generalRefusal } from './refusals.ts';

type Permission = drive_v3.Schema$Permission;

const WRITERS: readonly string[] = ['owner', 'organizer', 'fileOrganizer', 'writer'];

const isNamed = ({ emailAddress }: Permission, account: string) =>
  emailAddress?.toLowerCase() === account.toLowerCase();

/** Describes access that is not limited to named accounts; undefined if there is none. The right to answer a published form does not count. */
export function openTo(permissions: readonly Permission[]): string | undefined {
  const open = permissions.filter(({ view }) => view !== 'published');
  if (open.some(({ type }) => type === 'anyone')) return 'всем, у кого есть ссылка';
  const [domain] = open.filter(({ type }) => type === 'domain');
  return domain ? `всем в организации ${domain.domain ?? ''}`.trim() : undefined;
}

/**
 * Whether a permission for the account's address allows writing. If the account is the doctor's own, the capabilities
 * that Drive reports count as well.
 */
function mayWrite({ permissions, capabilities }: drive_v3.Schema$File, account: string, asks: boolean): boolean {
  if (asks && capabilities?.canEdit) return true;
  return (permissions ?? []).some((each) => isNamed(each, account) && WRITERS.includes(each.role ?? ''));
}

export interface SharingParts {
  readonly spreadsheetId: string;
  readonly google: Pick<GoogleFacts, 'file'>;
  /** The account that must be able to write into the workbook. */
  readonly account: string | undefined;
  /** Whether the doctor itself uses that account. */
  readonly asks: boolean;
}

function ofFile(file: drive_v3.Schema$File, { account, asks }: SharingParts): Finding[] {
  const reach = openTo(file.permissions ?? []);
  return [
    file.trashed
      ? toMend('Корзина', 'таблица лежит в корзине, через 30 дней Google её удалит', 'Верните её из корзины Диска.')
      : ok('Корзина', 'таблица не в корзине'),
    account === undefined
      ? unknown(
          'Право записи',
          'не сказано, от чьего имени работает программа',
          'Назовите её учётную запись: --account АДРЕС.',
        )
      : mayWrite(file, account, asks)
        ? ok('Право записи', `${account} может писать в таблицу`)
        : toMend(
            'Право записи',
            `${account} не может писать в таблицу`,
            'Откройте ей таблицу: «Поделиться», роль «Редактор», а не «Читатель».',
          ),
    reach
      ? toMend(
          'Общий доступ',
          `таблица открыта ${reach}, а в ней имена и почта учителей`,
          'Настройки доступа → «Доступ ограничен»; кому таблица нужна, добавьте по почте.',
        )
      : file.permissions
        ? ok('Общий доступ', `только те, кто назван: ${file.permissions.length}`)
        : unknown('Общий доступ', 'кому открыта таблица, Google показывает только её редакторам'),
  ];
}

/** Checks that the account may edit the protected tabs. */
export async function protectionFinding(
  sheets: SheetsGateway,
  { spreadsheetId, account, asks }: Omit<SharingParts, 'google'>,
): Promise<Finding> {
  const check = 'Защищённые листы';
  if (account === undefined) return unknown(check, 'не сказано, от чьего имени работает программа');
  const { sheets: tabs = [] } = await sheets.read(spreadsheetId, PROTECTION_FIELDS);
  const closed = tabs.filter(({ protectedRanges = [] }) =>
    protectedRanges.some((each) => (asks ? !each.requestingUserCanEdit && !each.warningOnly : stops(each, account))),
  );
  return closed.length > 0
    ? toMend(
        check,
        `${account} не может писать на листы: ${closed.map(({ properties }) => `«${properties?.title}»`).join(', ')}`,
        'В таблице: меню «Наставник» → «Установить или проверить…», адрес облачных функций – тот же. Или вручную: Данные → Защищённые листы и диапазоны → добавить этот адрес.',
      )
    : ok(check, 'программа может на них писать');
}

/** Checks who may write into the workbook, and who may read it without need. */
export async function sharingFindings(parts: SharingParts): Promise<Finding[]> {
  try {
    return ofFile(await parts.google.file(parts.spreadsheetId), parts);
  } catch (error) {
    const general = generalRefusal(error);
    if (general) return [unknown('Общий доступ', general.seen, general.mend)];
    if (!(error instanceof GoogleError)) throw error;
    return [
      toMend(
        'Право записи',
        `Диск не показывает таблицу: она не открыта для ${parts.account ?? 'этой учётной записи'}`,
        'Откройте ей таблицу: «Поделиться», роль «Редактор».',
      ),
    ];
  }
}
