export { logGamma } from './statistics/log-gamma.js';
