import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentsOf } from '../../functions/domain/documents/index.ts';
import { documentHtml } from '../../functions/domain/paper/html.tsx';
import type { ProgrammeState } from '../../functions/domain/roadmap/programme-state.ts';
import { codedIdentity, type NameKey } from '../../functions/gateways/identity.ts';
import { fileName } from '../documents/file-name.ts';
import { errorCode } from '../error-code.ts';
import { UserFacingError } from '../user-facing-error.ts';
import { writeWholeFile } from '../whole-file.ts';

/** The names of the files that a run wrote. */
export interface WrittenPapers {
  readonly written: readonly string[];
  /** New files that we wrote because somebody edited the earlier file by hand. The edited file stays unchanged. */
  readonly beside: readonly string[];
}

/** The state of the programme with names from the key, for documents that stay on this computer. */
function withNames(programmeState: ProgrammeState, key: NameKey): ProgrammeState {
  const { programme, intake } = programmeState;
  const nameOf = (code: string) => key.get(code)?.name;
  const { settings } = programme;
  const officials = {
    curatorName: nameOf('curator') ?? settings.curatorName,
    organiserName: nameOf('organiser') ?? settings.organiserName,
    headName: nameOf('head') ?? settings.headName,
    deputyName: nameOf('deputy') ?? settings.deputyName,
  };
  const named = Object.fromEntries(Object.entries(officials).filter(([, name]) => name !== undefined));
  const people = [...intake.people].map(
    ([code, person]) => [code, { ...person, row: { ...person.row, ...key.get(code) } }] as const,
  );
  const curators = programme.tables.curators.map((row) => {
    const name = nameOf(row.curatorId ?? '') ?? row.name;
    return name === undefined ? row : { ...row, name };
  });
  const withOfficials = {
    ...programme,
    settings: { ...settings, ...named },
    tables: { ...programme.tables, curators },
  };
  const withPeople = { ...intake, people: new Map(people) };
  return {
    ...programmeState,
    programme: withOfficials,
    intake: withPeople,
    bases: { ...programmeState.bases, programme: withOfficials, intake: withPeople },
  };
}

/** The hash of a page at the end of its file. It shows later edits. */
const MARK = /\n<!-- Наставник: ([0-9a-f]{16}) -->\n$/;

const digestOf = (html: string) => createHash('sha256').update(html).digest('hex').slice(0, 16);
const marked = (html: string) => `${html}\n<!-- Наставник: ${digestOf(html)} -->\n`;

/** Whether a page is unchanged since Nastavnik wrote it, so that the next run may overwrite it. */
export function isOurs(file: string): boolean {
  const mark = MARK.exec(file);
  return mark !== null && digestOf(file.slice(0, mark.index)) === mark[1];
}

async function standingFile(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
}

/** The first file name that is free or has our unedited file; we keep edited files. */
async function freePath(folder: string, title: string): Promise<{ name: string; onDisk: string | undefined }> {
  for (let number = 1; ; number++) {
    const name = `${fileName(title)}${number === 1 ? '' : ` (${number})`}.html`;
    const onDisk = await standingFile(join(folder, name));
    if (onDisk === undefined || isOurs(onDisk)) return { name, onDisk };
  }
}

/**
 * Writes the due documents with people's names into a folder, as pages to print. Skips files with the same content, and never overwrites a file that
 * somebody edited.
 * @throws UserFacingError if the folder is not writable
 */
export async function writePapers(
  folder: string,
  programmeState: ProgrammeState,
  key: NameKey,
): Promise<WrittenPapers> {
  const named = withNames(programmeState, key);
  const { fullName } = codedIdentity(named.programme, named.context.today, key);
  const written: string[] = [];
  const beside: string[] = [];
  try {
    await mkdir(folder, { recursive: true });
    for (const document of documentsOf(named)) {
      const page = marked(documentHtml(document, fullName));
      const { name, onDisk: file } = await freePath(folder, document.title);
      if (file === page) continue;
      await writeWholeFile(join(folder, name), page, 0o600);
      (/ \(\d+\)\.html$/.test(name) ? beside : written).push(name);
    }
  } catch (error) {
    throw new UserFacingError(
      `Документы не записаны (${errorCode(error) ?? 'ошибка'}): ${folder}. Проверьте папку, права и место на диске. Готовые файлы целы.`,
    );
  }
  return { written, beside };
}

/** The written documents as text. */
export function papersText(folder: string, { written, beside }: WrittenPapers): string {
  const all = [...written, ...beside];
  if (all.length === 0) return `Документы в папке ${folder} – без изменений.`;
  const kept =
    beside.length > 0 ? `\nФайлы, которые Вы правили, остались как есть; новые лежат рядом: ${beside.join('; ')}.` : '';
  return `Документы записаны в папку ${folder}: ${all.join('; ')}.${kept}`;
}
