import type { AnswerDeleter } from '../../functions/gateways/form-responses.ts';
import { formByIdOrNone } from './begun-forms.ts';

/** The two APIs may round the time of an answer differently, by up to this many milliseconds. */
const SAME_MOMENT = 1_000;

type Response = GoogleAppsScript.Forms.FormResponse;

const saysCode = (response: Response, code: string): boolean =>
  response.getItemResponses().some((item) => String(item.getResponse()).trim() === code);

/** Deletes answers through FormApp, because the Forms API cannot delete answers. */
export function answerDeleter(): AnswerDeleter {
  return {
    async deleteAnswer({ formId, at, code, own }) {
      const form = formByIdOrNone(formId);
      // The form does not open, so we cannot delete the answer now. Work on other forms continues.
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
