type WorkbookErrorCode = 'notInstalled' | 'copy' | 'conflict' | 'tooManyConflicts' | 'moved' | 'google';

/** An error of the workbook: a code for programs, a sentence for people, the original error as `cause`. */
export class WorkbookError extends Error {
  readonly code: WorkbookErrorCode;

  constructor(code: WorkbookErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'WorkbookError';
    this.code = code;
  }
}
