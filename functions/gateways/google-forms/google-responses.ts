import { forms, type forms_v1 } from 'googleapis/build/src/apis/forms/index.js';
import type { FormResponses, StoredResponse } from '../form-responses.ts';
import type { GoogleAccess } from '../google-auth.ts';
import { callGoogle } from '../google-call.ts';
import { entryOf } from './addresses.ts';

function stored({ responseId, lastSubmittedTime, answers }: forms_v1.Schema$FormResponse): StoredResponse {
  const texts = Object.entries(answers ?? {}).map(([questionId, { textAnswers }]) => {
    const values = (textAnswers?.answers ?? []).flatMap(({ value }) => value ?? []);
    return [entryOf(questionId), values] as const;
  });
  return { responseId: responseId ?? '', submittedAt: lastSubmittedTime ?? '', answers: new Map(texts) };
}

/** Every string inside a JSON value. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value ? Object.values(value).flatMap(strings) : [];
}

/** The answers stored in Google Forms, through the real client. Only an emulator can delete them. */
export function googleResponses(access: GoogleAccess): FormResponses {
  const { rootUrl, auth } = access;
  const api = forms({ version: 'v1', auth, ...(rootUrl ? { rootUrl } : {}) });
  return {
    async list(formId) {
      const found: StoredResponse[] = [];
      let pageToken: string | undefined;
      do {
        const page = await callGoogle(access, 'reading', 'harmless', (options) =>
          api.forms.responses.list({ formId, ...(pageToken ? { pageToken } : {}) }, options),
        );
        found.push(...(page.responses ?? []).map(stored));
        pageToken = page.nextPageToken ?? undefined;
      } while (pageToken);
      return found;
    },
    async texts(formId) {
      const form = await callGoogle(access, 'reading', 'harmless', (options) => api.forms.get({ formId }, options));
      return strings({ info: form.info, items: form.items });
    },
    ...(rootUrl
      ? {
          async remove(formId: string, responseId: string) {
            await callGoogle(access, 'writing', 'harmless', (options) =>
              auth.request<object>({
                ...options,
                url: `${rootUrl}emulator/forms/${formId}:deleteResponse`,
                method: 'POST',
                data: { responseId },
              }),
            );
          },
        }
      : {}),
  };
}
