import type { Place } from './aperture.js';

/** Photons by pixel: columns and rows of a detector, row after row. */
export interface PhotonImage {
  readonly columnCount: number;
  readonly rowCount: number;
  readonly events: Uint32Array;
}

/** Side of the cells among which the brightest is looked for (pixels), about the size of a star's image. */
const cellSize = 8;

/** Steps of the centroid, and the change below which it stands still (pixels). */
const maximumSteps = 50;
const stillness = 1e-4;

/**
 * Where the brightest star of an image is: the centroid, in a circle that follows it, of the photons above the level of
 * a ring around the circle. It begins at the brightest cell of 8 × 8 pixels.
 *
 * @param radius of the circle (columns); the ring reaches from it to twice as far
 * @param rowsPerColumn rows that are as long as a column is wide
 * @returns 0-based, pixel middles at whole numbers; undefined without photons above the level
 */
export function findCentroid(image: PhotonImage, radius: number, rowsPerColumn = 1): Place | undefined {
  let place = brightestCell(image, rowsPerColumn);
  for (let step = 0; step < maximumSteps && place !== undefined; step++) {
    const next = centroidAround(image, place, radius, rowsPerColumn);
    if (next === undefined) return undefined;
    const moved = Math.hypot(next.column - place.column, (next.row - place.row) / rowsPerColumn);
    place = next;
    if (moved < stillness) break;
  }
  return place;
}

function brightestCell(
  { columnCount, rowCount, events }: PhotonImage,
  rowsPerColumn: number,
): Place | undefined {
  const cellRows = cellSize * rowsPerColumn;
  const width = Math.ceil(columnCount / cellSize);
  const cells = new Float64Array(width * Math.ceil(rowCount / cellRows));
  for (let row = 0; row < rowCount; row++)
    for (let column = 0; column < columnCount; column++)
      cells[Math.floor(row / cellRows) * width + Math.floor(column / cellSize)] +=
        events[row * columnCount + column];
  let brightest = 0;
  for (let cell = 0; cell < cells.length; cell++) if (cells[cell] > cells[brightest]) brightest = cell;
  if (!(cells[brightest] > 0)) return undefined;
  return {
    column: (brightest % width) * cellSize + (cellSize - 1) / 2,
    row: Math.floor(brightest / width) * cellRows + (cellRows - 1) / 2,
  };
}

function centroidAround(
  image: PhotonImage,
  place: Place,
  radius: number,
  rowsPerColumn: number,
): Place | undefined {
  const level = levelAround(image, place, radius, rowsPerColumn);
  let [weight, columns, rows] = [0, 0, 0];
  visitCircle(image, place, radius, rowsPerColumn, (column, row, count) => {
    weight += count - level;
    columns += (count - level) * (column - place.column);
    rows += (count - level) * (row - place.row);
  });
  if (!(weight > 0)) return undefined;
  return { column: place.column + columns / weight, row: place.row + rows / weight };
}

/** Photons a pixel in the ring from the radius to twice the radius. */
function levelAround(image: PhotonImage, place: Place, radius: number, rowsPerColumn: number): number {
  let [count, pixels] = [0, 0];
  visitCircle(image, place, 2 * radius, rowsPerColumn, (column, row, events) => {
    if (Math.hypot(column - place.column, (row - place.row) / rowsPerColumn) <= radius) return;
    count += events;
    pixels += 1;
  });
  return pixels > 0 ? count / pixels : 0;
}

function visitCircle(
  { columnCount, rowCount, events }: PhotonImage,
  place: Place,
  radius: number,
  rowsPerColumn: number,
  visit: (column: number, row: number, count: number) => void,
): void {
  const firstRow = Math.max(0, Math.ceil(place.row - radius * rowsPerColumn));
  const lastRow = Math.min(rowCount - 1, Math.floor(place.row + radius * rowsPerColumn));
  for (let row = firstRow; row <= lastRow; row++) {
    const half = Math.sqrt(Math.max(0, radius ** 2 - ((row - place.row) / rowsPerColumn) ** 2));
    const last = Math.min(columnCount - 1, Math.floor(place.column + half));
    for (let column = Math.max(0, Math.ceil(place.column - half)); column <= last; column++)
      visit(column, row, events[row * columnCount + column]);
  }
}
