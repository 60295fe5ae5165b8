type Form = GoogleAppsScript.Forms.Form;
type Item = GoogleAppsScript.Forms.Item;
type ItemResponse = GoogleAppsScript.Forms.ItemResponse;

/** The entry numbers of a form's questions, in order. Google reveals these numbers only in a pre-filled link. */
export function entriesOf(form: Form, samples: readonly (() => ItemResponse)[]): number[] {
  const response = form.createResponse();
  for (const sample of samples) response.withItemResponse(sample());
  const entries = [...response.toPrefilledUrl().matchAll(/[?&]entry\.(\d+)(?:_[a-z]+)?=/g)].map(([, id]) => Number(id));
  return [...new Set(entries)];
}

/**
 * Returns a function that makes an answer to an installed question. Undefined for items without a question, and for questions whose validation could
 * refuse the answer.
 */
export function sampleOf(item: Item): (() => ItemResponse) | undefined {
  switch (item.getType()) {
    case FormApp.ItemType.CHECKBOX: {
      const question = item.asCheckboxItem();
      return () => question.createResponse([question.getChoices()[0]?.getValue() ?? '']);
    }
    case FormApp.ItemType.LIST: {
      const question = item.asListItem();
      return () => question.createResponse(question.getChoices()[0]?.getValue() ?? '');
    }
    case FormApp.ItemType.MULTIPLE_CHOICE: {
      const question = item.asMultipleChoiceItem();
      return () => question.createResponse(question.getChoices()[0]?.getValue() ?? '');
    }
    case FormApp.ItemType.SCALE: {
      const question = item.asScaleItem();
      return () => question.createResponse(question.getLowerBound());
    }
    case FormApp.ItemType.PARAGRAPH_TEXT: {
      const question = item.asParagraphTextItem();
      return () => question.createResponse('1');
    }
    default:
      return undefined;
  }
}
