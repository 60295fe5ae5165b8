import { OAuth2Client } from 'google-auth-library';
import { drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { forms, type forms_v1 } from 'googleapis/build/src/apis/forms/index.js';
import { callGoogle } from '../../functions/gateways/google-call.ts';
import { defaultRetryPolicy } from '../../functions/gateways/retry-policy.ts';
import type { LiveGoogle } from '../../workspace/google/live-google.ts';

/** Few retries, because the doctor reports the present state. */
export const brief = {
  ...defaultRetryPolicy,
  maximumAttempts: 2,
  initialIntervalMs: 500,
  attemptTimeoutMs: 20_000,
  totalTimeoutMs: 30_000,
};

/** The doctor's read-only queries to Google. */
export interface GoogleFacts {
  /** The permissions, the trash state and the last change of a Drive file. */
  file(id: string): Promise<drive_v3.Schema$File>;
  form(formId: string): Promise<forms_v1.Schema$Form>;
  /** The scopes of the credentials, as Google reports them. */
  scopes(): Promise<readonly string[]>;
  /** Google's clock from a response's `Date` header, and how long the response took, in milliseconds. */
  time(): Promise<{ readonly date: Date; readonly tookMs: number }>;
}

const FILE_FIELDS =
  'id,trashed,modifiedTime,capabilities(canEdit),permissions(type,role,emailAddress,domain,view),ownedByMe';

/** Queries the real Google APIs, with the retries of the given access. */
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
