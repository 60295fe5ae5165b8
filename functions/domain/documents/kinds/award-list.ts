import { planOf } from '../../meetings/development-plans.ts';
import type { Kind } from '../kind.ts';
import { acquaintance, headOf, isClosing, orderHead, signatures, source, table, text, yearOf } from '../parts.ts';
import { alphabetically, named } from '../people.ts';

/** «Приказ о поощрении»: what each did, in alphabetical order, without rank or score; the head decides (7.3). */
export const awardList: Kind = (standing, pen) => {
  const { tookPart, bases, due, programme } = standing;
  const people = tookPart.stillWithUs.filter(({ code, role }) => role === 'mentor' && pen.mayName(code));
  if (!isClosing(standing) || people.length === 0) return undefined;
  const byCode = new Map(people.map((one) => [one.code, one]));
  const codes = alphabetically(standing, [...byCode.keys()]);
  const facts = (code: string) => {
    const pairs = byCode.get(code)?.pairs ?? [];
    const own = new Set(pairs.map(({ pairCode }) => pairCode));
    const held = pairs.reduce((sum, { pairCode }) => sum + (bases.meetings.get(pairCode)?.length ?? 0), 0);
    const owed = due.filter(({ pairCode, dueOn }) => own.has(pairCode) && dueOn < standing.context.today).length;
    const plans = pairs.flatMap(({ pairCode, mentees }) =>
      mentees.flatMap((mentee) => planOf(standing, pairCode, mentee) ?? []),
    );
    const marks = plans
      .flatMap((plan) => [
        plan.goal1 && (plan.mark1 ?? 'no'),
        plan.goal2 && (plan.mark2 ?? 'no'),
        plan.goal3 && (plan.mark3 ?? 'no'),
      ])
      .filter(Boolean);
    const reached = marks.filter((mark) => mark === 'reached').length;
    const training = programme.tables.training.find((row) => row.code === code);
    const offered = pairs.some(({ pairCode }) =>
      bases.reports.get(pairCode)?.some(({ fields }) => fields.code === code && fields.caseOffered),
    );
    return [
      `встреч проведено: ${held}${owed === 0 ? ', пропусков нет' : ''}`,
      ...(reached > 0 ? [`целей достигнуто: ${reached} из ${marks.length}`] : []),
      ...(training?.completed ? ['окончил(а) обучение наставников'] : []),
      ...(offered ? ['готов(а) описать практику как кейс'] : []),
    ].join('\n');
  };
  return {
    title: `Приказ о поощрении участников, ${yearOf(standing)}`,
    sources: [source('pairs'), source('plans'), source('training'), source('answers.mentorReport')],
    blocks: [
      ...orderHead(standing, pen, 'О поощрении участников программы наставничества'),
      text('По итогам программы наставничества «учитель – учитель»'),
      text('ПРИКАЗЫВАЮ:'),
      text('1. Поощрить участников (в алфавитном порядке; решение принимает директор):'),
      table(
        ['ФИО', 'Что сделано', 'Поощрение'],
        codes.map((code) => [named(code), facts(code), '']),
        [34, 42, 24],
      ),
      text('2. Контроль за исполнением приказа оставляю за собой.'),
      signatures(headOf(programme.settings, pen)),
      ...acquaintance(codes.map(named)),
    ],
  };
};
