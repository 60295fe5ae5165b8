import type { FormName } from '../../functions/domain/programme.ts';
import type { FormResponses } from '../../functions/gateways/form-responses.ts';
import { GoogleError } from '../../functions/gateways/google-error.ts';
import { answersTab } from '../../functions/workbook/layout.ts';
import type { Snapshot } from '../../functions/workbook/snapshot.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { type Finding, ok, toMend, unknown } from './finding.ts';
import type { GoogleFacts } from './google-facts.ts';
import { generalRefusal, type Refused } from './refusals.ts';
import { openTo } from './sharing.ts';

export interface FormsParts {
  readonly spreadsheetId: string;
  readonly google: GoogleFacts;
  readonly responses: FormResponses;
}

type Trouble = 'gone' | 'unlinked' | 'open';

/** A problem of a form, or a refusal that the form did not cause; undefined if the form is fine. */
type Looked = { readonly trouble: Trouble; readonly words: string } | { readonly refused: Refused } | undefined;

function rowsOf({ tabs }: Snapshot, name: FormName): number | undefined {
  const tab = tabs.get(answersTab(name));
  const time = tab?.columns.get('submittedAt') ?? 0;
  return tab?.cells.slice(1).filter((row) => row[time] !== undefined).length;
}

async function lookAt(name: FormName, parts: FormsParts, snapshot: Snapshot): Promise<Looked> {
  const { google, responses, spreadsheetId } = parts;
  const formId = snapshot.forms.get(name)?.formId ?? '';
  const found = (trouble: Trouble, words: string): Looked => ({ trouble, words: `«${forms[name].title}» ${words}` });
  try {
    const [form, answers, file] = await Promise.all([
      google.form(formId),
      responses.list(formId),
      // Only the checks of trash and sharing need Drive. The other checks are useful even without a permission for Drive.
      google.file(formId).catch((error: unknown) => {
        if (generalRefusal(error)) return undefined;
        throw error;
      }),
    ]);
    if (file?.trashed) return found('gone', 'лежит в корзине');
    if (form.linkedSheetId !== spreadsheetId) return found('unlinked', 'не связана с этой таблицей');
    const rows = rowsOf(snapshot, name);
    if (rows === undefined) return found('unlinked', 'связана, но её листа в таблице нет');
    if (answers.length > rows) return found('unlinked', `хранит ответов ${answers.length}, а на листе их ${rows}`);
    const reach = openTo(file?.permissions ?? []);
    return reach ? found('open', `открыта для правки ${reach}`) : undefined;
  } catch (error) {
    const refused = generalRefusal(error);
    if (refused) return { refused };
    const gone = error instanceof GoogleError && error.code === 'NOT_FOUND';
    return found('gone', gone ? 'удалена' : 'не открыта для программы');
  }
}

const MEND: Readonly<Record<Trouble, string>> = {
  gone: 'Верните форму из корзины Диска и откройте её учётной записи «Наставника» (Редактор). Нет её и там – запустите установку ещё раз.',
  unlinked: 'Свяжите форму с этой таблицей заново: в форме «Ответы» → «Связать с Таблицами» → эта таблица.',
  open: 'В доступе к форме для редакторов выберите «Доступ ограничен»: редактор формы видит все ответы.',
};

const CHECKS: Readonly<Record<Trouble, string>> = {
  gone: 'Анкеты',
  unlinked: 'Связь анкет с листами',
  open: 'Доступ к анкетам',
};

/** Checks that each form exists, is linked to its tab, and is not open to everybody. */
export async function formFindings(parts: FormsParts, snapshot: Snapshot): Promise<Finding[]> {
  const names = Object.keys(forms) as FormName[];
  const missing = names.filter((name) => !snapshot.forms.has(name));
  const absent =
    missing.length > 0
      ? [
          toMend(
            'Анкеты',
            `в таблице нет ссылок на анкеты: ${missing.map((name) => `«${forms[name].title}»`).join(', ')}`,
            'Запустите установку ещё раз: она создаст недостающие.',
          ),
        ]
      : [];
  const looked = await Promise.all(
    names.filter((each) => snapshot.forms.has(each)).map((name) => lookAt(name, parts, snapshot)),
  );
  const [first] = looked.flatMap((each) => (each && 'refused' in each ? [each.refused] : []));
  if (first) return [...absent, unknown('Анкеты', first.seen, first.mend)];
  const troubles = (Object.keys(CHECKS) as Trouble[]).flatMap((trouble) => {
    const words = looked.flatMap((each) => (each && 'trouble' in each && each.trouble === trouble ? [each.words] : []));
    return words.length > 0 ? [toMend(CHECKS[trouble], words.join('; '), MEND[trouble])] : [];
  });
  const findings = [...absent, ...troubles];
  return findings.length > 0 ? findings : [ok('Анкеты', `все ${snapshot.forms.size} на месте и связаны с листами`)];
}
