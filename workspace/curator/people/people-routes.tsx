import type { Answer } from '../../../emulator/application-pages.ts';
import { howToCall } from '../../how-to-call.ts';
import { viewOf } from '../context.ts';
import { noticeOf, redirectAfterWrite } from '../notice.tsx';
import { staffPage } from '../page.tsx';
import type { PageRequest, PageRoute } from '../page-routes.tsx';
import { write } from '../write.ts';
import { LIST_BODY_LIMIT, PeopleTable, StaffForm } from './people-page.tsx';
import { StaffPreview } from './preview.tsx';
import { staffEdits } from './staff-edits.ts';
import { type Reading, readUpload, type Upload, uploadIn } from './staff-upload.ts';

const PATH = '/people';

const CODED = `В таблице этой школы только коды. Список с именами читает команда ${howToCall('key', 'make ФАЙЛ')} на школьном компьютере: имена остаются в ключе.`;

async function peoplePage({ context, query }: PageRequest): Promise<Answer> {
  const view = await viewOf(context);
  const isEmpty = view.programme.tables.people.length === 0;
  const isCoded = view.programme.settings.privacyMode === 'codes';
  return staffPage({
    title: isEmpty ? 'Список педагогов' : 'Люди',
    here: PATH,
    isExample: context.isExample,
    notice: noticeOf(context, query),
    body: (
      <>
        {isCoded ? <p class="card">{CODED}</p> : null}
        {!isCoded && isEmpty ? <StaffForm /> : null}
        {!isCoded && !isEmpty ? (
          <details>
            <summary>Новый список из Excel</summary>
            <StaffForm />
          </details>
        ) : null}
        {isEmpty ? null : <PeopleTable view={view} />}
      </>
    ),
  });
}

/** @param done - the number of the action that has just written the clear rows of the list */
async function preview({ context }: PageRequest, upload: Upload, done?: number): Promise<Answer> {
  const view = await viewOf(context);
  const reading = await readUpload(upload, view);
  const isRead = 'list' in reading;
  const isWritten = done !== undefined;
  return staffPage({
    title: isWritten ? 'Осталось решить' : isRead ? 'Что изменится' : 'Список педагогов',
    here: PATH,
    isExample: context.isExample,
    status: isRead ? 200 : 422,
    notice: isWritten ? noticeOf(context, new URLSearchParams({ done: String(done), at: PATH })) : undefined,
    body: isRead ? (
      <StaffPreview list={reading.list} compared={reading.compared} upload={upload} view={view} isWritten={isWritten} />
    ) : (
      <StaffForm upload={upload} problem={reading.problem} {...(reading.sheets ? { sheets: reading.sheets } : {})} />
    ),
  });
}

async function writeList(asking: PageRequest): Promise<Answer> {
  const { context, form } = asking;
  const upload = uploadIn(form);
  const view = await viewOf(context);
  const reading = await readUpload(upload, view);
  if (!('list' in reading) || view.programme.settings.privacyMode === 'codes') return preview(asking, upload);
  const invited = form.get('invite') === 'now';
  const isOpen = ({ list, compared }: Extract<Reading, { list: unknown }>) =>
    list.problems.some(({ isHeld }) => isHeld) || compared.people.some(({ kind }) => kind === 'doubtful');
  const done = await write(
    context,
    (edits) => `Записано людей: ${edits.length}.${invited ? ' Новым уйдут приглашения.' : ''}`,
    // Somebody may have written another list since the preview, so we compare again with the present workbook.
    async (now) => {
      const again = await readUpload(upload, now);
      return 'list' in again ? staffEdits(again.compared.people, now, invited ? now.today : undefined) : [];
    },
  );
  if (!isOpen(reading)) return redirectAfterWrite(PATH, done);
  // «A new person» is carried out now. On the next page it would add the person again.
  const known = [...upload.identifications].filter(([, verdict]) => verdict !== 'new');
  return preview(asking, { ...upload, identifications: new Map(known) }, done);
}

export const peopleRoutes: readonly PageRoute[] = [
  { method: 'GET', pattern: /^\/people$/, answer: peoplePage },
  {
    method: 'POST',
    pattern: /^\/people\/preview$/,
    bodyLimit: LIST_BODY_LIMIT,
    answer: (asking) => preview(asking, uploadIn(asking.form)),
  },
  { method: 'POST', pattern: /^\/people\/write$/, bodyLimit: LIST_BODY_LIMIT, answer: writeList },
];
