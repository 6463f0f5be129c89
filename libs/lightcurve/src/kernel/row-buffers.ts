/** Bytes of each buffer that rows are read into. Each reading is handed to another thread, as costly as to copy 0.3 MB. */
export const rowBufferBytes = 1 << 20;
