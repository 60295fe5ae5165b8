import { isBeyondJob } from '../../../functions/domain/intake/work-consent.ts';
import { type ConsentType, consentDecisions, consentTypes } from '../../../sheets-schema/choices/consent.ts';
import { nameOf, type View } from '../context.ts';
import type { TickAction, TickList, TickRow } from './tick-list.ts';

/** Whether this person has decided about this consent, on paper or in the electronic form. */
function isDecided({ programme }: View, code: string, type: ConsentType): boolean {
  const { consents, electronicConsents } = programme.tables;
  return [...consents, ...electronicConsents].some(
    (row) => row.code === code && row.type === type && row.decision !== undefined,
  );
}

const rowOf = (view: View, code: string, type: ConsentType, ...cells: readonly string[]): TickRow => ({
  key: code,
  at: undefined,
  code,
  name: nameOf(view, code),
  cells,
  cellsOf: { code, type: consentTypes[type] },
});

const PLACE = 'папка согласий';

function actionsFor({ today }: View): readonly [TickAction, ...TickAction[]] {
  const asks = [
    { column: 'decidedOn', initial: today, required: true },
    { column: 'documentRef', initial: PLACE, required: true },
  ];
  return [
    {
      name: 'given',
      label: 'Согласие получено',
      asks,
      cells: { decision: consentDecisions.given },
      done: (count) => `Записано согласий: ${count}.`,
    },
    {
      name: 'refused',
      label: 'Отказ',
      asks,
      cells: { decision: consentDecisions.refused },
      done: (count) => `Записано отказов: ${count}.`,
    },
  ];
}

export const processingConsents: TickList = {
  path: 'consents',
  title: 'Согласия на обработку данных',
  about: 'Приглашённые, чьего решения ещё нет. Отметьте тех, кто принёс подписанный лист.',
  table: 'consents',
  columns: ['Должность'],
  rows: (view) =>
    view.programme.tables.people.flatMap(({ code, position = '', invitedOn, leftSchoolOn }) =>
      code && invitedOn && !leftSchoolOn && !isDecided(view, code, 'processing')
        ? [rowOf(view, code, 'processing', position)]
        : [],
    ),
  actions: actionsFor,
  empty: 'Все приглашённые решили. Новые появятся, когда Вы пригласите ещё кого-то.',
};

const WORKING = new Set(['proposed', 'confirmed', 'active']);

export const workConsents: TickList = {
  path: 'work-consents',
  title: 'Согласия на работу наставником',
  about: 'Наставники пар, от которых нужно письменное согласие (ст. 351.8 ТК РФ). Без него пара не войдёт в приказ.',
  table: 'consents',
  columns: ['Пары'],
  rows: (view) => {
    const { pairs, people } = view.programme.tables;
    const working = pairs.filter(({ status }) => WORKING.has(status ?? ''));
    const mentors = [...new Set(working.flatMap(({ mentorCode }) => mentorCode ?? []))].sort();
    return mentors
      .filter((code) => isBeyondJob(people.find((person) => person.code === code)))
      .filter((code) => !isDecided(view, code, 'mentoringWork'))
      .map((code) => {
        const own = working.filter(({ mentorCode }) => mentorCode === code);
        return rowOf(
          view,
          code,
          'mentoringWork',
          own.map(({ mentees, menteeCodes = [] }) => mentees ?? menteeCodes.join(', ')).join('; '),
        );
      });
  },
  actions: actionsFor,
  empty: 'Все наставники пар решили.',
};
