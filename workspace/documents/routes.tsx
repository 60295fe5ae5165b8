import type { Answer, Route } from '../../emulator/application-pages.ts';
import { DocumentsError } from '../../functions/jobs/documents-error.ts';
import type { DraftReport } from '../../functions/jobs/draft-documents.ts';
import { documentKinds } from '../../sheets-schema/choices/document-kind.ts';
import { cardPage } from '../card-page.tsx';

const PATH = '/documents';

const TITLE = 'Документы программы';

function Prepare() {
  return (
    <form method="post" action={PATH}>
      <button type="submit">Подготовить документы</button>
    </form>
  );
}

function startPage(): Answer {
  return cardPage(
    TITLE,
    <>
      <p>
        Приказы, планы, памятки и отчёты заполняются по таблице. Для нового содержания появится новый документ; то, что
        Вы дописали в прежний, останется.
      </p>
      <Prepare />
    </>,
  );
}

const isAddress = (link: string) => /^https?:/.test(link);

function reportPage({ documents, folder, contents, left }: DraftReport): Answer {
  const made = documents.filter((each) => each.new).length;
  return cardPage(
    TITLE,
    <>
      <p role="status">{made > 0 ? `Новых документов: ${made}.` : 'Нового нет: все документы подготовлены раньше.'}</p>
      {left > 0 ? <p>Осталось файлов: {left}. Нажмите «Подготовить документы» ещё раз.</p> : null}
      <ul class="plain">
        {documents.map(({ kind, link, new: isNew }) => (
          <li key={kind}>
            {isAddress(link) ? <a href={link}>{documentKinds[kind]}</a> : `${documentKinds[kind]}: ${link}`}{' '}
            {isNew ? <span class="tag">новый</span> : null}
          </li>
        ))}
      </ul>
      <p>
        {folder ? <a href={folder}>Папка со всеми документами</a> : null}
        {contents ? ' · ' : null}
        {contents ? <a href={contents}>Оглавление папки</a> : null}
      </p>
      <Prepare />
    </>,
  );
}

function refusedPage({ message }: DocumentsError): Answer {
  return cardPage(
    TITLE,
    <>
      <p role="alert">{message}</p>
      <Prepare />
    </>,
  );
}

const bytesOf = ({ body }: Answer) => (typeof body === 'string' ? Buffer.from(body) : body);

/** The page that prepares the school's documents. @param preparing - returns undefined until the school's data are loaded */
export function documentRoutes(preparing: () => (() => Promise<DraftReport>) | undefined): readonly Route[] {
  const outcome = async (): Promise<Answer> => {
    const prepare = preparing();
    if (!prepare) return startPage();
    try {
      return reportPage(await prepare());
    } catch (error) {
      if (error instanceof DocumentsError) return refusedPage(error);
      throw error;
    }
  };
  return [
    { method: 'GET', pattern: /^\/documents$/, audience: 'people', handle: startPage },
    {
      method: 'POST',
      pattern: /^\/documents$/,
      audience: 'people',
      // Both pages have the same stylesheet, so the headers of the first page fit the second.
      handle: () => ({ ...startPage(), body: '', rendering: async () => bytesOf(await outcome()) }),
    },
  ];
}
