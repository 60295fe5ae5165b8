import type { PublicationScope } from '../../../sheets-schema/choices/consent.ts';
import { tables as schema } from '../../../sheets-schema/tables/index.ts';
import { dayText } from '../calendar/day-text.ts';
import type { WorkingDays } from '../calendar/working-days.ts';
import type { ConsentBook } from '../consents/consent-validity.ts';
import type { Problem, Programme } from '../programme.ts';
import { place } from '../rows/place.ts';

interface Link {
  readonly code?: string | undefined;
  readonly at: number;
  readonly url: string | undefined;
}

/** 152-ФЗ, ст. 10.1 ч. 12–14: publication stops within three working days of the demand. */
const UNPUBLISH_WITHIN_WORKING_DAYS = 3;

/** Links to published feedback or cases without the author's consent to publication (152-ФЗ, ст. 10.1). */
export function publishedLinks(
  { tables }: Programme,
  consents: ConsentBook,
  calendar: WorkingDays,
  today: string,
): readonly Problem[] {
  const unpermitted = (sheet: string, links: readonly Link[], scope: PublicationScope, what: string): Problem[] =>
    links.flatMap(({ code, at, url }) => {
      if (!code || !url) return [];
      const allowed =
        consents.valid(code, 'publication', today) &&
        consents.row(code, 'publication', today)?.scope?.includes(scope) === true;
      if (allowed) return [];
      const withdrawnOn =
        consents.withdrawnOn(code, 'publication', today) ?? consents.withdrawnOn(code, 'processing', today);
      if (withdrawnOn !== undefined) {
        return [
          {
            ...place(sheet, { at }),
            code,
            reason: `Внесена ссылка на ${what} на сайте, а согласие отозвано ${dayText(withdrawnOn)}.`,
            whatToDo: `Снимите публикацию не позднее ${dayText(calendar.after(withdrawnOn, UNPUBLISH_WITHIN_WORKING_DAYS))} и удалите ссылку.`,
          },
        ];
      }
      return [
        {
          ...place(sheet, { at }),
          code,
          reason: `Внесена ссылка на ${what} на сайте, но согласия на распространение, в котором он разрешён, нет.`,
          whatToDo: 'Внесите согласие в «Реестр согласий» или снимите публикацию и удалите ссылку.',
        },
      ];
    });
  return [
    ...unpermitted(
      schema.mentees.title,
      tables.mentees.map(({ code, at, feedbackUrl }) => ({ code, at, url: feedbackUrl })),
      'quote',
      'отзыв',
    ),
    ...unpermitted(
      schema.mentors.title,
      tables.mentors.map(({ code, at, caseUrl }) => ({ code, at, url: caseUrl })),
      'case',
      'кейс',
    ),
  ];
}
