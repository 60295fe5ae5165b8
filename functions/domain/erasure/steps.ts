/** The steps of the wizard «Отзыв согласия», in order. The act comes only after a search that finds nothing. */
export const WITHDRAWAL_STEPS = ['Остановить', 'Что уйдёт', 'Поиск', 'Уничтожить', 'Поиск пуст', 'Акт'] as const;

export type WithdrawalStep = (typeof WITHDRAWAL_STEPS)[number];
