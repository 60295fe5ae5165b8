import { tables } from '../../../sheets-schema/tables/index.ts';
import { place } from '../intake/place.ts';
import type { Problem } from '../programme.ts';
import type { Facts } from '../standing.ts';
import { standingPairs } from './pairing-problem.ts';

/** What does not fit together on «Пары и группы», in words. */
export function pairProblems({ pairs }: Pick<Facts, 'pairs'>): Problem[] {
  const first = new Map<string, string>();
  const doubled: Problem[] = [];
  for (const pair of standingPairs(pairs)) {
    for (const code of pair.mentees) {
      const other = first.get(code);
      if (other === undefined) first.set(code, pair.pairCode);
      else {
        doubled.push({
          ...place(tables.pairs.title, pair.row),
          code,
          reason: `${code} подтверждён наставляемым сразу в двух парах: ${other} и ${pair.pairCode}.`,
          whatToDo: `Оставьте одну: в другой строке смените решение на «отклонить».`,
        });
      }
    }
  }
  const ends = pairs
    .filter(
      ({ row, blocker, activeFrom }) =>
        activeFrom !== undefined && blocker !== undefined && (row.endNoticeOn || row.endedOn),
    )
    .map(
      ({ row, blocker = '' }): Problem => ({
        ...place(tables.pairs.title, row),
        reason: blocker,
        whatToDo: 'Проверьте даты в столбцах «Уведомление о прекращении» и «Прекращена с».',
      }),
    );
  return [...doubled, ...ends];
}
