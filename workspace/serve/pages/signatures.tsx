import type { Answer } from '../../../emulator/application-pages.ts';
import { dayText } from '../../../functions/domain/calendar/day-text.ts';
import { parse } from '../../../functions/workbook/parse.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { isUnsigned, type Paper, papersOf } from '../../curator/index.ts';
import type { ServedPage, Visit } from '../http/visit.ts';
import type { ServedSchool } from '../served-school.ts';
import { servedPage } from './served-page.tsx';

export const SIGNATURES_PATH = '/signatures';
export const SIGNATURES_TITLE = 'На подпись';

const DOCUMENT = /\/document\/d\/([^/?#]+)/;

/** The document in an address of this school; undefined for an address elsewhere, or a place like «папка 5». */
export const documentIn = (address: string | undefined): string | undefined => DOCUMENT.exec(address ?? '')?.[1];

/** The papers that the head signs or approves. */
export async function headPapers({
  workspace: { school },
}: Pick<ServedSchool, 'workspace'>): Promise<readonly Paper[]> {
  return papersOf({ programme: parse(await readWorkbook(school.sheets, school.spreadsheetId)) }).filter(
    ({ headSigns }) => headSigns,
  );
}

const pathOf = (id: string): string => `/document/d/${id}/edit`;

const registered = ({ number, date }: Paper): string =>
  [number && `№ ${number}`, date && `от ${dayText(date)}`].filter(Boolean).join(' ');

/** Why nobody should sign a prepared paper yet: the text after «черновик» in its state. */
const unfinished = ({ state }: Paper): string => (state.startsWith('черновик') ? state : '');

function Papers({ papers }: { readonly papers: readonly Paper[] }) {
  return (
    <ul class="plain">
      {papers.map((paper) => {
        const document = documentIn(paper.link) ?? documentIn(paper.draft);
        return (
          <li key={paper.id}>
            {document ? <a href={pathOf(document)}>{paper.title}</a> : paper.title}
            <div class="soft">
              {isUnsigned(paper)
                ? unfinished(paper)
                : [registered(paper), document ? '' : paper.link].filter(Boolean).join('; ')}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

async function page(school: ServedSchool, { account }: Visit): Promise<Answer> {
  const papers = await headPapers(school);
  const waiting = papers.filter((paper) => isUnsigned(paper) && documentIn(paper.draft));
  const signed = papers.filter((paper) => !isUnsigned(paper));
  return servedPage({
    title: SIGNATURES_TITLE,
    account,
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
              <Papers papers={waiting} />
            </>
          )}
        </section>
        {signed.length === 0 ? null : (
          <section class="card">
            <h2>Подписаны</h2>
            <Papers papers={signed} />
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
