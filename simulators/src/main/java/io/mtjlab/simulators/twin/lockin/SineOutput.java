package io.mtjlab.simulators.twin.lockin;

import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.wiring.ElectricalSource;
import io.mtjlab.simulators.wiring.Oscillation;
import io.mtjlab.simulators.wiring.Tone;

/**
 * A lock-in's sine output. It reaches the junction where the bench file has a resistor for it
 * ({@code sources: {lockin: {series_ohms: 1e6}}}); elsewhere nothing is plugged in.
 */
public final class SineOutput {

    private static final double OUTPUT_OHMS = 50;

    /** "Output current limit 10 mA, amplitude accuracy 1 %" (SR830 manual, specifications; the SR860's are alike). */
    private static final double LIMIT_AMPERES = 10e-3;

    private static final double AMPLITUDE_LIMIT = 0.01;

    private final Post post;
    private final double gain;

    public SineOutput(Post post) {
        this.post = post;
        this.gain = CalibrationError.draw(post.calibration(), AMPLITUDE_LIMIT, 0, "sine")
                .gain();
    }

    /** How much more than told comes out, in proportion. */
    public double gainError() {
        return gain;
    }

    /**
     * What comes out from now on.
     *
     * @param hertz 0 for nothing
     * @param offsetVolts direct volts on top
     */
    public void set(double rmsVolts, double hertz, double offsetVolts) {
        if (!post.wires().feeds(post.role())) {
            return;
        }
        boolean swings = rmsVolts > 0 && hertz > 0;
        Tone tone = Tone.sine(post.role(), swings ? hertz : 1, 0, swings ? rmsVolts * (1 + gain) : 0);
        post.wires()
                .source(
                        post.role(),
                        new ElectricalSource.Voltage(
                                new Oscillation(offsetVolts, tone), OUTPUT_OHMS, LIMIT_AMPERES, false));
    }
}
