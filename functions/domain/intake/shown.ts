import type { Context } from '../context.ts';
import type { Intake } from './intake.ts';

/** How the sheets show a person: by name, or not at all once they withdrew consent to processing. */
export function shownPerson(
  { people, consents }: Pick<Intake, 'people' | 'consents'>,
  { today, identity }: Pick<Context, 'today' | 'identity'>,
): (code: string | undefined) => string | undefined {
  return (code) => {
    if (code === undefined || !people.has(code)) return undefined;
    return consents.withdrawnOn(code, 'processing', today) === undefined ? identity.display(code) : undefined;
  };
}

/** Like `shownPerson`, for cells that must not be empty: the code alone once consent is withdrawn. */
export function shownOrCode(
  intake: Pick<Intake, 'people' | 'consents'>,
  context: Pick<Context, 'today' | 'identity'>,
): (code: string) => string {
  const shown = shownPerson(intake, context);
  return (code) => shown(code) ?? code;
}
