import type { Entered } from '../submission.ts';

/** A grid. Its rows are questions; its columns are the options that they share. */
export function GridCard({ rows }: { rows: readonly Entered[] }) {
  const input = rows[0]?.field.input;
  if (input?.kind !== 'choice') return null;
  return (
    <div class="scroll">
      <table class="grid">
        <thead>
          <tr>
            <td />
            {input.options.map((option) => (
              <th key={option} scope="col">
                {option}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <GridRow key={row.field.questionId} row={row} options={input.options} type={input.type} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface GridRowProps {
  readonly row: Entered;
  readonly options: readonly string[];
  readonly type: string;
}

function GridRow({ row: { field, texts, problem }, options, type }: GridRowProps) {
  const id = field.questionId;
  return (
    <tr id={`q${id}`} class={problem ? 'wrong' : undefined}>
      <th scope="row">
        {field.title}
        {field.required ? (
          <span class="star" aria-hidden="true">
            {' *'}
          </span>
        ) : null}
        {problem ? (
          <p class="problem" id={`${id}-problem`}>
            {problem}
          </p>
        ) : null}
      </th>
      {options.map((option) => (
        <td key={option}>
          <label class="cell">
            <input
              type={type === 'CHECKBOX' ? 'checkbox' : 'radio'}
              name={field.entry}
              value={option}
              checked={texts.includes(option)}
              aria-label={`${field.title}: ${option}`}
              aria-invalid={problem ? 'true' : undefined}
              aria-describedby={problem ? `${id}-problem` : undefined}
            />
          </label>
        </td>
      ))}
    </tr>
  );
}
