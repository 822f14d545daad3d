package io.mtjlab.simulators.twin.generator;

import java.util.List;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;

/**
 * Amplitudes as users say them: peak to peak, root mean square, or decibel above a milliwatt at the load that is set. The
 * instrument keeps peak to peak.
 */
final class AmplitudeUnit {

    private static final double MILLIWATT = 1e-3;

    private AmplitudeUnit() {}

    /** Peak to peak over root mean square of a shape about its middle. */
    static double crest(String kind, List<Double> samples) {
        return switch (kind) {
            case "SQU", "PULS", "PRBS" -> 2;
            case "RAMP", "TRI" -> 2 * Math.sqrt(3);
            case "USER", "ARB" -> {
                double square =
                        samples.stream().mapToDouble(x -> x * x).average().orElse(0.5);
                yield square == 0 ? 2 : 2 / Math.sqrt(square);
            }
            default -> 2 * Math.sqrt(2);
        };
    }

    /** @param unit VPP, VRMS or DBM */
    static double toPeakToPeak(double said, String unit, double crest, double loadOhms) throws ScpiException {
        return switch (unit) {
            case "VRMS" -> said * crest;
            case "DBM" -> {
                requireLoad(loadOhms);
                yield crest * Math.sqrt(MILLIWATT * loadOhms * Math.pow(10, said / 10));
            }
            default -> said;
        };
    }

    static double fromPeakToPeak(double vpp, String unit, double crest, double loadOhms) {
        double rms = vpp / crest;
        return switch (unit) {
            case "VRMS" -> rms;
            case "DBM" -> 10 * Math.log10(rms * rms / loadOhms / MILLIWATT);
            default -> vpp;
        };
    }

    /** A power has no meaning at an open output. */
    static void requireLoad(double loadOhms) throws ScpiException {
        if (loadOhms >= Level.INFINITE) {
            throw new ScpiException(
                    StandardError.SETTINGS_CONFLICT.code(),
                    "Settings conflict; not able to use dBm units with infinite load");
        }
    }

    /** The unit behind a number, or the one that is set. */
    static String named(String suffix, Panel panel, int channel) {
        return switch (suffix) {
            case "VPP", "MVPP" -> "VPP";
            case "VRMS", "MVRMS" -> "VRMS";
            case "DBM" -> "DBM";
            default -> panel.word("unit", channel);
        };
    }
}
