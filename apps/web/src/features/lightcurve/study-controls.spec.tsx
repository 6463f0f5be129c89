// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { StudyControls } from './study-controls.js';
import { studyStateOf, type StudyState } from './study-state.js';

afterEach(cleanup);

function controls(state: StudyState, isComposite = true) {
  const onChange = vi.fn<(state: StudyState) => void>();
  render(
    <MantineProvider>
      <StudyControls isComposite={isComposite} state={state} onChange={onChange} />
    </MantineProvider>,
  );
  return onChange;
}

describe('the controls of a lightcurve', () => {
  it('hide and show error bars and keep the other choices', () => {
    const hide = controls({ time: 'elapsed', exposure: 'ld9m10ujq' });
    fireEvent.click(screen.getByRole('switch'));
    expect(hide).toHaveBeenCalledWith({ time: 'elapsed', exposure: 'ld9m10ujq', errors: 'hidden' });
    cleanup();
    const show = controls({ errors: 'hidden' });
    fireEvent.click(screen.getByRole('switch'));
    expect(show).toHaveBeenCalledWith({});
  });

  it('lay time out as it passed and back', () => {
    const elapse = controls({ errors: 'hidden' });
    fireEvent.click(screen.getByRole('radio', { name: 'true time' }));
    expect(elapse).toHaveBeenCalledWith({ errors: 'hidden', time: 'elapsed' });
    cleanup();
    const collapse = controls({ time: 'elapsed' });
    fireEvent.click(screen.getByRole('radio', { name: 'gaps collapsed' }));
    expect(collapse).toHaveBeenCalledWith({});
  });

  it('offer no collapsing where there are no gaps', () => {
    controls({}, false);
    expect(screen.queryByRole('radio')).toBeNull();
  });
});

describe('the address of a lightcurve', () => {
  it('holds what was chosen, and nothing it does not understand', () => {
    expect(studyStateOf({ time: 'elapsed', errors: 'hidden', exposure: 'ld9m10ujq' })).toEqual({
      time: 'elapsed',
      errors: 'hidden',
      exposure: 'ld9m10ujq',
    });
    expect(studyStateOf({ time: 'soon', errors: 1, exposure: null, other: 'x' })).toEqual({});
  });
});
