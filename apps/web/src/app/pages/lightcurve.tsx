import { getRouteApi } from '@tanstack/react-router';
import { LightcurvePage } from '../../features/lightcurve/lightcurve-page.js';

const route = getRouteApi('/lightcurves/$id');

export function Lightcurve() {
  const { id } = route.useParams();
  const navigate = route.useNavigate();
  return (
    <LightcurvePage
      key={id}
      id={id}
      state={route.useSearch()}
      onChange={(next) => void navigate({ search: next, resetScroll: false })}
    />
  );
}
