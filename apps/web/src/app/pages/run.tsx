import { getRouteApi } from '@tanstack/react-router';
import { RunPage } from '../../features/staff/run-page.js';

const route = getRouteApi('/staff/runs/$id');

export function Run() {
  const id = Number(route.useParams().id);
  return <RunPage key={id} id={id} />;
}
