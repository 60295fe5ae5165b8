import type { ComponentChildren } from 'preact';
import { EMAIL } from '../fields.ts';
import type { Item } from '../model.ts';
import { questionsOf } from '../model.ts';
import { type Entered, OTHER } from '../submission.ts';
import type { FormPage } from './form-pages.ts';
import { GridCard } from './grid-card.tsx';
import { ImageCard, Picture, VideoCard } from './media-card.tsx';
import { QuestionCard } from './question-card.tsx';
import { type Random, shuffled } from './shuffle.ts';

/** The title of a form's page. If there are problems, the title says so. */
export const pageTitle = ({ form, entries }: FormPage): string => {
  const heading = form.info.title || 'Форма';
  return entries.some(({ problem }) => problem !== undefined) ? `Нужно исправить: ${heading}` : heading;
};

interface FormContentProps {
  readonly page: FormPage;
  /** Ids of questions that the page does not show. Their answers are sent as hidden fields. */
  readonly unseen?: ReadonlySet<string>;
  /** The content between the form's title and its first question. */
  readonly children?: ComponentChildren;
}

/** One section of a form with the respondent's entries. Problems are shown at the top and beside the questions. */
export function FormContent({ page, unseen = new Set(), children }: FormContentProps) {
  const { form, section, count, last, entries, history, action, token, random } = page;
  const byQuestion = new Map(
    entries.filter(({ field }) => !unseen.has(field.questionId)).map((entry) => [entry.field.questionId, entry]),
  );
  const problems = entries.filter((entry) => entry.problem !== undefined);
  const first = section.index === 0;
  const email = first ? byQuestion.get(EMAIL) : undefined;
  const inSection = new Set(section.items.flatMap((item) => questionsOf(item).map(({ questionId }) => questionId)));
  if (email) inSection.add(EMAIL);
  const asked = entries.filter(({ field: { questionId } }) => inSection.has(questionId) && !unseen.has(questionId));
  return (
    <>
      <header class="card head">
        <h1>{form.info.title || 'Форма'}</h1>
        {form.info.description && first ? <p class="lead">{form.info.description}</p> : null}
        {count > 1 ? (
          <p class="soft note">
            Раздел {section.index + 1} из {count}
          </p>
        ) : null}
        {asked.some(({ field }) => field.required) ? (
          <p class="soft note">
            <span class="star" aria-hidden="true">
              *
            </span>{' '}
            — обязательный вопрос
          </p>
        ) : null}
      </header>
      {children}
      {problems.length > 0 ? <Problems problems={problems} /> : null}
      <form method="post" action={action} noValidate>
        <input type="hidden" name="submission" value={token} />
        {count > 1 ? <input type="hidden" name="pageHistory" value={history.join(',')} /> : null}
        {entries
          .filter((entry) => !asked.includes(entry))
          .map((entry) => (
            <Carried key={entry.field.questionId} entry={entry} />
          ))}
        {section.heading ? <SectionHead item={section.heading} /> : null}
        {email ? <QuestionCard entry={email} random={random} /> : null}
        {section.items.map((item) => (
          <ItemCard key={item.itemId} item={item} byQuestion={byQuestion} random={random} />
        ))}
        <div class="send">
          <button type="submit">{last ? 'Отправить' : 'Далее'}</button>
          {history.length > 1 ? (
            <button type="submit" name="back" value="1" class="quiet">
              Назад
            </button>
          ) : null}
          {last ? (
            <p class="soft">Ответы увидят те, кто ведёт эту форму. Не вписывайте паролей и данных банковских карт.</p>
          ) : null}
        </div>
      </form>
    </>
  );
}

/** A hidden field with an answer from another section. */
function Carried({ entry: { field, texts, other } }: { entry: Entered }) {
  return (
    <>
      {texts.map((text) => (
        <input key={text} type="hidden" name={field.entry} value={text} />
      ))}
      {texts.includes(OTHER) ? (
        <input type="hidden" name={`${field.entry}.other_option_response`} value={other} />
      ) : null}
    </>
  );
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

function SectionHead({ item }: { item: Item }) {
  return (
    <section class="section">
      <Heading item={item} />
    </section>
  );
}

function Heading({ item }: { item: Item }) {
  return (
    <>
      {item.title ? <h2>{item.title}</h2> : null}
      {item.description ? <p class="lead soft">{item.description}</p> : null}
    </>
  );
}

interface ItemCardProps {
  readonly item: Item;
  readonly byQuestion: ReadonlyMap<string, Entered>;
  readonly random: Random;
}

function ItemCard({ item, byQuestion, random }: ItemCardProps) {
  const asked = questionsOf(item).flatMap(({ questionId }) => byQuestion.get(questionId) ?? []);
  const { questionItem, questionGroupItem, imageItem, videoItem } = item;
  if (questionItem) {
    return asked.map((entry) => (
      <QuestionCard key={entry.field.questionId} entry={entry} random={random} image={questionItem.image} />
    ));
  }
  return (
    <section class={questionGroupItem ? 'card group' : 'card'}>
      <Heading item={item} />
      {imageItem ? <ImageCard image={imageItem.image} /> : null}
      {videoItem ? <VideoCard {...videoItem} /> : null}
      {questionGroupItem?.image ? <Picture image={questionGroupItem.image} /> : null}
      {questionGroupItem ? (
        <GridCard rows={questionGroupItem.grid?.shuffleQuestions ? shuffled(asked, random) : asked} />
      ) : null}
    </section>
  );
}
