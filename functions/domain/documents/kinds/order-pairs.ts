import { dayText } from '../../calendar/day-text.ts';
import { responsible } from '../../curators/responsible.ts';
import { groupBy } from '../../group-by.ts';
import { needsWorkConsent } from '../../intake/work-consent.ts';
import { nameToken } from '../../names/name-token.ts';
import type { Pair } from '../../pairs/pair.ts';
import type { Kind } from '../kind.ts';
import { acknowledgement, orderHead } from '../order-head.ts';
import { headOf, nameOfCurator, signatures, source, table, text, yearOf } from '../parts.ts';
import { alphabetically, pairsToName, plannedPeriodOf, withPositions } from '../people.ts';

/**
 * «Приказ о закреплении пар (групп)» (5.4). A draft lists the pairs that no order names yet; if every pair has an order, it
 * lists all pairs. A registered order lists the pairs that it named.
 */
export const orderPairs: Kind = (programmeState, drafting) => {
  const { intake, programme, context, timetable, calendar } = programmeState;
  const known = pairsToName(programmeState, drafting);
  const waiting = known.filter(({ order }) => order === undefined);
  // The order leaves out mentors who have not agreed in writing (ст. 351.8 ТК РФ).
  const agreed = waiting.filter(
    ({ mentor }) => !needsWorkConsent(mentor, intake) || intake.consents.valid(mentor, 'mentoringWork', context.today),
  );
  // An order with a number and a date takes effect only with a link. Until the link is there, no other order may list the same pairs.
  const unplaced = programme.tables.documents.filter(
    ({ kind, number, date, link }) =>
      kind === 'orderPairs' && number && date && !link && !known.some(({ order }) => order?.number === number.trim()),
  );
  const isFixed = ({ decidedOn = '' }: Pair) => unplaced.some(({ date = '' }) => decidedOn <= date);
  const fresh = agreed.filter((pair) => !isFixed(pair));
  const ordered = known.filter(({ order }) => order !== undefined);
  const own = drafting.date ? ordered.filter(({ order }) => order?.number === drafting.number?.trim()) : fresh;
  const pairs = own.length > 0 ? own : drafting.date ? agreed.filter(isFixed) : ordered;
  if (known.length === 0) return undefined;
  for (const { mentor, pairCode } of waiting) {
    if (!agreed.some((pair) => pair.pairCode === pairCode))
      drafting.need(undefined, `согласие на работу наставником: ${mentor}, без него ${pairCode} в приказ не входит`);
  }
  const people = alphabetically(
    programmeState,
    [...new Set(pairs.flatMap(({ mentor, mentees }) => [mentor, ...mentees]))].filter(drafting.mayName),
  );
  const { ofPair, all } = responsible(programme);
  const ledBy = [...groupBy(pairs, ({ pairCode }) => ofPair(pairCode))].map(([curator, own]) => ({
    name: nameOfCurator(curator, drafting),
    codes: own.map(({ pairCode }) => pairCode).join(', '),
  }));
  return {
    another: fresh.length > 0,
    title: `Приказ о закреплении наставнических пар (групп), ${yearOf(programmeState)}`,
    sources: [
      source(
        'pairs',
        pairs.map(({ row }) => row),
      ),
    ],
    blocks: [
      ...orderHead(programmeState, drafting, 'О закреплении наставнических пар (групп)'),
      text(
        'На основании статьи 351.8 Трудового кодекса Российской Федерации, Положения о наставничестве, с учётом запросов педагогов и их письменного согласия',
      ),
      text('ПРИКАЗЫВАЮ:'),
      text('1. Утвердить состав наставнических пар (групп):'),
      table(
        ['Пара', 'Наставник, должность', 'Наставляемый (-ые), должность', 'Форма', 'Период'],
        pairs.map((pair) => [
          pair.pairCode,
          withPositions(programmeState, drafting, [pair.mentor]),
          withPositions(programmeState, drafting, pair.mentees),
          'учитель – учитель',
          plannedPeriodOf(pair, programmeState),
        ]),
        [9, 27, 27, 20, 17],
      ),
      text(
        `2. Наставникам: провести с наставляемыми первую встречу в течение недели, до ${dayText(calendar.onOrBefore(timetable('6.3').to))} согласовать индивидуальные планы развития, встречаться не реже одного раза в две недели, отмечать встречи и представить отчёт по итогам.`,
      ),
      text(
        '3. Содержание, срок, форму работы и размер выплат наставникам определить дополнительными соглашениями к трудовым договорам.',
      ),
      text(
        ledBy.length > 1
          ? `4. Сопровождение пар (групп) поручить кураторам программы: ${ledBy.map(({ name, codes }) => `${name} – ${codes}`).join('; ')}.`
          : `4. Сопровождение пар (групп) поручить куратору программы: ${ledBy[0]?.name ?? nameOfCurator(all[0], drafting)}.`,
      ),
      text('5. Контроль за исполнением приказа оставляю за собой.'),
      signatures(headOf(programme.settings, drafting)),
      ...acknowledgement('с приказом о закреплении наставнических пар (групп)', drafting, people.map(nameToken)),
    ],
  };
};
