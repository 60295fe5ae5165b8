import type { AnswerShredder } from '../../functions/gateways/form-responses.ts';
import { formByIdOrNone } from './begun-forms.ts';

/** Milliseconds by which the two ways of asking may round the time of an answer differently. */
const SAME_MOMENT = 1_000;

type Response = GoogleAppsScript.Forms.FormResponse;

const saysCode = (response: Response, code: string): boolean =>
  response.getItemResponses().some((item) => String(item.getResponse()).trim() === code);

/** Deletes answers by FormApp: the Forms API cannot. */
export function formShredder(): AnswerShredder {
  return {
    async shred({ formId, at, code, own }) {
      const form = formByIdOrNone(formId);
      // Deleted, or not to be opened now: its answers wait, and stop nothing else.
      if (!form) return 'unclear';
      const moment = Date.parse(at);
      const candidates = form
        .getResponses(new Date(moment - SAME_MOMENT))
        .filter((response) => Math.abs(response.getTimestamp().getTime() - moment) < SAME_MOMENT)
        .filter((response) => saysCode(response, code) === own);
      if (!own && candidates.length > 1) return 'unclear';
      for (const response of candidates) form.deleteResponse(response.getId());
      return 'gone';
    },
  };
}
