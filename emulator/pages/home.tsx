import type { Answer, Context } from '../core/exchange.ts';
import { allFiles, type FileDocument, FORM, findFile, SPREADSHEET } from '../drive/files.ts';
import { isListed } from '../drive/sharing.ts';
import { findForm } from '../forms/repository.ts';
import { Papers, papersAmong } from './folder-page.tsx';
import { htmlAnswer } from './layout.tsx';

/** A page of the application that runs the emulator. */
export interface PageLink {
  readonly title: string;
  readonly href: string;
  readonly about: string;
}

const RELOAD_SECONDS = 2;

/**
 * GET /: everything in this Drive, with links, and the application's own links.
 * @param progress - what the application is doing at the moment, in Russian
 */
export function homePage(context: Context, links: readonly PageLink[], progress?: string): Answer {
  const files = allFiles(context)
    .filter((file) => !file.trashed && isListed(file, 'user', context))
    .sort((a, b) => a.name.localeCompare(b.name, 'ru'));
  const spreadsheets = files.filter((file) => file.mimeType === SPREADSHEET);
  const forms = files.filter((file) => file.mimeType === FORM);
  // The page of a folder lists the files in it.
  const papers = papersAmong(files.filter(({ parents }) => !findFile(context, parents[0] ?? '')));
  return htmlAnswer({
    title: 'Таблицы и формы',
    ...(progress === undefined ? {} : { reloadAfter: RELOAD_SECONDS }),
    body: (
      <>
        <h1>Таблицы и формы</h1>
        <p class="soft">Всё, что хранится на этом компьютере.</p>
        {progress === undefined ? null : (
          <p class="card" role="status">
            {progress}
          </p>
        )}
        {links.length === 0 ? null : (
          <section class="card">
            <ul class="plain">
              {links.map(({ title, href, about }) => (
                <li key={href}>
                  <a href={href}>{title}</a>
                  <div class="soft">{about}</div>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section class="card" aria-labelledby="spreadsheets">
          <h2 id="spreadsheets">Таблицы</h2>
          {spreadsheets.length === 0 ? <p class="soft">Пока нет ни одной таблицы.</p> : null}
          <ul class="plain">
            {spreadsheets.map((file) => (
              <li key={file.id}>
                <a href={`/spreadsheets/d/${file.id}`}>{file.name}</a>
                <Changed file={file} />
              </li>
            ))}
          </ul>
        </section>
        {papers.length === 0 ? null : (
          <section class="card" aria-labelledby="documents">
            <h2 id="documents">Документы</h2>
            <Papers files={papers} context={context} />
          </section>
        )}
        <section class="card" aria-labelledby="forms">
          <h2 id="forms">Формы</h2>
          {forms.length === 0 ? <p class="soft">Пока нет ни одной формы.</p> : null}
          <ul class="plain">
            {forms.map((file) => (
              <FormLine key={file.id} file={file} context={context} />
            ))}
          </ul>
        </section>
      </>
    ),
  });
}

function FormLine({ file, context }: { file: FileDocument; context: Context }) {
  const form = findForm(context, file.id);
  if (!form) return null;
  const open = form.published && form.acceptingResponses;
  return (
    <li>
      <a href={`/forms/d/e/${form.publishedId}/viewform`}>{form.info.title || file.name}</a>{' '}
      <span class="tag">{open ? 'открыта' : 'закрыта'}</span>
      <Changed file={file} />
    </li>
  );
}

function Changed({ file }: { file: FileDocument }) {
  const time = new Date(file.modifiedTime).toLocaleString('ru-RU', { dateStyle: 'long', timeStyle: 'short' });
  return <div class="soft">Изменена {time}</div>;
}
