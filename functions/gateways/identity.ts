import type { Identity, Official, Recipient } from '../domain/context.ts';
import { readRoster } from '../domain/intake/roster.ts';
import type { Programme } from '../domain/programme.ts';

/** Name and address of a recipient, as they go on an envelope. */
export interface Address {
  readonly name: string;
  readonly email: string;
}

/** The school's people by name: the only place where a code becomes a person. */
export interface NamedIdentity extends Identity {
  /** Full name, or the code where the roster has none. */
  fullName(code: string): string;
  /** Where to write; undefined where there is no usable address. */
  address(recipient: Recipient): Address | undefined;
}

const OFFICIALS: readonly Official[] = ['curator', 'organiser', 'head', 'deputy'];

function isOfficial(recipient: Recipient): recipient is Official {
  return OFFICIALS.some((official) => official === recipient);
}

/** Identity in the mode `names`: the tab «Участники», codes given today included, and the settings. */
export function rosterIdentity(programme: Programme, today: string): NamedIdentity {
  const { settings } = programme;
  const { people } = readRoster(programme, today);
  const officials: Readonly<Record<Official, { name: string | undefined; email: string | undefined }>> = {
    curator: { name: settings.curatorName, email: settings.curatorEmail },
    organiser: { name: settings.organiserName, email: settings.organiserEmail },
    head: { name: settings.headName, email: settings.headEmail },
    deputy: { name: settings.deputyName, email: settings.deputyEmail },
  };
  const fullName = (code: string) => people.get(code)?.row.name ?? code;
  const address = (recipient: Recipient): Address | undefined => {
    if (isOfficial(recipient)) {
      const { name, email } = officials[recipient];
      return email ? { name: name ?? email, email } : undefined;
    }
    const email = people.get(recipient)?.row.email;
    return email ? { name: fullName(recipient), email } : undefined;
  };
  return {
    fullName,
    address,
    display: (code) => (people.get(code)?.row.name ? `${code} ${fullName(code)}` : code),
    reachable: (recipient) => address(recipient) !== undefined,
  };
}
