import { beforeAll, describe, expect, test } from 'vitest';
import type { FormName } from '../../../functions/domain/programme.ts';
import { readOwnAnswers } from '../../../functions/jobs/own-answers.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { liveYear } from '../../simulation/year-kit.ts';

let workspace: Workspace;

beforeAll(async () => {
  const year = await liveYear({ seed: 7, teachers: 6, until: '2026-10-16', calm: true });
  ({ workspace } = year);
  return () => workspace.close();
});

const programme = async () => parse(await readWorkbook(workspace.school.sheets, workspace.spreadsheetId));

const allAnswers = async () => {
  const { answers } = await programme();
  return (Object.keys(forms) as FormName[]).flatMap((form) => [...answers[form]]);
};

const codes = async () => [...new Set((await allAnswers()).flatMap(({ fields }) => fields.code ?? []))].sort();

const read = async (code: string) => {
  const own = await readOwnAnswers(workspace.school, code);
  if (!own) throw new Error(`${code} is unknown.`);
  return own;
};

describe('a person’s own answers', () => {
  test('each person sees all their answers and nobody else’s', async () => {
    for (const code of await codes()) {
      const own = (await allAnswers()).filter(({ fields }) => fields.code === code);
      const shown = (await read(code)).answers;
      expect(shown.map(({ id }) => id).sort()).toEqual(own.map(({ responseId }) => responseId).sort());
    }
    expect(await readOwnAnswers(workspace.school, 'К-99')).toBeUndefined();
  });

  test('a correction sent unchanged says what the former answer said, and replaces it', async () => {
    const tried = new Set<FormName>();
    for (const code of await codes()) {
      const own = await read(code);
      for (const { id, isDecision, fixed } of own.answers) {
        const filled = own.correction(id);
        expect(filled === undefined, id).toBe(fixed !== undefined);
        const before = (await allAnswers()).find(({ responseId }) => responseId === id);
        if (!filled || isDecision || !before || tried.has(before.form)) continue;
        tried.add(before.form);
        workspace.clock.set(new Date(workspace.clock.now().getTime() + 60_000));
        const sent = await workspace.fetch(`${workspace.url}forms/d/e/${filled.publishedId}/formResponse`, {
          method: 'POST',
          body: new URLSearchParams(filled.fields.map(([name, value]) => [name, value])),
        });
        expect(sent.status, id).toBe(200);
        const after = (await allAnswers()).filter(({ form, fields }) => form === before.form && fields.code === code);
        expect(after.at(-1)?.fields).toEqual({ ...before.fields, submittedAt: after.at(-1)?.submittedAt });
        const states = new Map((await read(code)).answers.map((each) => [each.id, each]));
        expect(states.get(after.at(-1)?.responseId ?? '')?.state).toBeUndefined();
        expect(states.get(id)?.state).toContain('более поздний');
        expect(states.get(id)?.fixed).toBeDefined();
      }
    }
    expect([...tried]).toEqual(
      expect.arrayContaining(['adminRequest', 'feedback', 'intake', 'meetingReport', 'menteeRequest', 'mentorOffer']),
    );
  });

  test('can no longer be corrected where a correction would have no effect, and the page gets the reason', async () => {
    const fixed = new Map<string, Set<string>>();
    for (const code of await codes()) {
      for (const { title, fixed: why, state } of (await read(code)).answers) {
        if (why === undefined || state !== undefined) continue;
        fixed.set(title, (fixed.get(title) ?? new Set()).add(why));
      }
    }
    const reason = (form: FormName) => [...(fixed.get(forms[form].title) ?? [])].join();
    expect(reason('assessmentMenteeT0')).toContain('после первой встречи');
    expect(reason('assessmentMentorT0')).toContain('после первой встречи');
    expect(reason('preference')).toContain('пара уже подтверждена');
  });
});
