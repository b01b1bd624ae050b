import { CallControls, CameraButton, HangUpButton, MicButton, VideoCall, VideoGrid } from '@parley/react';

const round = 'rounded-full bg-white/10 text-white hover:bg-white/25 aria-pressed:bg-sky-500';

export function TailwindCall() {
  return (
    <VideoCall
      className="rounded-3xl bg-gradient-to-br from-slate-900 to-sky-950 ring-1 ring-white/10"
      slots={{
        grid: <VideoGrid className="gap-4 p-6" />,
        controls: (
          <CallControls className="gap-3">
            <MicButton className={round} />
            <CameraButton className={round} />
            <HangUpButton className="rounded-2xl bg-rose-600 px-6 hover:bg-rose-700" />
          </CallControls>
        ),
      }}
    />
  );
}
