/** Length of a COS clock tick (s). @see COS Instrument Handbook, section 5.2.1 */
export const cosTickSeconds = 0.032;
