package io.mtjlab.app.simulate;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.simulators.physics.ensemble.Precision;
import io.mtjlab.simulators.physics.macrospin.MacrospinModel;
import io.mtjlab.simulators.physics.macrospin.Stimulus;
import io.mtjlab.simulators.physics.simulation.Beginning;
import io.mtjlab.simulators.physics.simulation.EnsembleSimulation;

import picocli.CommandLine.Option;

/** Many spins in place of one. */
final class EnsembleOptions {

    private static final int MOST_SPINS = 10_000_000;

    /** In what numbers they are counted. */
    enum Digits {
        SINGLE,
        DOUBLE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--spins",
            paramLabel = "N",
            description = "Independent ones at once, by Heun's method: their mean and spread. Without it: one.")
    @Nullable
    Integer spins;

    @Option(
            names = "--precision",
            paramLabel = "HOW",
            defaultValue = "DOUBLE",
            description = "Of --spins: ${COMPLETION-CANDIDATES}; single is twice as fast, and enough with a heat bath."
                    + " Default: double")
    Digits precision = Digits.DOUBLE;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Of --spins; the result is the same. Default: one for each core")
    @Nullable
    Integer threads;

    boolean asked() {
        return spins != null;
    }

    /**
     * @throws InvalidInput for what only a single spin is computed with
     */
    EnsembleSimulation of(
            MacrospinModel model,
            Stimulus stimulus,
            double seconds,
            double stepSeconds,
            Beginning beginning,
            long seed) {
        boolean single = precision == Digits.SINGLE;
        refuse(
                single && model.heating().isPresent(),
                "their current heats them, which is computed in double precision: --precision double");
        refuse(stimulus.carrierHertz() != 0, "they have no carrier: leave --rf-frequency out");
        refuse(
                single && stimulus.channelAmperesPerSquareMetre() != 0,
                "a channel's torque is computed in double precision: --precision double");
        refuse(
                model.equation().magnet().obliqueTesla() != 0,
                "their --easy-axis is a coordinate axis: 1,0,0 or 0,1,0 or 0,0,1");
        return new EnsembleSimulation(
                model,
                stimulus,
                seconds,
                stepSeconds,
                beginning,
                Checked.within("--spins", spins == null ? 1 : spins, 1, MOST_SPINS),
                single ? Precision.SINGLE : Precision.DOUBLE,
                Checked.within(
                        "--threads", threads == null ? Runtime.getRuntime().availableProcessors() : threads, 1, 1024),
                seed);
    }

    private void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new InvalidInput("--spins " + spins + ": " + why);
        }
    }
}
