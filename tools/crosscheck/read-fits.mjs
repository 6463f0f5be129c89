// Prints what @hstlc/fits reads of a file, as JSON on standard output: headers, and cells as base64 of typed arrays.
import { isFitsError } from '@hstlc/fits';
import { expandCompressedTable, readCompressedImage } from '@hstlc/fits/compressed';
import { openFitsFile } from '@hstlc/fits/node';

const file = await openFitsFile(process.argv[2]);
const hdus = [];
for (const hdu of file.hdus) hdus.push(await describe(hdu));
await file.close();
process.stdout.write(JSON.stringify(hdus));

async function describe(hdu) {
  return {
    kind: hdu.kind,
    cards: cardsOf(hdu.header),
    checksums: await hdu.checksums(),
    ...(await valueOrError(() => contentOf(hdu))),
  };
}

async function contentOf(hdu) {
  switch (hdu.kind) {
    case 'primary':
    case 'image':
      return { image: imageOf(await hdu.image()) };
    case 'groups': {
      const { parameters, shape, values } = await hdu.groups();
      return {
        image: imageOf({ shape, values }),
        parameters: parameters.map((each) => packed(each.values)),
      };
    }
    case 'compressed': {
      if (hdu.header.logical('ZIMAGE') !== true)
        return { columns: await columnsOf(await expandCompressedTable(hdu)) };
      const { header, ...image } = await readCompressedImage(hdu);
      return { image: imageOf(image), originalCards: cardsOf(header) };
    }
    default:
      return { columns: await columnsOf(hdu) };
  }
}

async function columnsOf(hdu) {
  const columns = [];
  for (const { name } of hdu.columns) {
    const { kind, repeat, values, element, isComplex = false } = await hdu.column(name);
    const cells = kind === 'text' ? values : kind === 'arrays' ? values.map(packed) : packed(values);
    columns.push({ name, kind, repeat, element, isComplex, cells });
  }
  return columns;
}

function imageOf({ shape, values }) {
  return { shape, values: packed(values) };
}

/** A text as it is; numbers as their array type and bytes. */
function packed(values) {
  if (typeof values === 'string') return values;
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return { type: values.constructor.name, bytes: bytes.toString('base64') };
}

function cardsOf({ cards }) {
  return cards.map(({ keyword, value, comment }) => ({ keyword, value: plain(value), comment }));
}

/** Integers as texts with a mark, so that none is rounded; reals keep all their digits. */
function plain(value) {
  if (value === undefined) return null;
  if (typeof value === 'bigint') return { integer: String(value) };
  if (typeof value === 'number')
    return Number.isInteger(value) ? { integer: BigInt(value).toString() } : value;
  return value;
}

async function valueOrError(part) {
  try {
    return await part();
  } catch (error) {
    if (!isFitsError(error)) throw error;
    return { error: { code: error.code, message: error.message } };
  }
}
