import type { PublicationScope } from '../../../sheets-schema/choices/consent.ts';
import type { SchoolDay } from '../school-day.ts';

/** Whether a person allowed the school to publish one kind of their data (152-ФЗ, ст. 10.1). */
export function mayPublish(
  { intake: { consents }, context: { today } }: Pick<SchoolDay, 'intake' | 'context'>,
  code: string,
  scope: PublicationScope,
): boolean {
  return (
    consents.valid(code, 'processing', today) &&
    consents.valid(code, 'publication', today) &&
    consents.row(code, 'publication', today)?.scope?.includes(scope) === true
  );
}
