import type { FormDocument, Item } from './model.ts';
import { questionsOf } from './model.ts';

/** A part of a form shown on one page. Every page break begins a section, and is its heading. The first section has no heading. */
export interface Section {
  readonly index: number;
  readonly heading?: Item;
  /** itemId of the section that follows the previous section instead of this section. Only scripts set it. */
  readonly passedFor?: string;
  readonly items: readonly Item[];
}

export function sectionsOf({ items, scripted }: Pick<FormDocument, 'items' | 'scripted'>): Section[] {
  const sections: (Section & { readonly items: Item[] })[] = [{ index: 0, items: [] }];
  for (const item of items) {
    if (item.pageBreakItem) {
      const passedFor = scripted?.onward?.[item.itemId];
      sections.push({ index: sections.length, heading: item, items: [], ...(passedFor ? { passedFor } : {}) });
    } else sections.at(-1)?.items.push(item);
  }
  return sections;
}

/** Texts of an answer by questionId. */
export type TextsOf = (questionId: string) => readonly string[];

/** The next step after a section: the index of a section, or the end. */
export type Onward = number | 'submit';

const indexOf = (sections: readonly Section[], breakId: string | undefined): number | undefined =>
  breakId === undefined ? undefined : sections.find(({ heading }) => heading?.itemId === breakId)?.index;

/**
 * The respondent's next step. The last question whose chosen option has navigation decides. Without such a question, the next section follows, or the
 * section that the next section's `passedFor` names.
 */
export function onward(section: Section, sections: readonly Section[], texts: TextsOf): Onward {
  const next = sections[section.index + 1];
  const following: Onward = next ? (indexOf(sections, next.passedFor) ?? next.index) : 'submit';
  const chosen = section.items.flatMap((item) => {
    const question = item.questionItem?.question;
    const [text] = question ? texts(question.questionId) : [];
    const options = question?.choiceQuestion?.options ?? [];
    return options.filter(
      (option) => text !== undefined && (option.isOther ? isOwn(text, options) : option.value === text),
    );
  });
  const leading = chosen.findLast((option) => option.goToAction || option.goToSectionId);
  if (leading?.goToAction === 'SUBMIT_FORM') return 'submit';
  if (leading?.goToAction === 'RESTART_FORM') return 0;
  return indexOf(sections, leading?.goToSectionId) ?? following;
}

const isOwn = (text: string, options: readonly { readonly value?: string }[]): boolean =>
  !options.some((option) => option.value === text);

/** The sections that a respondent with these answers visits, in order. The list ends before a section would repeat. */
export function pathThrough(sections: readonly Section[], texts: TextsOf): Section[] {
  const path: Section[] = [];
  let next: Onward = 0;
  while (next !== 'submit') {
    const section: Section | undefined = sections[next];
    if (!section || path.includes(section)) break;
    path.push(section);
    next = onward(section, sections, texts);
  }
  return path;
}

export function questionIdsOf({ items }: Section): Set<string> {
  return new Set(items.flatMap((item) => questionsOf(item).map((question) => question.questionId)));
}
