import { createItem } from './create-item.ts';
import { deleteItem } from './delete-item.ts';
import type { RequestKind } from './kind.ts';
import { moveItem } from './move-item.ts';
import { updateFormInfo } from './update-form-info.ts';
import { updateItem } from './update-item.ts';
import { updateSettings } from './update-settings.ts';

/** All request kinds of forms.batchUpdate. */
export const KINDS: Readonly<Record<string, RequestKind>> = {
  createItem,
  deleteItem,
  moveItem,
  updateFormInfo,
  updateItem,
  updateSettings,
};
