package io.mtjlab.simulators.twin.keithley6221;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.CalibrationError;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.sampling.PointSeries;
import io.mtjlab.simulators.twin.sampling.ReadingNoise;
import io.mtjlab.simulators.wiring.SampledWave;
import io.mtjlab.simulators.wiring.Waveform;
import io.mtjlab.simulators.wiring.WindowRecorder.Terminals;

/**
 * Delta mode with a 2182A on the serial link and the trigger link (622X-901-01, section 5): the current goes between
 * high and low, the nanovoltmeter converts at each, and three conversions make a reading,
 * {@code (V1 - 2 V2 + V3) / 4}, with the sign of the middle one's current turned; what does not reverse drops out.
 */
final class Delta {

    private static final double ENDLESS = 9.9e37;

    /** Beyond it there is only INFinity (reference manual, section 10: SOURce:DELTa:COUNt). */
    private static final double LARGEST_COUNT = 65_536;

    private static final double LONGEST_DELAY = 9999.999;
    private static final double CYCLE_SECONDS = 1 / 60.0;

    /** What the 2182A takes besides one power line cycle. */
    private static final double OVERHEAD_SECONDS = 5e-3;

    /** RMS of a conversion over one power line cycle in the 2182A's 10 mV range, and its limit of error. */
    private static final double NOISE_VOLTS = 15e-9;

    private static final double METER_FRACTION = 50e-6;
    private static final int CONVERSIONS = 3;
    private static final int MOST_READINGS = 65_536;
    private static final int LARGEST_BUFFER = 1_000_000;
    private static final int BYTES_EACH = 16;

    private final Post post;
    private final Panel panel;
    private final PointSeries series;
    private final ReadingNoise noise;
    private final double gain;
    private final List<Double> conversions = new ArrayList<>();
    private final List<ReadingFormat.Row> readings = new ArrayList<>();
    private final List<ReadingFormat.Row> stored = new ArrayList<>();
    private final Sweeps sweeps;
    private final ReadingFormat format;
    private boolean filling;
    private boolean armed;
    private int made;
    private long startNanos;

    Delta(Post post, CommandTable table) {
        this.post = post;
        this.series = new PointSeries(post.role(), this::converted);
        this.noise = new ReadingNoise(post.calibration(), "delta");
        this.gain = CalibrationError.draw(post.calibration(), METER_FRACTION, 0, "delta")
                .gain();
        String at = "[:SOURce[1]]:DELTa:";
        panel = new Panel(table, 1);
        panel.number("high", at + "HIGH", Dimension.AMPERES, Limits.of(0, 0.105, 10e-6))
                .number("low", at + "LOW", Dimension.AMPERES, Limits.of(-0.105, 0, -10e-6))
                .number("delay", at + "DELay", Dimension.SECONDS, Limits.of(0, ENDLESS, 2e-3))
                .number("count", at + "COUNt", Dimension.NONE, Limits.of(1, ENDLESS, ENDLESS))
                .bool("abort", at + "CABort", false)
                .bool("switch", at + "CSWitch", false)
                .choice("unit", "UNIT[:VOLTage][:DC]", "V", "OHMS", "W", "SIEMens")
                .number("sets", "[:SOURce[1]]:SWEep:COUNt", Dimension.NONE, Limits.of(1, ENDLESS, 1))
                .integer("points", "TRACe:POINts", Limits.of(1, LARGEST_BUFFER, 100));
        sweeps = new Sweeps(panel, table);
        format = new ReadingFormat(table);
        panel.listen(this::changed);
        table.query(at + "NVPResent", () -> post.wires().present("keithley2182a") ? "1" : "0")
                .query(at + "ARM", () -> armed ? "1" : "0")
                .choice("TRACe:FEED", List.of("SENSe[1]", "CALCulate[1]"), index -> {}, () -> 0)
                .query("TRACe:FREE", this::free)
                .choice("TRACe:FEED:CONTrol", List.of("NEXT", "ALWays", "NEVer"), this::feed, () -> filling ? 0 : 2)
                .action("TRACe:CLEar", stored::clear)
                .query("TRACe:POINts:ACTual", () -> Integer.toString(stored().size()))
                .row("TRACe:DATA[:DATA]", null, call -> format.print(nonEmpty(stored()), call.answer()))
                .row("SENSe[1]:DATA[:LATest]", null, call -> format.print(latest(), call.answer()))
                .row("SENSe[1]:DATA:FRESh", null, call -> format.print(latest(), call.answer()));
        post.wires().onUnit(post.role(), noise::begin);
        post.wires().attach(series);
    }

