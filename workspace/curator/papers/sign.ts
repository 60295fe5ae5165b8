import { type CuratorContext, type View, viewOf } from '../context.ts';
import { type Edit, edit } from '../edit.ts';
import { write } from '../write.ts';
import { isAddress, isUnsigned, type Paper, papersOf } from './waiting.ts';

const find = (view: View, id: string): Paper | undefined => papersOf(view).find((paper) => paper.id === id);

/** The result of a registration: the number for its undo, and the address of the clean paper, if any. */
export interface Signed {
  readonly done: number | undefined;
  readonly clean: string | undefined;
}

/**
 * Registers a paper in one action: writes its number and date, makes the clean paper without «ПРОЕКТ», and writes the address of that paper into the
 * row.
 * @param typed - the cells that people typed: number, date
 */
export async function sign(context: CuratorContext, id: string, typed: Edit['cells']): Promise<Signed> {
  const done = await write(
    context,
    () => 'Номер и дата записаны.',
    (view) => {
      const paper = find(view, id);
      return paper && isUnsigned(paper) ? [{ table: 'documents', at: paper.at, cells: typed }] : [];
    },
  );
  if (done === undefined) return { done, clean: undefined };
  await context.prepareDocuments();
  const paper = find(await viewOf(context), id);
  // If somebody must check the paper's words first, the paper stays a draft, and we write no address.
  if (!paper || isUnsigned(paper) || !isAddress(paper.draft) || paper.state.startsWith('черновик')) {
    return { done, clean: undefined };
  }
  const { draft } = paper;
  const kept = await write(
    context,
    () => `«${paper.title}» оформлен: номер, дата и чистый экземпляр записаны.`,
    (view) => {
      const now = find(view, id);
      return now && !now.link ? [edit('documents', now.at, { link: draft })] : [];
    },
  );
  return { done: kept ?? done, clean: draft };
}
