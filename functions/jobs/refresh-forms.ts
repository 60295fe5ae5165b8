import type { Form } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import type { LiveChoices } from '../domain/live-choices.ts';
import { isOutOfReach } from '../gateways/google-error.ts';
import type { SheetsGateway } from '../gateways/google-sheets.ts';
import { choicesDigest } from '../workbook/choices-digest.ts';
import { FORM_MARK, type FormLink } from '../workbook/form-registry.ts';
import type { Snapshot } from '../workbook/snapshot.ts';
import type { School } from './school.ts';

/** Stores the record of an installed form in the spreadsheet's metadata. */
export async function rememberForm(
  sheets: SheetsGateway,
  spreadsheetId: string,
  name: string,
  link: FormLink,
): Promise<void> {
  await sheets.write(spreadsheetId, [
    {
      updateDeveloperMetadata: {
        dataFilters: [{ developerMetadataLookup: { metadataKey: `${FORM_MARK}${name}` } }],
        developerMetadata: { metadataValue: JSON.stringify(link) },
        fields: 'metadataValue',
      },
    },
  ]);
}

/**
 * Updates the changing lists (areas, people who came to the meeting, pairs) in the forms. The spreadsheet stores a digest of each form's lists, so we
 * call Google only after a change. A form that does not open is noted for «Проверка данных» and tried again by each run.
 */
export async function refreshForms(school: School, snapshot: Snapshot, live: LiveChoices): Promise<void> {
  const remember = (name: string, link: FormLink) => rememberForm(school.sheets, school.spreadsheetId, name, link);
  for (const [name, { lost, ...link }] of snapshot.forms) {
    const form = (forms as Readonly<Record<string, Form>>)[name];
    if (!form) continue;
    const choices = choicesDigest(form, live);
    if (choices === link.choices && !lost) continue;
    try {
      await school.forms.refresh(link, form, live);
      await remember(name, { ...link, choices });
    } catch (error) {
      if (!isOutOfReach(error)) throw error;
      if (!lost) await remember(name, { ...link, lost: true });
    }
  }
}
