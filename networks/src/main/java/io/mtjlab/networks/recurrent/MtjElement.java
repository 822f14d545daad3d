package io.mtjlab.networks.recurrent;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

import io.mtjlab.simulators.physics.macrospin.LastSwing;
import io.mtjlab.simulators.physics.macrospin.Macrospin;
import io.mtjlab.simulators.physics.macrospin.MacrospinPresets;
import io.mtjlab.simulators.physics.macrospin.Stimulus;

/**
 * The responding element of Zheng et al. (2020): a step to the current density j is answered by Delta R, the last maximum
 * less the last minimum of the resistance within 1.5 ns.
 */
public final class MtjElement {

    /** Ends of the range that the paper uses, in A/m^2. */
    static final double LOW_DENSITY = 0.8e10;

    static final double HIGH_DENSITY = 1.0e10;

    private static final double WINDOW_SECONDS = 1.5e-9;
    private static final double STEP_SECONDS = 1e-12;

    /** Nodes of the table; between them the response is so smooth that a cubic is exact to 1e-6 of the range. */
    private static final int NODES = 33;

    private MtjElement() {}

    /** What is read of the element. */
    public enum Output {
        /** Delta R. */
        RESISTANCE,
        /** The current times Delta R, which the paper proposes since it is easier to measure. */
        VOLTAGE
    }

    /** How Delta R is come by. */
    public enum Source {
        /** Delta R = 138.0556 j + 6.9444 j^3 ohm (j in 1e10 A/m^2) through the paper's 114 and 145 ohm. */
        SURROGATE,
        /** The macrospin preset zheng2020, integrated once at some densities and interpolated. */
        TABLE,
        /** The same, integrated anew for every neuron and step: slow. */
        MACROSPIN
    }

    /** The normalised response of the element. */
    public static Response response(Source source, Output output) {
        return switch (source) {
            case SURROGATE -> normalised(MtjElement::surrogateOhms, output);
            case TABLE -> Table.of(normalised(MtjElement::macrospinOhms, output), NODES);
            case MACROSPIN -> normalised(MtjElement::macrospinOhms, output);
        };
    }

    private interface Swing {
        double ohms(double density);
    }

    private static Response normalised(Swing swing, Output output) {
        double low = value(swing, output, LOW_DENSITY);
        double high = value(swing, output, HIGH_DENSITY);
        return drive -> (value(swing, output, LOW_DENSITY + drive * (HIGH_DENSITY - LOW_DENSITY)) - low) / (high - low);
    }

    private static double value(Swing swing, Output output, double density) {
        double ohms = swing.ohms(density);
        return output == Output.VOLTAGE ? ohms * density : ohms;
    }

    private static double surrogateOhms(double density) {
        double j = density / 1e10;
        return j * (138.0556 + 6.9444 * j * j);
    }

    /** Delta R of the macrospin preset {@code zheng2020} in ohm. */
    static double macrospinOhms(double density) {
        UniformRandomProvider unused = RandomSource.SPLIT_MIX_64.create(0L);
        Macrospin spin = new Macrospin(MacrospinPresets.zheng2020(), unused);
        Stimulus current = Stimulus.NONE.withPillarCurrent(density);
        LastSwing swing = new LastSwing(spin.ohms());
        long steps = Math.round(WINDOW_SECONDS / STEP_SECONDS);
        for (long i = 0; i < steps; i++) {
            spin.advance(current, STEP_SECONDS, 1);
            swing.see(spin.ohms());
        }
        return swing.ohms();
    }
}
