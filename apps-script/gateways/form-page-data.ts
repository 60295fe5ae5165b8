import * as z from 'zod/mini';
import { jsonOf } from '../../functions/domain/json-of.ts';

/*
 * Google writes a form's questions into its public page as an array. Google does not document this array, but public programs have found entries in it
 * for years. It takes two calls for a whole form, and a pre-filled link takes two calls for each question.
 */
const PAGE_DATA = /FB_PUBLIC_LOAD_DATA_ = (\[[\s\S]*?\]);\s*<\/script>/;

/** Items: id, title, help, kind, questions. */
const pageData = z.tuple(
  [z.unknown(), z.tuple([z.unknown(), z.array(z.array(z.unknown()))], z.unknown())],
  z.unknown(),
);
/** Questions of an item: entry and settings. A page break has none. */
const questionData = z.array(z.tuple([z.number()], z.unknown()));

/** The title and the entry of each question, in order; undefined if Google writes the page differently. */
function questionsOn(html: string): { title: unknown; entry: number }[] | undefined {
  const data = jsonOf(pageData, PAGE_DATA.exec(html)?.[1]);
  return data?.[1][1].flatMap(([, title, , , asked]) =>
    (questionData.safeParse(asked).data ?? []).map(([entry]) => ({ title, entry })),
  );
}

/**
 * The entries of a published form's questions, from its public page.
 * @param titles - the questions of the form, in order
 * @returns undefined if the page does not open without an account, or does not show exactly these questions
 */
export function entriesOnPage(address: string, titles: readonly string[]): number[] | undefined {
  const answer = UrlFetchApp.fetch(address, { followRedirects: false, muteHttpExceptions: true });
  const found = answer.getResponseCode() === 200 ? questionsOn(answer.getContentText()) : undefined;
  const isExpected = found?.length === titles.length && found.every(({ title }, index) => title === titles[index]);
  return isExpected ? found.map(({ entry }) => entry) : undefined;
}
