/** Writes figures as people of a language do. */
export interface StatsFormat {
  /** 1 to 5, with one decimal. */
  readonly score: (score: number) => string;
  /** In kbps. */
  readonly bitrate: (kbps: number) => string;
  /** In ms. */
  readonly delay: (ms: number) => string;
  /** From 0 to 1. */
  readonly share: (share: number) => string;
  /** Whole. */
  readonly number: (value: number) => string;
}

export function statsFormat(locale: string): StatsFormat {
  const by = (options: Intl.NumberFormatOptions): ((value: number) => string) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value) => format.format(value);
  };
  const unit = { style: 'unit', maximumFractionDigits: 0 } as const;
  return {
    score: by({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    bitrate: by({ ...unit, unit: 'kilobit-per-second' }),
    delay: by({ ...unit, unit: 'millisecond' }),
    share: by({ style: 'percent', maximumFractionDigits: 1 }),
    number: by({ maximumFractionDigits: 0, useGrouping: false }),
  };
}
