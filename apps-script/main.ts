import * as z from 'zod/mini';
import { jsonOf } from '../functions/domain/json-of.ts';
import {
  LARGEST_TRANSFER,
  notATransfer,
  readTransfer,
  type Transfer,
} from '../functions/domain/new-year/transfer-text.ts';
import { destructionsDue } from '../functions/domain/registers/destructions-due.ts';
import { ErasureError } from '../functions/jobs/erasure-error.ts';
import { code } from '../sheets-schema/cell.ts';
import { forms } from '../sheets-schema/forms/index.ts';
import { acceptHere } from './accept-correction.ts';
import { connection } from './connection.ts';
import { planIfInstalled } from './current-plan.ts';
import { prepareSchoolDocuments } from './documents.ts';
import { eraseParticipant, erasureReport, scopeOfErasure, stopProcessing, stoppedErasure } from './erasure.ts';
import { decideHere, decisionShape } from './hold.ts';
import {
  begunInstallation,
  continueInstallation,
  type InstallationAnswers,
  installationAnswers,
  installSchool,
  uninstall,
} from './installer.ts';
import { becomeKeeper, isKeeper, keeperOnly, recordActivity, stopped, whyNotHere } from './keeper.ts';
import { lookAgain } from './look-again.ts';
import { addMenu } from './menu.ts';
import { beginHere, legacyOf } from './new-year.ts';
import { confirmationStep, erasurePage, reportStep, stopStep } from './pages/erasure-page.tsx';
import { helpPage } from './pages/help-page.tsx';
import { installerPage } from './pages/installer-page.tsx';
import { newYearPage, previewStep } from './pages/new-year-page.tsx';
import { sidebarContent, sidebarPage } from './pages/sidebar.tsx';
import { askForPermissions, checkPermissions } from './permissions.ts';
import { isAtWork, lastFailure, reported } from './reported.ts';
import { keeperOrStaffOnly, staffOnly } from './staff-only.ts';
import { showTab, type TabName, tabName } from './tabs.ts';

/*
 * The functions that Google calls by name: triggers, menu items, pages. Each becomes a global function of the bundle. Asynchronous ones return
 * nothing, because triggers and pages do not wait for a promise.
 */

// By default zod generates code with `new Function`, which a sandbox may refuse.
z.config({ jitless: true });

/** The simple trigger that Google runs when somebody opens the spreadsheet. */
export function onOpen(): void {
  addMenu();
}

/**
 * Installable triggers, which only request a look at the workbook. Triggers of an account that is no longer the keeper (see `keeper.ts`) do nothing.
 */
function triggered(kind: 'formSubmit' | 'edit' | 'timer'): void {
  if (isKeeper()) void reported(() => lookAgain(kind));
}
export function onFormSubmitted(): void {
  triggered('formSubmit');
}
export function onEdited(): void {
  triggered('edit');
}
export function onTimer(): void {
  if (isKeeper()) recordActivity();
  triggered('timer');
}
/** Functions of one-off triggers. Pages can call these functions too. */
export function onContinueInstallation(): void {
  keeperOrStaffOnly();
  void reported(continueInstallation);
}
export function onContinueDocuments(): void {
  keeperOrStaffOnly();
  void reported(prepareSchoolDocuments);
}

