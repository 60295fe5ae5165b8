import type { FileNotes } from '../../functions/gateways/file-notes.ts';
import { googleForms } from '../../functions/gateways/google-forms/google-forms.ts';
import type { NameKey } from '../../functions/gateways/identity.ts';
import type { MailServer } from '../../functions/gateways/smtp.ts';
import type { School } from '../../functions/jobs/school.ts';
import type { SchoolConnection } from '../school-connection.ts';

/** A school in the mode `codes`, for work on the computer with the school's key. The script manages the forms. */
export function codedSchool(
  { spreadsheetId, docsRoot, sheets, google, clock, random, pause }: SchoolConnection,
  { names, mail, notes }: { readonly names: NameKey; readonly mail: MailServer; readonly notes?: FileNotes },
): School {
  return {
    spreadsheetId,
    docsRoot,
    sheets: notes ? { ...sheets, notes } : sheets,
    forms: googleForms(google),
    formsElsewhere: true,
    mail,
    clock,
    random,
    pause,
    names,
  };
}
