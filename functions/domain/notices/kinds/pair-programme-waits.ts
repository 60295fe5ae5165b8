import { programmeSteps } from '../../../../sheets-schema/forms/pair-programme.ts';
import { goalLines } from '../../meetings/programme-lines.ts';
import { nameToken } from '../../names/name-token.ts';
import { quotable } from '../../privacy/school-guard.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { list, reminding, text } from '../wording.ts';

/** Asks the partner to confirm the newest text of the pair's programme. Each new text is a new occasion. */
export const pairProgrammeWaits: NoticeKind = {
  activity: '6.3',
  consent: 'inForce',
  occasions: (programmeState) => {
    const { pairs, bases, context } = programmeState;
    const quoted = quotable(programmeState);
    return pairs.flatMap(({ pairCode, mentees, status }) =>
      mentees.flatMap((mentee) => {
        const { pending, counts } = bases.programmes.get(`${pairCode}|${mentee}`) ?? {};
        if (status !== 'active' || pending === undefined) return [];
        const { partner, author, version, text: written } = pending;
        const on = written.submittedAt.slice(0, 10);
        const changed = counts !== undefined && counts !== pending;
        return [
          occasion({
            kind: 'pairProgrammeWaits',
            to: partner,
            about: `${pairCode} ${mentee} ${version}`,
            schedule: { kind: 'repeat', from: on, every: 5, most: 3 },
            urgency: urgency.pair,
            timing: on === context.today ? 'immediate' : 'ordinary',
            asks: 'Подтверждение программы пары',
            compose: ({ nth }) => ({
              subject: reminding(nth, `Подтвердите программу наставничества: ${pairCode}`),
              blocks: [
                text(
                  `${nameToken(author)} – автор ${changed ? 'новой редакции программы' : 'программы'} ${pairCode}${changed ? '; пока Вы её не подтвердили, действует прежняя' : ''}:`,
                ),
                list(goalLines(pending).map(quoted)),
                {
                  kind: 'form',
                  label: 'Подтвердить программу',
                  form: 'pairProgramme',
                  code: partner,
                  prefill: { pairCode, step: programmeSteps.confirm, version },
                },
                text('Если что-то хотите изменить, отметьте в той же анкете «записать программу или изменить её».'),
              ],
            }),
          }),
        ];
      }),
    );
  },
};
