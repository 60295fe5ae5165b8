import { counted, plural } from '../counted.ts';
import type { PriorityKind } from './problem.ts';
import type { Loss } from './what-if.ts';

/** What would be lost if other people got the places. */
const priorityClauses: Readonly<Record<PriorityKind, (amount: number, whose: string) => string>> = {
  earlier: () => 'места достались бы тем, кто попросил позже',
  young: (amount, whose) => `молодых специалистов ${whose} стало бы меньше на ${amount}`,
  waited: (amount, whose) => `тех, кто в прошлом году остался без наставника, ${whose} стало бы меньше на ${amount}`,
};

/**
 * The loss at a level, as a clause in the conditional: «один наставляемый остался бы без наставника».
 * @param unmatched - how many mentees have no mentor now
 */
export function lossClause({ level, amount }: Loss, unmatched: number): string {
  const more = unmatched > 0 ? 'ещё ' : '';
  const whom = level.key === 'served' && level.isSecond ? 'второго наставника' : 'наставника';
  switch (level.key) {
    case 'served':
      return amount === 1
        ? `${more}один наставляемый остался бы без ${whom}`
        : `без ${whom} ${plural(amount, 'остался', 'остались', 'остались')} бы ${more}${counted(amount, 'наставляемый', 'наставляемых', 'наставляемых')}`;
    case 'priority':
      return priorityClauses[level.first](amount, level.isSecond ? 'со вторым наставником' : 'с наставником');
    case 'led':
      return `наставников с наставляемыми стало бы меньше на ${amount}`;
    case 'again':
      return `пар с прошлогодним наставником стало бы меньше на ${amount}`;
    case 'atLeast':
      return `пар с соответствием не ниже ${level.least} стало бы меньше на ${amount}`;
    case 'firstNeed':
      // The first mentor may offer the main need as well.
      if (level.isSecond) return `тех, чей главный запрос закрывает второй наставник, стало бы меньше на ${amount}`;
      return `главный запрос не был бы закрыт ещё у ${amount} ${plural(amount, 'наставляемого', 'наставляемых', 'наставляемых')}`;
    case 'mutual':
      return `взаимных пар стало бы меньше на ${amount}`;
    case 'profile':
      return `пары в целом хуже отвечали бы запросам (на ${amount} ${plural(amount, 'балл', 'балла', 'баллов')})`;
    case 'sympathy':
      return `сумма симпатий была бы меньше на ${amount}`;
    case 'evenness':
      return 'нагрузка распределилась бы между наставниками менее ровно';
  }
}
