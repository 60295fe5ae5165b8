import { addDays } from '../../calendar/day.ts';
import { distinctCodes } from '../../pairs/participants.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { once } from '../schedule.ts';
import { text } from '../wording.ts';

const TOLD_WITHIN_DAYS = 30;

/** Thanks all participants when the results are on the school's site. The letter says how to have personal details removed. */
export const resultsPublished: NoticeKind = {
  activity: '7.7',
  consent: 'inForce',
  occasions: (programmeState) => {
    const published = programmeState.activities.find(({ id }) => id === '7.7');
    if (published?.status !== 'done') return [];
    const from = published.doneOn ?? programmeState.context.today;
    const url = programmeState.programme.tables.publications.find(
      (row) => row.kind === 'results' && row.url?.startsWith('http'),
    )?.url;
    return distinctCodes(programmeState.tookPart.stillWithUs).map((to) =>
      occasion({
        kind: 'resultsPublished',
        to,
        about: '',
        schedule: once(from),
        until: addDays(from, TOLD_WITHIN_DAYS),
        urgency: urgency.programme,
        timing: 'ordinary',
        compose: () => ({
          subject: 'Итоги программы опубликованы',
          blocks: [
            text('Спасибо за работу! Итоги программы опубликованы на сайте школы.'),
            ...(url ? [{ kind: 'url' as const, label: 'Читать итоги', url }] : []),
            text('Если что-то о Вас нужно убрать, напишите куратору: снимем в течение трёх рабочих дней.'),
          ],
        }),
      }),
    );
  },
};
