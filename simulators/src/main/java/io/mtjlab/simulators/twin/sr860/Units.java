package io.mtjlab.simulators.twin.sr860;

import java.util.Map;

/** Units that the SR860 takes behind a number (operation manual, chapter 4: {@code FREQ 1.5 KHZ}). */
final class Units {

    static final Map<String, Double> HERTZ = Map.of("HZ", 1.0, "KHZ", 1e3, "MHZ", 1e6);
    static final Map<String, Double> VOLTS = Map.of("V", 1.0, "MV", 1e-3, "UV", 1e-6, "NV", 1e-9);
    static final Map<String, Double> DEGREES = Map.of(
            "DEG",
            1.0,
            "MDEG",
            1e-3,
            "UDEG",
            1e-6,
            "RAD",
            Math.toDegrees(1),
            "MRAD",
            Math.toDegrees(1e-3),
            "URAD",
            Math.toDegrees(1e-6));

    private Units() {}
}
