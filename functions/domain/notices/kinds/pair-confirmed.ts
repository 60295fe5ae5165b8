import { consentBlank } from '../../consents/consent-blank.ts';
import { consentText } from '../../consents/consent-text.ts';
import { needsWorkConsent } from '../../intake/work-consent.ts';
import { nameToken } from '../../names/name-token.ts';
import type { Pair } from '../../pairs/pair.ts';
import type { Attachment } from '../../paper/attachment.ts';
import type { ProgrammeState } from '../../roadmap/programme-state.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { occasion, urgency } from '../occasion.ts';
import { reminding, text } from '../wording.ts';

/** A blank consent that names this pair's mentees and areas, because the details of the work are known now. */
function blankOf({ mentees }: Pair, { intake, programme, context }: ProgrammeState): Attachment {
  const areas = new Set(mentees.flatMap((code) => intake.requests.get(code)?.needs ?? []));
  const work = {
    mentees: mentees.map(nameToken),
    areas: [...areas].map(intake.areaLabel),
    inGroup: mentees.length > 1,
  };
  return consentBlank(consentText('mentoringWork', programme, context, work));
}

/** Asks the mentor of a confirmed pair for a written consent, which the law requires before the order (ст. 351.8 ТК РФ). */
export const pairConfirmed: NoticeKind = {
  activity: undefined,
  consent: 'inForce',
  occasions: (programmeState) => {
    const { pairs, intake, context } = programmeState;
    return pairs.flatMap((pair) => {
      const { pairCode, mentor, status, decidedOn } = pair;
      const needed = needsWorkConsent(mentor, intake) && !intake.consents.valid(mentor, 'mentoringWork', context.today);
      if (
        status !== 'confirmed' ||
        !needed ||
        intake.consents.decision(mentor, 'mentoringWork', context.today) === 'refused'
      )
        return [];
      return [
        occasion({
          kind: 'pairConfirmed',
          to: mentor,
          about: pairCode,
          schedule: { kind: 'repeat', from: decidedOn ?? context.today, every: 3, most: 3 },
          urgency: urgency.pair,
          timing: 'ordinary',
          asks: 'Согласие на работу наставником',
          compose: ({ nth }) => ({
            subject: reminding(nth, 'Согласие на работу наставником'),
            blocks: [
              text(
                'Для Вас подобрана пара. До издания приказа нужно Ваше письменное согласие на работу наставником (ст. 351.8 ТК РФ) и дополнительное соглашение к трудовому договору. Бланк согласия – во вложении; оба бланка есть и у куратора.',
              ),
              text('Отказаться можно без объяснения причин.'),
            ],
            attachments: [blankOf(pair, programmeState)],
          }),
        }),
      ];
    });
  },
};
