import type {
  DetectorQuery,
  ExtractionQuery,
  PhotonFoldQuery,
  SpectrogramQuery,
  SpectrumQuery,
} from '@hstlc/contract';
import type { ExtractionOptions } from '@hstlc/lightcurve';

type Chosen = Partial<ExtractionQuery & SpectrogramQuery & SpectrumQuery & DetectorQuery & PhotonFoldQuery>;

/** The words of a query as the library's options; what is absent keeps the library's default. */
export function photonOptions(query: Chosen, defaultStepSeconds?: number): ExtractionOptions {
  const stepSeconds = query.step ?? defaultStepSeconds;
  const [lowest, highest] = query.pulse_heights?.split(':').map(Number) ?? [];
  return {
    ...(stepSeconds === undefined ? {} : { stepSeconds }),
    ...(query.wavelengths === undefined ? {} : { wavelengths: query.wavelengths }),
    ...(query.airglow === undefined ? {} : { airglow: query.airglow }),
    ...(query.sensitivity_cut === undefined ? {} : { sensitivityCut: query.sensitivity_cut }),
    ...(query.max_sun_altitude === undefined ? {} : { maximumSunAltitude: query.max_sun_altitude }),
    ...(query.source === undefined ? {} : { source: query.source }),
    ...(query.background_rows === undefined ? {} : { backgroundRows: query.background_rows }),
    ...(query.reject_dq === undefined ? {} : { rejectedDq: query.reject_dq }),
    ...(lowest === undefined || highest === undefined ? {} : { pulseHeights: [lowest, highest] as const }),
    ...(query.background === undefined ? {} : { background: query.background }),
  };
}

/** Times of a query (s since EXPSTART) as the library's. */
export function photonTimes(time: SpectrumQuery['time']) {
  return time === undefined ? {} : { times: time.map(([start, stop]) => ({ start, stop })) };
}
