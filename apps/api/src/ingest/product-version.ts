/** The version of what this code makes, in names and headers; raised when bytes change for a delivered product. */
export const productVersion = 'v1.0';
