/** APIs that Google's reference describes and `@types/google-apps-script` still lacks. */
declare namespace GoogleAppsScript {
  namespace Forms {
    interface Form {
      /** https://developers.google.com/apps-script/reference/forms/form#setpublishedenabled */
      setPublished(enabled: boolean): Form;
    }
  }
  namespace Sheets.Collection {
    interface SpreadsheetsCollection {
      /** https://developers.google.com/apps-script/guides/services/advanced: query parameters are the last argument, as one object. */
      batchUpdate(
        resource: Schema.BatchUpdateSpreadsheetRequest,
        spreadsheetId: string,
        optionalArgs: object,
      ): Schema.BatchUpdateSpreadsheetResponse;
    }
  }
  namespace Drive_v3.Drive.V3.Collection {
    /** https://developers.google.com/apps-script/advanced/drive: a call without content passes null for it. */
    interface FilesCollection {
      create(resource: Schema.File, mediaData: null, optionalArgs: object): Schema.File;
      update(resource: Schema.File, fileId: string, mediaData: null, optionalArgs: object): Schema.File;
    }
  }
}
