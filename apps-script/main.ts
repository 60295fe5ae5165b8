import * as z from 'zod/mini';
import { forms } from '../sheets-schema/forms/index.ts';
import { connection } from './connection.ts';
import { currentPlan } from './current-plan.ts';
import {
  continueInstallation,
  type InstallationAnswers,
  installationAnswers,
  installSchool,
  uninstall,
} from './installer.ts';
import { lookAgain } from './look-again.ts';
import { addMenu } from './menu.ts';
import { helpPage } from './pages/help-page.tsx';
import { installerPage } from './pages/installer-page.tsx';
import { sidebarContent, sidebarPage } from './pages/sidebar.tsx';
import { lastFailure, reported } from './reported.ts';
import { isInstalled, staffOnly } from './staff-only.ts';
import { showTab, type TabName, tabName } from './tabs.ts';

/*
 * The functions that Google calls by name: triggers, menu items, pages. Each becomes a global function of the bundle.
 * What works with promises returns nothing: neither a trigger nor a page waits for a promise.
 */

// The code generator of zod needs `new Function`, which a sandbox may refuse.
z.config({ jitless: true });

/** Simple trigger: somebody opened the spreadsheet. */
export function onOpen(): void {
  addMenu();
}

/** Installable triggers: each only says «look again». */
export function onFormSubmitted(): void {
  void reported(() => lookAgain('formSubmit'));
}
export function onEdited(): void {
  void reported(() => lookAgain('edit'));
}
export function onTimer(): void {
  void reported(() => lookAgain('timer'));
}
export function onContinueInstallation(): void {
  void reported(continueInstallation);
}

/** Menu items. */
export function openSidebar(): void {
  if (!isInstalled()) {
    openInstaller();
    return;
  }
  const html = HtmlService.createHtmlOutput(sidebarPage(currentPlan().plan, lastFailure())).setTitle('Наставник');
  SpreadsheetApp.getUi().showSidebar(html);
}
export function openInstaller(): void {
  const place = connection();
  const html = installerPage({
    programYear: new Date().getFullYear(),
    schoolShort: '',
    privacyMode: 'codes',
    functionsUrl: place.kind === 'connected' ? place.url : '',
  });
  const output = HtmlService.createHtmlOutput(html).setWidth(560).setHeight(640);
  SpreadsheetApp.getUi().showModalDialog(output, 'Установка «Наставника»');
}
export function openHelp(): void {
  const output = HtmlService.createHtmlOutput(helpPage()).setWidth(520).setHeight(460);
  SpreadsheetApp.getUi().showModalDialog(output, 'Как этим пользоваться');
}
function updateAndShow(name: TabName): void {
  void reported(async () => {
    await lookAgain('timer');
    showTab(name);
  });
}
export function openPairing(): void {
  updateAndShow('proposal');
}
export function openLetters(): void {
  updateAndShow('outbox');
}
export function openProblems(): void {
  updateAndShow('problems');
}

/** Calls of the pages and the menu: caller and input are checked before anything is done. */
export function updateNow(): void {
  void reported(() => lookAgain('timer'));
}
export function openTab(name: unknown): void {
  staffOnly();
  showTab(tabName.parse(name));
}

/** A submitted dialog: its fields as JSON, every one a text. */
function answersOf(fields: unknown): InstallationAnswers {
  const given = z.record(z.string(), z.string()).parse(JSON.parse(z.string().check(z.maxLength(4_000)).parse(fields)));
  const answers = installationAnswers.safeParse({
    programYear: Number(given.programYear),
    schoolShort: given.schoolShort ?? '',
    privacyMode: given.privacyMode,
    lawIsUnderstood: given.lawIsUnderstood === 'yes',
    functionsUrl: given.functionsUrl ?? '',
  });
  if (answers.success) return answers.data;
  throw new Error(answers.error.issues.map(({ message }) => message).join(' '));
}
export function startInstallation(fields: unknown): void {
  staffOnly();
  const answers = answersOf(fields);
  void reported(() => installSchool(answers));
}
export function uninstallSchool(): void {
  staffOnly();
  uninstall();
}

/** What became of the last call, for a page: a sentence, and the sidebar's inside anew. */
export function outcome(): { text: string; html: string } {
  const failure = lastFailure();
  const { plan, snapshot } = currentPlan();
  staffOnly(plan.standing.programme.settings);
  const left = Object.keys(forms).length - snapshot.forms.size;
  const installing =
    left > 0 ? `Установка продолжается, осталось анкет: ${left}. Следующая часть начнётся через минуту.` : '';
  return { text: failure ?? (installing || 'Готово.'), html: sidebarContent(plan, failure) };
}
