/** Headers as the OpenAPI document tells them. */
export const idempotencyHeader = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'the request is done once for a key and token within 24 h; again, it gets the answer that it got',
  schema: { type: 'string', maxLength: 255 },
} as const;

export const lastEventHeader = {
  name: 'Last-Event-ID',
  required: false,
  description: 'id of the last event that was received: goes on after it',
  schema: { type: 'string' },
} as const;
