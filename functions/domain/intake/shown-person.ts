import type { Context } from '../context.ts';
import type { Intake } from './intake.ts';

/** The text that shows a person in the sheets; undefined after the person withdrew consent to processing. */
export function shownPerson(
  { people, consents }: Pick<Intake, 'people' | 'consents'>,
  { today, identity }: Pick<Context, 'today' | 'identity'>,
): (code: string | undefined) => string | undefined {
  return (code) => {
    if (code === undefined || !people.has(code)) return undefined;
    return consents.withdrawnOn(code, 'processing', today) === undefined ? identity.display(code) : undefined;
  };
}

/** Like `shownPerson`, but the code instead of undefined. */
export function shownOrCode(
  intake: Pick<Intake, 'people' | 'consents'>,
  context: Pick<Context, 'today' | 'identity'>,
): (code: string) => string {
  const shown = shownPerson(intake, context);
  return (code) => shown(code) ?? code;
}
