"""Makes every-type.fits and every-type.json: a FITS file by astropy, and what astropy reads from it.

Debian's python3-astropy (5.2.1 made the committed pair); in libs/fits run
`python3 golden/make.py && npx prettier --write golden`.
"""

import json
from pathlib import Path

import astropy
import numpy as np
from astropy.io import fits

folder = Path(__file__).parent

columns = [
    fits.Column("TIME", "1D", unit="s", array=[0.1, -0.0, 1e-300]),
    fits.Column("FLUX", "2E", unit="erg/s/cm**2/Angstrom", array=[[1.5, 2.5], [3.5, np.inf], [-1.25, 0]]),
    fits.Column("SHORT", "1I", null=-99, array=[-99, 0, 32767]),
    fits.Column("LONG", "1J", array=[-(2**31), 0, 2**31 - 1]),
    fits.Column("HUGE", "1K", array=[-(2**63), 0, 2**63 - 1]),
    fits.Column("BYTE", "3B", array=[[0, 1, 255], [7, 8, 9], [1, 2, 3]]),
    fits.Column("USHORT", "1I", bzero=2**15, array=np.array([0, 40000, 65535], dtype=np.uint16)),
    fits.Column("ULONG", "1J", bzero=2**31, array=np.array([0, 3000000000, 2**32 - 1], dtype=np.uint32)),
    fits.Column("TICKS", "1J", array=[0, 1, 21810000]),
    fits.Column("NAME", "8A", array=["GJ 436", "", "it's / a"]),
    fits.Column("FLAG", "1L", array=[True, False, True]),
]
table = fits.BinTableHDU.from_columns(columns, name="EVENTS", ver=2)
# given as a card: astropy 5.2.1 cannot scale integers back when it writes
table.header["TSCAL9"] = 0.000125
table.header["LONGTEXT"] = ("it's a long string of words and signs, " * 5 + "end", "its comment")
table.header["BIGINT"] = (2**60 + 1, "beyond double precision")
table.header["REAL"] = (-1.25e-100, "small")
table.header["TRUTH"] = False
table.header["EMPTY"] = ""
table.header["UNDEF"] = None
table.header["COMMENT"] = "a comment = 'not a value'"
table.header["HISTORY"] = "made for a test"
image = fits.ImageHDU(np.arange(6, dtype=np.uint16).reshape(2, 3) + 65530, name="PIXELS")
file = fits.HDUList([fits.PrimaryHDU(), table, image])
file.writeto(folder / "every-type.fits", overwrite=True, checksum=True)


def plain(value):
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    if isinstance(value, (float, np.floating)):
        return repr(float(value))
    return str(value)


with fits.open(folder / "every-type.fits", uint=True) as read:
    rows = read["EVENTS"].data
    answer = {
        "astropy": astropy.__version__,
        "columns": {name: [plain(v) for v in np.asarray(rows[name]).ravel()] for name in rows.names},
        "pixels": [plain(v) for v in read["PIXELS"].data.ravel()],
        "cards": {k: plain(read["EVENTS"].header[k]) for k in ["LONGTEXT", "BIGINT", "REAL", "TRUTH", "EMPTY"]},
    }
(folder / "every-type.json").write_text(json.dumps(answer, indent=1) + "\n")
