import { publishedForm } from '../../functions/workbook/form-registry.ts';
import type { Snapshot } from '../../functions/workbook/snapshot.ts';
import type { Form } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';

const SIGN_IN = /^https:\/\/accounts\.google\.com\//;

/** Whether an answer asks to sign in. Google sends people without an account to the sign-in page, or refuses them. */
function asksToSignIn(answer: GoogleAppsScript.URL_Fetch.HTTPResponse): boolean {
  const status = answer.getResponseCode();
  const { Location = '' } = answer.getHeaders() as { readonly Location?: string };
  return status === 401 || status === 403 || (status >= 300 && status < 400 && SIGN_IN.test(Location));
}

/**
 * Opens the address of every installed form without an account. If an organisation lets only its own accounts answer, the script gets no error
 * otherwise.
 * @param docsRoot - the root of document addresses, with a closing slash
 * @returns the titles of the forms that require an account
 */
export function formsBehindSignIn(docsRoot: string, snapshot: Snapshot): string[] {
  const links = (Object.values(forms) as readonly Form[]).flatMap((form) => {
    const link = snapshot.forms.get(form.name);
    return link && !link.lost ? [{ title: form.title, url: publishedForm(docsRoot, link) }] : [];
  });
  if (links.length === 0) return [];
  const asked = links.map(({ url }) => ({ url, followRedirects: false, muteHttpExceptions: true }));
  const answers = UrlFetchApp.fetchAll(asked);
  return links.flatMap(({ title }, index) => {
    const answer = answers[index];
    return answer && asksToSignIn(answer) ? [title] : [];
  });
}
