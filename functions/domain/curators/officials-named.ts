import type { Programme } from '../programme.ts';

interface OfficialsNamed {
  readonly names: readonly string[];
  /** In lower case. */
  readonly emails: readonly string[];
}

/** The names and addresses of everybody who is responsible for the programme: in «Настройки» and on «Кураторы», substitutes too. */
export function officialsNamed({ settings, tables }: Pick<Programme, 'settings' | 'tables'>): OfficialsNamed {
  const { curatorName, organiserName, headName, deputyName } = settings;
  const { curatorEmail, organiserEmail, headEmail, deputyEmail } = settings;
  const others = tables.curators;
  return {
    names: [curatorName, organiserName, headName, deputyName, ...others.map(({ name }) => name)].flatMap(
      (name) => name ?? [],
    ),
    emails: [curatorEmail, organiserEmail, headEmail, deputyEmail, ...others.map(({ email }) => email)].flatMap(
      (email) => email?.toLowerCase() ?? [],
    ),
  };
}
