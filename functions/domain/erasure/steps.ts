/** The steps of the wizard «Отзыв согласия», in order, as the script and the school's own computer show them. The act comes only after a search that finds nothing. */
export const WITHDRAWAL_STEPS = ['Остановить', 'Что уйдёт', 'Поиск', 'Уничтожить', 'Поиск пуст', 'Акт'] as const;

export type WithdrawalStep = (typeof WITHDRAWAL_STEPS)[number];

/** What the wizard says at its first step. */
export const LEGAL_DUTY =
  'Участник отозвал согласие на обработку персональных данных: работу с ними прекращают сразу, а сами данные уничтожают не позже чем через 30 дней (152-ФЗ, ст. 21 ч. 5).';

/** What the wizard will do if the register has no withdrawal yet. */
export const whatStops = (code: string): string =>
  `Отзыва ${code} в «Реестре согласий» ещё нет. Программа запишет его и остановит всё, что шло по согласию: участие, письма, показ в списках.`;
