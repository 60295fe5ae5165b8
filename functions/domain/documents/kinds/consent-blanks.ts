import { consentBlocks } from '../../consents/consent-blank.ts';
import { consentText } from '../../consents/consent-text.ts';
import { needsWorkConsent } from '../../intake/work-consent.ts';
import { nameToken } from '../../names/name-token.ts';
import type { Kind } from '../kind.ts';
import { pages, source, yearOf } from '../parts.ts';
import { pairsToName } from '../people.ts';

/** The three consents as separate documents, and a blank for each confirmed pair that waits for its mentor's consent to the work (6.2). */
export const consentBlanks: Kind = (programmeState, drafting) => {
  const { programme, context, intake } = programmeState;
  const waiting = pairsToName(programmeState, drafting).filter(
    ({ mentor, status }) =>
      status === 'confirmed' &&
      needsWorkConsent(mentor, intake) &&
      !intake.consents.valid(mentor, 'mentoringWork', context.today),
  );
  const texts = [
    ...(['processing', 'publication', 'mentoringWork'] as const).map((type) => consentText(type, programme, context)),
    ...waiting.map((pair) =>
      consentText('mentoringWork', programme, context, {
        mentees: pair.mentees.filter(drafting.mayName).map(nameToken),
        inGroup: pair.mentees.length > 1,
      }),
    ),
  ];
  return {
    title: `Бланки согласий, ${yearOf(programmeState)}`,
    sources: [source('settings')],
    blocks: pages(texts.map(consentBlocks)),
  };
};
