import type { PublicationScope } from '../../../sheets-schema/choices/consent.ts';
import { publicationScopes } from '../../../sheets-schema/choices/consent.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import type { Context } from '../context.ts';
import type { Answer, Entry, Programme } from '../programme.ts';
import { lastConsentDay } from './consent-text.ts';

type ConsentForm = 'consentProcessing' | 'consentPublication';

/** A decision that a person made in an electronic form, as a row of the register. */
export interface ElectronicConsent {
  readonly row: Entry<'consents'>;
  readonly answer: Answer<ConsentForm>;
}

const scopes = Object.keys(publicationScopes) as PublicationScope[];

function allowedBy({ fields }: Answer<'consentPublication'>): readonly PublicationScope[] {
  return scopes.filter((scope) => fields[scope] === 'allowed');
}

/** Decisions from the electronic forms, sorted by time. An answer counts only if we know its person and its link has a valid key. */
export function electronicConsents(
  programme: Programme,
  isKnown: (code: string) => boolean,
  { today, formKey }: Pick<Context, 'today' | 'formKey'>,
): ElectronicConsent[] {
  const { settings, answers } = programme;
  const until = lastConsentDay(programme, today);
  const sent: readonly Answer<ConsentForm>[] = [...answers.consentProcessing, ...answers.consentPublication];
  return sent
    .flatMap((answer): ElectronicConsent[] => {
      const { form, fields, submittedAt, at, complete } = answer;
      const { code, decision } = fields;
      if (!complete || code === undefined || decision === undefined || !isKnown(code)) return [];
      if (fields.formKey !== formKey(form, code)) return [];
      const decidedOn = submittedAt.slice(0, 10);
      const given = decision === 'given';
      const publication = form === 'consentPublication';
      const row: Entry<'consents'> = {
        at,
        code,
        type: publication ? 'publication' : 'processing',
        decision,
        decidedOn,
        documentRef: `лист «${forms[form].tab}», строка ${at + 1}`,
        ...(given ? { validFrom: decidedOn, validUntil: until } : {}),
        ...(given && publication
          ? { scope: allowedBy(answer as Answer<'consentPublication'>), sites: settings.schoolSites }
          : {}),
      };
      return [{ row, answer }];
    })
    .sort((a, b) => (a.answer.submittedAt < b.answer.submittedAt ? -1 : 1));
}
