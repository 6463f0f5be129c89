import { useQuery } from '@tanstack/react-query';
import { lightcurveQuery } from '../../api/queries.js';
import { productQuery } from '../../api/product.js';
import type { LightcurveDetail } from '@hstlc/contract';
import { Awaited } from '../../ui/awaited.js';
import { LightcurveStudy } from './lightcurve-study.js';
import type { StudyState } from './study-state.js';

interface Props {
  readonly id: string;
  readonly state: StudyState;
  readonly onChange: (state: StudyState) => void;
  readonly onFold: (periodSeconds: number) => void;
}

/** One lightcurve over time. */
export function LightcurvePage(props: Props) {
  const description = useQuery(lightcurveQuery(props.id));
  // the frame around this page tells of its absence
  return description.data === undefined ? null : <Rows {...props} lightcurve={description.data} />;
}

function Rows({ lightcurve, state, onChange, onFold }: Props & { readonly lightcurve: LightcurveDetail }) {
  const product = useQuery(productQuery(lightcurve));
  return (
    <Awaited isPart query={product} what="fetching its bins">
      {(contents) => (
        <LightcurveStudy
          lightcurve={lightcurve}
          product={contents}
          state={state}
          onChange={onChange}
          onFold={onFold}
        />
      )}
    </Awaited>
  );
}
