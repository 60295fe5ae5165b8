import { json, type Route } from '../emulator/application-pages.ts';
import type { SheetsGateway } from '../functions/gateways/google-sheets.ts';
import { FORM_MARK, type FormLink, prefilledLink, readFormLink } from '../functions/workbook/form-registry.ts';

/** A school's forms, for a program that answers them. */
export interface ProgrammeDescription {
  readonly spreadsheetId: string;
  readonly forms: Readonly<
    Record<string, { formId: string; responderUri: string; questions: Readonly<Record<string, string>> }>
  >;
  /** Address of the inbox's JSON. */
  readonly inbox: string;
}

/** Reads the installed forms from the workbook, by name. */
export async function readFormLinks(sheets: SheetsGateway, spreadsheetId: string): Promise<[string, FormLink][]> {
  const { developerMetadata } = await sheets.read(spreadsheetId, 'developerMetadata(metadataKey,metadataValue)');
  return (developerMetadata ?? []).flatMap(({ metadataKey, metadataValue }): [string, FormLink][] => {
    const link = metadataKey?.startsWith(FORM_MARK) ? readFormLink(metadataValue ?? '') : undefined;
    return link && metadataKey ? [[metadataKey.slice(FORM_MARK.length), link]] : [];
  });
}

/** Describes the installed forms and their questions. */
export function describeProgramme(
  links: readonly (readonly [string, FormLink])[],
  spreadsheetId: string,
  url: string,
): ProgrammeDescription {
  const forms = links.map(([name, link]) => {
    const questions = Object.fromEntries(
      Object.entries(link.entries).map(([field, entry]) => [field, `entry.${entry}`]),
    );
    const responderUri = prefilledLink(url, link, {}).replace(/\?.*$/, '');
    return [name, { formId: link.formId, responderUri, questions }] as const;
  });
  return { spreadsheetId, forms: Object.fromEntries(forms), inbox: `${url}inbox/messages` };
}

/** The answer to a program that asks for the school. */
interface PresentProgramme extends ProgrammeDescription {
  readonly now: string;
  /** The root address of the links in a real school's letters; absent for a demonstration. */
  readonly docsRoot?: string | undefined;
}

/** `GET /emulator/programme` gives programs the school's description and its present moment. */
export function programmeRoute(describe: () => PresentProgramme | undefined): Route {
  return {
    method: 'GET',
    pattern: /^\/emulator\/programme$/,
    handle(request) {
      const description = describe();
      return description ? json(description, request) : json({ error: 'Школа ещё не создана.' }, request, 503);
    },
  };
}
