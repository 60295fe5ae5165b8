import { simpleParser } from 'mailparser';
import { erasedRows } from '../../functions/domain/erasure/erased-rows.ts';
import type { NameKey } from '../../functions/gateways/identity.ts';
import type { Erased } from '../../functions/jobs/erase-person.ts';
import type { Planned } from '../../functions/jobs/plan-for.ts';
import { nameKey } from '../../sheets-schema/lookalikes.ts';
import type { Account } from '../accounts/account.ts';
import type { Mail } from '../inbox/mail.ts';
import type { KnownPerson } from '../traces/trace-patterns.ts';

const ADDRESS = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+\.[^\s<>()[\]"',;:.]+/g;
const PHONE = /(?<![\d-])(?:\+7|[78])?[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?![\d-])/g;

/** How many digits a phone number has without the country code. */
const NATIONAL = 10;
const isFullName = (text: string) => /\p{L}{2,}\s+\p{L}/u.test(text);

/** The outbox and the journal list letters and days, not personal data. */
const LEDGERS: ReadonlySet<string> = new Set(['outbox', 'journal']);

/** The cells, as text, of rows that concern only this person. */
function ownTexts({ plan, snapshot }: Planned, code: string): string[] {
  return erasedRows(plan.programmeState.programme, code)
    .filter(({ tab, only }) => only === undefined && !LEDGERS.has(tab))
    .flatMap(({ tab, at }) => (snapshot.tabs.get(tab)?.cells[at] ?? []).map(String));
}

/** Recognises letters to the person. The outbox identifies letters to a former address. */
export function isOwnLetter({ plan }: Planned, code: string, addresses: readonly string[]): (mail: Mail) => boolean {
  const { outbox } = plan.programmeState.programme.tables;
  const sent = new Set(outbox.flatMap((row) => (row.code === code && row.messageId ? [row.messageId] : [])));
  const own = new Set(addresses.map((each) => each.toLowerCase()));
  return ({ messageId, to }) => sent.has(messageId) || to.split(', ').some((each) => own.has(each.toLowerCase()));
}

/** Data of other people, the curators and the school's own settings. A text that occurs here does not identify the person. */
export function othersOf(
  { plan }: Pick<Planned, 'plan'>,
  { others }: Pick<Erased, 'others'>,
  key?: NameKey,
): readonly string[] {
  const officials = [...(key ?? [])].flatMap(([code, { name }]) => (/^К-/.test(code) ? [] : [name]));
  const { settings, curators } = plan.programmeState.programme.tables;
  return [
    ...others.flatMap(({ name, email }) => [name ?? '', email ?? '']),
    ...officials,
    ...settings.map(({ value }) => value ?? ''),
    ...curators.flatMap(({ name, email, contact }) => [name ?? '', email ?? '', contact ?? '']),
  ].filter((text) => text.trim() !== '');
}

/**
 * Collects the person's present and former names and addresses, from letters to them, from their own answers and from an account with their name.
 * @param others - the texts of {@link othersOf}; an address or number in these texts does not belong to the person
 */
export async function knownPerson(
  planned: Planned,
  { code, named: { name, email } }: Erased,
  others: readonly string[],
  mails: readonly Mail[],
  accounts: readonly Pick<Account, 'name' | 'email'>[],
): Promise<KnownPerson> {
  const foreign = others.join('\n').toLowerCase();
  const figures = foreign.replace(/[^\d\n]/g, '');
  // An address that two people share does not identify either of them.
  const theirs = new Set(foreign.match(ADDRESS));
  const isForeign = (address: string) => theirs.has(address.toLowerCase());
  const own = isOwnLetter(planned, code, email && !isForeign(email) ? [email] : []);
  const letters = await Promise.all(mails.filter(own).map(({ raw }) => simpleParser(raw)));
  const recipients = letters.flatMap(({ to }) => [to ?? []].flat().flatMap(({ value }) => value));
  const texts = ownTexts(planned, code).join('\n');
  const addresses = [...recipients.map(({ address = '' }) => address), ...(texts.match(ADDRESS) ?? [])];
  // A name that two people share does not say whose the account is.
  const key = name === undefined || others.some((each) => nameKey(each) === nameKey(name)) ? undefined : nameKey(name);
  addresses.push(...accounts.flatMap((account) => (nameKey(account.name) === key ? account.email : [])));
  const distinct = (...values: readonly (string | undefined)[]) => [...new Set(values.flatMap((each) => each || []))];
  return {
    // A letter may have only the code as the recipient's name.
    names: distinct(
      name,
      ...recipients.map((each) => each.name).filter((each) => isFullName(each) && !others.includes(each)),
    ),
    addresses: distinct(...[email ?? [], addresses].flat().filter((each) => !isForeign(each))),
    phones: distinct(
      ...(texts.match(PHONE) ?? [])
        .map((each) => each.replace(/\D/g, ''))
        .filter((each) => !figures.includes(each.slice(-NATIONAL))),
    ),
  };
}
