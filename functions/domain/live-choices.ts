import { type Role, roles } from '../../sheets-schema/choices/role.ts';
import type { Form, QuestionType } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { consentText, formDescription } from './consents/consent-text.ts';
import type { Context } from './context.ts';
import type { Facts } from './facts-of.ts';
import { groupBy } from './group-by.ts';
import { areaChoices } from './intake/areas.ts';
import { attendance, heldGroupMeeting } from './pairs/group-meeting.ts';
import { membersOf } from './pairs/pair.ts';
import type { Programme } from './programme.ts';

/** The parts of forms that change during the programme. */
export interface LiveChoices {
  readonly areas: readonly string[];
  readonly people: readonly string[];
  /** Somebody who came to the group meeting and has both roles is in both lists. */
  readonly mentors: readonly string[];
  readonly mentees: readonly string[];
  readonly members: readonly string[];
  readonly pairs: readonly string[];
  /** Form descriptions that depend on the settings, by form. */
  readonly descriptions: Readonly<Record<string, string>>;
}

/** The people that a question offers as choices. */
export function peopleOf({ from }: Extract<QuestionType, { kind: 'people' }>, live: LiveChoices): readonly string[] {
  switch (from) {
    case 'meeting':
      return live.people;
    case 'mentors':
      return live.mentors;
    case 'mentees':
      return live.mentees;
    case 'pairs':
      return live.members;
  }
}

/** The description above a form. Some descriptions depend on the school's settings. */
export function descriptionOf({ name, description }: Form, { descriptions }: LiveChoices): string {
  return descriptions[name] ?? description;
}

/** The texts of the electronic consents, if the school uses electronic consents. */
function consentDescriptions(programme: Programme, context: Context): Readonly<Record<string, string>> {
  if (programme.settings.consentChannel !== 'electronic') return {};
  return {
    consentProcessing: formDescription(consentText('processing', programme, context)),
    consentPublication: formDescription(consentText('publication', programme, context)),
  };
}

const NO_NAMES = 'Не указывайте фамилии и имена – ни свои, ни чужие: вместо них пишите коды участников.';

/** Descriptions that forbid names in answers, for schools that keep names away from Google. */
function codedDescriptions({ settings }: Programme): Readonly<Record<string, string>> {
  if (settings.privacyMode !== 'codes') return {};
  return Object.fromEntries(
    (Object.values(forms) as readonly Form[]).map(({ name, description }) => [name, `${description}\n\n${NO_NAMES}`]),
  );
}

/** The current choices and texts. The order of the choices does not depend on the order of rows. */
export function liveChoices({ programme, context, intake, pairs }: Facts): LiveChoices {
  const event = heldGroupMeeting(programme, context.today);
  const present = event ? attendance(event, intake) : [];
  const rolesOf = groupBy(present, ({ code }) => code);
  const inRole = (role: Role) =>
    present.filter((one) => one.role === role).map(({ code }) => context.identity.display(code));
  const working = pairs.filter(({ status }) => status === 'active' || status === 'ended');
  return {
    areas: areaChoices(programme),
    people: [...rolesOf]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, own]) => `${context.identity.display(code)} (${own.map(({ role }) => roles[role]).join(' и ')})`),
    mentors: inRole('mentor'),
    mentees: inRole('mentee'),
    members: [...new Set(working.flatMap(membersOf))].sort().map((code) => context.identity.display(code)),
    pairs: working.map(({ pairCode }) => pairCode).sort(),
    descriptions: { ...codedDescriptions(programme), ...consentDescriptions(programme, context) },
  };
}
