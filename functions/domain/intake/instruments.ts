import { forms } from '../../../sheets-schema/forms/index.ts';
import { type DesiredTable, desired, type RowOf } from '../desired.ts';
import { fingerprint } from '../paper/fingerprint.ts';
import type { Entry, FormName, Programme } from '../programme.ts';

/** The forms whose answers we compare with each other or with those of another year. */
export const COMPARED = [
  'assessmentMenteeT0',
  'assessmentMentorT0',
  'assessmentMenteeT1',
  'assessmentMentorT1',
  'satisfactionMentee',
  'satisfactionMentor',
] as const satisfies readonly FormName[];

const DIGITS = 8;

const prefixOf = (form: FormName) => `${form}|`;

/** The versions of a form, oldest first. */
function versionsOf({ tables }: Pick<Programme, 'tables'>, form: FormName): readonly Entry<'instruments'>[] {
  return tables.instruments
    .filter(({ versionId }) => versionId?.startsWith(prefixOf(form)))
    .toSorted((a, b) => (a.since ?? '').localeCompare(b.since ?? ''));
}

/** «Планирую урок [lessonPlanning]»: one question in a line. Line breaks in a wording become spaces. */
const lineOf = ([field, wording]: readonly [string, string]) => `${wording.replace(/\s+/g, ' ')} [${field}]`;

const LINE = /^(.*) \[(\w+)\]$/;

const wordingsIn = (lines: string): ReadonlyMap<string, string> =>
  new Map(
    lines.split('\n').flatMap((line): [string, string][] => {
      const [, wording, field] = LINE.exec(line) ?? [];
      return wording !== undefined && field !== undefined ? [[field, wording]] : [];
    }),
  );

/** The questions of a form with scales, as it asks them now; undefined if we do not know its tab. */
function askedNow({ wordings }: Pick<Programme, 'wordings'>, form: FormName): string | undefined {
  const now = wordings?.[form];
  if (now === undefined) return undefined;
  const scales = Object.entries(forms[form].questions).filter(([, { type }]) => type.kind === 'scale');
  return scales.map(([field, { title }]) => lineOf([field, now[field] ?? title])).join('\n');
}

/** A version that no row has yet. */
export interface NewVersion {
  readonly form: FormName;
  readonly lines: string;
  /** Whether the form had another version before. */
  readonly isChange: boolean;
}

/** The forms that ask other questions now than in their last version. */
export function newVersions(programme: Pick<Programme, 'tables' | 'wordings'>): NewVersion[] {
  return COMPARED.flatMap((form): NewVersion[] => {
    const lines = askedNow(programme, form);
    const last = versionsOf(programme, form).at(-1);
    if (lines === undefined || lines === last?.wordings) return [];
    return [{ form, lines, isChange: last !== undefined }];
  });
}

/** «Версии анкет»: a row for each version of a compared form. The rows of former versions stay. */
export function instrumentRows(programme: Pick<Programme, 'tables' | 'wordings'>, now: string): DesiredTable {
  return desired(
    'instruments',
    newVersions(programme).map(
      ({ form, lines }): RowOf<'instruments'> => ({
        values: {
          versionId: `${prefixOf(form)}${fingerprint(`${now} ${lines}`, DIGITS)}`,
          form: forms[form].title,
          since: now,
          wordings: lines,
        },
      }),
    ),
  );
}

interface Given {
  readonly form: string;
  readonly submittedAt: string;
}

/** The wording of a question that an answer answered. An answer from before the first version belongs to the first one. */
export function wordingFor(
  programme: Pick<Programme, 'tables'>,
  { form, submittedAt }: Given,
  field: string,
): string | undefined {
  const name = COMPARED.find((one) => one === form);
  if (name === undefined) return undefined;
  const versions = versionsOf(programme, name);
  const version = versions.findLast(({ since = '' }) => since <= submittedAt) ?? versions[0];
  const title = Object.entries(forms[name].questions).find(([key]) => key === field)?.[1].title;
  return wordingsIn(version?.wordings ?? '').get(field) ?? title?.replace(/\s+/g, ' ');
}
