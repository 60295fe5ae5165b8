import type { Responsible as Responsibility } from '../../../sheets-schema/roadmap.ts';
import type { Settings } from '../../../sheets-schema/settings.ts';
import { isCurator, isOfficial, type Official, type Recipient } from '../context.ts';
import type { Curator } from '../curators/curators.ts';

/**
 * The officials who get a letter. Each address occurs once, because in small schools one person has several offices. We leave substitutes out,
 * so that the recipients are the same on every day.
 * @param curator - the curator who is responsible for the matter; by default the first
 */
export function offices(
  settings: Settings,
  wanted: readonly Official[],
  curator: Pick<Curator, 'to' | 'email'> = { to: 'curator', email: settings.curatorEmail },
): Recipient[] {
  const emails: Readonly<Record<Official, string | undefined>> = {
    curator: curator.email,
    organiser: settings.organiserEmail,
    head: settings.headEmail,
    deputy: settings.deputyEmail,
  };
  const found = new Map<string, Recipient>();
  // The curator comes first, so that all parts for one address go into the curator's letter.
  for (const office of ['curator', 'organiser', 'deputy', 'head'] as const) {
    const same = emails[office]?.toLowerCase() ?? office;
    const isTheCurator = office === 'curator' || emails.curator?.toLowerCase() === same;
    if (wanted.includes(office) && !found.has(same)) found.set(same, isTheCurator ? curator.to : office);
  }
  return [...found.values()];
}

export const officeOf: Readonly<Record<Responsibility, Official>> = {
  admin: 'head',
  organiser: 'organiser',
  'curator+mentors': 'curator',
};

export const officeNames: Readonly<Record<Official, string>> = {
  curator: 'куратор',
  organiser: 'педагог-организатор',
  head: 'директор',
  deputy: 'заместитель директора',
};

/** The office of a recipient: «директор», «куратор КР-2»; undefined for everybody else. */
export function officeName(to: Recipient): string | undefined {
  if (isOfficial(to)) return officeNames[to];
  return isCurator(to) ? `${officeNames.curator} ${to}` : undefined;
}
