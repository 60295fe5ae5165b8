import { roles } from '../../../../sheets-schema/choices/role.ts';
import { planOf } from '../../meetings/development-plans.ts';
import { dueMeetings, isOverdue } from '../../meetings/due-meetings.ts';
import { nameToken } from '../../names/name-token.ts';
import type { Kind } from '../kind.ts';
import { acknowledgement, orderHead } from '../order-head.ts';
import { headOf, isClosing, signatures, source, table, text, yearOf } from '../parts.ts';
import { alphabetically } from '../people.ts';

/** «Приказ о поощрении»: the work of each mentor and mentee, in alphabetical order. There is no rank, because the head decides (7.3). */
export const awardList: Kind = (programmeState, drafting) => {
  const { tookPart, bases, windows, timetable, calendar, context, programme } = programmeState;
  const people = tookPart.stillWithUs.filter(({ code }) => drafting.mayName(code));
  if (!isClosing(programmeState) || people.length === 0) return undefined;
  const codes = alphabetically(programmeState, [...new Set(people.map(({ code }) => code))]);
  const facts = ({ code, role, pairs }: (typeof people)[number]) => {
    const isMentor = role === 'mentor';
    const meetingsOf = (pairCode: string) => bases.meetings.get(pairCode) ?? [];
    const held = pairs.reduce((sum, { pairCode }) => sum + meetingsOf(pairCode).length, 0);
    // We check an ended pair as if it were active: an ended pair owes no meetings, so its missed meetings would not show.
    const isWhole = pairs.every((pair) =>
      dueMeetings({ ...pair, status: 'active' }, meetingsOf(pair.pairCode), windows, timetable, calendar).every(
        (meeting) => !isOverdue(meeting, context.today),
      ),
    );
    const plans = pairs.flatMap(({ pairCode, mentees }) =>
      (isMentor ? mentees : [code]).flatMap((mentee) => planOf(programmeState, pairCode, mentee) ?? []),
    );
    const reached = plans
      .flatMap((plan) => [plan.goal1 && plan.mark1, plan.goal2 && plan.mark2, plan.goal3 && plan.mark3])
      .filter((mark) => mark === 'reached').length;
    const training = isMentor ? programme.tables.training.find((row) => row.code === code) : undefined;
    const offered =
      isMentor &&
      pairs.some(({ pairCode }) =>
        bases.reports.get(pairCode)?.some(({ fields }) => fields.code === code && fields.caseOffered),
      );
    return [
      `встреч проведено: ${held}${isWhole ? ', состоялись все встречи по графику' : ''}`,
      ...(reached > 0 ? [`целей плана достигнуто: ${reached}`] : []),
      ...(training?.completed ? ['обучение наставников пройдено'] : []),
      ...(offered ? ['согласие описать практику как кейс'] : []),
    ].join('\n');
  };
  const measure = drafting.need(undefined, 'поощрение каждого (пишется в документе)');
  return {
    title: `Приказ о поощрении участников, ${yearOf(programmeState)}`,
    sources: [
      source('pairs'),
      source('plans'),
      source('training'),
      source('answers.mentorReport'),
      source('answers.meetingReport'),
    ],
    blocks: [
      ...orderHead(programmeState, drafting, 'О поощрении участников программы наставничества'),
      text('По итогам программы наставничества «учитель – учитель»'),
      text('ПРИКАЗЫВАЮ:'),
      text('1. Поощрить участников программы:'),
      table(
        ['ФИО, роль', 'Что сделано', 'Поощрение'],
        codes.flatMap((code) =>
          people
            .filter((one) => one.code === code)
            .map((one) => [`${nameToken(code)}\n${roles[one.role]}`, facts(one), measure]),
        ),
        [34, 42, 24],
      ),
      text('2. Контроль за исполнением приказа оставляю за собой.'),
      signatures(headOf(programme.settings, drafting)),
      ...acknowledgement('с приказом о поощрении участников', drafting, codes.map(nameToken)),
    ],
  };
};
