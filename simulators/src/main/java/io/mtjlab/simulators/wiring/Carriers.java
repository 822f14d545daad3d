package io.mtjlab.simulators.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The microwave generators of a bench, and everybody's sync outputs. */
final class Carriers {

    /** The oscillator that modulates the carrier: the one whose sync output is the reference. */
    private static final String MODULATION = "modulation";

    private final Map<String, CarrierSignal> generators = new TreeMap<>();
    private final Map<String, Sync> syncs = new TreeMap<>();
    private RfDrive acting = RfDrive.OFF;

    void generator(String role, CarrierSignal signal) {
        generators.put(role, signal);
    }

    void sync(Sync sync) {
        syncs.put(sync.role(), sync);
    }

    /** What is at the reference inputs: the fastest sync output that is on. */
    Sync reference(long nanos) {
        Sync fastest = Sync.NONE;
        for (Sync sync : syncs.values()) {
            fastest = sync.hertz() > fastest.hertz() && nanos < sync.untilNanos() ? sync : fastest;
        }
        return fastest;
    }

    long nextStepAfter(long nanos) {
        long step = Long.MAX_VALUE;
        for (CarrierSignal signal : generators.values()) {
            step = Math.min(step, signal.nextStepAfter(nanos));
        }
        return step;
    }

    /** The strongest carrier is the one that acts from here on. */
    RfDrive act(long nanos) {
        RfDrive strongest = RfDrive.OFF;
        for (CarrierSignal signal : generators.values()) {
            RfDrive carrier = signal.at(nanos);
            strongest = carrier.watts() > strongest.watts() ? carrier : strongest;
        }
        acting = strongest;
        return strongest;
    }

    /** What the junction rectifies a modulated carrier to, in volts. */
    List<Tone> modulation(DeviceUnderTest device, long nanos) {
        List<Tone> tones = new ArrayList<>();
        if (acting.watts() == 0) {
            return tones;
        }
        double fraction = acting.fundamentalFraction();
        double rms = fraction > 0 ? fraction * device.rectifiedVolts() : 0;
        if (rms != 0) {
            tones.add(Tone.square(MODULATION, acting.modulationHertz(), 0, rms));
        }
        FrequencySwing swing = acting.swing();
        if (swing != null) {
            List<Double> volts = device.rectifiedVolts(nanos, swing.hertz());
            tones.add(Tone.staircase(MODULATION, swing.rateHertz(), 0, volts).times(acting.onFraction()));
        }
        return tones;
    }
}
