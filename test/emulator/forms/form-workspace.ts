import type { OAuth2Client } from 'google-auth-library';
import { auth, forms, type forms_v1 } from 'googleapis/build/src/apis/forms/index.js';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../../emulator/index.ts';

export interface FormWorkspace {
  readonly emulator: Emulator;
  readonly api: forms_v1.Forms;
  readonly client: OAuth2Client;
  readonly formId: string;
  /** Address of the public page. */
  readonly page: string;
  batch(
    requests: forms_v1.Schema$Request[],
    requiredRevisionId?: string,
  ): Promise<forms_v1.Schema$BatchUpdateFormResponse>;
  get(): Promise<forms_v1.Schema$Form>;
  publish(): Promise<void>;
  /** Sends the form as a browser does. @returns the status and the page */
  post(...fields: [string, string][]): Promise<{ status: number; html: string }>;
  link(spreadsheetId: string, title?: string): Promise<number>;
  close(): Promise<void>;
}

/** Creates an item with a single question at an index. */
export function question(index: number, title: string, kind: forms_v1.Schema$Question): forms_v1.Schema$Request {
  return { createItem: { location: { index }, item: { title, questionItem: { question: kind } } } };
}

/** An emulator in memory with one form, unpublished and without questions. */
export async function startForm(title = 'Анкета', options: EmulatorOptions = {}): Promise<FormWorkspace> {
  const emulator = await createEmulator({ seed: 1, ...options });
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: 'anna@example.org' });
  const api = forms({ version: 'v1', rootUrl: emulator.url, auth: client, retry: false });
  const created = (await api.forms.create({ requestBody: { info: { title } } })).data;
  const formId = created.formId ?? '';
  const page = created.responderUri ?? '';
  return {
    emulator,
    api,
    client,
    formId,
    page,
    batch: async (requests, requiredRevisionId) => {
      const writeControl = requiredRevisionId ? { writeControl: { requiredRevisionId } } : {};
      return (await api.forms.batchUpdate({ formId, requestBody: { requests, ...writeControl } })).data;
    },
    get: async () => (await api.forms.get({ formId })).data,
    publish: async () => {
      const publishState = { isPublished: true, isAcceptingResponses: true };
      await api.forms.setPublishSettings({ formId, requestBody: { publishSettings: { publishState } } });
    },
    post: async (...fields) => {
      const answer = await fetch(page.replace('viewform', 'formResponse'), {
        method: 'POST',
        body: new URLSearchParams(fields),
      });
      return { status: answer.status, html: await answer.text() };
    },
    link: async (spreadsheetId, tab) => {
      const url = `${emulator.url}emulator/forms/${formId}:setDestination`;
      const data = { spreadsheetId, ...(tab ? { title: tab } : {}) };
      return (await client.request<{ sheetId: number }>({ url, method: 'POST', data })).data.sheetId;
    },
    close: () => emulator.close(),
  };
}
