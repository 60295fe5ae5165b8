import { initialAreas } from '../../sheets-schema/dictionary.ts';
import type { LiveChoices } from '../domain/live-choices.ts';

/** The choices of a new form: the dictionary as delivered, no people and no pairs yet. */
export const initialChoices: LiveChoices = {
  areas: initialAreas.flatMap(({ labels }) => labels),
  people: [],
  mentors: [],
  mentees: [],
  members: [],
  pairs: [],
  descriptions: {},
};
