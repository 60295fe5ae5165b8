import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ifInReach } from '../../functions/gateways/google-error.ts';
import { googleResponses } from '../../functions/gateways/google-forms/google-responses.ts';
import type { School } from '../../functions/jobs/school.ts';
import type { Snapshot } from '../../functions/workbook/snapshot.ts';
import { erasureService } from '../../workspace/erasure/erasure-service.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Teacher } from '../roster.ts';

/**
 * Records that a person withdrew their consent, and erases their data.
 * @returns the reason if the erasure is not complete
 */
export async function erase(
  workspace: Workspace,
  school: School,
  code: string,
  on: string,
): Promise<string | undefined> {
  const service = erasureService({ ...workspace.erasure, school });
  const asked = await service({ code, withdrawnOn: on });
  if (asked.kind === 'refused') return asked.why;
  const outcome = await service({ code, withdrawnOn: on, confirmCode: code });
  if (outcome.kind !== 'done') return outcome.kind === 'refused' ? outcome.why : outcome.kind;
  return outcome.erased.clean ? undefined : outcome.erased.lines.join('\n');
}

/** Texts that identify a person wherever they occur. */
const canariesOf = ({ name, email }: Teacher) => {
  const [surname = '', given = ''] = name.split(' ');
  return [email, `${surname} ${given}`, encodeURIComponent(email), encodeURIComponent(`${surname} ${given}`)];
};

/** The places that still contain a person's name or address: the state, the letters, the data file with its log. */
export function tracesOf({ emulator, inbox, erasure }: Workspace, person: Teacher): string[] {
  const { folder } = erasure;
  const files = folder === undefined ? [] : readdirSync(folder).filter((name) => name.startsWith('google.sqlite'));
  const places: [string, () => Buffer][] = [
    ['the state', () => emulator.exportState()],
    ['the letters', () => Buffer.from(JSON.stringify(inbox.messages()))],
    ...files.map((name): [string, () => Buffer] => [name, () => readFileSync(join(folder ?? '', name))]),
  ];
  return places.flatMap(([place, read]) => {
    const bytes = read();
    return canariesOf(person).flatMap((canary) => {
      const at = bytes.indexOf(canary);
      return at < 0 ? [] : [`${place}: …${bytes.toString('utf8', Math.max(0, at - 80), at + 60)}…`];
    });
  });
}

/** The forms that still have an answer of this person or about them. Such an answer need not contain the name, so {@link tracesOf} cannot find it. */
export async function answersLeft(
  { erasure: { google } }: Pick<Workspace, 'erasure'>,
  { forms }: Pick<Snapshot, 'forms'>,
  code: string,
): Promise<string[]> {
  const responses = googleResponses(google);
  const found = [...forms].map(async ([form, { formId, entries }]) => {
    const asked = [entries.code, entries.aboutCode].filter((entry) => entry !== undefined);
    const stored = await ifInReach(() => responses.list(formId));
    const isLeft = stored?.some(({ answers }) => asked.some((entry) => answers.get(entry)?.includes(code)));
    return isLeft ? [form] : [];
  });
  return (await Promise.all(found)).flat();
}
