package io.mtjlab.simulators.twin.lockin;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.wiring.Phasor;
import io.mtjlab.simulators.wiring.Sync;
import io.mtjlab.simulators.wiring.Tone;

/**
 * The phase-sensitive detector: from what repeats itself at the input to what stands or turns behind it. Of each tone
 * the harmonic that is nearest to the frequency of detection counts. The sum frequency is left out: behind the filter
 * it is smaller by {@code 1 / (2 omega tau)} to the power of the poles.
 */
final class Demodulator {

    /** Frequencies that differ by less than this part come from one oscillator. */
    private static final double SAME = 1e-9;

    private final Reference reference;

    Demodulator(Reference reference) {
        this.reference = reference;
    }

    List<Beat> beats(List<Tone> tones, SignalPath.Setting setting) {
        double detected = setting.harmonic() * reference.hertz(setting);
        List<Beat> beats = new ArrayList<>();
        if (detected == 0) {
            return beats;
        }
        for (Tone tone : tones) {
            int number = own(tone) ? setting.harmonic() : (int) Math.max(1, Math.round(detected / tone.hertz()));
            Phasor part = setting.input().pass(tone.harmonic(number), number * tone.hertz());
            if (part.magnitude() > 0) {
                beats.add(
                        inStep(tone, number, detected, setting)
                                ? standing(tone, number, part, setting)
                                : turning(tone, number, part, setting));
            }
        }
        return beats;
    }

    /** Two oscillators that share no clock stay in step only by an external reference. */
    private boolean inStep(Tone tone, int number, double detected, SignalPath.Setting setting) {
        return own(tone) || setting.external() && Math.abs(number * tone.hertz() - detected) <= SAME * detected;
    }

    /** The sine output is made from the reference, whichever that is. */
    private boolean own(Tone tone) {
        return tone.oscillator().equals(reference.role());
    }

    private Beat standing(Tone tone, int number, Phasor part, SignalPath.Setting setting) {
        double angle = Math.toRadians(degrees(tone, number) - setting.phaseDegrees());
        return new Beat(
                part.inPhase() * Math.cos(angle) - part.quadrature() * Math.sin(angle),
                part.inPhase() * Math.sin(angle) + part.quadrature() * Math.cos(angle),
                0);
    }

    /** Of the tone's zero against the reference's: its own oscillator's is the reference's. */
    private double degrees(Tone tone, int number) {
        Sync sync = reference.input();
        if (own(tone)) {
            return 0;
        }
        return sync.role().equals(tone.oscillator()) ? number * sync.degrees() : reference.signalPhaseDegrees();
    }

    private Beat turning(Tone tone, int number, Phasor part, SignalPath.Setting setting) {
        double hertz = number * tone.hertz();
        double origin = 2 * Math.PI * hertz * (tone.originNanos() * 1e-9);
        double angle = -origin - Math.toRadians(setting.phaseDegrees());
        double turns = hertz - setting.harmonic() * reference.trueHertz(setting);
        double left = setting.synchronous() ? averaged(turns / reference.hertz(setting)) : 1;
        return new Beat(
                left * (part.inPhase() * Math.cos(angle) - part.quadrature() * Math.sin(angle)),
                left * (part.inPhase() * Math.sin(angle) + part.quadrature() * Math.cos(angle)),
                2 * Math.PI * turns);
    }

    /** What a mean over one period of the reference leaves of what turns so often in it; the lag is left out. */
    private static double averaged(double turns) {
        double half = Math.PI * turns;
        return half == 0 ? 1 : Math.sin(half) / half;
    }
}
