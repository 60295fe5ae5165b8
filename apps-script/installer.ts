import * as z from 'zod/mini';
import { install, UnfinishedInstallation } from '../functions/jobs/install.ts';
import { lostForms } from '../functions/jobs/lost-forms.ts';
import { READ_FIELDS, toSnapshot } from '../functions/workbook/read.ts';
import { forms } from '../sheets-schema/forms/index.ts';
import { tables } from '../sheets-schema/tables/index.ts';
import { admit, admitFunctions } from './admit-functions.ts';
import { type Connection, connect, functionsUrl } from './connection.ts';
import { planIfInstalled } from './current-plan.ts';
import { AnotherRun, withDocumentLock } from './document-lock.ts';
import { forgetBegunForms } from './gateways/begun-forms.ts';
import { documentProperties } from './gateways/document-properties.ts';
import { formsBehindSignIn } from './gateways/form-access.ts';
import { becomeKeeper, removeKeeper } from './keeper.ts';
import { lookAgain } from './look-again.ts';
import { newSecret } from './new-secret.ts';
import { startRunTime } from './run-time.ts';
import { thisSchool } from './this-school.ts';
import { continueSoon, createTriggers, removeTriggers, stopContinuing } from './triggers.ts';
import { writeSettings } from './write-settings.ts';

/** The fields of the dialog «Установка». */
export const installationAnswers = z.object({
  programYear: z.int({ error: 'Год программы – четыре цифры.' }).check(z.gte(2020), z.lte(2100)),
  schoolShort: z.string().check(z.trim(), z.maxLength(200, { error: 'Название школы длиннее 200 знаков.' })),
  privacyMode: z.enum(['names', 'codes'], { error: 'Выберите, где будут имена.' }),
  /** Whether the user confirmed that they read about the law on storing names abroad. */
  lawIsUnderstood: z.literal(true, { error: 'Прочитайте, пожалуйста, о хранении имён и поставьте отметку.' }),
  /** The address of the municipality's cloud functions; empty if the school works alone. */
  functionsUrl: z.union([z.literal(''), functionsUrl], { error: 'Адрес облачных функций начинается с https://.' }),
  /** The account with which the school's own computer works in the mode «коды»; empty if there is none. */
  schoolAccount: z._default(
    z.union([z.literal(''), z.email()], {
      error: 'Учётная запись компьютера – это адрес вида имя@проект.iam.gserviceaccount.com.',
    }),
    '',
  ),
  /** Whether to make new forms in place of forms that do not open. */
  remakeForms: z._default(z.boolean(), false),
});

export type InstallationAnswers = z.infer<typeof installationAnswers>;

/** The progress of an installation. `left` is empty when the installation is complete. */
interface InstallationReport {
  readonly left: readonly string[];
}

const BRING_BACK =
  'Верните их из корзины Google Диска (там они лежат 30 дней) или откройте к ним доступ и запустите проверку ещё раз. Если вернуть нельзя, в том же окне отметьте «Создать их заново».';

const LET_IN =
  'Сейчас на них ответят только коллеги с учётной записью Google, которую пускает ваша организация. Откройте анкету, нажмите «Опубликовано» → «Настроить доступ» и для респондентов выберите «Все, у кого есть ссылка». Если такого выбора нет, его может разрешить администратор домена.';

const listed = (titles: readonly string[]): string => `«${titles.join('», «')}»`;

const STATE_KEY = 'installation';

/** The answers of an unfinished installation. Undefined without such an installation, or if another version started it. */
export function begunInstallation(): InstallationAnswers | undefined {
  const stored = documentProperties().getProperty(STATE_KEY);
  return stored === null ? undefined : installationAnswers.safeParse(JSON.parse(stored)).data;
}

