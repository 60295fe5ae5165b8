import type { Programme } from '../../functions/domain/programme.ts';
import { settings as schema } from '../../sheets-schema/settings.ts';
import { type Finding, ok, toMend } from './finding.ts';

/** Without these settings no letter can be written and no stage has dates. */
const NEEDED = ['programYear', 'schoolShort', 'curatorName', 'curatorEmail'] as const;

/** In the mode `codes`, only the key contains names. The key is a file on the school's computer. */
const isNeeded = (setting: (typeof NEEDED)[number], { privacyMode }: Programme['settings']) =>
  setting !== 'curatorName' || privacyMode === 'names';

/** At this share of the daily letter quota, the doctor warns. */
const NEARLY = 0.9;

function filledIn({ settings, problems }: Programme): Finding {
  const check = 'Настройки';
  const lacking = NEEDED.filter((key) => isNeeded(key, settings) && settings[key] === undefined);
  const wrong = problems.filter(({ reason }) => reason.startsWith('Настройка «'));
  if (wrong.length > 0) {
    return toMend(check, wrong.map(({ reason }) => reason).join(' '), 'Исправьте эти значения на листе «Настройки».');
  }
  if (lacking.length > 0) {
    const labels = lacking.map((key) => `«${schema[key].label}»`).join(', ');
    return toMend(check, `не заполнено: ${labels}`, 'Заполните эти строки на листе «Настройки».');
  }
  return ok(check, 'обязательные заполнены');
}

function timeZones({ settings }: Programme, timeZone: string | undefined): Finding {
  return timeZone !== undefined && timeZone !== settings.timeZone
    ? toMend(
        'Часовой пояс',
        `в таблице ${timeZone}, в настройках ${settings.timeZone}`,
        'Сделайте их одинаковыми (Файл → Настройки): иначе время ответов сдвинуто.',
      )
    : ok('Часовой пояс', settings.timeZone);
}

/** Checks whether letters may be sent, and how many the daily quota still allows. @param today - ISO date at the school */
function lettersOf({ settings, tables }: Programme, today: string): Finding {
  const check = 'Отправка писем';
  const { mailBudget, mailPaused } = settings;
  if (mailPaused) {
    return toMend(
      check,
      'письма приостановлены',
      'Сотрите «да» в настройке «Письма приостановлены», когда письма снова нужны.',
    );
  }
  // Notices that were sent in one letter share the letter's Message-ID.
  const sent = new Set(
    tables.outbox.flatMap(({ sentAt, messageId }) => (messageId && sentAt?.startsWith(today) ? [messageId] : [])),
  ).size;
  return sent > 0 && sent >= mailBudget * NEARLY
    ? toMend(
        check,
        `сегодня отправлено писем: ${sent} из ${mailBudget}, остальные уйдут завтра`,
        'Если почтовый сервер разрешает больше, увеличьте настройку «Писем в день, не больше».',
      )
    : ok(check, `сегодня отправлено писем: ${sent} из ${mailBudget}`);
}

/** Checks the tab «Настройки» against the rest of the workbook. */
export function settingsFindings(programme: Programme, timeZone: string | undefined, today: string): Finding[] {
  const { schoolDomain } = programme.settings;
  return [
    filledIn(programme),
    schoolDomain === schema.schoolDomain.default
      ? toMend(
          'Домен писем',
          `стоит образец ${schoolDomain}`,
          'Впишите домен школы в настройку «Домен для писем»: по нему почта отличает письма от подделок.',
        )
      : ok('Домен писем', schoolDomain),
    timeZones(programme, timeZone),
    lettersOf(programme, today),
  ];
}
