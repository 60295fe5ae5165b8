import type { Answer } from '../../emulator/server-parts.ts';
import { type Account, hasRole } from '../accounts/account.ts';
import { refusalPage } from './http/refusal-page.tsx';
import { redirectTo, type Visit } from './http/visit.ts';
import { documentIn, headPapers, SIGNATURES_PATH } from './pages/signatures.tsx';
import type { ServedSchool } from './served-school.ts';

/**
 * Whether an account reads the answers to forms. The forms promise their authors that only the curator does. The answers also contain the keys of
 * personal links, with which a reader could answer as somebody else.
 */
export const readsAnswers = (account: Account | undefined): boolean =>
  account !== undefined && hasRole(account, 'curator');

/** Whether an account sees only the papers that the head signs. */
const seesPapersOnly = (account: Account | undefined): boolean =>
  account !== undefined && hasRole(account, 'head') && !hasRole(account, 'curator', 'viewer');

/** What an account gets instead of a page of the programme that is open to its role, but not with this content; undefined if it may read the page. */
export async function limited(school: ServedSchool, { account, path }: Visit): Promise<Answer | undefined> {
  if (!seesPapersOnly(account)) return undefined;
  // Letters to the head lead to tabs of the workbook.
  if (path.startsWith('/spreadsheets/')) return redirectTo(SIGNATURES_PATH);
  const id = documentIn(path);
  if (id === undefined) return undefined;
  const papers = await headPapers(school);
  const isTheirs = papers.some(({ draft, link }) => [draft, link].some((address) => documentIn(address) === id));
  return isTheirs ? undefined : refusalPage('paper');
}
