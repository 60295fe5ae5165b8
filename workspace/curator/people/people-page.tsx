import type { View } from '../context.ts';
import { tabAddress } from '../context.ts';
import { FileChoice } from '../file-choice.tsx';
import { ScrollTable } from '../scroll-table.tsx';
import type { Upload } from './staff-upload.ts';

const MEGABYTE = 1024 * 1024;
/** The largest staff list as a file, in bytes. */
const LARGEST_FILE = 5 * MEGABYTE;
/** The largest request body with a staff list, in bytes: base64 in a form makes a file larger by half. */
export const LIST_BODY_LIMIT = 8 * MEGABYTE;

const megabytes = (bytes: number): string => `${Math.floor(bytes / MEGABYTE)} МБ`;

/** The form that takes a staff list: pasted from a spreadsheet, or as a file. */
export function StaffForm({
  upload,
  problem,
  sheets,
}: {
  upload?: Upload;
  problem?: string;
  sheets?: readonly string[];
}) {
  return (
    <form method="post" action="/people/preview" class="card">
      {problem ? (
        <p class="problem" role="alert" id="list-problem">
          {problem}
        </p>
      ) : null}
      {sheets ? (
        <fieldset>
          <legend>Лист файла</legend>
          {sheets.map((title) => (
            <label key={title}>
              <input type="radio" name="sheet" value={title} required /> {title}
            </label>
          ))}
        </fieldset>
      ) : null}
      <label for="list">Список педагогов из Excel вместе с заголовками столбцов</label>
      <textarea
        id="list"
        name="text"
        rows={6}
        placeholder="ФИО, должность, почта, стаж – как они стоят у Вас"
        aria-describedby="list-hint"
        data-submit="preview"
      >
        {upload?.text ?? ''}
      </textarea>
      <p class="hint" id="list-hint">
        Годится список, который у Вас уже есть: с шапкой, номерами, тремя столбцами имени, «12 лет». Сначала покажем,
        что изменится.
      </p>
      {upload?.file ? (
        <>
          <input type="hidden" name="file" value={upload.file} />
          <input type="hidden" name="fileName" value={upload.fileName} />
        </>
      ) : null}
      <FileChoice
        label="или выбрать файл .xlsx, .csv"
        accept=".xlsx,.csv,.txt"
        largest={LARGEST_FILE}
        tooLarge={`Файл больше ${megabytes(LARGEST_FILE)}. Оставьте в нём только лист со списком, без рисунков, или вставьте список в поле.`}
      />
      <button type="submit">Показать, что изменится</button>
    </form>
  );
}

/** All participants, with the answers and actions that we await from them. */
export function PeopleTable({ view }: { view: View }) {
  const { people } = view.programme.tables;
  return (
    <>
      <p class="about">
        В списке: {people.length}. <a href={tabAddress(view, 'people')}>Лист «Участники»</a>
      </p>
      <ScrollTable label="Участники">
        <thead>
          <tr>
            <th scope="col">Кто</th>
            <th scope="col">Должность</th>
            <th scope="col">Согласие</th>
            <th scope="col">Роли</th>
            <th scope="col">Чего ждём</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ at, name, code = '', position = '', consent = '', roles = '', state = '' }) => (
            <tr key={at}>
              <th scope="row">
                {name ?? code} <span class="code">{name ? code : ''}</span>
              </th>
              <td data-title="Должность">{position}</td>
              <td data-title="Согласие">{consent}</td>
              <td data-title="Роли">{roles}</td>
              <td data-title="Чего ждём">{state}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  );
}
