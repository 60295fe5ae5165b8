import { dayText } from '../calendar/day-text.ts';
import { type Curator, onDuty, type Substitute, substituteOn } from './curators.ts';

type Contact = Pick<Curator, 'number' | 'name'>;

/** «КР-2 Тестовая Анна Ивановна», or only the number if the workbook has no names. */
export const numberAndName = ({ number, name }: Contact) => [number, name].filter(Boolean).join(' ');

/** In the genitive, with the name in the nominative: «куратора КР-2 (Тестовая Анна Ивановна)». */
export const ofCurator = ({ number, name }: Contact) => `куратора ${number}${name === undefined ? '' : ` (${name})`}`;

/** «с 01.10.2026 по 14.10.2026»; without a last day, «с 01.10.2026». */
export const period = ({ from, until }: Pick<Substitute, 'from' | 'until'>) =>
  `с ${dayText(from)}${until === undefined ? '' : ` по ${dayText(until)}`}`;

/** «КР-2 Тестовая Анна Ивановна (с 01.10.2026 по 14.10.2026 – КР-4 Образцова Вера)». */
function ledByText(curator: Curator, today: string): string {
  const substitute = substituteOn(curator, today);
  return substitute
    ? `${numberAndName(curator)} (${period(substitute)} – ${numberAndName(substitute)})`
    : numberAndName(curator);
}

/** Returns what tabs say about who leads: nothing if the school has one curator and nobody substitutes for them. */
export function ledByIn(all: readonly Curator[], today: string): (curator: Curator) => string | undefined {
  const isSaid = all.length > 1 || all.some((each) => substituteOn(each, today) !== undefined);
  return (curator) => (isSaid ? ledByText(curator, today) : undefined);
}

/** How letters and pages name the curator's office: «куратор», «куратор КР-2». */
export const officeText = ({ to, number }: Pick<Curator, 'to' | 'number'>) =>
  to === 'curator' ? 'куратор' : `куратор ${number}`;

/** The office with who got the letter on that day: «куратор (замещает КР-4)». */
export function officeOn(curator: Curator, day: string): string {
  const { number } = onDuty(curator, day);
  return number === curator.number ? officeText(curator) : `${officeText(curator)} (замещает ${number})`;
}
