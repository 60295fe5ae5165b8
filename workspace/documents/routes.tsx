import type { ComponentChildren } from 'preact';
import type { Answer, Route } from '../../emulator/application-pages.ts';
import { DocumentsError } from '../../functions/jobs/documents-error.ts';
import type { DraftReport } from '../../functions/jobs/draft-documents.ts';
import { documentKinds } from '../../sheets-schema/choices/document-kind.ts';
import { staffPage } from '../curator/index.ts';

const PATH = '/documents';

const TITLE = 'Документы программы';

function Prepare() {
  return (
    <form method="post" action={PATH}>
      <button type="submit">Подготовить документы</button>
    </form>
  );
}

const Start = () => (
  <>
    <p>
      Приказы, планы, памятки и отчёты заполняются по таблице. Для нового содержания появится новый документ; то, что Вы
      дописали в прежний, останется.
    </p>
    <Prepare />
  </>
);

const isAddress = (link: string) => /^https?:/.test(link);

function Report({ report: { documents, folder, contents, left } }: { readonly report: DraftReport }) {
  const made = documents.filter((each) => each.new).length;
  return (
    <>
      <p role="status">{made > 0 ? `Новых документов: ${made}.` : 'Нового нет: все документы подготовлены раньше.'}</p>
      {left > 0 ? <p>Осталось файлов: {left}. Нажмите «Подготовить документы» ещё раз.</p> : null}
      <ul class="rows">
        {documents.map(({ kind, link, new: isNew }) => (
          <li key={kind}>
            {isAddress(link) ? <a href={link}>{documentKinds[kind]}</a> : `${documentKinds[kind]}: ${link}`}{' '}
            {isNew ? <span class="count">новый</span> : null}
          </li>
        ))}
      </ul>
      <p>
        {folder ? <a href={folder}>Папка со всеми документами</a> : null}
        {contents ? ' · ' : null}
        {contents ? <a href={contents}>Оглавление папки</a> : null}
      </p>
      <Prepare />
    </>
  );
}

function Refused({ message }: { readonly message: string }) {
  return (
    <>
      <p class="problem" role="alert">
        {message}
      </p>
      <Prepare />
    </>
  );
}

const bytesOf = ({ body }: Answer) => (typeof body === 'string' ? Buffer.from(body) : body);

/** The page that prepares the school's documents. @param preparing - returns undefined until the school's data are loaded */
export function documentRoutes(
  preparing: () => (() => Promise<DraftReport>) | undefined,
  isExample: boolean,
): readonly Route[] {
  const pageOf = (content: ComponentChildren): Answer =>
    staffPage({
      title: TITLE,
      here: '/papers',
      width: 'narrow',
      isExample,
      body: <section class="card">{content}</section>,
    });
  const outcome = async (): Promise<ComponentChildren> => {
    const prepare = preparing();
    if (!prepare) return <Start />;
    try {
      return <Report report={await prepare()} />;
    } catch (error) {
      if (error instanceof DocumentsError) return <Refused message={error.message} />;
      throw error;
    }
  };
  return [
    { method: 'GET', pattern: /^\/documents$/, audience: 'people', handle: () => pageOf(<Start />) },
    {
      method: 'POST',
      pattern: /^\/documents$/,
      audience: 'people',
      // The headers go before the page is made. They are the same for every outcome, so an empty page provides them.
      handle: () => ({ ...pageOf(undefined), body: '', rendering: async () => bytesOf(pageOf(await outcome())) }),
    },
  ];
}
