import { counted } from '../../../functions/domain/counted.ts';
import { experienceBands } from '../../../sheets-schema/choices/experience-band.ts';
import type { Change, Compared, StaffComparison } from '../../staff/compare-staff.ts';
import type { StaffList } from '../../staff/read-staff-list.ts';
import { nameOf, type View } from '../context.ts';
import { ScrollTable } from '../scroll-table.tsx';
import type { Upload } from './staff-upload.ts';

const FIELDS: Readonly<Record<Change['field'], string>> = { name: 'ФИО', position: 'должность', email: 'почта' };

type Kind = Compared['kind'];

const of = <K extends Kind>(people: readonly Compared[], kind: K) =>
  people.filter((one): one is Extract<Compared, { kind: K }> => one.kind === kind);

/** Hidden fields that carry the upload to the next page. */
function Carried({ upload }: { readonly upload: Upload }) {
  const fields = { text: upload.text, file: upload.file, fileName: upload.fileName, sheet: upload.sheet ?? '' };
  return (
    <>
      {Object.entries(fields).map(([name, value]) =>
        value === '' ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
    </>
  );
}

function Doubt({ one, view, upload }: { one: Extract<Compared, { kind: 'doubtful' }>; view: View; upload: Upload }) {
  const { member, codes, rows } = one;
  const name = `verdict.${member.row}`;
  const said = upload.identifications.get(member.row) ?? '';
  const radio = (value: string, label: string) => (
    <label key={value}>
      <input type="radio" name={name} value={value} checked={said === value} /> {label}
    </label>
  );
  return (
    <fieldset>
      <legend>
        {member.name}
        {member.position ? `, ${member.position}` : ''}: тот же человек?
      </legend>
      {codes.map((code) => radio(code, `Да, это ${nameOf(view, code)} (${code})`))}
      {radio('new', 'Нет, другой человек')}
      {radio('', 'Решу позже')}
      {rows.length > 0 ? (
        <p class="hint">Похожи и строки списка: {rows.join(', ')}. Оставьте одну, если это один человек.</p>
      ) : null}
    </fieldset>
  );
}

interface PreviewParts {
  readonly list: StaffList;
  readonly compared: StaffComparison;
  readonly upload: Upload;
  readonly view: View;
}

/** The consequences of a staff list before anything is written: new people, changes, doubtful rows, and rows that could not be read. */
export function StaffPreview({ list, compared, upload, view }: PreviewParts) {
  const { people, absent } = compared;
  const [fresh, changed, doubtful, same] = [
    of(people, 'new'),
    of(people, 'changed'),
    of(people, 'doubtful'),
    of(people, 'same'),
  ];
  const tellsExperience = fresh.some(({ member }) => member.open.experienceBand);
  const writes = fresh.length + changed.length;
  const total = counted(writes, 'человека', 'человек', 'человек');
  return (
    <form method="post" action="/people/write">
      <Carried upload={upload} />
      <p class="about" role="status">
        Новых: {fresh.length}, с изменениями: {changed.length}, под вопросом: {doubtful.length}, без изменений:{' '}
        {same.length}. Ещё ничего не записано.
      </p>
      {doubtful.length > 0 ? (
        <section class="card warning">
          <h2>Тот же человек?</h2>
          <p>Пока Вы не ответите, эти люди не записываются: второго кода никто не получит.</p>
          {doubtful.map((one) => (
            <Doubt key={one.member.row} one={one} view={view} upload={upload} />
          ))}
          <button type="submit" class="quiet" formAction="/people/preview">
            Учесть ответы
          </button>
        </section>
      ) : null}
      {list.notes.length > 0 ? (
        <section class="card warning">
          <h2>Не прочитано и останется пустым</h2>
          <ul>
            {list.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {writes > 0 ? (
        <div class="action">
          <button type="submit" name="invite" value="now">
            Записать {total} и пригласить сегодня
          </button>
          <button type="submit" name="invite" value="later" class="quiet">
            Только записать
          </button>
        </div>
      ) : (
        <p class="card">Записывать нечего: всё уже в списке участников.</p>
      )}
      {changed.length > 0 ? (
        <section class="card">
          <h2>Изменилось</h2>
          <ul>
            {changed.map(({ code, changes }) => (
              <li key={code}>
                {nameOf(view, code)}:{' '}
                {changes.map(({ field, from, to }) => `${FIELDS[field]}: ${from ?? 'не было'} → ${to}`).join('; ')}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {fresh.length > 0 ? (
        <section class="card">
          <h2>Новые</h2>
          <ScrollTable label="Новые люди">
            <thead>
              <tr>
                <th scope="col">ФИО</th>
                <th scope="col">Должность</th>
                <th scope="col">Почта</th>
                {tellsExperience ? <th scope="col">Стаж</th> : null}
              </tr>
            </thead>
            <tbody>
              {fresh.map(({ member: { row, name, position = '', email = '', open } }) => (
                <tr key={row}>
                  <th scope="row">{name}</th>
                  <td data-title="Должность">{position}</td>
                  <td data-title="Почта">{email || 'нет: писем не будет'}</td>
                  {tellsExperience ? (
                    <td data-title="Стаж">{open.experienceBand ? experienceBands[open.experienceBand] : ''}</td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </section>
      ) : null}
      {list.skipped.length > 0 ? (
        <p class="hint">Строки без людей (заголовки, итоги, подписи) пропущены: {list.skipped.join(', ')}.</p>
      ) : null}
      {list.left.length > 0 ? <p class="hint">Строки уволенных пропущены: {list.left.join(', ')}.</p> : null}
      {absent.length > 0 ? (
        <p class="hint">
          Нет в этом списке, остаются в программе: {absent.map((code) => nameOf(view, code)).join(', ')}.
        </p>
      ) : null}
    </form>
  );
}
