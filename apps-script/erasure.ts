import * as z from 'zod/mini';
import { dayText } from '../functions/domain/calendar/day-text.ts';
import { erasedRows } from '../functions/domain/erasure/what-is-erased.ts';
import { groupBy } from '../functions/domain/group-by.ts';
import { type ErasureReport, erasePerson, findErased } from '../functions/jobs/erase-person.ts';
import { alone } from './alone.ts';
import { connection, orderErasure } from './connection.ts';
import { currentPlan } from './current-plan.ts';
import { driveService } from './gateways/drive-service.ts';
import { formAnswers } from './gateways/form-answers.ts';
import { keeperOnly } from './keeper.ts';
import { startRunTime } from './run-time.ts';
import { thisSchool } from './this-school.ts';

/** What is about to be destroyed. */
export interface Doomed {
  readonly code: string;
  readonly person: string;
  readonly withdrawnOn: string;
  /** Where, and how many rows: «лист «Участники»: 1». */
  readonly places: readonly string[];
  /** The person was not told yet that the withdrawal arrived, and cannot be afterwards. */
  readonly untold: boolean;
}

const REPORT_KEY = 'erasure';
const FINAL: readonly unknown[] = ['sent', 'failed', 'unknown', 'dropped'];
const storedReport = z.array(z.string());

/**
 * What an erasure would destroy; nothing is written.
 * @throws Error where somebody else keeps the programme, the names are not here, or nothing was withdrawn
 */
export function whatWouldGo(code: string): Doomed {
  keeperOnly();
  PropertiesService.getDocumentProperties().deleteProperty(REPORT_KEY);
  const { plan, snapshot } = currentPlan();
  const { programme, context } = plan.standing;
  if (programme.settings.privacyMode === 'codes') {
    throw new Error(
      `Имена участников – в ключе на компьютере школы. Выполните там: npm run key -- erase ${code} --spreadsheet АДРЕС_ТАБЛИЦЫ`,
    );
  }
  const { withdrawnOn } = findErased(plan, code);
  const letter = programme.tables.outbox.find((row) => row.code === code && row.notice === 'withdrawalConfirmed');
  return {
    code,
    person: context.identity.display(code),
    withdrawnOn: dayText(withdrawnOn),
    places: [...groupBy(erasedRows(programme, code), ({ tab }) => tab)].map(
      ([tab, rows]) => `лист «${snapshot.tabs.get(tab)?.title ?? tab}»: ${rows.length}`,
    ),
    untold: letter !== undefined && !FINAL.includes(letter.status),
  };
}

type Told = Pick<ErasureReport, 'remains' | 'lookAt' | 'drafts' | 'byHand'> & {
  readonly act: Pick<ErasureReport['act'], 'places' | 'keepUntil'>;
};

function lines({ act, remains, lookAt, drafts, byHand }: Told): string[] {
  const cleared = act.places.map(({ place, count }) => `${place} – ${count}`).join('; ');
  return [
    `Очищено: ${cleared || 'ничего уже не было'}.`,
    ...(remains.length > 0 ? [`Имя ещё стоит здесь, очистите и повторите: ${remains.join(', ')}.`] : []),
    ...(lookAt.length > 0 ? [`Посмотрите сами, не об этом ли человеке здесь: ${lookAt.join(', ')}.`] : []),
    ...(drafts.length > 0
      ? ['Участник назван или может быть назван в проектах документов; ненужные удалите:', ...drafts]
      : []),
    ...byHand,
    `Акт: меню «Подготовить документы». Храните акт и выгрузку журнала до ${dayText(act.keepUntil)}.`,
  ];
}

/** Destroys the data of a person who withdrew, here or by the cloud functions. What is left to do is kept for {@link erasureReport}. */
export async function eraseParticipant(code: string): Promise<void> {
  whatWouldGo(code);
  const place = connection();
  const report = await alone(async () => {
    const time = startRunTime();
    const school = thisSchool(time);
    try {
      return place.kind === 'connected'
        ? orderErasure(place.url, school.spreadsheetId, code)
        : await erasePerson(school, formAnswers(), driveService(), code);
    } finally {
      time.end();
    }
  });
  PropertiesService.getDocumentProperties().setProperty(REPORT_KEY, JSON.stringify(lines(report)));
}

/** What the last erasure did and left to do, a sentence each; undefined where there is none to tell of. */
export function erasureReport(): readonly string[] | undefined {
  const stored = PropertiesService.getDocumentProperties().getProperty(REPORT_KEY);
  return stored === null ? undefined : storedReport.safeParse(JSON.parse(stored)).data;
}
