import { Outlet, useParams } from '@tanstack/react-router';
import { LightcurveFrame } from '../../features/lightcurve/lightcurve-frame.js';
import { LightcurveTabs } from '../lightcurve-tabs.js';

/** What stands around the pages of a lightcurve. */
export function Frame() {
  const id = useParams({ strict: false }).id ?? '';
  return (
    <LightcurveFrame key={id} id={id} tabs={<LightcurveTabs id={id} />}>
      <Outlet />
    </LightcurveFrame>
  );
}
