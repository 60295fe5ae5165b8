import type { Context } from '../context.ts';
import type { Intake } from './intake.ts';

/** What the sheets show of a person: the name, or nothing once they withdrew consent to processing. */
export function shownPerson(
  { people, consents }: Pick<Intake, 'people' | 'consents'>,
  { today, identity }: Pick<Context, 'today' | 'identity'>,
): (code: string | undefined) => string | undefined {
  return (code) => {
    if (code === undefined || !people.has(code)) return undefined;
    return consents.withdrawnOn(code, 'processing', today) === undefined ? identity.display(code) : undefined;
  };
}

/** The same where the cell cannot be empty: the code alone once consent is withdrawn. */
export function shownOrCode(
  intake: Pick<Intake, 'people' | 'consents'>,
  context: Pick<Context, 'today' | 'identity'>,
): (code: string) => string {
  const shown = shownPerson(intake, context);
  return (code) => shown(code) ?? code;
}
