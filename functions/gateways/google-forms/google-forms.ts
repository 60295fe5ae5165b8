import { forms } from 'googleapis/build/src/apis/forms/index.js';
import type { FormsGateway } from '../forms-gateway.ts';
import type { GoogleAccess } from '../google-auth.ts';
import { callGoogle } from '../google-call.ts';
import { entryOf, publishedIdOf } from './addresses.ts';
import { formRequests, refreshRequests } from './form-items.ts';

/** Google Forms by the real client. `linkToTab` asks the emulator; at Google the bound script links the forms. */
export function googleForms(access: GoogleAccess): FormsGateway {
  const { rootUrl, auth } = access;
  const api = forms({ version: 'v1', auth, ...(rootUrl ? { rootUrl } : {}) });
  return {
    async create(form, live) {
      const info = { title: form.title, documentTitle: form.title };
      const created = await callGoogle(access, 'creating', 'quotaOnly', (options) =>
        api.forms.create({ requestBody: { info } }, options),
      );
      const formId = created.formId ?? '';
      const requestBody = { requests: formRequests(form, live), includeFormInResponse: true };
      const filled = await callGoogle(access, 'writing', 'quotaOnly', (options) =>
        api.forms.batchUpdate({ formId, requestBody }, options),
      );
      // Google makes forms by the API closed. Opening an open form changes nothing.
      const publishSettings = { publishState: { isPublished: true, isAcceptingResponses: true } };
      await callGoogle(access, 'writing', 'harmless', (options) =>
        api.forms.setPublishSettings({ formId, requestBody: { publishSettings, updateMask: 'publishState' } }, options),
      );
      const { items = [], responderUri } = filled.form ?? {};
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
      const installed = await callGoogle(access, 'reading', 'harmless', (options) =>
        api.forms.get({ formId }, options),
      );
      const requests = refreshRequests(form, live, installed);
      if (requests.length === 0) return;
      // All requests or none, and only on top of the revision that they were made for.
      const writeControl = { requiredRevisionId: installed.revisionId ?? null };
      await callGoogle(access, 'writing', 'quotaOnly', (options) =>
        api.forms.batchUpdate({ formId, requestBody: { requests, writeControl } }, options),
      );
    },
    linkToTab: (formId, spreadsheetId, title) =>
      callGoogle(access, 'writing', 'quotaOnly', (options) =>
        auth.request<{ sheetId: number }>({
          ...options,
          url: `${rootUrl ?? 'https://forms.googleapis.com/'}emulator/forms/${formId}:setDestination`,
          method: 'POST',
          data: { spreadsheetId, title },
        }),
      ),
  };
}
