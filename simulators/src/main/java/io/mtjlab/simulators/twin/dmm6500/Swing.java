package io.mtjlab.simulators.twin.dmm6500;

import java.util.Comparator;
import java.util.List;

import io.mtjlab.simulators.wiring.SignalFollower;
import io.mtjlab.simulators.wiring.Tone;

/** What repeats itself at the terminals, as a multimeter sees it: up to 300 kHz. */
record Swing(SignalFollower.Signals signals) {

    private static final double HIGHEST_HERTZ = 300e3;

    /** Beyond them little is left of any shape of a bench. */
    private static final int HARMONICS = 99;

    /** What a counter needs at least, as a part of its lowest range of 100 mV. */
    private static final double LEAST_VOLTS = 1e-3;

    /** @param current true for the amperes through the device, false for the volts across it */
    double rootMeanSquare(boolean current) {
        List<Tone> tones = current ? signals.amperes() : signals.volts();
        return Math.sqrt(tones.stream().mapToDouble(Swing::squares).sum());
    }

    private static double squares(Tone tone) {
        double sum = 0;
        for (int n = 1; n <= HARMONICS && n * tone.hertz() <= HIGHEST_HERTZ; n++) {
            double magnitude = tone.harmonic(n).magnitude();
            sum += magnitude * magnitude;
        }
        return sum;
    }

    /** Of the largest swing; 0 when none is large enough to be counted. */
    double hertz() {
        return signals.volts().stream()
                .filter(tone -> tone.peak() >= LEAST_VOLTS && tone.hertz() <= HIGHEST_HERTZ)
                .max(Comparator.comparingDouble(Tone::peak))
                .map(Tone::hertz)
                .orElse(0.0);
    }
}
