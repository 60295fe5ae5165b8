import type { SchoolRegistry } from '../gateways/school-registry.ts';
import type { School } from '../jobs/school.ts';
import type { Caller } from './caller.ts';
import { Refusal } from './refusal.ts';

/** The schools of a deployment, and who may call for each of them. */
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

/** The schools of a municipality's registry, without those that are paused. */
export function registryDirectory(registry: SchoolRegistry): Directory {
  return {
    async callersOf(spreadsheetId) {
      const { rows } = await registry.known();
      const found = rows.find((each) => 'school' in each && each.school.spreadsheet === spreadsheetId);
      return found && 'school' in found && !found.school.paused ? found.school.callers : undefined;
    },
  };
}

/** Who may call for which school. */
export interface Admission {
  readonly directory: Directory;
  /** Service accounts of the deployment, in lower case: Scheduler, Pub/Sub. They may call for every school. */
  readonly services: readonly string[];
  readonly schoolOf: (spreadsheetId: string) => School;
}

/** The school that the caller names. @throws Refusal 404 for an unknown school, 403 for the school of somebody else */
export async function admitted(
  { directory, services, schoolOf }: Admission,
  { email }: Caller,
  spreadsheetId: string,
): Promise<School> {
  const callers = await directory.callersOf(spreadsheetId);
  if (!callers) throw new Refusal(404, 'Такой школы здесь нет.');
  if (!callers.includes(email) && !services.includes(email)) {
    throw new Refusal(403, 'Эта учётная запись не может обращаться к этой школе.');
  }
  return schoolOf(spreadsheetId);
}

/** Checks a caller who names no single school. @throws Refusal 403 if it is not a service account of the deployment */
export function demandService({ services }: Admission, { email }: Caller): void {
  if (!services.includes(email)) throw new Refusal(403, 'Это может вызвать только учётная запись самой программы.');
}
