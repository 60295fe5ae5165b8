import type { Context } from '../context.ts';
import type { Intake } from './intake.ts';

/** The codes of the people who withdrew their consent to processing, also after their data are destroyed. */
export function withdrawnCodes({
  intake: { people, consents },
  context: { today },
}: {
  readonly intake: Pick<Intake, 'people' | 'consents'>;
  readonly context: Pick<Context, 'today'>;
}): ReadonlySet<string> {
  return new Set([...people.keys()].filter((code) => consents.withdrawnOn(code, 'processing', today) !== undefined));
}
