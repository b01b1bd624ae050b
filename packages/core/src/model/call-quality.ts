/**
 * How well one person's media comes through, judged from what was received lately. `good`: nothing to see;
 * `fair`: somebody who listens closely notices; `poor`: talking is hard.
 */
export type CallQuality = 'good' | 'fair' | 'poor';
