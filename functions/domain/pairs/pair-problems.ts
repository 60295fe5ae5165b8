import { tables } from '../../../sheets-schema/tables/index.ts';
import { isOutOfReach } from '../intake/out-of-reach.ts';
import type { Problem } from '../programme.ts';
import { place } from '../rows/place.ts';
import type { Pair } from './pair.ts';
import type { PairedDay } from './paired-day.ts';
import { ongoingPairs, wantingSecond } from './pairing-problem.ts';

type Known = Pick<PairedDay, 'pairs' | 'programme' | 'intake' | 'context'>;

/** Wishes of the curator that contradict each other or that we cannot follow. */
function ruleProblems({ programme, intake, context }: Omit<Known, 'pairs'>): Problem[] {
  const pinned = new Set(
    programme.tables.pairRules.flatMap(({ rule, mentor, mentee }) => (rule === 'pin' ? `${mentor}|${mentee}` : [])),
  );
  return programme.tables.pairRules.flatMap((row): Problem[] => {
    const { rule, mentor, mentee } = row;
    if ([mentor, mentee].some((code) => isOutOfReach(code, intake, context.today))) return [];
    const at = place(tables.pairRules.title, row);
    const unknown = [mentor, mentee].filter((code) => code !== undefined && !intake.people.has(code));
    if (unknown.length > 0) {
      return [
        {
          ...at,
          whatWasRead: unknown.join(', '),
          reason: 'В пожелании код, которого нет на листе «Участники».',
          whatToDo: 'Исправьте код или внесите человека на лист «Участники».',
        },
      ];
    }
    if (mentor !== undefined && mentor === mentee) {
      return [
        {
          ...at,
          code: mentor,
          reason: 'Наставник и наставляемый в пожелании – один и тот же человек.',
          whatToDo: 'Исправьте один из кодов или удалите строку.',
        },
      ];
    }
    if (rule === 'ban' && pinned.has(`${mentor}|${mentee}`)) {
      return [
        {
          ...at,
          reason: `Пару ${mentor} – ${mentee} просят и закрепить, и исключить.`,
          whatToDo: 'Оставьте одно из двух пожеланий.',
        },
      ];
    }
    return [];
  });
}

/** Contradictions on «Пары и группы» and «Пожелания к парам», described for the curator. */
export function pairProblems({ pairs, ...facts }: Known): Problem[] {
  const first = new Map<string, Pair>();
  const mayHaveTwo = new Set(wantingSecond(facts));
  const doubled: Problem[] = [];
  for (const pair of ongoingPairs(pairs)) {
    for (const code of pair.mentees) {
      const other = first.get(code);
      if (other === undefined) first.set(code, pair);
      else if (other.mentor === pair.mentor || !mayHaveTwo.delete(code)) {
        doubled.push({
          ...place(tables.pairs.title, pair.row),
          code,
          reason: `${code} подтверждён наставляемым сразу в двух парах: ${other.pairCode} и ${pair.pairCode}.`,
          whatToDo: `Оставьте одну: в другой строке смените решение на «отклонить». Если нужен второй, другой наставник, отметьте это в столбце «Нужен второй наставник» листа «База наставляемых».`,
        });
      }
    }
  }
  const stopped = new Set(
    facts.programme.tables.participations.flatMap(
      ({ code, role, endOn }) => (role === 'mentor' && endOn && code) || [],
    ),
  );
  const ends = pairs
    .filter(
      ({ row, blocker, activeFrom }) =>
        activeFrom !== undefined &&
        blocker !== undefined &&
        (row.endNoticeOn || row.endedOn || stopped.has(row.mentorCode ?? '')),
    )
    .map(
      ({ row, blocker = '' }): Problem => ({
        ...place(tables.pairs.title, row),
        reason: blocker,
        whatToDo:
          'Проверьте даты: «Уведомление о прекращении» и «Прекращена с» здесь, «Прекратить с» на листе «Участие».',
      }),
    );
  return [...doubled, ...ends, ...ruleProblems(facts)];
}
