import { type LiveChoices, peopleOf } from '../../functions/domain/live-choices.ts';
import { NOBODY } from '../../sheets-schema/answer.ts';
import { mustBeAnswered, type Question } from '../../sheets-schema/form.ts';
import { sampleOf } from './form-entries.ts';

type Form = GoogleAppsScript.Forms.Form;
type ItemResponse = GoogleAppsScript.Forms.ItemResponse;

/** The only choice of a question while nobody can be chosen. Google refuses a choice question without choices. */
const NOBODY_YET = ['Список появится позже'];

/** Accepts «К-07», also with a Latin K, in lower case or without the hyphen. Our reader of answers accepts the same spellings. */
const CODE_PATTERN = '\\s*[КкKk]\\s*-?\\s*[0-9]{2,4}\\s*';

/** The choices of a question whose list changes; undefined if the choices are fixed. */
export function liveChoicesOf({ type }: Question, live: LiveChoices): string[] | undefined {
  const shown = (labels: readonly string[]) => [...(labels.length > 0 ? labels : NOBODY_YET)];
  switch (type.kind) {
    case 'areas':
      return shown(live.areas);
    case 'people':
      return type.many ? shown(peopleOf(type, live)) : [...peopleOf(type, live), NOBODY];
    case 'pair':
      return shown(live.pairs);
    default:
      return undefined;
  }
}

/** A question that the current run has added to a form. */
export interface AddedQuestion {
  readonly question: Question;
  readonly item: {
    setTitle(title: string): unknown;
    setHelpText(text: string): unknown;
    setRequired(enabled: boolean): unknown;
  };
  /** Makes an answer of the right kind. A pre-filled link with this answer reveals the question's entry. */
  readonly sample: () => ItemResponse;
  /** Adds a copy of the item at the end of the form. */
  readonly duplicate: () => Added;
  /** Sets the choices, and for each choice the page to which it leads; undefined for kinds of question that lead nowhere. */
  readonly lead?: (pages: ReadonlyMap<string, GoogleAppsScript.Forms.PageBreakItem>) => void;
}

type Added = Omit<AddedQuestion, 'question'>;

/** @param respond - makes a valid answer to the item or to a copy of it */
function added<T extends Added['item'] & { duplicate(): T }>(item: T, respond: (item: T) => ItemResponse): Added {
  return { item, sample: () => respond(item), duplicate: () => added(item.duplicate(), respond) };
}

function oneOf(item: GoogleAppsScript.Forms.MultipleChoiceItem, choices: readonly string[]): Added {
  return {
    ...added(item, (each) => each.createResponse(choices[0] ?? '')),
    duplicate: () => oneOf(item.duplicate(), choices),
    lead: (pages) => void item.setChoices([...pages].map(([label, page]) => item.createChoice(label, page))),
  };
}

const chosen = (form: Form, choices: readonly string[]): Added =>
  oneOf(form.addMultipleChoiceItem().setChoiceValues([...choices]), choices);

const manyOf = (form: Form, choices: readonly string[]): Added =>
  added(form.addCheckboxItem().setChoiceValues([...choices]), (item) => item.createResponse([choices[0] ?? '']));

const listed = (form: Form, choices: readonly string[]): Added =>
  added(form.addListItem().setChoiceValues([...choices]), (item) => item.createResponse(choices[0] ?? ''));

function typed(form: Form, sample: string, validation?: GoogleAppsScript.Forms.TextValidation): Added {
  const item = form.addTextItem();
  if (validation) item.setValidation(validation);
  return added(item, (each) => each.createResponse(sample));
}

/** The validation of codes. It is the same in all forms, so a run creates it once. */
let codeRule: GoogleAppsScript.Forms.TextValidation | undefined;

