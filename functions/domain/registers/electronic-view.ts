import { publicationScopes } from '../../../sheets-schema/choices/consent.ts';
import type { ElectronicConsent } from '../consents/electronic-consents.ts';
import { type DesiredTable, desired } from '../desired.ts';
import type { Intake } from '../intake/intake.ts';
import { shownPerson } from '../intake/shown-person.ts';
import type { Answer } from '../programme.ts';
import type { SchoolDay } from '../school-day.ts';

function stateOf(
  { row: { code = '', type = 'processing', decision } }: ElectronicConsent,
  counts: boolean,
  { consents }: Intake,
  today: string,
) {
  if (!counts) return 'Позже принято другое решение.';
  if (decision === 'withdrawn') {
    return type === 'processing'
      ? 'Внесите отзыв и в «Реестр согласий»: ответ будет уничтожен вместе с данными участника.'
      : 'Прекратите распространение в течение трёх рабочих дней.';
  }
  if (decision === 'given' && !consents.valid(code, type, today)) return 'Срок согласия истёк: попросите новое.';
  return undefined;
}

/**
 * «Электронные согласия»: each decision from a form, as evidence in addition to the register of papers. Of a person who withdrew, it shows only the
 * decisions.
 */
export function electronicView({
  programme,
  intake,
  context,
}: Pick<SchoolDay, 'programme' | 'intake' | 'context'>): DesiredTable {
  const { today } = context;
  const person = shownPerson(intake, context);
  const shown = new Map(programme.tables.electronicConsents.map((row) => [row.responseId, row.textVersion]));
  return desired(
    'electronicConsents',
    intake.electronicConsents.map((one) => {
      const { code = '', type = 'processing', decision, decidedOn, validUntil, scope, sites, documentRef } = one.row;
      const counts = intake.consents.row(code, type, today) === one.row;
      const conditions =
        one.answer.form === 'consentPublication'
          ? (one.answer as Answer<'consentPublication'>).fields.conditions
          : undefined;
      return {
        values: {
          code,
          person: person(code),
          type,
          decision,
          decidedOn,
          ...(intake.withdrawn.has(code)
            ? {}
            : {
                validUntil,
                scope: scope?.map((one) => publicationScopes[one]).join(', ') || undefined,
                sites,
                conditions,
              }),
          // The version of the text on that day, even if the school changed the text later.
          textVersion: shown.get(one.answer.responseId) ?? programme.settings.consentTextVersion,
          documentRef: intake.withdrawn.has(code) ? undefined : documentRef,
          valid: counts && intake.consents.valid(code, type, today),
          state: stateOf(one, counts, intake, today),
          responseId: one.answer.responseId,
        },
      };
    }),
  );
}
