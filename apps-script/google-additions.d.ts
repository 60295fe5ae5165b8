/** What Google's reference has and `@types/google-apps-script` has not yet. */
declare namespace GoogleAppsScript {
  namespace Forms {
    interface Form {
      /** https://developers.google.com/apps-script/reference/forms/form#setpublishedenabled */
      setPublished(enabled: boolean): Form;
    }
  }
}
