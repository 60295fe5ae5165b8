import type { ApiMethod } from '../discovery/methods.ts';

/** Methods that only read data although their requests use POST. */
const READS_BY_POST = /\.(getByDataFilter|batchGetByDataFilter|search)$/;

export const reads = ({ method }: ApiMethod): boolean => method.httpMethod === 'GET' || READS_BY_POST.test(method.id);

const DRIVE = ['drive', 'drive.file'];

/** The short names of the scopes that allow a method. One of them is enough. Source: the method's reference page. */
export function scopesFor(called: ApiMethod): readonly string[] {
  const reading = reads(called);
  const { id } = called.method;
  if (id.startsWith('sheets.')) {
    return [...DRIVE, 'spreadsheets', ...(reading ? ['drive.readonly', 'spreadsheets.readonly'] : [])];
  }
  if (id.startsWith('forms.forms.responses.')) return [...DRIVE, 'forms.responses.readonly'];
  if (id.startsWith('forms.forms.watches.')) {
    return [...DRIVE, 'drive.readonly', 'forms.body', 'forms.body.readonly', 'forms.responses.readonly'];
  }
  if (id.startsWith('forms.')) {
    return [...DRIVE, 'forms.body', ...(reading ? ['drive.readonly', 'forms.body.readonly'] : [])];
  }
  const content = id === 'drive.files.export';
  return [
    ...DRIVE,
    ...(reading ? ['drive.readonly', ...(content ? [] : ['drive.metadata', 'drive.metadata.readonly'])] : []),
  ];
}
