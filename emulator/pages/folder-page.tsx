import type { Answer, Context } from '../core/exchange.ts';
import { allFiles, DOCUMENT, type FileDocument, FOLDER, findFile } from '../drive/files.ts';
import { isVisible } from '../drive/sharing.ts';
import { htmlAnswer, missingPage } from './layout.tsx';

const inOrder = new Intl.Collator('ru', { numeric: true });

/** The folders and documents among these files, without trashed files. Folders come first, each kind by name. */
export function papersAmong(files: readonly FileDocument[]): FileDocument[] {
  const rank = ({ mimeType }: FileDocument) => (mimeType === FOLDER ? 0 : 1);
  return files
    .filter(({ mimeType, trashed }) => !trashed && (mimeType === FOLDER || mimeType === DOCUMENT))
    .sort((a, b) => rank(a) - rank(b) || inOrder.compare(a.name, b.name));
}

/** Folders and documents with links to their pages. */
export function Papers({ files, context }: { files: readonly FileDocument[]; context: Context }) {
  const all = allFiles(context);
  const inside = (id: string) =>
    papersAmong(all.filter((file) => file.parents.includes(id) && isVisible(file, context))).length;
  return (
    <ul class="plain">
      {files.map(({ id, name, mimeType }) =>
        mimeType === FOLDER ? (
          <li key={id}>
            <a href={`/drive/folders/${id}`}>{name}</a>{' '}
            <span class="tag">{inside(id) > 0 ? `в папке: ${inside(id)}` : 'пусто'}</span>
          </li>
        ) : (
          <li key={id}>
            <a href={`/document/d/${id}/edit`}>{name}</a>
            <div class="soft">
              Печать: Ctrl+P. <a href={`/document/d/${id}/export?format=docx`}>Скачать для Word</a>
            </div>
          </li>
        ),
      )}
    </ul>
  );
}

/** GET /drive/folders/…: the content of a folder. */
export function folderPage(id: string, context: Context): Answer {
  const folder = findFile(context, id);
  if (folder?.mimeType !== FOLDER) return missingPage('Такой папки нет.');
  const files = papersAmong(allFiles(context).filter((file) => file.parents.includes(id) && isVisible(file, context)));
  const parent = findFile(context, folder.parents[0] ?? '');
  return htmlAnswer({
    title: folder.name,
    body: (
      <>
        <p>
          <a href={parent ? `/drive/folders/${parent.id}` : '/'}>{parent ? parent.name : 'На главную страницу'}</a>
        </p>
        <h1>{folder.name}</h1>
        <section class="card">
          {files.length === 0 ? <p class="soft">Папка пуста.</p> : <Papers files={files} context={context} />}
        </section>
      </>
    ),
  });
}
