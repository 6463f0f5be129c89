import { z } from 'zod';
import { settingDescriptions, wholeNumber } from './setting-rules.js';

/** What keeps the server up when it is asked too much, by names of the environment. */
export const protectionSettings = {
  HSTLC_TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(',').map((each) => each.trim()))
    .refine(
      (list) => list.every(isAddress),
      'expected addresses or networks such as 10.0.0.0/8, separated by commas',
    )
    .optional()
    .register(settingDescriptions, {
      unit: 'addresses separated by commas',
      default: '',
      help: "whose X-Forwarded-For, -Proto and -Host are believed; unset: nobody's",
    }),
  HSTLC_RATE_LIMIT: wholeNumber().register(settingDescriptions, {
    unit: 'requests per minute',
    default: '6000',
    help: 'how much one client may ask; what is dear to answer counts as ten; 0 is no limit',
  }),
  HSTLC_EVENT_CONNECTIONS: wholeNumber().register(settingDescriptions, {
    unit: 'connections',
    default: '1000',
    help: 'how many may follow ingest runs at the same time',
  }),
  HSTLC_BODY_MAX_BYTES: wholeNumber().register(settingDescriptions, {
    unit: 'bytes',
    default: '2097152',
    help: 'longest body of a request that is not an upload',
  }),
  HSTLC_UPLOAD_MAX_BYTES: wholeNumber().register(settingDescriptions, {
    unit: 'bytes',
    default: '8589934592',
    help: 'longest file that is taken as an upload',
  }),
  HSTLC_BODY_TIMEOUT_MS: wholeNumber().register(settingDescriptions, {
    unit: 'ms',
    default: '30000',
    help: 'how long the headers of a request, and a body that is not an upload, may take to arrive',
  }),
  HSTLC_IDLE_TIMEOUT_MS: wholeNumber().register(settingDescriptions, {
    unit: 'ms',
    default: '120000',
    help: 'a connection on which no byte moves for so long is closed',
  }),
  HSTLC_DRAIN_SECONDS: wholeNumber().register(settingDescriptions, {
    unit: 's',
    default: '30',
    help: 'how long downloads that are under way may take when the server stops',
  }),
  HSTLC_LOG_LEVEL: z
    .enum(['error', 'warning', 'info'], 'expected "error", "warning" or "info"')
    .optional()
    .register(settingDescriptions, {
      unit: 'error, warning or info',
      default: '',
      help: 'what the server writes on stderr, a JSON object a line; info has a line for every request; unset: info, warning on a terminal',
    }),
};

/** An address or a network of IPv4 or IPv6, by its form. */
function isAddress(text: string): boolean {
  return /^(\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?|[0-9a-f]*:[0-9a-f:.]+(\/\d{1,3})?)$/i.test(text);
}
