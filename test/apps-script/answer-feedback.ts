import { formKey } from '../../functions/gateways/form-key.ts';
import { bearerAccess } from '../../functions/gateways/google-auth.ts';
import { googleSheets } from '../../functions/gateways/google-sheets.ts';
import { prefilledLink } from '../../functions/workbook/form-registry.ts';
import { readWorkbook } from '../../functions/workbook/workbook.ts';
import type { Form, Question } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { OWNER, type ScriptedSchool } from './script-kit.ts';

/** A valid answer to a question. */
function anyAnswer({ type }: Question): string {
  if (type.kind === 'scale') return '8';
  if (type.kind === 'yesNo') return 'нет';
  return 'choices' in type ? (Object.values(type.choices)[0] ?? '') : '';
}

/** Answers the feedback form by a personal link, a minute later. */
export async function answerFeedback(school: ScriptedSchool, code: string, helps: string): Promise<void> {
  school.time.now = new Date(school.time.now.getTime() + 60_000);
  const snapshot = await readWorkbook(googleSheets(bearerAccess(school.emulator.url, OWNER)), school.spreadsheetId);
  const link = snapshot.forms.get('feedback');
  if (!link) throw new Error('There is no feedback');
  const { questions }: Form = forms.feedback;
  const fields = {
    ...Object.fromEntries(Object.entries(questions).map(([field, question]) => [field, anyAnswer(question)] as const)),
    code,
    formKey: formKey(snapshot.secret)('feedback', code),
    helps,
  };
  const url = new URL(prefilledLink(school.emulator.url, link, fields));
  const body = new URLSearchParams([...url.searchParams].filter(([name, said]) => name.startsWith('entry.') && said));
  const posted = await fetch(`${url.origin}${url.pathname.replace('viewform', 'formResponse')}`, {
    method: 'POST',
    body,
  });
  if (!posted.ok) throw new Error(await posted.text());
}
