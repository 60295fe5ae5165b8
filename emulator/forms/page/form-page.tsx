import type { Answer } from '../../core/exchange.ts';
import { htmlAnswer } from '../../pages/layout.tsx';
import type { FormDocument, Item } from '../model.ts';
import { questionsOf } from '../model.ts';
import type { Entered } from '../submission.ts';
import { FORM_CSS } from './form-style.ts';
import { QuestionCard } from './question-card.tsx';

export interface FormPage {
  readonly form: FormDocument;
  readonly entries: readonly Entered[];
  /** Where the form is sent. */
  readonly action: string;
  /** Whether the page comes back with problems to mend. */
  readonly status?: number;
}

/** The page that asks a form's questions; what was entered is kept, and problems stand at the top and at each question. */
export function formPage({ form, entries, action, status = 200 }: FormPage): Answer {
  const byQuestion = new Map(entries.map((entry) => [entry.field.questionId, entry]));
  const problems = entries.filter((entry) => entry.problem !== undefined);
  const heading = form.info.title || 'Форма';
  return htmlAnswer({
    title: problems.length > 0 ? `Нужно исправить: ${heading}` : heading,
    status,
    css: FORM_CSS,
    body: (
      <>
        <header class="card head">
          <h1>{heading}</h1>
          {form.info.description ? <p class="lead">{form.info.description}</p> : null}
          {entries.some(({ field }) => field.required) ? (
            <p class="soft note">
              <span class="star" aria-hidden="true">
                *
              </span>{' '}
              — обязательный вопрос
            </p>
          ) : null}
        </header>
        {problems.length > 0 ? <Problems problems={problems} /> : null}
        <form method="post" action={action} noValidate>
          {form.items.map((item) => (
            <ItemCard key={item.itemId} item={item} byQuestion={byQuestion} />
          ))}
          <div class="send">
            <button type="submit">Отправить</button>
            <p class="soft">Ответы увидят те, кто ведёт эту форму. Не вписывайте паролей и данных банковских карт.</p>
          </div>
        </form>
      </>
    ),
  });
}

function Problems({ problems }: { problems: readonly Entered[] }) {
  return (
    <section class="card problems" role="alert" aria-labelledby="problems">
      <h2 id="problems">Ответ пока не отправлен. Исправьте, пожалуйста:</h2>
      <ul>
        {problems.map(({ field, problem }) => (
          <li key={field.questionId}>
            <a href={`#q${field.questionId}`}>{field.title || 'Вопрос без названия'}</a>
            <br />
            {problem}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ItemCard({ item, byQuestion }: { item: Item; byQuestion: ReadonlyMap<string, Entered> }) {
  const asked = questionsOf(item).flatMap(({ questionId }) => byQuestion.get(questionId) ?? []);
  if (item.questionItem) return asked.map((entry) => <QuestionCard key={entry.field.questionId} entry={entry} />);
  const heading = (
    <>
      {item.title ? <h2>{item.title}</h2> : null}
      {item.description ? <p class="lead soft">{item.description}</p> : null}
    </>
  );
  if (!item.questionGroupItem) return <section class={item.pageBreakItem ? 'section' : 'card'}>{heading}</section>;
  return (
    <section class="card group">
      {heading}
      {asked.map((entry) => (
        <QuestionCard key={entry.field.questionId} entry={entry} inside />
      ))}
    </section>
  );
}
