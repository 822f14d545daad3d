package io.mtjlab.simulators.wiring;

import io.mtjlab.simulators.physics.Drive;

/**
 * The terminals between which the device is written. Whatever drives them, each stretch of constant current is one pulse
 * of the volts that source, leads and line divide among themselves, from its rise on; what lasts longer than
 * {@link #LONGEST_NANOS} acts as a pulse of that width.
 */
final class WriteLine extends Port {

    static final long LONGEST_NANOS = 1_000_000_000;

    private static final double SECONDS = 1e-9;

    WriteLine(double seriesOhms, Relays relays, Carriers carriers, SourceGraph sources, DeviceUnderTest device) {
        super(WiringSpec.WRITE, seriesOhms, relays, carriers, sources, device);
    }

    @Override
    void apply(long nanos, Drive acting) {
        double before = device().drive().amperes();
        super.apply(nanos, acting);
        double amperes = device().drive().amperes();
        if (amperes != 0 && amperes != before) {
            ElectricalSource.Loop loop = loop(nanos);
            double seconds = (endOf(amperes, nanos, loop) - nanos) * SECONDS;
            device().write(nanos, amperes * loop.junctionOhms(), seconds);
        }
    }

    /** Steps between equal levels, as between the ones of a pattern, end nothing. */
    private long endOf(double amperes, long nanos, ElectricalSource.Loop loop) {
        long latest = nanos + LONGEST_NANOS;
        long step = sources().nextStepAfter(nanos);
        while (step < latest && sources().amperes(step, () -> loop) == amperes) {
            step = sources().nextStepAfter(step);
        }
        return Math.min(step, latest);
    }
}
