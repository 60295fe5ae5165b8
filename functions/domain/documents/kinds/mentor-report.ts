import { goalMarks } from '../../../../sheets-schema/choices/goal-mark.ts';
import { recommendations } from '../../../../sheets-schema/forms/mentor-report.ts';
import { goalNumbers, planOf } from '../../meetings/development-plans.ts';
import { nameToken } from '../../names/name-token.ts';
import { BLANK } from '../../paper/content.ts';
import type { Kind } from '../kind.ts';
import { decimal, labelled, pages, section, signatures, source, table, title, yearOf } from '../parts.ts';
import { periodOf, startedPairs, withPositions } from '../people.ts';

/** «Отчёт наставника», one page per pair (7.6): the mentor's answers, and facts from the workbook. */
export const mentorReport: Kind = (programmeState, drafting) => {
  const { bases } = programmeState;
  // Mentors report only after the final meeting.
  const pairs = startedPairs(programmeState, drafting)
    .map((pair) => ({
      pair,
      report: bases.reports.get(pair.pairCode)?.findLast(({ fields }) => fields.code === pair.mentor),
    }))
    .filter(({ pair, report }) => report !== undefined || pair.finalOn !== undefined);
  if (pairs.length === 0) return undefined;
  return {
    title: `Отчёты наставников, ${yearOf(programmeState)}`,
    sources: [
      source(
        'answers.mentorReport',
        pairs.flatMap(({ report }) => report ?? []),
      ),
      source('plans'),
      source('meetings'),
    ],
    blocks: pages(
      pairs.map(({ pair, report }) => {
        const fields = report?.fields ?? {};
        const meetings = bases.meetings.get(pair.pairCode) ?? [];
        const minutes = meetings.reduce((sum, { report: { fields: said } }) => sum + (said.minutes ?? 0), 0);
        if (!report) drafting.need(undefined, `отчёт наставника: ${pair.mentor} (${pair.pairCode})`);
        const goals = pair.mentees.filter(drafting.mayName).flatMap((code) => {
          const row = planOf(programmeState, pair.pairCode, code);
          return goalNumbers(row).map((n) => {
            const mark = row?.[`mark${n}`];
            return [nameToken(code), row?.[`goal${n}`] ?? '', mark ? goalMarks[mark] : ''];
          });
        });
        const said = (label: string, words: string | undefined) => labelled(label, words ?? (report ? '–' : BLANK));
        return [
          title('ОТЧЁТ НАСТАВНИКА'),
          table(
            ['Наставник', 'Наставляемый (-ые)', 'Пара, период', 'Проведено'],
            [
              [
                withPositions(programmeState, drafting, [pair.mentor]),
                withPositions(programmeState, drafting, pair.mentees),
                `${pair.pairCode}\n${periodOf(pair, programmeState)}`,
                `встреч – ${meetings.length}\nчасов – ${decimal(minutes / 60, 1)}`,
              ],
            ],
            [30, 30, 24, 16],
          ),
          section('Цели плана развития'),
          table(['Наставляемый', 'Цель', 'Итог'], goals, [30, 50, 20]),
          ...(fields.goalsComment ? [labelled('Пояснение к целям:', fields.goalsComment)] : []),
          section('Итоги'),
          said('Главный результат наставляемого:', fields.mainResult),
          said('Что сработало:', fields.whatWorked),
          said('С какими трудностями столкнулись:', fields.difficulties),
          said('Какие материалы появились:', fields.materials),
          said('Нужна ли поддержка дальше:', fields.recommendation && recommendations[fields.recommendation]),
          said(
            'Готовность описать практику как кейс:',
            fields.caseOffered ? 'да' : fields.caseOffered === false ? 'нет' : undefined,
          ),
          signatures({ who: 'Наставник', name: nameToken(pair.mentor) }),
        ];
      }),
    ),
  };
};
