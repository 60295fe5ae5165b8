import type { FormDocument, Item, Question } from '../model.ts';
import { questionsOf } from '../model.ts';

/*
 * The array of all items that Google writes into a form's page. Google does not document this array. Public programs that read it show its order, and
 * this array contains only what these programs read.
 */

/** Google's number for the kind of an item. */
function kindOf({ questionItem, questionGroupItem, textItem, pageBreakItem, imageItem }: Item): number {
  if (questionItem) return questionKind(questionItem.question);
  if (questionGroupItem) return 7;
  if (pageBreakItem) return 8;
  if (textItem) return 6;
  return imageItem ? 11 : 12;
}

function questionKind({ choiceQuestion, textQuestion, scaleQuestion, dateQuestion, timeQuestion }: Question): number {
  if (textQuestion) return textQuestion.paragraph ? 1 : 0;
  if (choiceQuestion) return { RADIO: 2, DROP_DOWN: 3, CHECKBOX: 4 }[choiceQuestion.type];
  if (scaleQuestion) return 5;
  if (dateQuestion) return 9;
  return timeQuestion ? 10 : 18;
}

const questionData = ({ questionId, choiceQuestion, required }: Question): unknown[] => [
  Number.parseInt(questionId, 16),
  choiceQuestion?.options.map(({ value = '' }) => [value]) ?? null,
  Number(required ?? false),
];

const itemData = (item: Item): unknown[] => {
  const questions = questionsOf(item).map(questionData);
  const { itemId, title = null, description = null } = item;
  return [Number.parseInt(itemId, 16), title, description, kindOf(item), questions.length > 0 ? questions : null];
};

/** The array in the same place and format as in Google's page. Browsers do not run this script. */
export function PageData({ form: { info, items } }: { readonly form: FormDocument }) {
  const data = [null, [info.description ?? null, items.map(itemData), null, null, null, null, null, null, info.title]];
  const script = `var FB_PUBLIC_LOAD_DATA_ = ${JSON.stringify(data).replaceAll('<', '\\u003c')};`;
  return <script type="text/plain" dangerouslySetInnerHTML={{ __html: script }} />;
}
