import type { Context } from '../core/exchange.ts';
import {
  type AnswerCell,
  addAnswerColumn,
  appendAnswerRow,
  linkAnswersTab,
  renameAnswerColumn,
  rewriteAnswerRow,
} from '../sheets/answers-tab.ts';
import { loadWorkbook, workbookExists } from '../sheets/repository.ts';
import { serialNow } from '../sheets/serial-date.ts';
import { answerCell } from './answer-cell.ts';
import { allFields, collectsAddress, EMAIL, headerOf } from './fields.ts';
import type { Destination, FormDocument, ResponseDocument } from './model.ts';
import { questionsOf } from './model.ts';
import { allResponses, saveForm, saveResponse } from './repository.ts';
import { type ResponseWords, responseWords } from './response-words.ts';

/** The current header of each question that the form still asks. */
function headers(form: FormDocument, { email }: ResponseWords): Map<string, string> {
  const entries = form.items.flatMap((item) =>
    questionsOf(item).map((each) => [each.questionId, headerOf(item, each)] as const),
  );
  return new Map(collectsAddress(form.settings) ? [[EMAIL, email], ...entries] : entries);
}

/**
 * Links the form to a new tab of a spreadsheet (with Google's title if none is given), writes existing answers there and returns the tab's
 * sheetId. A previously linked tab stays unchanged.
 * @throws 404 if there is no such spreadsheet
 */
export function linkToTab(
  form: FormDocument,
  spreadsheetId: string,
  title: string | undefined,
  context: Context,
): number {
  const words = wordsOf(spreadsheetId, context);
  const asked = headers(form, words);
  const columns = form.createdQuestions.flatMap((questionId) => {
    const header = asked.get(questionId);
    return header === undefined ? [] : [{ questionId, header }];
  });
  const wanted = title || freeTitle(context, spreadsheetId, words);
  const shown = [words.timestamp, ...columns.map((column) => column.header)];
  const sheetId = linkAnswersTab(context, spreadsheetId, wanted, shown, words.table);
  const linked: FormDocument = { ...form, destination: { spreadsheetId, sheetId, columns } };
  saveForm(context, linked);
  const earlier = allResponses(context, form.id).sort((a, b) => (a.createTime < b.createTime ? -1 : 1));
  for (const { row: _, ...response } of earlier) {
    const row = writeAnswers(linked, response, context);
    saveResponse(context, row === undefined ? response : { ...response, row });
  }
  return sheetId;
}

const wordsOf = (spreadsheetId: string, { store }: Context): ResponseWords =>
  responseWords(loadWorkbook(store, spreadsheetId).properties.locale);

function freeTitle({ store }: Context, spreadsheetId: string, { title }: ResponseWords): string {
  const titles = new Set(loadWorkbook(store, spreadsheetId).sheets.map((sheet) => sheet.properties.title));
  let number = 1;
  while (titles.has(title(number))) number += 1;
  return title(number);
}

/**
 * Updates the response tab after the form's questions changed, and returns the form. A new question gets a column after the form's last column, before
 * the columns of the school. A renamed question gets a new header. A deleted question keeps its column.
 */
export function followQuestions(form: FormDocument, context: Context): FormDocument {
  const { destination } = form;
  const places = destination && placesOf(destination, context);
  if (!destination || !places) return form;
  const { spreadsheetId, sheetId } = destination;
  const asked = headers(form, wordsOf(spreadsheetId, context));
  const columns = destination.columns.map((column) => {
    const header = asked.get(column.questionId);
    const place = places.get(column.questionId);
    if (header === undefined || header === column.header) return column;
    if (place !== undefined) renameAnswerColumn(context, spreadsheetId, sheetId, place, header);
    return { ...column, header };
  });
  let nextColumn = Math.max(...places.values()) + 1;
  const known = new Set(columns.map((column) => column.questionId));
  const added = form.createdQuestions.flatMap((questionId) => {
    const header = asked.get(questionId);
    if (header === undefined || known.has(questionId)) return [];
    addAnswerColumn(context, spreadsheetId, sheetId, header, nextColumn);
    nextColumn += 1;
    return [{ questionId, header }];
  });
  return { ...form, destination: { ...destination, columns: [...columns, ...added] } };
}

