import { counted, plural } from '../counted.ts';

/**
 * The loss at a level, in the conditional: «один наставляемый остался бы без наставника».
 * @param leftOver - how many mentees have no mentor now
 */
export function lossClause(level: number, amount: number, leftOver: number): string {
  const more = leftOver > 0 ? 'ещё ' : '';
  switch (level) {
    case 0:
      return amount === 1
        ? `${more}один наставляемый остался бы без наставника`
        : `без наставника ${plural(amount, 'остался', 'остались', 'остались')} бы ${more}${counted(amount, 'наставляемый', 'наставляемых', 'наставляемых')}`;
    case 1:
      return `главный запрос не был бы закрыт ещё у ${amount} ${plural(amount, 'наставляемого', 'наставляемых', 'наставляемых')}`;
    case 2:
      return `взаимных пар стало бы меньше на ${amount}`;
    case 3:
      return `пары в целом хуже отвечали бы запросам (на ${amount} ${plural(amount, 'балл', 'балла', 'баллов')})`;
    case 4:
      return `сумма симпатий была бы меньше на ${amount}`;
    default:
      return 'нагрузка распределилась бы между наставниками менее ровно';
  }
}
