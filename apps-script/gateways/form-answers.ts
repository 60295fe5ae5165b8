import type { FormResponses } from '../../functions/gateways/form-responses.ts';
import { openForm } from './begun-forms.ts';
import { entriesOf, sampleOf } from './form-entries.ts';
import { asChoiceItem } from './form-item.ts';
import { callService } from './google-exception.ts';

type GoogleForm = GoogleAppsScript.Forms.Form;

/**
 * The entry numbers of questions, by item id. Leaves out a question if no sample answer shows its entry. The sample for a text question is a code,
 * because some text questions accept only codes.
 */
function entriesByItem(form: GoogleForm): Map<number, number> {
  return new Map(
    form.getItems().flatMap((item): [number, number][] => {
      const isText = item.getType() === FormApp.ItemType.TEXT;
      const sample = isText ? () => item.asTextItem().createResponse('К-01') : sampleOf(item);
      const [entry] = sample ? entriesOf(form, [sample]) : [];
      return entry === undefined ? [] : [[item.getId(), entry]];
    }),
  );
}

/** Access to the forms' own answers through FormApp, because the Forms API cannot delete answers. */
export function formAnswers(): FormResponses {
  return {
    list: async (formId) =>
      callService('reading', () => {
        const form = openForm(formId);
        const responses = form.getResponses();
        const entries = responses.length > 0 ? entriesByItem(form) : new Map<number, number>();
        return responses.map((response) => ({
          responseId: response.getId(),
          submittedAt: response.getTimestamp().toISOString(),
          answers: new Map(
            // If we do not know the entry of an answer, it gets a number that no question has.
            response
              .getItemResponses()
              .map((answer, index) => [
                entries.get(answer.getItem().getId()) ?? -1 - index,
                [answer.getResponse()].flat(2).map(String),
              ]),
          ),
        }));
      }),
    texts: async (formId) =>
      callService('reading', () => {
        const form = openForm(formId);
        const items = form.getItems().flatMap((item) => {
          const choices = asChoiceItem(item)?.getChoices() ?? [];
          return [item.getTitle(), item.getHelpText(), ...choices.map((choice) => choice.getValue())];
        });
        return [form.getTitle(), form.getDescription(), ...items];
      }),
    remove: async (formId, responseId) =>
      callService('writing', () => void openForm(formId).deleteResponse(responseId)),
  };
}
