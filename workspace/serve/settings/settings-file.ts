import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify, TomlError } from 'smol-toml';
import { UserFacingError } from '../../user-facing-error.ts';
import { writeWholeFile } from '../../whole-file.ts';
import { NAMES, type ServerSettings, type SettingName, sectionTitles, settingsRecord, variableOf } from './settings.ts';

export const SETTINGS_FILE = 'nastavnik.toml';

const HEAD = `# Настройки сервера школы («Наставник»). Строка после # – пояснение.
# Правьте любым редактором или на странице «Почта» и других: программа переписывает этот файл целиком.
# Любую настройку можно задать и переменной окружения, например NASTAVNIK_SERVER_PORT=8443: переменная главнее файла.
`;

/** The text of the file: every setting with its comment. */
export function settingsText(settings: ServerSettings): string {
  const parts = Object.entries(sectionTitles).map(([section, title]) => {
    const lines = NAMES.filter((name) => settingsRecord[name].section === section).map((name) => {
      const { key, about } = settingsRecord[name];
      return `\n# ${about}\n${stringify({ [key]: settings[name] }).trim()}`;
    });
    return `\n# ${title}\n[${section}]\n${lines.join('\n')}\n`;
  });
  return HEAD + parts.join('');
}

type Found = Readonly<Record<string, unknown>>;

const isTable = (value: unknown): value is Found =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** Refuses unknown names, because a mistyped setting would otherwise be ignored in silence. */
function refuseUnknown(found: Found, path: string): void {
  for (const [section, table] of Object.entries(found)) {
    const known = NAMES.flatMap((name) => (settingsRecord[name].section === section ? [settingsRecord[name].key] : []));
    if (known.length === 0 || !isTable(table)) {
      throw new UserFacingError(`${path}: раздела «${section}» нет. Есть: ${Object.keys(sectionTitles).join(', ')}.`);
    }
    for (const key of Object.keys(table)) {
      if (known.includes(key)) continue;
      throw new UserFacingError(`${path}: в разделе [${section}] нет настройки «${key}». Есть: ${known.join(', ')}.`);
    }
  }
}

async function readTables(path: string): Promise<Found> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  try {
    // Windows' Notepad may begin a file with a byte order mark.
    return parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw new UserFacingError(
      `${path}, строка ${error.line}: запись не читается (кавычки, знак «=» или скобка; путь Windows пишите в одинарных кавычках: 'D:\\копии'). Исправьте её или удалите файл: программа напишет его заново.`,
    );
  }
}

/** Parses the text of an environment variable. */
function fromVariable(text: string, initial: unknown): unknown {
  if (Array.isArray(initial)) return text.split(',').flatMap((each) => each.trim() || []);
  return typeof initial === 'number' ? Number(text.trim() || Number.NaN) : text.trim();
}

/** Checks a value. @throws UserFacingError that names the place */
export function checked<K extends SettingName>(name: K, value: unknown, place: string): ServerSettings[K] {
  const { schema, wanted } = settingsRecord[name];
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new UserFacingError(`${place}: значение ${JSON.stringify(value)} не подходит, ${wanted}.`);
  return parsed.data as ServerSettings[K];
}

/** The settings of a data folder, as they apply now. */
export interface KnownSettings {
  readonly settings: ServerSettings;
  /** The settings in the file, for writing it again. */
  readonly inFile: ServerSettings;
  /** The settings that the environment or the command line decides. A page cannot change them. */
  readonly fixed: ReadonlySet<SettingName>;
  /** Whether the file exists and has settings. */
  readonly isWritten: boolean;
}

/**
 * Reads the settings of a data folder. The command line overrides the environment, and the environment overrides the file.
 * @throws UserFacingError with the place of a wrong value
 */
export async function readServerSettings(
  folder: string,
  env: NodeJS.ProcessEnv,
  options: Partial<ServerSettings> = {},
): Promise<KnownSettings> {
  const path = join(folder, SETTINGS_FILE);
  const tables = await readTables(path);
  refuseUnknown(tables, path);
  const inFile = valuesOf((name) => {
    const { section, key, initial } = settingsRecord[name];
    const table = tables[section];
    const value = isTable(table) ? table[key] : undefined;
    return value === undefined ? initial : checked(name, value, `${path}, раздел [${section}], «${key}»`);
  });
  const fixed = new Set<SettingName>();
  const settings = valuesOf((name) => {
    const { key, initial } = settingsRecord[name];
    const variable = env[variableOf(name)];
    const option = options[name];
    if (option === undefined && variable === undefined) return inFile[name];
    fixed.add(name);
    return option === undefined
      ? checked(name, fromVariable(variable ?? '', initial), `Переменная ${variableOf(name)}`)
      : checked(name, option, `Параметр запуска «${key}»`);
  });
  return { settings, inFile, fixed, isWritten: Object.keys(tables).length > 0 };
}

const valuesOf = (read: (name: SettingName) => unknown): ServerSettings =>
  Object.fromEntries(NAMES.map((name) => [name, read(name)])) as ServerSettings;

export const writeServerSettings = (folder: string, settings: ServerSettings): Promise<void> =>
  writeWholeFile(join(folder, SETTINGS_FILE), settingsText(settings), 0o600);