function add(form: Form, question: Question, live: LiveChoices): Added {
  const { type } = question;
  const choices = liveChoicesOf(question, live) ?? [];
  switch (type.kind) {
    case 'short':
      return typed(form, '1');
    case 'int': {
      const rule = FormApp.createTextValidation().setHelpText(`Целое число от ${type.min} до ${type.max}.`);
      return typed(form, String(type.min), rule.requireNumberBetween(type.min, type.max).build());
    }
    case 'code':
      codeRule ??= FormApp.createTextValidation()
        .setHelpText('Код указан в письме, например К-07.')
        .requireTextMatchesPattern(CODE_PATTERN)
        .build();
      return typed(form, 'К-01', codeRule);
    case 'long':
      return added(form.addParagraphTextItem(), (item) => item.createResponse('1'));
    case 'scale': {
      const item = form.addScaleItem().setBounds(type.low, type.high).setLabels(type.lowLabel, type.highLabel);
      return added(item, (each) => each.createResponse(type.low));
    }
    case 'date':
      return added(form.addDateItem(), (item) => item.createResponse(new Date(2026, 0, 1)));
    case 'one':
      return chosen(form, Object.values(type.choices));
    case 'many':
      return manyOf(form, Object.values(type.choices));
    case 'yesNo':
      return chosen(form, ['да', 'нет']);
    case 'areas':
    case 'people':
      return type.many ? manyOf(form, choices) : listed(form, choices);
    case 'pair':
      return listed(form, choices);
  }
}

/** The kinds of questions whose text has a rule. Google's reference does not say whether a copy of an item keeps such a rule. */
const HAVE_RULES: readonly Question['type']['kind'][] = ['code', 'int'];

const isAlike = (a: Question, b: Question): boolean =>
  !HAVE_RULES.includes(a.type.kind) && JSON.stringify(a.type) === JSON.stringify(b.type);

/**
 * Adds a question at the end of a form. Each property of an item takes a call of its own, so a question like an earlier one becomes a copy of that item.
 * @param before - the questions that this run has added to the form
 */
export function addQuestion(
  form: Form,
  question: Question,
  live: LiveChoices,
  before: readonly AddedQuestion[] = [],
): AddedQuestion {
  const { title, help = '' } = question;
  const required = mustBeAnswered(question);
  const differences = (each: AddedQuestion) =>
    Number((each.question.help ?? '') !== help) + Number(mustBeAnswered(each.question) !== required);
  const [model] = before
    .filter((each) => isAlike(each.question, question))
    .sort((a, b) => differences(a) - differences(b));
  const made = model?.duplicate() ?? add(form, question, live);
  made.item.setTitle(title);
  if ((model?.question.help ?? '') !== help) made.item.setHelpText(help);
  if ((model !== undefined && mustBeAnswered(model.question)) !== required) made.item.setRequired(required);
  return { ...made, question };
}

/** The choices of a fixed list; undefined for other questions. */
export function closedChoicesOf({ type }: Question): string[] | undefined {
  return 'choices' in type ? Object.values(type.choices) : undefined;
}

type ChoiceItem =
  | GoogleAppsScript.Forms.CheckboxItem
  | GoogleAppsScript.Forms.ListItem
  | GoogleAppsScript.Forms.MultipleChoiceItem;

/** The item as a choice item; undefined for other items. */
export function asChoiceItem(item: GoogleAppsScript.Forms.Item): ChoiceItem | undefined {
  switch (item.getType()) {
    case FormApp.ItemType.CHECKBOX:
      return item.asCheckboxItem();
    case FormApp.ItemType.LIST:
      return item.asListItem();
    case FormApp.ItemType.MULTIPLE_CHOICE:
      return item.asMultipleChoiceItem();
    default:
      return undefined;
  }
}

/** A choice question of an installed form. The school may have reworded the question. */
export interface InstalledChoice {
  readonly sample: () => ItemResponse;
  setChoices(choices: string[]): void;
  /** Sets the choices, and for each choice the page to which it leads. */
  lead(pages: ReadonlyMap<string, GoogleAppsScript.Forms.PageBreakItem>): void;
  index(): number;
  /** Updates the wording if the question still has the text of an older version. */
  reword(question: Question): void;
}

/** The choice questions of a form, in order. */
export function installedChoices(form: Form): InstalledChoice[] {
  return form.getItems().flatMap((each): InstalledChoice[] => {
    const item = asChoiceItem(each);
    const sample = sampleOf(each);
    if (!item || !sample) return [];
    return [
      {
        sample,
        setChoices: (choices) => void item.setChoiceValues(choices),
        lead: (pages) => {
          const question = each.asMultipleChoiceItem();
          question.setChoices([...pages].map(([label, page]) => question.createChoice(label, page)));
        },
        index: () => each.getIndex(),
        reword: (question) => {
          const { title, help = '', formerTitle } = question;
          if (formerTitle === undefined || item.getTitle() !== formerTitle) return;
          item.setTitle(title);
          item.setHelpText(help);
          item.setRequired(mustBeAnswered(question));
        },
      },
    ];
  });
}
