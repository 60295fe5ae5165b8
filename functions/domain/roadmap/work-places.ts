import type { ActivityId } from '../../../sheets-schema/roadmap.ts';
import type { TabName } from '../programme.ts';

/** The tab on which the next step of each activity is taken. */
export const workPlaces: Readonly<Record<ActivityId, TabName>> = {
  '1.1': 'events',
  '1.2': 'sources',
  '1.3': 'settings',
  '1.4': 'documents',
  '1.5': 'documents',
  '1.6': 'materials',
  '1.7': 'people',
  '1.8': 'consents',
  '2.1': 'unanswered',
  '2.2': 'requests',
  '2.3': 'requests',
  '3.1': 'unanswered',
  '3.2': 'unanswered',
  '3.3': 'offers',
  '3.4': 'unanswered',
  '3.5': 'interviews',
  '4.1': 'trainings',
  '4.2': 'training',
  '5.1': 'events',
  '5.2': 'unanswered',
  '5.3': 'pairs',
  '5.4': 'pairs',
  '6.1': 'pairs',
  '6.2': 'pairs',
  '6.3': 'plans',
  '6.4': 'pairs',
  '6.5': 'unanswered',
  '6.6': 'pairs',
  '6.7': 'events',
  '7.1': 'unanswered',
  '7.2': 'events',
  '7.3': 'events',
  '7.4': 'quality',
  '7.5': 'unanswered',
  '7.6': 'documents',
  '7.7': 'publications',
  '7.8': 'mentees',
};

/** The tab of an activity; of the school's own it is the roadmap itself. */
export function workPlace(id: string): TabName {
  const places: Readonly<Record<string, TabName>> = workPlaces;
  return places[id] ?? 'roadmap';
}
