/** APIs that Google's reference describes but `@types/google-apps-script` lacks. */
declare namespace GoogleAppsScript {
  namespace Script {
    interface AuthorizationInfo {
      /** https://developers.google.com/apps-script/reference/script/authorization-info#getauthorizedscopes */
      getAuthorizedScopes(): string[] | null;
    }
  }
  namespace Forms {
    interface Form {
      /** https://developers.google.com/apps-script/reference/forms/form#setpublishedenabled */
      setPublished(enabled: boolean): Form;
    }
  }
  namespace Sheets.Collection {
    interface SpreadsheetsCollection {
      /** https://developers.google.com/apps-script/guides/services/advanced: the last argument is an object with the query parameters. */
      batchUpdate(
        resource: Schema.BatchUpdateSpreadsheetRequest,
        spreadsheetId: string,
        optionalArgs: object,
      ): Schema.BatchUpdateSpreadsheetResponse;
    }
  }
  namespace Drive_v3.Drive.V3.Collection {
    /** https://developers.google.com/apps-script/advanced/drive: a call without content passes null as the content. */
    interface FilesCollection {
      create(resource: Schema.File, mediaData: null, optionalArgs: object): Schema.File;
      update(resource: Schema.File, fileId: string, mediaData: null, optionalArgs: object): Schema.File;
    }
  }
}
