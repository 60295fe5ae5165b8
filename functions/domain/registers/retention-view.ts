import { forms } from '../../../sheets-schema/forms/index.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { addDays, earliestDay, latestDay } from '../calendar/day.ts';
import { dayText } from '../calendar/day-text.ts';
import { lastConsentDay } from '../consents/consent-text.ts';
import { DESTROY_WITHIN_DAYS } from '../consents/destruction-term.ts';
import { type DesiredTable, desired, type RowOf } from '../desired.ts';
import { keepUntil } from '../erasure/act.ts';
import { deleteHeldOn, HELD_DAYS } from '../intake/answer-retention.ts';
import type { AnyAnswer } from '../intake/any-answer.ts';
import type { FormName } from '../programme.ts';
import type { SchoolDay } from '../school-day.ts';
import { destructionsDue } from './destructions-due.ts';

type Day = Pick<SchoolDay, 'programme' | 'intake' | 'context'>;
type Kept = Omit<RowOf<'retention'>['values'], 'state'> & { readonly count: number };

/** The view announces the end of a term this many days before. */
const SOON_DAYS = 30;

const eraseAll = (codes: readonly string[]) =>
  `Уничтожьте данные (${[...codes].sort().join(', ')}): страница или пункт меню «Отзыв согласия». Затем внесите акт.`;

const tabs = (...titles: readonly string[]) => titles.map((title) => `«${title}»`).join(', ');

/** The answers that we use, until the consents end. */
function usedAnswers({ programme, intake, context }: Day): Kept {
  const all = (Object.keys(forms) as FormName[]).flatMap((form): readonly AnyAnswer[] => programme.answers[form]);
  return {
    what: 'Ответы на анкеты, оценки, отчёты о встречах',
    where: 'Листы «Ответы: …» и сами анкеты',
    ground: 'Согласие на обработку персональных данных: до конца его срока.',
    count: all.filter((answer) => ['counts', 'replaced', 'incomplete'].includes(intake.answers.status(answer))).length,
    until: lastConsentDay(programme, context.today),
    action:
      'После этого дня удалите таблицу и анкеты этой программы. Следующую начинает страница или пункт меню «Новый год программы».',
  };
}

function heldAnswers({ intake }: Day): Kept {
  const days = intake.answers.held.map(deleteHeldOn);
  return {
    what: 'Ответы без согласия: не учитываются и не показываются',
    where: 'Листы «Ответы: …» и сами анкеты',
    ground: `Правило программы: не дольше ${HELD_DAYS} дней.`,
    count: days.length,
    until: earliestDay(days),
    action:
      days.length > 0 ? 'Внесите согласие или удалите строки ответов: они на листе «Проверка данных».' : undefined,
  };
}

function withdrawnPeople(day: Day): Kept {
  const open = destructionsDue(day);
  return {
    what: 'Данные тех, кто отозвал согласие',
    where: 'Вся таблица, анкеты, письма, документы',
    ground: `152-ФЗ, ст. 21 ч. 5: уничтожить за ${DESTROY_WITHIN_DAYS} дней.`,
    count: open.length,
    until: earliestDay(open.map(({ by }) => by)),
    action: open.length > 0 ? eraseAll(open.map(({ code }) => code)) : undefined,
  };
}

function destructionActs({ programme }: Day): Kept {
  const acts = programme.tables.documents.flatMap(({ kind, date }) =>
    kind === 'destructionAct' && date ? [date] : [],
  );
  const last = latestDay(acts);
  return {
    what: 'Акты об уничтожении и выгрузки из журнала',
    where: tabs(tables.documents.title, tables.journal.title),
    ground: 'Приказ Роскомнадзора № 179: три года.',
    count: acts.length,
    until: undefined,
    action: last ? `Не удаляйте до ${dayText(keepUntil(last))}; журнал сохраните файлом вместе с актом.` : undefined,
  };
}

function leftPeople({ programme, intake, context }: Day): Kept {
  return {
    what: 'Строки уволенных в списке педагогов',
    where: tabs(tables.people.title),
    ground: 'Трудовые отношения закончились: пока готовятся отчёты о программе, чтобы сошлись её числа.',
    count: [...intake.people.values()].filter(({ left }) => left).length,
    until: lastConsentDay(programme, context.today),
    action: 'В следующую программу эти люди не переходят.',
  };
}

function signedConsents({ programme }: Day): Kept {
  return {
    what: 'Подписанные согласия и отказы',
    where: tabs(tables.consents.title),
    ground: '152-ФЗ, ст. 9 ч. 3: школа доказывает, что согласие было. На бумаге – по номенклатуре дел школы.',
    count: programme.tables.consents.filter(({ decision }) => decision !== undefined).length,
  };
}

function papers({ programme }: Day): Kept {
  return {
    what: 'Приказы, Положение, отчёты',
    where: tabs(tables.documents.title),
    ground: 'Номенклатура дел школы.',
    count: programme.tables.documents.filter(({ date }) => date !== undefined).length,
  };
}

function stateOf({ count, until }: Kept, today: string): RowOf<'retention'>['values']['state'] {
  if (count === 0) return 'none';
  if (until === undefined) return 'kept';
  return until < today ? 'due' : until <= addDays(today, SOON_DAYS) ? 'soon' : 'kept';
}

/** «Сроки хранения»: what the school keeps, why, until when, and what to do then. */
export function retentionView(day: Day): DesiredTable {
  const { today } = day.context;
  const kept = [usedAnswers, heldAnswers, withdrawnPeople, leftPeople, signedConsents, destructionActs, papers];
  return desired(
    'retention',
    kept.map((one) => one(day)).map((row) => ({ values: { ...row, state: stateOf(row, today) } })),
  );
}
