/** For «Проверка данных»: the tab, and the whole row in A1 notation, because columns may have moved. */
export function place(sheet: string, row: { readonly at: number }): { readonly sheet: string; readonly cell: string } {
  const number = row.at + 1;
  return { sheet, cell: `${number}:${number}` };
}
