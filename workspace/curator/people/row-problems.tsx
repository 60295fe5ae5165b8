import type { CorrectedField } from '../../staff/row-corrections.ts';
import type { RowProblem } from '../../staff/row-problem.ts';
import { correctionName } from './staff-upload.ts';

const LABELS: Readonly<Record<CorrectedField, string>> = {
  name: 'ФИО',
  email: 'Почта',
  subjectGroup: 'Предметная область',
  teachingYears: 'Стаж',
  isYoungSpecialist: 'Молодой специалист',
  isPerson: 'Это человек?',
};

/** The consequence of leaving the field as it is. */
const IF_LEFT: Readonly<Record<CorrectedField, string>> = {
  name: 'Впишите ФИО. Если это не человек, оставьте как есть: строка не запишется.',
  email: 'Нет почты – сотрите: человек запишется, но писем получать не будет.',
  subjectGroup: 'Можно оставить пустым.',
  teachingYears: 'Можно оставить пустым.',
  isYoungSpecialist: 'Можно оставить пустым.',
  isPerson: 'Пока не выбрано, строка не запишется.',
};

/** The field with which a person corrects a value of the list. It has what we propose or, if there is no proposal, what is written. */
function CorrectionField({ problem }: { readonly problem: RowProblem }) {
  const { row, field, written, proposal, labels } = problem;
  const name = correctionName(row, field);
  if (field === 'isPerson') {
    return (
      <>
        {['да', 'нет'].map((each) => (
          <label key={each}>
            <input type="radio" name={name} value={each} /> {each === 'да' ? 'Человек' : 'Заголовок, пропустить'}
          </label>
        ))}
      </>
    );
  }
  const common = { id: name, name, 'aria-describedby': `${name}-why` };
  if (labels) {
    return (
      <select {...common}>
        {['', ...labels].map((label) => (
          <option key={label} value={label}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...common}
      type="text"
      inputmode={field === 'email' ? 'email' : undefined}
      spellcheck={false}
      autocomplete="off"
      value={proposal ?? written}
    />
  );
}

function ProblemRow({ problem }: { readonly problem: RowProblem }) {
  const { row, field, what, who, written, proposal } = problem;
  const name = correctionName(row, field);
  return (
    <li>
      <p id={`${name}-why`}>
        <b>
          Строка {row}, {who}:
        </b>{' '}
        {what} {written === '' || who === written ? null : `Написано: «${written}».`}{' '}
        {proposal ? 'В поле то, что мы предлагаем.' : null}
      </p>
      {field === 'isPerson' ? (
        <fieldset>
          <legend>{LABELS[field]}</legend>
          <CorrectionField problem={problem} />
          <p class="hint">{IF_LEFT[field]}</p>
        </fieldset>
      ) : (
        <div class="field">
          <label for={name}>{LABELS[field]}</label>
          <CorrectionField problem={problem} />
          <p class="hint">{IF_LEFT[field]}</p>
        </div>
      )}
    </li>
  );
}

function ProblemRows({ problems }: { readonly problems: readonly RowProblem[] }) {
  return (
    <ul>
      {problems.map((problem) => (
        <ProblemRow key={correctionName(problem.row, problem.field)} problem={problem} />
      ))}
    </ul>
  );
}

/** The rows of a staff list with an unreadable value, each with a field to correct it. */
export function RowProblems({ problems }: { readonly problems: readonly RowProblem[] }) {
  const held = problems.filter(({ isHeld }) => isHeld);
  const others = problems.filter(({ isHeld }) => !isHeld);
  return (
    <>
      {held.length > 0 ? (
        <section class="card warning">
          <h2>Исправьте здесь: {held.length}</h2>
          <p>Остальные люди запишутся и без этих строк. Исправленные запишутся вместе со всеми.</p>
          <ProblemRows problems={held} />
        </section>
      ) : null}
      {others.length > 0 ? (
        <section class="card warning">
          <h2>Не прочитано и останется пустым: {others.length}</h2>
          <ProblemRows problems={others} />
        </section>
      ) : null}
    </>
  );
}
