import { dayText } from '../domain/calendar/day-text.ts';
import type { ErasureReport } from './erase-person.ts';

/** The parts of a report that people read. */
type ToldReport = Pick<ErasureReport, 'remains' | 'lookAt' | 'drafts' | 'kept' | 'byHand'> & {
  readonly act: Pick<ErasureReport['act'], 'places' | 'keepUntil'>;
};

/**
 * What was destroyed, what stays and why, and what people must still do: a Russian sentence or a link each.
 * @param besides what was done outside of the workbook and the forms, a sentence each
 */
export function erasureText(
  { act, remains, lookAt, drafts, kept, byHand }: ToldReport,
  besides: readonly string[] = [],
): readonly string[] {
  const cleared = act.places.map(({ place, count }) => `${place} – ${count}`).join('; ');
  return [
    `Очищено: ${cleared || 'ничего уже не было'}.`,
    ...besides,
    ...(remains.length > 0 ? [`Имя ещё стоит здесь, очистите и повторите: ${remains.join(', ')}.`] : []),
    ...(lookAt.length > 0 ? [`Посмотрите сами, не об этом ли человеке здесь: ${lookAt.join(', ')}.`] : []),
    ...(drafts.length > 0
      ? ['Участник назван или может быть назван в проектах документов; ненужные удалите:', ...drafts]
      : []),
    ...kept,
    ...byHand,
    `Акт об уничтожении: «Подготовить документы». Храните акт и выгрузку журнала до ${dayText(act.keepUntil)}.`,
  ];
}
