export { readCompressedImage, type CompressedImage } from './compressed-image.js';
export { expandCompressedTable } from './compressed-table.js';
