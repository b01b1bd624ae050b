'use client';
import type { TrackEffect } from '@parley/core';
import { useId, useState } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useEffectsMessages } from '../hooks/use-effects-messages.js';
import { useBackgroundEffect } from '../hooks/use-track-effect.js';
import { classNames } from '../lib/class-names.js';
import { effectState, type EffectState } from '../lib/effect-state.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';

/** A background that can be chosen. */
export interface BackgroundChoice {
  /** `slight-blur` and `blur` have names in every language of the kit; others say their `label`. */
  readonly id: string;
  readonly label?: string;
  /** Its picture on the button. */
  readonly thumbnail?: string;
  /** The same object each time: it is what is compared. */
  readonly effect: TrackEffect;
}

/** How the chosen background does, for a `render` function. */
export interface BackgroundPickerState {
  readonly state: EffectState;
}

/** What `BackgroundPicker` is given; everything else goes to its `<fieldset>`. */
export interface BackgroundPickerProps extends Omit<ComponentProps<'fieldset'>, 'children'> {
  /** Besides none. */
  readonly choices: readonly BackgroundChoice[];
  /** Makes an effect of an image of one's own: `(file) => backgroundImage(file)`. Without it none can be chosen. */
  readonly imageEffect?: ((file: File) => TrackEffect) | undefined;
  readonly render?: RenderProp<ComponentProps<'fieldset'>, BackgroundPickerState> | undefined;
}

/**
 * What is seen behind oneself: nothing else, a blur, an image of the app's or one's own. Chosen outside of a call it holds
 * for the next one.
 *
 * Attributes: `data-state` (`off`, `starting`, `on`, `failed`).
 */
export function BackgroundPicker({
  choices,
  imageEffect,
  render,
  className,
  ...props
}: BackgroundPickerProps): ReactElement {
  const texts = useEffectsMessages();
  const background = useBackgroundEffect();
  const name = useId();
  const [own, setOwn] = useState<TrackEffect | null>(null);
  const state = effectState(background);
  const names: Readonly<Record<string, string>> = { 'slight-blur': texts.slightBlur, blur: texts.blur };
  const all: readonly (Omit<BackgroundChoice, 'effect'> & { readonly effect: TrackEffect | null })[] = [
    { id: 'none', label: texts.noBackground, effect: null },
    ...choices,
    ...(own ? [{ id: 'own', label: texts.ownImage, effect: own }] : []),
  ];
  const chooseFile = (file: File | undefined): void => {
    const effect = file && imageEffect?.(file);
    if (!effect) return;
    setOwn(effect);
    void background.select(effect);
  };
  const element = (
    <fieldset {...props} className={classNames('parley-backgrounds', className)} data-state={state}>
      <legend>{texts.background}</legend>
      <div className="parley-background-choices">
        {all.map(({ id, label, thumbnail, effect }) => (
          <label key={id} className="parley-background-choice" data-background={id}>
            <input
              type="radio"
              name={name}
              checked={background.effect === effect}
              onChange={() => void background.select(effect)}
            />
            {thumbnail && <img src={thumbnail} alt="" />}
            <span>{label ?? names[id] ?? id}</span>
          </label>
        ))}
        {imageEffect && (
          <label className="parley-background-choice" data-background="file">
            <input
              type="file"
              accept="image/*"
              onChange={({ currentTarget }) => {
                chooseFile(currentTarget.files?.[0]);
                // The same file can be chosen again.
                currentTarget.value = '';
              }}
            />
            <span>{texts.chooseImage}</span>
          </label>
        )}
      </div>
      <p role="status">
        {state === 'starting' && texts.backgroundStarts}
        {state === 'failed' && texts.backgroundFailed}
      </p>
    </fieldset>
  );
  return renderElement(element, render, { state });
}
