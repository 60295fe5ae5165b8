import type { Context } from '../core/exchange.ts';
import { writeAnswers } from './destination.ts';
import type { FormDocument, ResponseDocument, Submitted } from './model.ts';
import { saveResponse } from './repository.ts';
import { newResponseId, newToken } from './sent-by-page.ts';
import { notifyWatches } from './watches/notify.ts';

/**
 * Stores the answers as a new response, or as new content of `edited`, which keeps its id and creation time. Notifies the form's watches. If the
 * form is linked to a response tab, writes the answers there and notifies listeners of form submissions.
 * @param responseId - the id of a new response; by default, a random one
 */
export function recordResponse(
  form: FormDocument,
  { answers, respondentEmail }: Submitted,
  context: Context,
  edited?: ResponseDocument,
  responseId?: string,
): ResponseDocument {
  const now = context.clock.now().toISOString();
  const response: ResponseDocument = {
    responseId: edited?.responseId ?? responseId ?? newResponseId(newToken(context)),
    formId: form.id,
    createTime: edited?.createTime ?? now,
    // Google's timestamp has microseconds in this field.
    lastSubmittedTime: now.replace('Z', `${String(context.ids.below(1000)).padStart(3, '0')}Z`),
    answers,
    ...(respondentEmail ? { respondentEmail } : {}),
    ...(edited?.row === undefined ? {} : { row: edited.row }),
  };
  const row = writeAnswers(form, response, context);
  saveResponse(context, row === undefined ? response : { ...response, row });
  notifyWatches(form.id, 'RESPONSES', context);
  if (form.destination) {
    context.changes.push({
      kind: 'formSubmit',
      spreadsheetId: form.destination.spreadsheetId,
      identity: context.identity,
    });
  }
  return response;
}
