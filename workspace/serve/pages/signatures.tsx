import type { Answer } from '../../../emulator/application-pages.ts';
import { findFile, type Store } from '../../../emulator/store.ts';
import { dayText } from '../../../functions/domain/calendar/day-text.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { isAddress, isUnsigned, type Paper, papersOf } from '../../curator/index.ts';
import type { ServedPage, Visit } from '../http/visit.ts';
import type { ServedSchool } from '../served-school.ts';
import { servedPage } from './served-page.tsx';

export const SIGNATURES_PATH = '/signatures';
export const SIGNATURES_TITLE = 'На подпись';

const DOCUMENT = /\/document\/d\/([^/?#]+)/;

/** The id of the document to which an address leads, on this server or at Google; undefined for other addresses and for places such as «папка 5». */
export const documentIn = (address: string | undefined): string | undefined => DOCUMENT.exec(address ?? '')?.[1];

/** The path of a document of this school; undefined for a document at Google. We look for the id, because the server may have had another host name. */
function ownPath(store: Store, address: string | undefined): string | undefined {
  const id = documentIn(address);
  return id !== undefined && findFile({ store }, id) ? `/document/d/${id}/edit` : undefined;
}

/** The papers that the head signs or approves. */
export async function headPapers({
  workspace: { school },
}: Pick<ServedSchool, 'workspace'>): Promise<readonly Paper[]> {
  return papersOf({ programme: parse(await readWorkbook(school.sheets, school.spreadsheetId)) }).filter(
    ({ headSigns }) => headSigns,
  );
}

const registered = ({ number, date }: Paper): string =>
  [number && `№ ${number}`, date && `от ${dayText(date)}`].filter(Boolean).join(' ');

/** Why nobody should sign a prepared paper yet: the text after «черновик» in its state. */
const unfinished = ({ state }: Paper): string => (state.startsWith('черновик') ? state : '');

/** Where a signed paper is kept outside this school's documents. */
function SignedCopy({ place }: { readonly place: string }) {
  return <>; {isAddress(place) ? <a href={place}>подписанный экземпляр</a> : place}</>;
}

function Papers({ papers, store }: { readonly papers: readonly Paper[]; readonly store: Store }) {
  return (
    <ul class="rows">
      {papers.map((paper) => {
        const signed = ownPath(store, paper.link);
        const href = signed ?? ownPath(store, paper.draft);
        return (
          <li key={paper.id}>
            {href ? <a href={href}>{paper.title}</a> : paper.title}
            <div class="hint">
              {isUnsigned(paper) ? unfinished(paper) : registered(paper)}
              {isUnsigned(paper) || signed || !paper.link ? null : <SignedCopy place={paper.link} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

async function page(school: ServedSchool, { account }: Visit): Promise<Answer> {
  const papers = await headPapers(school);
  const waiting = papers.filter((paper) => isUnsigned(paper) && ownPath(school.store, paper.draft));
  const signed = papers.filter((paper) => !isUnsigned(paper));
  return servedPage({
    title: SIGNATURES_TITLE,
    account,
    here: SIGNATURES_PATH,
    children: (
      <>
        <section class="card">
          <h2>Ждёт подписи</h2>
          {waiting.length === 0 ? (
            <p>Сейчас подписывать нечего. Когда куратор подготовит документ, он появится здесь.</p>
          ) : (
            <>
              <p>
                Откройте документ, прочитайте, напечатайте и подпишите. Номер и дату впишет куратор: отдайте лист ему.
              </p>
              <Papers papers={waiting} store={school.store} />
            </>
          )}
        </section>
        {signed.length === 0 ? null : (
          <section class="card">
            <h2>Подписаны</h2>
            <Papers papers={signed} store={school.store} />
          </section>
        )}
      </>
    ),
  });
}

/** The head's page: the papers to sign, and the signed ones. */
export function signaturesPages(school: ServedSchool): readonly ServedPage[] {
  return [{ method: 'GET', path: SIGNATURES_PATH, handle: (visit) => page(school, visit) }];
}
