import type { SchoolRegistry } from '../gateways/school-registry.ts';
import type { School } from '../jobs/school.ts';
import type { Caller } from './caller.ts';
import { Refusal } from './refusal.ts';

interface Directory {
  /** The addresses that may call for a school, in lower case; undefined if the school is unknown. */
  callersOf(spreadsheetId: string): Promise<readonly string[] | undefined>;
}

/** The schools that the environment lists, by spreadsheet: `id=curator@school.ru deputy@school.ru; id2=…`. */
export function fixedDirectory(text: string): Directory {
  const schools = new Map(
    text
      .split(';')
      .map((entry) => entry.trim())
      .filter(Boolean)
      .map((entry) => {
        const [id = '', callers = ''] = entry.split('=');
        return [
          id.trim(),
          callers
            .toLowerCase()
            .split(/[\s,]+/)
            .filter(Boolean),
        ] as const;
      }),
  );
  return { callersOf: async (spreadsheetId) => schools.get(spreadsheetId) };
}

/** The schools of a municipality's registry, without paused schools. */
export function registryDirectory(registry: SchoolRegistry): Directory {
  return {
    async callersOf(spreadsheetId) {
      const { rows } = await registry.known();
      const found = rows.find((each) => 'school' in each && each.school.spreadsheet === spreadsheetId);
      return found && 'school' in found && !found.school.paused ? found.school.callers : undefined;
    },
  };
}

/** The data that decide which accounts may call for which schools. */
export interface Admission {
  readonly directory: Directory;
  /** The service accounts of Scheduler and Pub/Sub, in lower case, which may call for every school. */
  readonly services: readonly string[];
  readonly schoolOf: (spreadsheetId: string) => School;
}

/**
 * The school that a request names.
 * @throws Refusal 404 if the school is unknown; 403 if the caller may not call for this school
 */
export async function admitted(
  { directory, services, schoolOf }: Admission,
  caller: Caller,
  spreadsheetId: string,
): Promise<School> {
  const callers = await directory.callersOf(spreadsheetId);
  if (!callers) throw new Refusal(404, 'Такой школы здесь нет.');
  const mayCall =
    'school' in caller
      ? caller.school === spreadsheetId
      : callers.includes(caller.email) || services.includes(caller.email);
  if (!mayCall) throw new Refusal(403, 'Эта учётная запись не может обращаться к этой школе.');
  return schoolOf(spreadsheetId);
}

/**
 * Checks the caller of a request that names no school.
 * @throws Refusal 403 if the caller is not a service account of the deployment
 */
export function demandService({ services }: Admission, caller: Caller): void {
  if (!('email' in caller) || !services.includes(caller.email))
    throw new Refusal(403, 'Это может вызвать только учётная запись самой программы.');
}
