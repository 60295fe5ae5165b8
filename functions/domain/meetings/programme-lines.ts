import { dayText } from '../calendar/day-text.ts';
import { GOAL_NUMBERS } from './development-plans.ts';
import type { PairProgramme } from './pair-programmes.ts';

/** The goals of a programme that a pair wrote, one line for each fact. */
export function goalLines({ text: { fields } }: PairProgramme): string[] {
  return GOAL_NUMBERS.flatMap((n) => {
    const [goal, sign, actions, due] = [
      fields[`goal${n}`],
      fields[`sign${n}`],
      fields[`actions${n}`],
      fields[`due${n}`],
    ];
    if (!goal) return [];
    return [
      `Цель ${n}: ${goal}`,
      ...(sign ? [`Признак: ${sign}`] : []),
      ...(actions ? [`Что сделаем: ${actions}`] : []),
      ...(due ? [`Срок: ${dayText(due)}`] : []),
    ];
  });
}

/** The programme, its author and whether the partner confirmed it, as lines for a cell. */
export function programmeLines(programme: PairProgramme, shown: (code: string) => string): string[] {
  const { text, author, partner, agreedOn } = programme;
  const state = agreedOn
    ? `Подтверждено ${dayText(agreedOn)}: ${shown(partner)}`
    : `Ждёт подтверждения: ${shown(partner)}`;
  return [...goalLines(programme), `Записано ${dayText(text.submittedAt.slice(0, 10))}: ${shown(author)}`, state];
}
