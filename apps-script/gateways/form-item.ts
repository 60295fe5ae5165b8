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

interface Added {
  readonly item: {
    setTitle(title: string): unknown;
    setHelpText(text: string): unknown;
    setRequired(enabled: boolean): unknown;
  };
  /** Makes an answer of the right kind. A pre-filled link with this answer reveals the question's entry. */
  readonly sample: () => ItemResponse;
}

function oneOf(form: Form, choices: readonly string[]): Added {
  const item = form.addMultipleChoiceItem().setChoiceValues([...choices]);
  return { item, sample: () => item.createResponse(choices[0] ?? '') };
}

function manyOf(form: Form, choices: readonly string[]): Added {
  const item = form.addCheckboxItem().setChoiceValues([...choices]);
  return { item, sample: () => item.createResponse([choices[0] ?? '']) };
}

function listed(form: Form, choices: readonly string[]): Added {
  const item = form.addListItem().setChoiceValues([...choices]);
  return { item, sample: () => item.createResponse(choices[0] ?? '') };
}

function typed(form: Form, sample: string, validation?: GoogleAppsScript.Forms.TextValidation): Added {
  const item = form.addTextItem();
  if (validation) item.setValidation(validation);
  return { item, sample: () => item.createResponse(sample) };
}

/** The same in all forms of a run. */
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
    case 'long': {
      const item = form.addParagraphTextItem();
      return { item, sample: () => item.createResponse('1') };
    }
    case 'scale': {
      const item = form.addScaleItem().setBounds(type.low, type.high).setLabels(type.lowLabel, type.highLabel);
      return { item, sample: () => item.createResponse(type.low) };
    }
    case 'date': {
      const item = form.addDateItem();
      return { item, sample: () => item.createResponse(new Date(2026, 0, 1)) };
    }
    case 'one':
      return oneOf(form, Object.values(type.choices));
    case 'many':
      return manyOf(form, Object.values(type.choices));
    case 'yesNo':
      return oneOf(form, ['да', 'нет']);
    case 'areas':
    case 'people':
      return type.many ? manyOf(form, choices) : listed(form, choices);
    case 'pair':
      return listed(form, choices);
  }
}

/** Adds a question at the end of a form. @returns a function that makes a sample answer. */
export function addQuestion(form: Form, question: Question, live: LiveChoices): () => ItemResponse {
  const { item, sample } = add(form, question, live);
  item.setTitle(question.title);
  if (question.help) item.setHelpText(question.help);
  if (mustBeAnswered(question)) item.setRequired(true);
  return sample;
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
