import { forms } from 'googleapis/build/src/apis/forms/index.js';
import type { FormsGateway } from '../forms-gateway.ts';
import type { GoogleAccess } from '../google-auth.ts';
import { googleError } from '../google-error.ts';
import { entryOf, publishedIdOf } from './addresses.ts';
import { formRequests, refreshRequests } from './form-items.ts';

/** Google Forms by the real client. `linkToTab` asks the emulator; at Google the bound script links the forms. */
export function googleForms({ rootUrl, auth }: GoogleAccess): FormsGateway {
  const api = forms({ version: 'v1', auth, ...(rootUrl ? { rootUrl } : {}) });
  return {
    async create(form, live) {
      const info = { title: form.title, documentTitle: form.title };
      const created = await api.forms.create({ requestBody: { info } }).catch(googleError('creating'));
      const formId = created.data.formId ?? '';
      const filled = await api.forms
        .batchUpdate({ formId, requestBody: { requests: formRequests(form, live), includeFormInResponse: true } })
        .catch(googleError('writing'));
      // Google makes forms by the API closed.
      const publishSettings = { publishState: { isPublished: true, isAcceptingResponses: true } };
      await api.forms
        .setPublishSettings({ formId, requestBody: { publishSettings, updateMask: 'publishState' } })
        .catch(googleError('writing'));
      const { items = [], responderUri } = filled.data.form ?? {};
      const ids = items.map((item) => item.questionItem?.question?.questionId ?? '');
      return {
        formId,
        publishedId: publishedIdOf(responderUri ?? ''),
        entries: Object.fromEntries(
          Object.keys(form.questions).map((field, index) => [field, entryOf(ids[index] ?? '')]),
        ),
      };
    },
    async refresh(formId, form, live) {
      const installed = (await api.forms.get({ formId }).catch(googleError('reading'))).data;
      const requests = refreshRequests(form, live, installed);
      if (requests.length === 0) return;
      // All requests or none, and only on top of the revision that they were made for.
      const writeControl = { requiredRevisionId: installed.revisionId ?? null };
      await api.forms.batchUpdate({ formId, requestBody: { requests, writeControl } }).catch(googleError('writing'));
    },
    async linkToTab(formId, spreadsheetId, title) {
      const answer = await auth
        .request<{ sheetId: number }>({
          url: `${rootUrl ?? 'https://forms.googleapis.com/'}emulator/forms/${formId}:setDestination`,
          method: 'POST',
          data: { spreadsheetId, title },
        })
        .catch(googleError('writing'));
      return answer.data;
    },
  };
}
