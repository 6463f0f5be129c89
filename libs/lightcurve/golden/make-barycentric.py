"""Barycentric Julian dates (TDB) of the geocentre and of places as HST has, by astropy: golden data of barycentre.spec.ts.

Run: python3 make-barycentric.py > barycentric.json   (astropy >= 5.2, nothing is downloaded)
Source: astropy.time.Time.light_travel_time with the built-in ephemeris (ERFA epv00, agrees with DE405 to 14 km).
Licence of the numbers: none needed; they are facts.
"""

import json

import astropy
import astropy.units as u
import numpy as np
from astropy.coordinates import EarthLocation, SkyCoord, solar_system_ephemeris
from astropy.time import Time
from astropy.utils import iers

iers.conf.auto_download = False
solar_system_ephemeris.set('builtin')
geocentre = EarthLocation.from_geocentric(0, 0, 0, unit=u.m)

# days on either side of leap seconds, and spread over the years STIS and COS observed. Not the very days that end with
# a leap second: ERFA stretches such a day to 86401 s, a day of MJD here has always 86400
DAYS = [50628.99, 50630.01, 51177.5, 52000.25, 53734.999, 53736.001, 54900.1, 56107.75, 56109.25, 57202.5, 57204.5, 57752.99, 57844.72, 58600.4, 60200.9] + [50600.123 + 321.77 * step for step in range(33)]
PLACES = [(0.0, 0.0), (175.546225, 26.706569), (266.4, -29.0), (90.0, 66.56), (270.0, 66.56), (12.3, -72.8)]

cases = []
for mjd in DAYS:
    for ra, dec in PLACES:
        # two doubles: days and their fraction, so that no digit is lost on the way
        time = Time(int(mjd), mjd - int(mjd), format='mjd', scale='utc', location=geocentre)
        tdb = time.tdb + time.light_travel_time(SkyCoord(ra * u.deg, dec * u.deg, frame='icrs'), 'barycentric')
        seconds = ((tdb.jd1 - 2400000.5 - mjd) + tdb.jd2) * 86400
        cases.append({'mjd': mjd, 'rightAscension': ra, 'declination': dec, 'bjdMinusMjdSeconds': round(seconds, 6)})

# places in orbit: longitude and latitude (deg, geocentric), distance from the Earth's centre (km)
ORBIT = [(254.62, -19.14, 6917.2), (12.0, 28.4, 6935.0), (131.5, 3.2, 6890.0), (300.9, -27.7, 6910.0)]

hst = []
for mjd in DAYS[3::3]:
    for longitude, latitude, radius in ORBIT:
        lon, lat = np.radians(longitude), np.radians(latitude)
        place = EarthLocation.from_geocentric(
            radius * np.cos(lat) * np.cos(lon), radius * np.cos(lat) * np.sin(lon), radius * np.sin(lat), unit=u.km
        )
        for ra, dec in PLACES[1:4]:
            time = Time(int(mjd), mjd - int(mjd), format='mjd', scale='utc', location=place)
            tdb = time.tdb + time.light_travel_time(SkyCoord(ra * u.deg, dec * u.deg, frame='icrs'), 'barycentric')
            seconds = ((tdb.jd1 - 2400000.5 - mjd) + tdb.jd2) * 86400
            hst.append({
                'mjd': mjd, 'longitude': longitude, 'latitude': latitude, 'radius': radius,
                'rightAscension': ra, 'declination': dec, 'bjdMinusMjdSeconds': round(seconds, 6),
            })

print(json.dumps({'made': f'astropy {astropy.__version__}, builtin ephemeris', 'cases': cases, 'hst': hst}, indent=1))
