import { getRouteApi } from '@tanstack/react-router';
import { TargetPage } from '../../features/target/target-page.js';

const route = getRouteApi('/targets/$name');

export function Target() {
  return <TargetPage name={route.useParams().name} />;
}
