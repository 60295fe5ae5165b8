import { nameToken } from '../../names/name-token.ts';
import { portfolioRows } from '../../registers/portfolio.ts';
import type { Kind } from '../kind.ts';
import { pages, source, table, title, yearOf } from '../parts.ts';
import { startedPairs } from '../people.ts';

/** «Портфолио наставника», one page for each mentor in the base (3.3). */
export const portfolio: Kind = (programmeState, drafting) => {
  const { bases, intake } = programmeState;
  const pairs = startedPairs(programmeState, drafting);
  const mentors = portfolioRows(bases).filter(({ values: { code } }) => code !== undefined && drafting.mayName(code));
  if (mentors.length === 0) return undefined;
  return {
    title: `Портфолио наставников, ${yearOf(programmeState)}`,
    sources: [source('portfolio'), source('mentors')],
    blocks: pages(
      mentors.map(({ values: { code = '', competences, achievements, interests, experience, training, page } }) => [
        title('ПОРТФОЛИО НАСТАВНИКА'),
        title(nameToken(code)),
        table(
          ['Сведения', ''],
          [
            ['Должность', intake.people.get(code)?.row.position ?? ''],
            ['Основные компетенции', competences ?? ''],
            ['Важные для программы достижения', achievements ?? ''],
            ['Интересы', interests ?? ''],
            ['Опыт и время', experience ?? ''],
            ['Обучение', training ?? ''],
            [
              'Пары и группы',
              pairs
                .filter(({ mentor }) => mentor === code)
                .map(
                  ({ pairCode, mentees }) =>
                    `${pairCode}: ${mentees.filter(drafting.mayName).map(nameToken).join(', ')}; встреч ${bases.meetings.get(pairCode)?.length ?? 0}`,
                )
                .join('\n'),
            ],
            ['Страница или кейс', page?.text ?? ''],
          ],
          [32, 68],
        ),
      ]),
    ),
  };
};
