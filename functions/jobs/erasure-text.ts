import { dayText } from '../domain/calendar/day-text.ts';
import type { ErasureReport } from './erase-person.ts';

/** The parts of a report that people read. */
export type ReadableReport = Pick<ErasureReport, 'isEmpty' | 'remains' | 'lookAt' | 'drafts' | 'kept' | 'byHand'> & {
  readonly act: Pick<ErasureReport['act'], 'places' | 'keepUntil'>;
};

/**
 * The erasure report in Russian sentences and links: the destroyed data, the remaining data with reasons, and the tasks for people.
 * @param besides - sentences about data that were destroyed outside of the workbook and the forms
 */
export function erasureText(
  { act, isEmpty, remains, lookAt, drafts, kept, byHand }: ReadableReport,
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
    isEmpty
      ? `Поиск больше ничего не находит. Акт об уничтожении: «Подготовить документы». Храните акт и выгрузку из журнала до ${dayText(act.keepUntil)}.`
      : 'Акта пока нет: поиск ещё находит участника. Уберите названное и повторите: программа продолжит и снова всё проверит.',
  ];
}
