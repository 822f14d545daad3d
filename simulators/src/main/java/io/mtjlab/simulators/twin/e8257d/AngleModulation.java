package io.mtjlab.simulators.twin.e8257d;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.rf.SwingingCarrier;
import io.mtjlab.simulators.wiring.CarrierSignal;
import io.mtjlab.simulators.wiring.FrequencySwing;

/**
 * Frequency and phase modulation (E8251-90356, FM and PM subsystems; option UNT). A phase that swings by so many radians
 * at a rate is a frequency that swings by as many times the rate. Noise and the two kinds of several sines swing here as
 * one sine of the same peak.
 */
final class AngleModulation {

    /** "Maximum deviation N x 16 MHz; N x 160 rad, or N x 16 rad at high bandwidth" (E8257D data sheet). */
    private static final double HERTZ_PER_BAND = 16e6;

    private static final double RADIANS_PER_BAND = 160;
    private static final double RADIANS_PER_BAND_HIGH = 16;
    private static final double HIGHEST_BAND = 2;

    /** How often the synthesiser's frequency is multiplied above each frequency (data sheet, "frequency bands"). */
    private static final NavigableMap<Double, Double> BANDS = new TreeMap<>(
            Map.of(0.0, 0.125, 250e6, 0.0625, 500e6, 0.125, 1e9, 0.25, 2e9, 0.5, 3.2e9, 1.0, 10e9, HIGHEST_BAND));

    private static final String FM = "[:SOURce[1]]:FM<1..2>";
    private static final String PM = "[:SOURce[1]]:PM<1..2>";
    private static final Limits RATE = Limits.of(0.5, 1e6, 400);
    private static final String[] SHAPES = {"SINE", "SQUare", "TRIangle", "RAMP", "NOISe", "DUALsine", "SWEPtsine"};
    private static final String[] SOURCES = {"INTernal[1]", "INT2", "EXTernal[1]", "EXT2"};

    private final Panel panel;

    AngleModulation(Panel panel) {
        this.panel = panel;
    }

    void install(CommandTable table) {
        panel.number("fm.hertz", FM + "[:DEViation]", Dimension.HERTZ, Limits.of(0, HIGHEST_BAND * HERTZ_PER_BAND, 1e3))
                .number(
                        "pm.radians",
                        PM + "[:DEViation]",
                        Dimension.RADIANS,
                        Limits.of(0, HIGHEST_BAND * RADIANS_PER_BAND, 0))
                .choice("pm.band", PM + ":BANDwidth", "NORMal", "HIGH")
                .choice("pm.band", PM + ":BWIDth", "NORMal", "HIGH");
        common("fm", FM);
        common("pm", PM);
    }

    private void common(String name, String at) {
        panel.bool(name, at + ":STATe", false)
                .choice(name + ".source", at + ":SOURce", SOURCES)
                .number(name + ".rate", at + ":INTernal<1..2>:FREQuency", Dimension.HERTZ, RATE)
                .choice(name + ".shape", at + ":INTernal<1..2>:FUNCtion:SHAPe", SHAPES)
                .choice(name + ".coupling", at + ":EXTernal<1..2>:COUPling", "DC", "AC")
                .integer(name + ".ohms", at + ":EXTernal<1..2>:IMPedance", Limits.of(50, 600, 50));
    }

    /** A deviation is refused that the present band does not reach, and both modulations at once. */
    void check(String name) throws ScpiException {
        if (name.equals("fm.hertz") && panel.get(name) > mostHertz()
                || name.equals("pm.radians") && panel.get(name) > mostRadians()) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        if ((name.equals("fm") || name.equals("pm")) && panel.on("fm") && panel.on("pm")) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
    }

    private double band() {
        return BANDS.lowerEntry(panel.get("hertz")).getValue();
    }

    private double mostHertz() {
        return band() * HERTZ_PER_BAND;
    }

    private double mostRadians() {
        return band() * (panel.word("pm.band").equals("HIGH") ? RADIANS_PER_BAND_HIGH : RADIANS_PER_BAND);
    }

    /** What comes out where {@code carrier} would without it; nothing is plugged in to modulate from outside. */
    CarrierSignal on(CarrierSignal carrier) {
        double peak = peakHertz();
        if (peak == 0) {
            return carrier;
        }
        FrequencySwing.Shape[] shapes = FrequencySwing.Shape.values();
        int chosen = (int) panel.get(active() + ".shape");
        FrequencySwing.Shape shape = shapes[chosen < shapes.length ? chosen : 0];
        return new SwingingCarrier(carrier, peak, panel.get(active() + ".rate"), shape);
    }

    /** Of the two that which is on, where one is. */
    private String active() {
        return panel.on("fm") ? "fm" : "pm";
    }

    /** The rate of the internal oscillator that swings the frequency, 0 where none does. */
    double rateHertz() {
        return peakHertz() == 0 ? 0 : panel.get(active() + ".rate");
    }

    /** The present peak deviation, 0 without one. */
    double peakHertz() {
        String name = active();
        boolean swings = panel.on("modulation")
                && panel.on(name)
                && panel.word(name + ".source").startsWith("INT");
        if (!swings) {
            return 0;
        }
        return name.equals("fm")
                ? Math.min(panel.get("fm.hertz"), mostHertz())
                : Math.min(panel.get("pm.radians"), mostRadians()) * panel.get("pm.rate");
    }
}
