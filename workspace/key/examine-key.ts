import type { Recipient } from '../../functions/domain/context.ts';
import { namesInTexts } from '../../functions/domain/erasure/names-in-texts.ts';
import { groupBy } from '../../functions/domain/group-by.ts';
import { personKey } from '../../functions/domain/names/person-key.ts';
import { addressedBy } from '../../functions/domain/names/person-name.ts';
import type { NameKey } from '../../functions/gateways/identity.ts';
import { besidesOfficials } from '../../functions/jobs/mask-names.ts';
import { cellAddress } from '../../functions/workbook/a1.ts';
import { cellsThat, ERASURE_FIELDS } from '../../functions/workbook/erase/erase-requests.ts';
import { parse } from '../../functions/workbook/parse.ts';
import { toSnapshot } from '../../functions/workbook/read.ts';
import type { Snapshot } from '../../functions/workbook/snapshot.ts';
import { howToCall } from '../how-to-call.ts';
import type { SchoolConnection } from '../school-connection.ts';

/** Differences between a key and the workbook, by code and cell, without names. */
export interface KeyFindings {
  readonly privacyMode: 'names' | 'codes';
  /** Codes of «Участники» that the key lacks, except codes of people who withdrew consent. */
  readonly unknown: readonly string[];
  /** Codes of the key that «Участники» lacks. */
  readonly notEntered: readonly string[];
  /** Codes of the key without an address. */
  readonly addressless: readonly string[];
  /** Groups of codes with the same name. A group is one person listed twice, or namesakes. */
  readonly twice: readonly (readonly string[])[];
  /** Codes of people whose names we cannot turn into a greeting. */
  readonly ungreeted: readonly string[];
  /** Cells that name, or seem to name, a person of the key. */
  readonly named: readonly string[];
  /** The number of people whom their subject and length of service identify, and the number of all people. */
  readonly recognisable: { readonly count: number; readonly of: number };
}

const isCode = (recipient: Recipient) => recipient.startsWith('К-');

/** The people of a key, for name searches in texts. */
export const peopleOfKey = (key: NameKey) => [...key].map(([code, { name, email }]) => ({ code, name, email }));

/** Tabs where a school writes about itself, not about people. The school's name may look like a surname there. */
const OF_THE_SCHOOL: ReadonlySet<string> = new Set(['settings', 'roadmap', 'stages']);
const FREE_TEXT: ReadonlySet<string> = new Set(['text', 'longText']);

/** A1 addresses of form answers and of the staff's free texts that pass a test. */
function writtenCells({ tabs }: Snapshot, test: (text: string) => boolean): string[] {
  return [...tabs.values()].flatMap(({ layout, title, columns, cells }) => {
    if (OF_THE_SCHOOL.has(layout.name)) return [];
    const free = layout.columns.filter(
      ({ owner, type }) => owner === 'form' || (owner === 'staff' && type !== undefined && FREE_TEXT.has(type.kind)),
    );
    const places = free.flatMap(({ key }) => columns.get(key) ?? []);
    return cells
      .slice(1)
      .flatMap((row, index) =>
        places
          .filter((column) => typeof row[column] === 'string' && test(row[column]))
          .map((column) => `${title}!${cellAddress(index + 1, column)}`),
      );
  });
}

/** Compares a key with the workbook of its school. */
export async function examineKey({ sheets, spreadsheetId }: SchoolConnection, key: NameKey): Promise<KeyFindings> {
  const spreadsheet = await sheets.read(spreadsheetId, ERASURE_FIELDS);
  const snapshot = toSnapshot(spreadsheet);
  const { settings, tables } = parse(snapshot);
  const entered = new Set(tables.people.flatMap(({ code }) => code ?? []));
  // «Участники» keeps the code of an erased person.
  const erased = new Set(
    tables.consents.flatMap(({ code, type, decision }) =>
      code && type === 'processing' && decision === 'withdrawn' ? [code] : [],
    ),
  );
  const ofKey = [...key.keys()].filter(isCode).sort();
  const names = namesInTexts(peopleOfKey(key));
  const alike = groupBy(
    tables.people.filter(({ subjectGroup, experienceBand }) => subjectGroup ?? experienceBand),
    ({ subjectGroup, experienceBand }) => `${subjectGroup}|${experienceBand}`,
  );
  return {
    privacyMode: settings.privacyMode,
    unknown: [...entered].filter((code) => !key.has(code) && !erased.has(code)).sort(),
    notEntered: ofKey.filter((code) => !entered.has(code)),
    addressless: ofKey.filter((code) => key.get(code)?.email === undefined),
    twice: [...groupBy(ofKey, (code) => personKey(key.get(code)?.name ?? '')).values()].filter(
      (each) => each.length > 1,
    ),
    ungreeted: ofKey.filter((code) => addressedBy(key.get(code)?.name ?? '') === undefined),
    named: [
      ...new Set([
        ...cellsThat(besidesOfficials(spreadsheet, snapshot), (text) => names.withCodes(text) !== text),
        ...writtenCells(snapshot, (text) => names.suspects(text).length > 0),
      ]),
    ],
    recognisable: { count: [...alike.values()].filter((each) => each.length === 1).length, of: entered.size },
  };
}

const SHOWN = 12;

function someOf(items: readonly string[]): string {
  const more = items.length - SHOWN;
  return `${items.slice(0, SHOWN).join(', ')}${more > 0 ? ` и ещё ${more}` : ''}`;
}

/** The findings in words, each with its remedy. */
export function findingsOfKey(found: KeyFindings): readonly string[] {
  const { unknown, notEntered, addressless, twice, ungreeted, named, recognisable } = found;
  const says = (items: readonly string[], words: (list: string) => string) =>
    items.length > 0 ? [words(someOf(items))] : [];
  return [
    ...says(
      unknown,
      (list) => `На листе «Участники» есть коды, которых нет в ключе: ${list}. Впишите этих людей в ключ.`,
    ),
    ...says(
      notEntered,
      (list) =>
        `В ключе есть коды, которых нет на листе «Участники»: ${list}. Внести: ${howToCall('key', 'make --staff СПИСОК')}.`,
    ),
    ...says(addressless, (list) => `В ключе нет почты: ${list}. Письма им не уйдут, пока её не впишете.`),
    ...twice.map(
      (codes) =>
        `Под разными кодами в ключе стоит одно имя: ${someOf(codes)}. Если это один человек, оставьте тот код, под которым он уже участвует, а другую строку удалите из ключа и с листа «Участники». Если тёзки, допишите к ФИО отличие в скобках.`,
    ),
    ...says(
      ungreeted,
      (list) =>
        `Как обратиться к этим людям, из ФИО не понять: ${list}. Письма им начинаются словом «Здравствуйте!», без имени. Если нужно обращение, запишите ФИО полностью: «Фамилия Имя Отчество».`,
    ),
    ...says(named, (list) => `Похоже, в таблице названы люди: ${list}. Откройте эти ячейки и замените имена кодами.`),
    ...(recognisable.count > 0
      ? [
          `По предмету и стажу можно узнать ${recognisable.count} из ${recognisable.of}. Если это много, очистите на листе «Участники» предметную область или стаж у этих людей.`,
        ]
      : []),
  ];
}