/**
 * Writes a response into the linked tab and returns the key of its row. If the response already has a row, overwrites that row. If the form is not
 * linked or the tab is gone, writes nothing and returns undefined; the form still keeps the response.
 */
export function writeAnswers(form: FormDocument, response: ResponseDocument, context: Context): number | undefined {
  const { destination } = form;
  const places = destination && placesOf(destination, context);
  if (!destination || !places) return undefined;
  const { spreadsheetId, sheetId } = destination;
  const { timeZone, locale } = loadWorkbook(context.store, spreadsheetId).properties;
  // Columns that staff inserted between the form's columns keep their values.
  const width = Math.max(...places.values()) + 1;
  const cells = Array.from({ length: width }, (_, column) => cellNow(destination, response.row, column, context));
  cells[places.get(TIMESTAMP) ?? 0] = {
    number: serialNow(new Date(response.lastSubmittedTime), timeZone),
    pattern: responseWords(locale).timestampPattern,
  };
  const { answers, respondentEmail } = response;
  for (const field of allFields(form)) {
    const place = places.get(field.questionId);
    if (place !== undefined) cells[place] = answerCell(field, answers[field.questionId] ?? []);
  }
  const addressPlace = places.get(EMAIL);
  if (addressPlace !== undefined) cells[addressPlace] = respondentEmail ? { text: respondentEmail } : null;
  const keys = new Set(allResponses(context, form.id).map((each) => each.row));
  const isAnswer = (key: number): boolean => keys.has(key);
  if (response.row === undefined) return appendAnswerRow(context, spreadsheetId, sheetId, cells, isAnswer);
  return rewriteAnswerRow(context, spreadsheetId, sheetId, cells, response.row, isAnswer);
}

/** The current value of a column in an existing row; null if the row is new. */
function cellNow(
  { spreadsheetId, sheetId }: Destination,
  key: number | undefined,
  column: number,
  { store }: Context,
): AnswerCell {
  if (key === undefined) return null;
  const sheet = loadWorkbook(store, spreadsheetId).sheets.find((each) => each.properties.sheetId === sheetId);
  const value = sheet?.rows.find((row) => row?.id === key)?.cells[column]?.value;
  if (value === undefined) return null;
  return typeof value === 'number' ? { number: value } : { text: String(value) };
}

const TIMESTAMP = 'timestamp';

/**
 * The current positions of the form's columns, by questionId; undefined if the tab is gone. We find a column by its header, because staff may insert
 * and move columns. If staff changed the header, we take the first free position after the question before it.
 */
function placesOf(
  { spreadsheetId, sheetId, columns }: Destination,
  { store }: Context,
): Map<string, number> | undefined {
  if (!workbookExists(store, spreadsheetId)) return undefined;
  const { sheets, properties } = loadWorkbook(store, spreadsheetId);
  const sheet = sheets.find((each) => each.properties.sheetId === sheetId);
  if (!sheet) return undefined;
  const shown = (sheet.rows[0]?.cells ?? []).map((cell) => String(cell?.value ?? ''));
  const wanted = [{ questionId: TIMESTAMP, header: responseWords(properties.locale).timestamp }, ...columns];
  const places = new Map<string, number>();
  const taken = new Set<number>();
  for (const { questionId, header } of wanted) {
    const place = shown.findIndex((text, index) => text === header && !taken.has(index));
    if (place < 0) continue;
    places.set(questionId, place);
    taken.add(place);
  }
  let previous = -1;
  for (const { questionId } of wanted) {
    let place = places.get(questionId) ?? previous + 1;
    if (!places.has(questionId)) while (taken.has(place)) place += 1;
    places.set(questionId, place);
    taken.add(place);
    previous = place;
  }
  return places;
}
