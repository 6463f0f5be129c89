/** Length of a COS clock tick (s). @see COS Instrument Handbook, section 5.2.1 */
export const cosTickSeconds = 0.032;

/** The same the other way round, exact in binary too. */
export const cosTicksPerSecond = 31.25;
