import { counted } from '../../../functions/domain/counted.ts';
import { experienceBands } from '../../../sheets-schema/choices/experience-band.ts';
import type { Change, Compared, StaffComparison } from '../../staff/compare-staff.ts';
import type { StaffList } from '../../staff/read-staff-list.ts';
import type { CorrectedField } from '../../staff/row-corrections.ts';
import type { RowProblem } from '../../staff/row-problem.ts';
import { nameOf, type View } from '../context.ts';
import { ScrollTable } from '../scroll-table.tsx';
import { RowProblems } from './row-problems.tsx';
import { correctionName, type Upload, verdictName } from './staff-upload.ts';

const FIELDS: Readonly<Record<Change['field'], string>> = { name: 'ФИО', position: 'должность', email: 'почта' };

type Kind = Compared['kind'];

const of = <K extends Kind>(people: readonly Compared[], kind: K) =>
  people.filter((one): one is Extract<Compared, { kind: K }> => one.kind === kind);

/** Hidden fields that carry the upload to the next page: the list, and every decision that has no visible field on this page. */
function Carried({ upload, compared, view, problems }: PreviewParts & { readonly problems: readonly RowProblem[] }) {
  const asked = new Set([
    ...compared.people.flatMap(({ kind, member }) => (kind === 'doubtful' ? [verdictName(member.row)] : [])),
    ...problems.map(({ row, field }) => correctionName(row, field)),
  ]);
  const decided = [
    ...[...upload.identifications].map(([row, verdict]) => [verdictName(row), verdict] as const),
    ...[...upload.corrections].flatMap(([row, texts]) =>
      Object.entries(texts).map(([field, text]) => [correctionName(row, field as CorrectedField), text] as const),
    ),
  ].filter(([name]) => !asked.has(name));
  const codes = view.programme.tables.people.flatMap(({ code }) => code ?? []).join(' ');
  const whole = { text: upload.text, file: upload.file, fileName: upload.fileName, sheet: upload.sheet ?? '' };
  const fields = [...Object.entries(whole).filter(([, value]) => value !== ''), ...decided, ['knownCodes', codes]];
  return (
    <>
      {fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** A participant by name, post and address, so that namesakes differ. */
function describe(view: View, code: string): string {
  const { position, email } = view.programme.tables.people.find((person) => person.code === code) ?? {};
  return [`${nameOf(view, code)} (${code})`, position, email].filter(Boolean).join(', ');
}

/** The question about a doubtful person. No answer is chosen in advance: an earlier answer that still holds leaves no doubt. */
function Doubt({ one, view }: { readonly one: Extract<Compared, { kind: 'doubtful' }>; readonly view: View }) {
  const { member, codes, rows } = one;
  const name = verdictName(member.row);
  const radio = (value: string, label: string) => (
    <label key={value}>
      <input type="radio" name={name} value={value} checked={value === ''} /> {label}
    </label>
  );
  return (
    <fieldset>
      <legend>
        {member.name}
        {member.position ? `, ${member.position}` : ''} (строка {member.row}): тот же человек?
      </legend>
      {codes.map((code) => radio(code, `Да, это ${describe(view, code)}`))}
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
  /** Whether the clear rows of the list have just been written. */
  readonly isWritten?: boolean;
}

/** The consequences of a staff list before anything is written: new people, changes, doubtful rows, and rows that could not be read. */
export function StaffPreview(parts: PreviewParts) {
  const { list, compared, view, isWritten } = parts;
  const { people, absent } = compared;
  const [fresh, changed, doubtful, same] = [
    of(people, 'new'),
    of(people, 'changed'),
    of(people, 'doubtful'),
    of(people, 'same'),
  ];
  const tellsExperience = fresh.some(({ member }) => member.open.experienceBand);
  const writes = fresh.length + changed.length;
  // Of a participant, a list changes only the name, the position and the address. A correction of another value would have no effect.
  const participants = new Set([...changed, ...same].map(({ member }) => member.row));
  const problems = list.problems.filter(({ row, isHeld }) => isHeld || !participants.has(row));
  const held = problems.filter(({ isHeld }) => isHeld).length;
  const isAsked = doubtful.length + problems.length > 0;
  const whom = [
    writes > 0 ? counted(writes, 'человека', 'человек', 'человек') : '',
    doubtful.length + held > 0 ? 'тех, о ком Вы ответили,' : '',
  ]
    .filter(Boolean)
    .join(' и ');
  return (
    <form method="post" action="/people/write">
      <Carried {...parts} problems={problems} />
      <p class="about" role="status">
        Новых: {fresh.length}, с изменениями: {changed.length}, под вопросом: {doubtful.length},{' '}
        {held > 0 ? `с ошибкой: ${held}, ` : ''}без изменений: {same.length}.{' '}
        {isWritten ? 'Остальные записаны.' : writes > 0 ? 'Ещё ничего не записано.' : null}
      </p>
      {doubtful.length > 0 ? (
        <section class="card warning">
          <h2>Тот же человек?</h2>
          <p>
            Пока Вы не ответите, эти люди не записываются: второго кода никто не получит. Тёзке мы допишем в скобках
            должность, чтобы в документах их не спутали.
          </p>
          {doubtful.map((one) => (
            <Doubt key={one.member.row} one={one} view={view} />
          ))}
        </section>
      ) : null}
      <RowProblems problems={problems} />
      {isAsked ? (
        <p>
          <button type="submit" class="quiet" formAction="/people/preview">
            Учесть ответы и исправления
          </button>
        </p>
      ) : null}
      {whom === '' ? (
        <p class="card">Записывать нечего: всё уже в списке участников.</p>
      ) : (
        <div class="action">
          <button type="submit" name="invite" value="now">
            Записать {whom} и пригласить сегодня
          </button>
          <button type="submit" name="invite" value="later" class="quiet">
            Только записать
          </button>
        </div>
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
