/** Stored objects of Pub/Sub v1 (https://cloud.google.com/pubsub/docs/reference/rest). */

/** A published message. `data` is base64. */
export interface Message {
  readonly messageId: string;
  readonly publishTime: string;
  readonly data?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A subscription. Its name is the full name, `projects/p/subscriptions/s`. */
export interface Subscription {
  readonly name: string;
  readonly topic: string;
  readonly pushConfig?: {
    readonly pushEndpoint?: string;
    readonly oidcToken?: { readonly serviceAccountEmail?: string; readonly audience?: string };
  };
  readonly ackDeadlineSeconds: number;
  readonly retryPolicy?: { readonly minimumBackoff: string; readonly maximumBackoff: string };
  readonly deadLetterPolicy?: { readonly deadLetterTopic: string; readonly maxDeliveryAttempts: number };
}

/** A message that a subscription has not acknowledged. */
export interface Pending {
  readonly message: Message;
  /** The number of deliveries that were not acknowledged. */
  readonly attempts: number;
}