async function continueInstalling(answers: InstallationAnswers): Promise<InstallationReport> {
  const time = startRunTime();
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const school = thisSchool(time);
  const progress = (done: string) => spreadsheet.toast(done, 'Установка «Наставника»');
  try {
    const remakeOn = answers.remakeForms ? planIfInstalled()?.plan.programmeState.context.today : undefined;
    const site = { sheets: school.sheets, forms: school.forms, progress, hasTime: time.hasTime, newSecret };
    await install(site, school.spreadsheetId, answers.programYear, { remakeOn });
  } catch (error) {
    if (!(error instanceof UnfinishedInstallation)) throw error;
    continueSoon('onContinueInstallation');
    return { left: error.left };
  } finally {
    time.end();
  }
  await writeSettings(school, {
    privacyMode: answers.privacyMode,
    ...(answers.schoolShort ? { schoolShort: answers.schoolShort } : {}),
  });
  const place: Connection =
    answers.functionsUrl === '' ? { kind: 'standalone' } : { kind: 'connected', url: answers.functionsUrl };
  const admitted =
    place.kind === 'standalone' || (await admitFunctions(school.sheets, school.spreadsheetId, place.url)) !== undefined;
  if (answers.schoolAccount !== '') await admit(school.sheets, school.spreadsheetId, answers.schoolAccount);
  connect(place);
  createTriggers();
  stopContinuing('onContinueInstallation');
  forgetBegunForms(Object.keys(forms));
  documentProperties().deleteProperty(STATE_KEY);
  progress(
    admitted
      ? `Готово. Начните с листа «${tables.settings.title}».`
      : 'Готово, но облачные функции не назвали свою учётную запись. Откройте ей таблицу и анкеты сами («Поделиться», роль «Редактор»): адрес называет npm run deploy.',
  );
  return { left: [] };
}

/**
 * Installs the programme, or checks and repairs it: tabs, forms, protection, settings, triggers. A second run duplicates nothing. An interrupted
 * installation continues a minute later.
 */
export async function installSchool(answers: InstallationAnswers): Promise<InstallationReport> {
  const report = await withDocumentLock(() => installNow(answers));
  const time = startRunTime();
  // If this run has no time for the rest, the timer's next run does it.
  if (report.left.length > 0 || !time.hasTime()) return report;
  const school = thisSchool(time);
  const snapshot = toSnapshot(school.sheets.readNow(school.spreadsheetId, READ_FIELDS));
  const lost = await lostForms(school, snapshot);
  await lookAgain('timer');
  const closed = formsBehindSignIn(school.docsRoot, snapshot).filter((title) => !lost.includes(title));
  const faults = [
    ...(lost.length > 0 ? [`не открываются анкеты: ${listed(lost)}. ${BRING_BACK}`] : []),
    ...(closed.length > 0 ? [`без входа в Google не открываются анкеты: ${listed(closed)}. ${LET_IN}`] : []),
  ];
  if (faults.length > 0) throw new Error(`Остальное в порядке, но ${faults.join(' Кроме того, ')}`);
  return report;
}

async function installNow(answers: InstallationAnswers): Promise<InstallationReport> {
  becomeKeeper();
  documentProperties().setProperty(STATE_KEY, JSON.stringify(answers));
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  // People type dates and decimal commas in the Russian format.
  if (spreadsheet.getSpreadsheetLocale() !== 'ru_RU') spreadsheet.setSpreadsheetLocale('ru_RU');
  // Without this, the Sheets API does not see the new locale yet.
  SpreadsheetApp.flush();
  return continueInstalling(answers);
}

/** Handler of the one-off trigger that continues an unfinished installation. */
export async function continueInstallation(): Promise<void> {
  const answers = begunInstallation();
  if (!answers) {
    stopContinuing('onContinueInstallation');
    return;
  }
  // We create the trigger before the work. If another run is busy, or Google ends this run, the trigger continues a minute later.
  continueSoon('onContinueInstallation');
  try {
    await installSchool(answers);
  } catch (error) {
    if (!(error instanceof AnotherRun)) stopContinuing('onContinueInstallation');
    throw error;
  }
}

/** Stops all automatic work. The workbook, the forms and all answers stay. */
export function uninstall(): void {
  removeKeeper();
  removeTriggers();
  documentProperties().deleteProperty(STATE_KEY);
}
