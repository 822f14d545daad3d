package io.mtjlab.simulators.twin.keithley6221;

import io.mtjlab.simulators.scpi.Status;
import io.mtjlab.simulators.twin.keithley6221.delta.DeltaModes;

/** What the registers tell of the output (622X-901-01, section 11). */
record OutputRegisters(Waves waves, Sweeps sweeps, DeltaModes delta) {

    /** Bit of the measurement register. */
    private static final int COMPLIANCE = 1 << 3;

    /** Bits of the operation register. */
    private static final int SWEEP_DONE = 1 << 1;

    private static final int SWEEPING = 1 << 3;
    private static final int WAVE_STARTED = 1 << 4;
    private static final int WAITING_FOR_ARM = 1 << 6;
    private static final int WAVE_STOPPED = 1 << 7;
    private static final int IDLE = 1 << 10;

    /** A wave that starts anew has not stopped any more. */
    static void waveStarts(Status status) {
        status.operation().condition(WAVE_STOPPED, false);
    }

    /**
     * Brings them to {@code now}.
     *
     * @param waiting for the event that an armed sweep begins with
     */
    void refresh(Status status, long now, boolean waiting, boolean limited) {
        boolean sweeping = sweeps.runningAt(now) || delta.runningAt(now);
        boolean swept = sweeps.startedBy(now) && !sweeps.runningAt(now) || delta.doneAt(now) && !delta.aborted();
        boolean waving = waves.runningAt(now);
        status.measurement().condition(COMPLIANCE, limited);
        status.operation().condition(SWEEP_DONE, swept);
        status.operation().condition(SWEEPING, sweeping);
        status.operation().condition(WAVE_STARTED, waving);
        status.operation().condition(WAVE_STOPPED, waves.startedBy(now) && !waving);
        status.operation().condition(WAITING_FOR_ARM, waiting);
        status.operation().condition(IDLE, !sweeping && !waiting && !waving);
    }
}
