import type { Realm } from '../realm.ts';
import { refusing } from '../realm.ts';
import type { Rest } from '../rest.ts';

interface RestResponses {
  readonly responses?: readonly {
    readonly responseId: string;
    readonly lastSubmittedTime: string;
    readonly answers?: Readonly<
      Record<string, { readonly textAnswers: { readonly answers: readonly { value: string }[] } }>
    >;
  }[];
}

/** FormApp's response id is this prefix plus the REST API's response id. */
const PREFIX = '2_';

/** `getResponses` and `deleteResponse` of a form. @param itemOf - finds the item that contains a question */
export function formAnswers(formId: string, itemOf: (questionId: string) => object, rest: Rest, realm: Realm) {
  return {
    getResponses(since?: Date) {
      const path = `/v1/forms/${encodeURIComponent(formId)}/responses`;
      const { responses = [] } = rest.call('forms.responses.list', { method: 'GET', path }) as RestResponses;
      return responses
        .filter(({ lastSubmittedTime }) => !since || Date.parse(lastSubmittedTime) >= since.getTime())
        .map(({ responseId, lastSubmittedTime, answers = {} }) =>
          refusing(
            'FormApp.FormResponse',
            {
              getId: () => `${PREFIX}${responseId}`,
              getTimestamp: () => realm.date(Date.parse(lastSubmittedTime)),
              getItemResponses: () =>
                Object.entries(answers).map(([questionId, { textAnswers }]) => {
                  const texts = textAnswers.answers.map(({ value }) => value);
                  const getResponse = () => (texts.length > 1 ? texts : texts[0]);
                  return refusing('FormApp.ItemResponse', { getResponse, getItem: () => itemOf(questionId) }, realm);
                }),
            },
            realm,
          ),
        );
    },
    deleteResponse(id: string) {
      if (!id.startsWith(PREFIX)) throw realm.error('Invalid argument: responseId');
      const body = { responseId: id.slice(PREFIX.length) };
      rest.call('forms.deleteResponse', { method: 'POST', path: `/emulator/forms/${formId}:deleteResponse`, body });
    },
  };
}
