package io.mtjlab.simulators.twin.dmm6500;

import java.util.List;
import java.util.Map;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.sampling.Ranged;

/**
 * What a DMM6500 makes of a resistance where its transducer is one. Platinum follows Callendar and Van Dusen,
 * R = R0 (1 + A t + B t^2 + C (t - 100) t^3) with C = 0 above 0 degrees Celsius, A = alpha (1 + delta / 100),
 * B = -alpha delta 1e-4, C = -alpha beta 1e-8; thermistors Steinhart and Hart, 1 / T = a + b ln R + c (ln R)^3. The
 * constants of the types are those of the maker's older meters (2700-900-01, appendix), from memory.
 */
final class Thermometer {

    static final List<String> TYPES = List.of("PT100", "PT385", "PT3916", "D100", "F100", "USER");

    /** Alpha in 1/K, beta, delta. */
    private static final Map<String, double[]> PLATINUM = Map.of(
            "PT100", new double[] {0.00385055, 0.10863, 1.4999},
            "PT385", new double[] {0.00385, 0.111, 1.507},
            "PT3916", new double[] {0.003916, 0.116, 1.50594},
            "D100", new double[] {0.00392, 0.1063, 1.4971},
            "F100", new double[] {0.0039, 0.11, 1.49589});

    private static final double LOWEST_CELSIUS = -200;
    private static final double HIGHEST_CELSIUS = 850;
    private static final double HOTTEST_THERMISTOR = 150;
    private static final double COLDEST_THERMISTOR = -80;
    private static final double KELVIN = 273.15;
    private static final double RTD_AMPERES = 1e-3;
    private static final double THERMISTOR_AMPERES = 100e-6;

    private final Panel panel;

    Thermometer(Panel panel) {
        this.panel = panel;
    }

    private String transducer() {
        return panel.word("transducer");
    }

    /** True when it sends a current, false for a thermocouple. */
    boolean ohmic() {
        return !transducer().equals("TC");
    }

    /** True when the leads do not count. */
    boolean fourWire() {
        return transducer().equals("FRTD");
    }

    double testAmperes() {
        return !ohmic() ? 0 : transducer().equals("THER") ? THERMISTOR_AMPERES : RTD_AMPERES;
    }

    /** {@link Ranged#OVERFLOW} beyond what the transducer is made for. */
    double celsius(double ohms) {
        return transducer().equals("THER") ? thermistor(ohms) : platinum(ohms);
    }

    private String type() {
        String wires = switch (transducer()) {
            case "FRTD" -> "rtd.FOUR";
            case "TRTD" -> "rtd.THRee";
            default -> "rtd.TWO";
        };
        return TYPES.get((int) panel.get(wires));
    }

    private double[] constants() {
        return PLATINUM.getOrDefault(
                type(), new double[] {panel.get("rtd.alpha"), panel.get("rtd.beta"), panel.get("rtd.delta")});
    }

    /** By bisection: the resistance rises with the temperature all the way. */
    private double platinum(double ohms) {
        double[] k = constants();
        double zero = type().equals("USER") ? panel.get("rtd.zero") : 100;
        double low = LOWEST_CELSIUS;
        double high = HIGHEST_CELSIUS;
        if (ohms < zero * ratio(low, k) || ohms > zero * ratio(high, k)) {
            return Ranged.OVERFLOW;
        }
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (zero * ratio(middle, k) < ohms) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double ratio(double celsius, double[] k) {
        double a = k[0] * (1 + k[2] / 100);
        double b = -k[0] * k[2] * 1e-4;
        double c = celsius < 0 ? -k[0] * k[1] * 1e-8 : 0;
        return 1 + celsius * (a + celsius * (b + c * (celsius - 100) * celsius));
    }

    private double thermistor(double ohms) {
        double nominal = panel.get("thermistor");
        double[] k = nominal < 3000
                ? new double[] {1.4733e-3, 2.372e-4, 1.074e-7}
                : nominal < 7500
                        ? new double[] {1.288e-3, 2.356e-4, 9.557e-8}
                        : new double[] {1.0295e-3, 2.391e-4, 1.568e-7};
        double log = Math.log(ohms);
        double celsius = 1 / (k[0] + k[1] * log + k[2] * log * log * log) - KELVIN;
        boolean fits = celsius >= COLDEST_THERMISTOR && celsius <= HOTTEST_THERMISTOR;
        return fits ? celsius : Ranged.OVERFLOW;
    }
}
