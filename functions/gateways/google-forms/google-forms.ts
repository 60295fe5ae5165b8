import { forms, type forms_v1 } from 'googleapis/build/src/apis/forms/index.js';
import type { FormsGateway } from '../forms-gateway.ts';
import type { GoogleAccess } from '../google-auth.ts';
import { callGoogle } from '../google-call.ts';
import { isOutOfReach } from '../google-error.ts';
import { entryOf, publishedIdOf } from './addresses.ts';
import { formRequests, refreshRequests, upgradeRequests } from './form-items.ts';

/**
 * Google Forms through the real client. At Google the bound script makes a school's forms, because only it can add pages and link forms to tabs. So
 * `create` makes one page, and `linkToTab` works only with the emulator.
 */
export function googleForms(access: GoogleAccess): FormsGateway {
  const { rootUrl, auth } = access;
  const api = forms({ version: 'v1', auth, ...(rootUrl ? { rootUrl } : {}) });
  const read = (formId: string) =>
    callGoogle(access, 'reading', 'harmless', (options) => api.forms.get({ formId }, options));
  /** Applies the requests in one atomic call, only to the revision that they were made for. */
  const change = async (
    { formId, revisionId }: forms_v1.Schema$Form,
    requests: forms_v1.Schema$Request[],
  ): Promise<readonly forms_v1.Schema$Response[]> => {
    if (requests.length === 0) return [];
    const requestBody = { requests, writeControl: { requiredRevisionId: revisionId ?? null } };
    const { replies } = await callGoogle(access, 'writing', 'quotaOnly', (options) =>
      api.forms.batchUpdate({ formId: formId ?? '', requestBody }, options),
    );
    return replies ?? [];
  };
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
      // Google's API creates closed forms. To open a form twice changes nothing.
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
    async refresh({ formId, entries }, form, live) {
      const installed = await read(formId);
      await change(installed, refreshRequests(form, live, installed, entries));
    },
    async upgrade({ formId, entries }, form, live) {
      const installed = await read(formId);
      const { created, requests } = upgradeRequests(form, live, installed, entries);
      const replies = await change(installed, requests);
      const added = created.map((field, index) => [field, entryOf(replies[index]?.createItem?.questionId?.[0] ?? '')]);
      return { ...entries, ...Object.fromEntries(added) };
    },
    opens: (formId) =>
      read(formId).then(
        () => true,
        (error: unknown) => {
          if (isOutOfReach(error)) return false;
          throw error;
        },
      ),
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
