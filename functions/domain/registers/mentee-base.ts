import { emptyCells } from '../../../sheets-schema/table.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import type { DesiredTable, SystemValues } from '../desired.ts';
import { agreedOn } from '../meetings/development-plans.ts';
import type { BaseFacts } from './base-facts.ts';
import { baseTable, commonCells } from './base-table.ts';
import { outcomeOf, planOfMentee } from './outcomes.ts';
import type { Participation } from './participation.ts';

const EMPTY = emptyCells(tables.mentees, 'no', 'code', 'status');

function contentOf(participation: Participation, facts: BaseFacts): SystemValues<'mentees'> {
  const { intake, context } = facts;
  const { code } = participation;
  const [main, ...others] = (intake.requests.get(code)?.needs ?? []).map(intake.areaLabel);
  const plan = planOfMentee(participation, facts);
  return {
    ...commonCells(participation, facts),
    ...outcomeOf(participation, facts),
    mainNeed: main,
    otherNeeds: others.join('\n'),
    experienceBand:
      intake.people.get(code)?.row.experienceBand ?? intake.answers.latest('intake', code)?.fields.experienceBand,
    memoSentOn: facts.lettersTo(code, ['pairFormed'])[0]?.on,
    plan: plan && (agreedOn(plan, context.today) ? 'согласован' : 'черновик'),
  };
}

/** «База наставляемых»: all current and past members. For people who withdrew consent, it keeps only number, code and state. */
export function menteesTable(facts: BaseFacts): DesiredTable {
  return baseTable('mentee', facts, (one) => (one.consented ? contentOf(one, facts) : EMPTY));
}