    /** The low level is the high one turned round until it is set. */
    private void changed(String name, int channel) throws ScpiException {
        sweeps.changed(name);
        if (name.equals("delay") && panel.get("delay") > LONGEST_DELAY) {
            panel.put("delay", LONGEST_DELAY);
        }
        if (armed) {
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        if (name.equals("count") && panel.get("count") > LARGEST_COUNT && panel.get("count") < ENDLESS) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        if (name.equals("high")) {
            panel.put("low", -panel.get("high"));
        }
        if (name.equals("points")) {
            stored.clear();
        }
    }

    /** Bytes that are free and taken, sixteen for each reading. */
    private String free() {
        int used = stored().size();
        return BYTES_EACH * (LARGEST_BUFFER - used) + "," + BYTES_EACH * used;
    }

    void reset() {
        double points = panel.get("points");
        panel.reset();
        panel.put("points", points == 0 ? 100 : points);
        format.reset();
        abort();
    }

    private void feed(int index) {
        post.wires().advance();
        filling = index < 2;
        if (filling) {
            stored.clear();
        }
    }

    void arm() throws ScpiException {
        if (!post.wires().present("keithley2182a")) {
            throw new ScpiException(StandardError.HARDWARE_MISSING);
        }
        armed = true;
        startNanos = Long.MAX_VALUE;
        feed(0); // the readings to come are stored without being asked for (section 5: delta)
    }

    /** Sweeps share the panel: the number of sets is theirs as well. */
    Sweeps sweeps() {
        return sweeps;
    }

    boolean armed() {
        return armed;
    }

    void start(long nanos) {
        conversions.clear();
        readings.clear();
        made = 0;
        startNanos = nanos;
        double count = panel.get("count");
        long points = count >= ENDLESS ? Long.MAX_VALUE : (long) count + CONVERSIONS - 1;
        series.start(new PointSeries.Plan(startNanos, halfNanos(), Math.round(CYCLE_SECONDS * 1e9), points));
    }

    void abort() {
        post.wires().advance();
        armed = false;
        series.stop();
    }

    /** When a counted run is over; 0 otherwise. */
    long endNanos() {
        return series.endNanos() == Long.MAX_VALUE ? 0 : series.endNanos();
    }

    boolean runningAt(long nanos) {
        return nanos < series.endNanos();
    }

    private long halfNanos() {
        return Math.round((panel.get("delay") + CYCLE_SECONDS + OVERHEAD_SECONDS) * 1e9);
    }

    double peakAmperes() {
        return Math.max(panel.get("high"), -panel.get("low"));
    }

    Waveform waveform() {
        if (startNanos == Long.MAX_VALUE) {
            return Waveform.constant(0);
        }
        List<Double> levels = List.of(panel.get("high"), panel.get("low"));
        return new SampledWave(startNanos, 2.0 * halfNanos(), levels, series.endNanos(), 0);
    }

    private void converted(Terminals seen, long doneNanos) {
        conversions.add(seen.volts() * (1 + gain) + NOISE_VOLTS * noise.next(1, halfNanos() * 1e-9));
        if (conversions.size() > CONVERSIONS) {
            conversions.remove(0);
        }
        if (conversions.size() == CONVERSIONS) {
            boolean middleIsLow = (doneNanos - startNanos) / halfNanos() % 2 == 1;
            double volts = (conversions.get(0) - 2 * conversions.get(1) + conversions.get(2)) / 4;
            double turned = middleIsLow ? volts : -volts;
            double amperes = middleIsLow ? panel.get("low") : panel.get("high");
            double seconds = (doneNanos - startNanos) * 1e-9;
            boolean limited = post.wires().inCompliance(post.role(), doneNanos - 1);
            take(new ReadingFormat.Row(unit(turned), unitName(), seconds, made++, amperes, turned, limited));
        }
    }

    private double unit(double volts) {
        double amperes = (panel.get("high") - panel.get("low")) / 2;
        return switch (panel.word("unit")) {
            case "OHMS" -> volts / amperes;
            case "W" -> volts * amperes;
            case "SIEM" -> amperes / volts;
            default -> volts;
        };
    }

    private String unitName() {
        return switch (panel.word("unit")) {
            case "OHMS" -> "OHM";
            case "W" -> "W";
            case "SIEM" -> "S";
            default -> "VDC";
        };
    }

    private void take(ReadingFormat.Row reading) {
        readings.add(reading);
        if (readings.size() > MOST_READINGS) {
            readings.remove(0);
        }
        if (filling) {
            stored.add(reading);
            filling = stored.size() < panel.get("points");
        }
    }

    boolean full() {
        return !filling && !stored().isEmpty() && stored.size() >= panel.get("points");
    }

    private List<ReadingFormat.Row> stored() {
        post.wires().advance();
        return stored;
    }

    private List<ReadingFormat.Row> latest() throws ScpiException {
        post.wires().advance();
        return nonEmpty(readings).subList(readings.size() - 1, readings.size());
    }

    private static List<ReadingFormat.Row> nonEmpty(List<ReadingFormat.Row> list) throws ScpiException {
        if (list.isEmpty()) {
            throw new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
        }
        return list;
    }
}
