import { ANONYMOUS, type Answer, type Context, type Request } from '../core/exchange.ts';
import { findFile } from '../drive/files.ts';
import type { FormDocument } from './model.ts';

/** Whether the caller may see and answer a form, by its settings and the permissions for its published view. */
export function mayRespond({ id, sharedInDrive, settings }: FormDocument, context: Context): boolean {
  // Google takes a verified address from the account.
  if (settings.emailCollectionType === 'VERIFIED' && context.identity === ANONYMOUS) return false;
  if (!sharedInDrive) return true;
  const caller = context.identity.toLowerCase();
  const { owner, permissions = [] } = findFile(context, id) ?? {};
  if (owner?.toLowerCase() === caller) return true;
  return permissions.some(({ view, type, emailAddress, domain }) => {
    if (view !== 'published') return false;
    return (
      type === 'anyone' ||
      (type === 'domain' && domain !== undefined && caller.endsWith(`@${domain.toLowerCase()}`)) ||
      emailAddress?.toLowerCase() === caller
    );
  });
}

/** The answer to somebody who may not answer a form: Google's page for choosing an account. */
export function signIn({ rawPath }: Request): Answer {
  const back = encodeURIComponent(`https://docs.google.com${rawPath}`);
  return {
    status: 302,
    headers: { location: `https://accounts.google.com/ServiceLogin?continue=${back}` },
    body: '',
  };
}
