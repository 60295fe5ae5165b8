import { json, type Route } from '../emulator/application-pages.ts';
import type { SheetsGateway } from '../functions/gateways/google-sheets.ts';
import { FORM_MARK, prefilledLink, readFormLink } from '../functions/workbook/form-registry.ts';

/** A school's forms, for a program that answers them. */
export interface ProgrammeDescription {
  readonly spreadsheetId: string;
  readonly forms: Readonly<
    Record<string, { formId: string; responderUri: string; questions: Readonly<Record<string, string>> }>
  >;
  /** Address of the inbox's JSON. */
  readonly inbox: string;
}

/** Reads the installed forms and the titles of their questions from the workbook. */
export async function describeProgramme(
  sheets: SheetsGateway,
  spreadsheetId: string,
  url: string,
): Promise<ProgrammeDescription> {
  const { developerMetadata } = await sheets.read(spreadsheetId, 'developerMetadata(metadataKey,metadataValue)');
  const forms = (developerMetadata ?? []).flatMap(({ metadataKey, metadataValue }) => {
    const link = metadataKey?.startsWith(FORM_MARK) ? readFormLink(metadataValue ?? '') : undefined;
    if (!link || !metadataKey) return [];
    const questions = Object.fromEntries(
      Object.entries(link.entries).map(([field, entry]) => [field, `entry.${entry}`]),
    );
    const responderUri = prefilledLink(url, link, {}).replace(/\?.*$/, '');
    return [[metadataKey.slice(FORM_MARK.length), { formId: link.formId, responderUri, questions }] as const];
  });
  return { spreadsheetId, forms: Object.fromEntries(forms), inbox: `${url}inbox/messages` };
}

/** `GET /emulator/programme` gives programs the school's description and its present moment. */
export function programmeRoute(describe: () => (ProgrammeDescription & { readonly now: string }) | undefined): Route {
  return {
    method: 'GET',
    pattern: /^\/emulator\/programme$/,
    handle(request) {
      const description = describe();
      return description ? json(description, request) : json({ error: 'Школа ещё не создана.' }, request, 503);
    },
  };
}
