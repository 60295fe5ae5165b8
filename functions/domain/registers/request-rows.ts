import type { WorkFormat } from '../../../sheets-schema/choices/work-format.ts';
import { emptyCells } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import type { Context } from '../context.ts';
import { type DesiredTable, desired, type RowOf, type SystemValues } from '../desired.ts';
import type { Intake } from '../intake/intake.ts';
import { conflictsOf } from '../intake/request-conflicts.ts';
import { isDiscussed } from '../intake/requests.ts';
import { shownPerson } from '../intake/shown-person.ts';
import type { Answer, Entry, Programme } from '../programme.ts';
import { acceptedSince, byKey } from '../rows/decided.ts';

type RequestAnswer = Answer<'menteeRequest'> | Answer<'adminRequest'>;

/** Empties all cells of a row that would show the answer. */
const EMPTY = emptyCells(tables.requests, 'responseId', 'code');

/** Why a row is empty or no longer counts. */
export const rowStates = {
  gone: 'ответа больше нет',
  withdrawn: 'согласие отозвано',
  unusable: 'удержан: нет действующего согласия',
  replaced: 'заменён более поздним ответом',
} as const;

function stateOf(answer: RequestAnswer, row: Entry<'requests'> | undefined, intake: Intake): string {
  const code = (answer.form === 'adminRequest' ? answer.fields.aboutCode : answer.fields.code) ?? '';
  if (intake.people.get(code)?.left) return 'не рассматривается: человек уволился';
  if (intake.answers.status(answer) === 'replaced') return rowStates.replaced;
  if (!isDiscussed(answer)) return 'удержан: не обсуждён с педагогом';
  const request = intake.requests.get(code);
  if (request && !request.agreed) return 'ждёт «да» самого педагога: запрос или ответ в анкете участника';
  if (row?.decision !== undefined) return 'решение принято';
  return request?.decision && request.own === answer ? 'решение по прежнему ответу сохранено' : 'ждёт решения куратора';
}

const formatOf = (answer: RequestAnswer): WorkFormat =>
  answer.form === 'menteeRequest' && answer.fields.workFormat === 'group' ? 'group' : 'pair';

function content(answer: RequestAnswer, row: Entry<'requests'> | undefined, intake: Intake): SystemValues<'requests'> {
  const { need1, need2, need3 } = answer.fields;
  const label = (key: string | undefined) => (key === undefined ? undefined : intake.areaLabel(key));
  const code = (answer.form === 'adminRequest' ? answer.fields.aboutCode : answer.fields.code) ?? '';
  return {
    source: answer.form === 'adminRequest' ? 'admin' : 'own',
    submittedAt: answer.submittedAt,
    need1: label(need1),
    need2: label(need2),
    need3: label(need3),
    situation: answer.form === 'menteeRequest' ? answer.fields.situation : undefined,
    desiredResult: answer.form === 'menteeRequest' ? answer.fields.desiredResult : answer.fields.expectedResult,
    state: stateOf(answer, row, intake),
    conflict: conflictsOf(intake.requests.get(code), answer.responseId, intake.areaLabel).join('\n'),
    suggestedPairKind: intake.requests.get(code)?.suggestedPairKind,
    suggestedFormat: formatOf(answer),
  };
}

/** «Запросы»: one row per answer. If the teacher has not consented, the row shows only code and state. */
export function requestsTable(programme: Programme, intake: Intake, context: Context): DesiredTable {
  const person = shownPerson(intake, context);
  const rows = byKey(programme.tables.requests, ({ responseId }) => responseId);
  const seen = new Set<string>();
  const filled: RowOf<'requests'>[] = [];
  for (const code of intake.people.keys()) {
    const answers = [...intake.answers.history('menteeRequest', code), ...intake.answers.history('adminRequest', code)];
    for (const answer of answers) {
      const { responseId } = answer;
      const row = rows.get(responseId);
      if (seen.has(responseId)) continue;
      seen.add(responseId);
      const since = acceptedSince(row, context.today);
      const values = { responseId, code, person: person(code), ...content(answer, row, intake), acceptedOn: since };
      filled.push({ at: row?.at, values });
    }
  }
  const emptied = [...rows].flatMap(([responseId, { at, code }]): RowOf<'requests'>[] =>
    seen.has(responseId) ? [] : [{ at, values: { ...EMPTY, state: whyEmpty(code, intake, context.today) } }],
  );
  return desired('requests', [...filled, ...emptied]);
}

/** The reason why the row of an invalid answer is empty. */
export function whyEmpty(code: string | undefined, { consents }: Pick<Intake, 'consents'>, today: string): string {
  if (code === undefined || consents.valid(code, 'processing', today)) return rowStates.gone;
  return consents.withdrawnOn(code, 'processing', today) === undefined ? rowStates.unusable : rowStates.withdrawn;
}
