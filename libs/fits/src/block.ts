/** Bytes of a block: headers and data are whole numbers of them (FITS 4.0 §3.1). */
export const blockLength = 2880;
