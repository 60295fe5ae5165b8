import { OAuth2Client } from 'google-auth-library';
import { drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { forms, type forms_v1 } from 'googleapis/build/src/apis/forms/index.js';
import { callGoogle } from '../../functions/gateways/google-call.ts';
import { defaultRetryPolicy } from '../../functions/gateways/retry-policy.ts';
import type { LiveGoogle } from '../google/live-google.ts';

/** A doctor does not wait for better times: it says how things are. */
export const brief = {
  ...defaultRetryPolicy,
  maximumAttempts: 2,
  initialIntervalMs: 500,
  attemptTimeoutMs: 20_000,
  totalTimeoutMs: 30_000,
};

/** What the doctor asks of Google; it changes nothing there. */
export interface GoogleFacts {
  /** A file of Drive: who may do what, whether it lies in the trash, when it changed. */
  file(id: string): Promise<drive_v3.Schema$File>;
  form(formId: string): Promise<forms_v1.Schema$Form>;
  /** What the credentials may do, as Google says. */
  scopes(): Promise<readonly string[]>;
  /** The time by Google's clock: the `Date` of an answer, and how long it took. Milliseconds. */
  time(): Promise<{ readonly date: Date; readonly tookMs: number }>;
}

const FILE_FIELDS =
  'id,trashed,modifiedTime,capabilities(canEdit),permissions(type,role,emailAddress,domain,view),ownedByMe';

/** The facts by the real clients, with the patience of the access. */
export function googleFacts(access: LiveGoogle): GoogleFacts {
  const { auth, rootUrl } = access;
  const place = { auth, ...(rootUrl ? { rootUrl } : {}) };
  const files = drive({ version: 'v3', ...place });
  const formsApi = forms({ version: 'v1', ...place });
  const tokens = new OAuth2Client(rootUrl ? { endpoints: { tokenInfoUrl: `${rootUrl}tokeninfo` } } : {});
  return {
    file: (fileId) =>
      callGoogle(access, 'reading', 'harmless', (options) =>
        files.files.get({ fileId, fields: FILE_FIELDS, supportsAllDrives: true }, options),
      ),
    form: (formId) => callGoogle(access, 'reading', 'harmless', (options) => formsApi.forms.get({ formId }, options)),
    async scopes() {
      const { token } = await auth.getAccessToken();
      return (await tokens.getTokenInfo(token ?? '')).scopes;
    },
    async time() {
      const asked = performance.now();
      const answer = await fetch(rootUrl ?? 'https://sheets.googleapis.com/', { method: 'HEAD' });
      return { date: new Date(answer.headers.get('date') ?? Number.NaN), tookMs: performance.now() - asked };
    },
  };
}
