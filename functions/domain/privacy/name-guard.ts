import { officialsNamed } from '../curators/officials-named.ts';
import type { Doubt } from '../names/doubt.ts';
import { type FindNames, type Mention, replaceMentions } from '../names/find-names.ts';
import { nameToken, replaceNameTokens } from '../names/name-token.ts';
import type { Named } from '../names/named.ts';
import type { SchoolDay } from '../school-day.ts';
import { keptFinder } from './kept-finder.ts';
import { writtenByPeople } from './written-by-people.ts';

type Day = Pick<SchoolDay, 'programme' | 'intake' | 'context'>;

/** Keeps the names of some people out of texts. */
export interface NameGuard {
  /** Replaces unmistakable names in a text. */
  readonly clean: (text: string) => string;
  /** Also replaces likely names, for texts that nobody checks before they go out. */
  readonly cleanStrictly: (text: string) => string;
  /** Words that may be names but that {@link clean} does not replace. The program's own wording causes no doubts. */
  readonly doubts: (text: string) => readonly Doubt[];
}

/** Everybody whose name or e-mail address is in the workbook or in the school's key file. */
export function everybodyNamed({ intake, context }: Day): readonly Named[] {
  const ofKey = new Map((context.named ?? []).map((each) => [each.code, each]));
  const people = [...intake.people.values()].map(({ code, row: { name, email } }) => {
    const known = ofKey.get(code);
    return { code, name: name ?? known?.name, email: email ?? known?.email };
  });
  return people.filter(({ name, email }) => name ?? email);
}

const NEIGHBOURS = 2;
const BEFORE = new RegExp(`(?:\\S+\\s+){0,${NEIGHBOURS}}\\S*$`, 'u');
const AFTER = new RegExp(`^\\S*(?:\\s+\\S+){0,${NEIGHBOURS}}`, 'u');

/** A mention with up to two words on each side, on one line, without other names. */
function around(text: string, { start, end }: Mention, others: readonly Mention[]): string {
  const from = Math.max(0, ...others.map((other) => (other.end <= start ? other.end : 0)));
  const to = Math.min(text.length, ...others.map((other) => (other.start >= end ? other.start : text.length)));
  const [before = ''] = BEFORE.exec(text.slice(from, start)) ?? [];
  const [after = ''] = AFTER.exec(text.slice(end, to)) ?? [];
  return `${before}${text.slice(start, end)}${after}`.replace(/\s+/g, ' ').replace(/^[«"(\s]+|[»")\s.,;:!?]+$/gu, '');
}

/** Without a name that it contains, the address would be broken. So we replace the whole address. */
const WEB_ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"»]*[^\s<>"».,;:!?)]/giu;
const HIDDEN_LINK = 'ссылка скрыта: в её адресе имя';

/** Replaces the mentions in each web address with one mention of the whole address. */
function withWholeLinks(text: string, mentions: readonly Mention[]): readonly (Mention & { readonly isLink?: true })[] {
  if (mentions.length === 0) return mentions;
  const links = [...text.matchAll(WEB_ADDRESS)].flatMap(({ 0: address, index }) => {
    const named = mentions.filter(({ start, end }) => start < index + address.length && index < end);
    const [first] = named;
    if (!first) return [];
    const start = Math.min(index, ...named.map((one) => one.start));
    const end = Math.max(index + address.length, ...named.map((one) => one.end));
    return [{ ...first, start, end, isLink: true as const }];
  });
  const outside = mentions.filter(({ start, end }) => !links.some((link) => link.start < end && start < link.end));
  return [...outside, ...links].sort((a, b) => a.start - b.start);
}

/** Returns a function that finds these phrases in a text. Names inside them stay. */
function placesOf(phrases: readonly string[]): (text: string) => readonly (readonly [start: number, end: number])[] {
  const sources = [...new Set(phrases.map((phrase) => phrase.trim()).filter((phrase) => phrase !== ''))].map((phrase) =>
    phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'),
  );
  if (sources.length === 0) return () => [];
  const patterns = sources.map((source) => new RegExp(source, 'gu'));
  return (text) =>
    patterns.flatMap((pattern) =>
      [...text.matchAll(pattern)].map(({ 0: found, index }) => [index, index + found.length] as const),
    );
}

/**
 * Removes names from texts, in any grammatical case or disguise. Texts keep the names of the officials and the school, and words that the curator
 * marked as no names.
 * @param mayName - whether texts may name the person with this code
 * @param instead - the text that replaces the person's name
 */
export function nameGuard(day: Day, mayName: (code: string) => boolean, instead: (code: string) => string): NameGuard {
  const { programme, intake } = day;
  const { notNames = '' } = programme.settings;
  const { names: officials, emails: boxes } = officialsNamed(programme);
  const { schoolFull, schoolShort, schoolPlace, schoolAddress } = programme.settings;
  const people = everybodyNamed(day);
  // The settings may say «Ольга Петровна» where the roster has the full name. An equal e-mail address shows that this is one person.
  const isOfficial = ({ name = '', email = '' }: Named) =>
    officials.includes(name) || boxes.includes(email.toLowerCase());
  const hidden = new Set(people.filter((one) => !isOfficial(one) && !mayName(one.code)).map(({ code }) => code));
  const school = [schoolFull, schoolShort, schoolPlace, schoolAddress].flatMap((words) => words ?? []);
  const keptPlaces = placesOf([...officials, ...school, ...notNames.split('\n')]);
  const byPeople = writtenByPeople(programme);
  let find: FindNames | undefined;

  const mentions = (text: string): readonly Mention[] => {
    if (hidden.size === 0) return [];
    find ??= keptFinder(people, hidden);
    const found = find(text);
    if (found.length === 0) return found;
    const kept = keptPlaces(text);
    return found.filter(({ start, end }) => !kept.some(([from, to]) => from <= start && end <= to));
  };
  const said = ({ codes }: Mention) => [...new Set(codes.map(instead))].join(' или ');
  const braces = (text: string) =>
    replaceNameTokens(text, (code) => {
      if (!intake.people.has(code)) return code;
      return mayName(code) ? nameToken(code) : instead(code);
    });
  const saidOf = (mention: Mention & { readonly isLink?: true }) => (mention.isLink ? HIDDEN_LINK : said(mention));
  const cleanOf = (isReplaced: (mention: Mention) => boolean) => (given: string) => {
    const text = braces(given);
    return replaceMentions(text, withWholeLinks(text, mentions(text).filter(isReplaced)), saidOf);
  };
  const isSure = ({ certainty }: Mention) => certainty === 'full' || certainty === 'surname';
  return {
    clean: cleanOf(isSure),
    cleanStrictly: cleanOf(({ certainty }) => certainty !== 'possible'),
    doubts: (given) => {
      const text = braces(given);
      const all = mentions(text);
      return all
        .filter((mention) => !isSure(mention) && byPeople(text, mention.start, mention.end))
        .map((mention) => ({
          word: text.slice(mention.start, mention.end),
          around: around(text, mention, all.filter(isSure)),
          codes: mention.codes,
          likely: mention.certainty === 'likely',
        }));
    },
  };
}
