import { settings as registry, type SettingKey, settingGroups } from '../../../sheets-schema/settings.ts';
import { type DesiredTable, desired } from '../desired.ts';
import { type GrammaticalCase, proposedSchoolName } from '../grammar/school-name.ts';
import type { Programme } from '../programme.ts';

const CASES: Partial<Record<SettingKey, GrammaticalCase>> = { schoolGenitive: 'genitive', schoolDative: 'dative' };

/** The hint of the setting for a case form of the school's name: which words papers use while the cell is empty. */
function caseHint({ settings }: Programme, to: GrammaticalCase, hint: string): string {
  const name = settings.schoolFull ?? settings.schoolShort;
  if (name === undefined) return hint;
  const proposed = proposedSchoolName(name, to);
  return proposed === undefined
    ? `${hint} Впишите: сама программа это название не склоняет и, пока здесь пусто, обходится без падежа.`
    : `Пусто – программа пишет «${proposed}». Если нужно иначе, впишите.`;
}

/** The labels and hints of «Настройки», so that a renamed setting gets its present name, and the proposed case forms of the school's name. */
export function settingRows(programme: Programme): DesiredTable {
  const rows = programme.tables.settings.flatMap(({ at, key }) => {
    if (key === undefined || !Object.hasOwn(registry, key)) return [];
    const own = key as SettingKey;
    const { group, label, hint } = registry[own];
    const to = CASES[own];
    const values = { group: settingGroups[group], label, hint: to ? caseHint(programme, to, hint) : hint };
    return [{ at, values: { ...values, hint: values.hint || undefined } }];
  });
  return desired('settings', rows);
}
