import { forms, type forms_v1 } from 'googleapis/build/src/apis/forms/index.js';
import type { GoogleAccess } from './google-auth.ts';
import { googleError } from './google-error.ts';

/** The calls that Nastavnik makes to Google Forms. */
export interface FormsGateway {
  create(title: string): Promise<forms_v1.Schema$Form>;
  get(formId: string): Promise<forms_v1.Schema$Form>;
  /** Applies all requests or none, and only on top of the revision that they were made for. */
  update(
    formId: string,
    requests: readonly forms_v1.Schema$Request[],
    revisionId?: string,
  ): Promise<forms_v1.Schema$Form>;
  /** Opens the form: Google creates forms by the API closed. */
  publish(formId: string): Promise<void>;
  /** Links the form to a new tab of the spreadsheet; what only Apps Script can do at Google. */
  linkToTab(formId: string, spreadsheetId: string, title: string): Promise<{ sheetId: number }>;
}

/** A gateway over the real client. `linkToTab` asks the emulator; at Google the bound script links the forms. */
export function googleForms({ rootUrl, auth }: GoogleAccess): FormsGateway {
  const api = forms({ version: 'v1', auth, ...(rootUrl ? { rootUrl } : {}) });
  return {
    async create(title) {
      const answer = await api.forms
        .create({ requestBody: { info: { title, documentTitle: title } } })
        .catch(googleError('creating'));
      return answer.data;
    },
    async get(formId) {
      return (await api.forms.get({ formId }).catch(googleError('reading'))).data;
    },
    async update(formId, requests, revisionId) {
      const answer = await api.forms
        .batchUpdate({
          formId,
          requestBody: {
            requests: [...requests],
            includeFormInResponse: true,
            ...(revisionId ? { writeControl: { requiredRevisionId: revisionId } } : {}),
          },
        })
        .catch(googleError('writing'));
      return answer.data.form ?? {};
    },
    async publish(formId) {
      const publishSettings = { publishState: { isPublished: true, isAcceptingResponses: true } };
      await api.forms
        .setPublishSettings({ formId, requestBody: { publishSettings, updateMask: 'publishState' } })
        .catch(googleError('writing'));
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
