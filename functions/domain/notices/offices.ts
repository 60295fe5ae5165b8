import type { Responsible } from '../../../sheets-schema/roadmap.ts';
import type { Settings } from '../../../sheets-schema/settings.ts';
import type { Official } from '../context.ts';

/** Each address occurs once, because in small schools one person has several offices. */
export function offices(settings: Settings, wanted: readonly Official[]): Official[] {
  const emails: Readonly<Record<Official, string | undefined>> = {
    curator: settings.curatorEmail,
    organiser: settings.organiserEmail,
    head: settings.headEmail,
    deputy: settings.deputyEmail,
  };
  const found = new Map<string, Official>();
  // The curator comes first, so that all parts for one address go into the curator's letter.
  for (const office of ['curator', 'organiser', 'deputy', 'head'] as const) {
    const same = emails[office]?.toLowerCase() ?? office;
    const taken = found.get(same);
    if (wanted.includes(office) && !taken) found.set(same, emails.curator?.toLowerCase() === same ? 'curator' : office);
  }
  return [...found.values()];
}

export const officeOf: Readonly<Record<Responsible, Official>> = {
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
