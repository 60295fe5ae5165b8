import { awardRules } from '../../../../sheets-schema/choices/award-rule.ts';
import { roles } from '../../../../sheets-schema/choices/role.ts';
import { nameToken } from '../../names/name-token.ts';
import { awardFacts } from '../award-facts.ts';
import type { Kind } from '../kind.ts';
import { nominationsOf } from '../nominations.ts';
import { acknowledgement, orderHead } from '../order-head.ts';
import { headOf, isClosing, signatures, source, table, text, yearOf } from '../parts.ts';
import { alphabetically } from '../people.ts';

/** «Приказ о поощрении»: the work of each mentor and mentee, in alphabetical order. There is no rank, because the head decides (7.3). */
export const awardList: Kind = (programmeState, drafting) => {
  const { tookPart, programme } = programmeState;
  const people = tookPart.stillWithUs.filter(({ code }) => drafting.mayName(code));
  if (!isClosing(programmeState) || people.length === 0) return undefined;
  const codes = alphabetically(programmeState, [...new Set(people.map(({ code }) => code))]);
  const facts = (one: (typeof people)[number]) => {
    const { held, onSchedule, reached, trained, caseOffered } = awardFacts(programmeState, one);
    return [
      `встреч проведено: ${held}${onSchedule ? ', состоялись все встречи по графику' : ''}`,
      ...(reached > 0 ? [`целей плана достигнуто: ${reached}`] : []),
      ...(trained ? ['обучение наставников пройдено'] : []),
      ...(caseOffered ? ['согласие описать практику как кейс'] : []),
    ].join('\n');
  };
  const nominations = nominationsOf(programmeState).flatMap(({ row: { title, rule }, codes, best }) => {
    const named = codes.filter((code) => drafting.mayName(code)).map(nameToken);
    const grounds = rule && `${awardRules[rule]}${best === undefined ? '' : `: ${best}`}`;
    return grounds && named.length > 0 ? [[title, grounds, named.join('\n')]] : [];
  });
  const measure = drafting.need(undefined, 'поощрение каждого (пишется в документе)');
  return {
    title: `Приказ о поощрении участников, ${yearOf(programmeState)}`,
    sources: [
      source('pairs'),
      source('plans'),
      source('nominations'),
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
      ...(nominations.length > 0
        ? [text('2. Отметить в номинациях:'), table(['Номинация', 'Основание', 'Кого'], nominations, [26, 42, 32])]
        : []),
      text(`${nominations.length > 0 ? 3 : 2}. Контроль за исполнением приказа оставляю за собой.`),
      signatures(headOf(programme.settings, drafting)),
      ...acknowledgement('с приказом о поощрении участников', drafting, codes.map(nameToken)),
    ],
  };
};
