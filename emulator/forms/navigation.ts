import { invalidArgument } from '../core/errors.ts';
import type { ChoiceQuestion, FormDocument, Item } from './model.ts';

/** Checks where options lead. @throws 400 if an option leads to a section that the form does not have */
export function checkNavigation(form: FormDocument): void {
  const sections = new Set(form.items.flatMap((item) => (item.pageBreakItem ? [item.itemId] : [])));
  for (const item of form.items) {
    for (const { goToSectionId } of item.questionItem?.question.choiceQuestion?.options ?? []) {
      if (goToSectionId && !sections.has(goToSectionId)) {
        throw invalidArgument(`Invalid go_to_section_id: ${goToSectionId}. There is no such section.`);
      }
    }
  }
}

/** The items without navigation to a deleted section. */
export function withoutLinksTo(sectionId: string, items: readonly Item[]): Item[] {
  return items.map((item) => {
    const choice = item.questionItem?.question.choiceQuestion;
    if (!item.questionItem || !choice?.options.some((option) => option.goToSectionId === sectionId)) return item;
    const options = choice.options.map(({ goToSectionId, ...option }) =>
      goToSectionId === sectionId || goToSectionId === undefined ? option : { ...option, goToSectionId },
    );
    const choiceQuestion: ChoiceQuestion = { ...choice, options };
    return {
      ...item,
      questionItem: { ...item.questionItem, question: { ...item.questionItem.question, choiceQuestion } },
    };
  });
}