/** Menu items. */
export function openSidebar(): void {
  const planned = planIfInstalled();
  if (!planned) {
    openInstaller();
    return;
  }
  const html = HtmlService.createHtmlOutput(sidebarPage(planned, stopped() ?? lastFailure())).setTitle('Наставник');
  SpreadsheetApp.getUi().showSidebar(html);
}
export function openInstaller(): void {
  askForPermissions();
  const place = connection();
  const planned = planIfInstalled();
  const settings = planned?.plan.programmeState.programme.settings;
  const lost = Object.values(forms).filter(({ name }) => planned?.snapshot.forms.get(name)?.lost);
  const html = installerPage({
    installed: settings !== undefined,
    programYear: settings?.programYear ?? new Date().getFullYear(),
    schoolShort: settings?.schoolShort ?? '',
    // We recommend codes. If the school has already chosen, its choice stays until the school changes it.
    privacyMode: settings?.privacyMode ?? 'codes',
    functionsUrl: place.kind === 'connected' ? place.url : '',
    ...begunInstallation(),
    lostForms: lost.map(({ title }) => title),
  });
  const output = HtmlService.createHtmlOutput(html).setWidth(600).setHeight(680);
  SpreadsheetApp.getUi().showModalDialog(output, 'Установка «Наставника»');
}
export function openErasure(): void {
  staffOnly();
  const state = planIfInstalled()?.plan.programmeState;
  const output = HtmlService.createHtmlOutput(erasurePage(state ? destructionsDue(state) : []))
    .setWidth(520)
    .setHeight(560);
  SpreadsheetApp.getUi().showModalDialog(output, 'Отзыв согласия');
}
export function openNewYear(): void {
  staffOnly();
  const planned = planIfInstalled();
  if (!planned) {
    openInstaller();
    return;
  }
  const output = HtmlService.createHtmlOutput(newYearPage(legacyOf(planned.plan)))
    .setWidth(560)
    .setHeight(640);
  SpreadsheetApp.getUi().showModalDialog(output, 'Новый год программы');
}
export function openHelp(): void {
  const output = HtmlService.createHtmlOutput(helpPage()).setWidth(520).setHeight(560);
  SpreadsheetApp.getUi().showModalDialog(output, 'Как этим пользоваться');
}
function updateAndShow(name: TabName): void {
  staffOnly();
  void reported(async () => {
    await lookAgain('menu');
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

interface Outcome {
  readonly text: string;
  readonly failed?: boolean;
  readonly html?: string;
  /** Whether the work is still under way, so that the page has to ask again. */
  readonly pending?: boolean;
  readonly step?: string;
}

/** Functions that the pages and the menu call. Each function checks the caller and the input first. */
export function updateNow(): Outcome | undefined {
  staffOnly();
  void reported(() => lookAgain('menu'));
  const text = connection().kind === 'standalone' ? whyNotHere() : undefined;
  if (text === undefined) return undefined;
  SpreadsheetApp.getActiveSpreadsheet().toast(text, 'Наставник', 15);
  return { text };
}
export function prepareDocuments(): void {
  staffOnly();
  void reported(async () => {
    await prepareSchoolDocuments();
    showTab('documents');
  });
}
export function decideHold(decision: unknown): void {
  staffOnly();
  const asked = decisionShape.safeParse(decision).data ?? unexpected();
  void reported(() => decideHere(asked));
}
export function acceptCorrection(key: unknown): void {
  staffOnly();
  const asked = z.string().check(z.maxLength(500)).safeParse(key).data ?? unexpected();
  void reported(() => acceptHere(asked));
}
export function openTab(name: unknown): Outcome {
  staffOnly();
  return { text: `Открыт лист «${showTab(tabName.safeParse(name).data ?? unexpected())}».` };
}

/** Rejects input that our pages never send. Anybody who may run the script can call these functions with any input. */
function unexpected(): never {
  throw new Error('Окно прислало не то, что ждёт программа. Закройте его и откройте снова.');
}

/** The fields of a submitted dialog, from JSON. All values are strings. */
function submitted(fields: unknown, longest = 4_000): Readonly<Record<string, string | undefined>> {
  const { data: text = '' } = z.string().check(z.maxLength(longest)).safeParse(fields);
  return jsonOf(z.record(z.string(), z.string()), text) ?? unexpected();
}
function answersOf(fields: unknown): InstallationAnswers {
  const given = submitted(fields);
  const answers = installationAnswers.safeParse({
    programYear: Number(given.programYear),
    schoolShort: given.schoolShort ?? '',
    privacyMode: given.privacyMode,
    lawIsUnderstood: given.lawIsUnderstood === 'yes',
    functionsUrl: given.functionsUrl ?? '',
    schoolAccount: given.schoolAccount?.trim() ?? '',
    remakeForms: given.remakeForms === 'yes',
  });
  if (answers.success) return answers.data;
  throw new Error(answers.error.issues.map(({ message }) => message).join(' '));
}
export function startInstallation(fields: unknown): void {
  checkPermissions();
  staffOnly();
  const answers = answersOf(fields);
  becomeKeeper();
  void reported(() => installSchool(answers));
}
const participantCode = code('К');
const CHECK = 'Проверьте, тот ли это человек.';
export function askErasure(fields: unknown): Outcome {
  staffOnly();
  const read = participantCode.read(submitted(fields).code ?? '');
  if ('problem' in read) throw new Error(`${read.problem} Он стоит на листе «Участники».`);
  try {
    return { text: CHECK, step: confirmationStep(scopeOfErasure(read.value)) };
  } catch (error) {
    if (!(error instanceof ErasureError && error.reason === 'notWithdrawn')) throw error;
    return { text: 'Отзыва ещё нет в реестре.', step: stopStep(read.value) };
  }
}
export function stopByRequest(fields: unknown): void {
  staffOnly();
  const { code: asked = '', withdrawnOn = '' } = submitted(fields);
  const read = participantCode.read(asked);
  const participant = 'value' in read && read.value !== undefined ? read.value : unexpected();
  keeperOnly();
  void reported(() => stopProcessing(participant, withdrawnOn));
}
export function eraseByRequest(fields: unknown): void {
  staffOnly();
  const { code: asked = '', confirmCode = '' } = submitted(fields);
  const [first, second] = [participantCode.read(asked), participantCode.read(confirmCode)];
  if (!('value' in first && 'value' in second && first.value === second.value)) {
    throw new Error('Коды не совпадают: ничего не удалено.');
  }
  keeperOnly();
  void reported(() => eraseParticipant(first.value));
}
function transferIn(fields: unknown): { readonly text: string; readonly transfer: Transfer } {
  // The text stands in JSON, which doubles each quotation mark with a backslash.
  const { text = '' } = submitted(fields, 2 * LARGEST_TRANSFER);
  const transfer = readTransfer(text.trim());
  if (transfer) return { text, transfer };
  throw new Error(notATransfer('текст'));
}
export function previewNewYear(fields: unknown): Outcome {
  staffOnly();
  const { text, transfer } = transferIn(fields);
  return { text: 'Ещё ничего не записано.', step: previewStep(transfer, text) };
}
export function beginNewYear(fields: unknown): void {
  staffOnly();
  const { transfer } = transferIn(fields);
  keeperOnly();
  void reported(() => beginHere(transfer));
}
export function uninstallSchool(): Outcome {
  staffOnly();
  uninstall();
  return { text: 'Программа остановлена: таблица сама не обновляется, письма не уходят.' };
}

/** The result of the last call, for calls that could not return their result. */
export function outcome(): Outcome {
  if (isAtWork()) return { text: 'Выполняется…', pending: true };
  const failure = lastFailure();
  const planned = planIfInstalled();
  if (!planned) return { text: failure ?? 'Установка ещё не началась.', failed: failure !== undefined };
  const { plan, snapshot } = planned;
  staffOnly(plan.programmeState);
  const erased = failure === undefined ? erasureReport() : undefined;
  const scope = failure === undefined ? stoppedErasure() : undefined;
  const left = Object.keys(forms).length - snapshot.forms.size;
  const installing =
    left > 0 ? `Установка продолжается, осталось анкет: ${left}. Следующая часть начнётся через минуту.` : '';
  return {
    text: failure ?? (installing || 'Готово.'),
    failed: failure !== undefined,
    html: sidebarContent(planned, stopped() ?? failure),
    ...(erased ? { step: reportStep(erased) } : {}),
    ...(scope ? { text: CHECK, step: confirmationStep(scope) } : {}),
  };
}
