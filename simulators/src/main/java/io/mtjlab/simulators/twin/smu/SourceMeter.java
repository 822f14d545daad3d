package io.mtjlab.simulators.twin.smu;

import java.util.List;

import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.sampling.Ranged;
import io.mtjlab.simulators.twin.sampling.ReadingNoise;
import io.mtjlab.simulators.twin.sampling.Scale;
import io.mtjlab.simulators.wiring.ElectricalSource;
import io.mtjlab.simulators.wiring.Erring;
import io.mtjlab.simulators.wiring.Load;
import io.mtjlab.simulators.wiring.Waveform;
import io.mtjlab.simulators.wiring.WindowRecorder.Terminals;

/** A source of volts or amperes with a limit on the other one, and a meter for each. */
public final class SourceMeter {

    /** Resistance of the output under remote regulation by its own terminals. */
    private static final double OUTPUT_OHMS = 1e-3;

    /** Of a source of current, and of the voltmeter ("> 10 Gohm", specifications of both families). */
    private static final double INPUT_OHMS = 10e9;

    /**
     * What an output does that is off. It holds its terminals at 0 V, or near, as far as it can: beside another source it
     * takes that one's current (ADR 18).
     */
    public enum OffState {
        /** A source of 0 V that takes a small part of the present current range. */
        NORMAL,
        /** A source of 0 V that takes as much as it would when on. */
        ZERO,
        /** A source of 0 A that lets a small part of the present voltage range stand. */
        GUARD,
        /** An open relay. */
        HIGH_IMPEDANCE;

        /** By what SCPI calls it: NORM, ZERO, GUAR, HIMP. */
        public static OffState of(String word) {
            return switch (word) {
                case "ZERO" -> ZERO;
                case "GUAR" -> GUARD;
                case "HIMP" -> HIGH_IMPEDANCE;
                default -> NORMAL;
            };
        }
    }

    /**
     * @param amperesRange the present one, from which the small part is taken; likewise of volts
     * @param part small part of either range
     * @param zeroAmperes that the state ZERO takes; likewise GUARD
     */
    public record Off(
            OffState state,
            double amperesRange,
            double voltsRange,
            double part,
            double zeroAmperes,
            double guardAmperes) {
        private Load load() {
            return switch (state) {
                case NORMAL -> Load.clamp(OUTPUT_OHMS, 0, part * amperesRange);
                case ZERO -> Load.clamp(OUTPUT_OHMS, 0, zeroAmperes);
                case GUARD -> Load.clamp(OUTPUT_OHMS, part * voltsRange, guardAmperes);
                case HIGH_IMPEDANCE -> Load.NONE;
            };
        }
    }

    /** What it can do, range by range. */
    public record Ranges(List<ScalePair> volts, List<ScalePair> amperes, double overrange) {}

    /** One range as the source and as the meter has it. */
    public record ScalePair(Scale source, Scale meter) {}

    /**
     * One measuring point.
     *
     * @param volts between the terminals, or the sense terminals
     * @param limited true when the limit held
     * @param nanos when it was done
     */
    public record Reading(double volts, double amperes, boolean limited, long nanos) {}

    public final Ranged sourceVolts;
    public final Ranged sourceAmperes;
    public final Ranged meterVolts;
    public final Ranged meterAmperes;
    private final Post post;
    private final ReadingNoise voltsNoise;
    private final ReadingNoise amperesNoise;
    private long lastNanos;
    private boolean fourWire;
    private boolean drivesVolts;
    private boolean drivesAmperes;
    private Load load = Load.NONE;

    public SourceMeter(Post post, Ranges ranges) {
        this.post = post;
        sourceVolts = sources(post, ranges.volts(), ranges.overrange(), "source volts");
        sourceAmperes = sources(post, ranges.amperes(), ranges.overrange(), "source amperes");
        meterVolts = meters(post, ranges.volts(), ranges.overrange(), "meter volts");
        meterAmperes = meters(post, ranges.amperes(), ranges.overrange(), "meter amperes");
        voltsNoise = new ReadingNoise(post.calibration(), "volts");
        amperesNoise = new ReadingNoise(post.calibration(), "amperes");
        post.wires().onUnit(post.role(), dice -> {
            voltsNoise.begin(dice);
            amperesNoise.begin(dice);
        });
    }

    private static Ranged sources(Post post, List<ScalePair> pairs, double overrange, String name) {
        return new Ranged(pairs.stream().map(ScalePair::source).toList(), overrange, post.calibration(), name);
    }

    private static Ranged meters(Post post, List<ScalePair> pairs, double overrange, String name) {
        return new Ranged(pairs.stream().map(ScalePair::meter).toList(), overrange, post.calibration(), name);
    }

    public void fourWire(boolean on) {
        fourWire = on;
    }

    /** Nothing is driven: the output is off. */
    public void off(Off how) {
        drives(false, false);
        post.wires().source(post.role(), 0, 0);
        load(how.load());
    }

    private void drives(boolean volts, boolean amperes) {
        drivesVolts = volts;
        drivesAmperes = amperes;
    }

    private void load(Load next) {
        if (!next.equals(load)) {
            load = next;
            post.wires().load(post.role(), next);
        }
    }

    /** @param levels as set; errors of the present source range come on top */
    public void driveVolts(Waveform levels, double limitAmperes) {
        drives(true, false);
        load(Load.input(INPUT_OHMS));
        post.wires()
                .source(
                        post.role(),
                        new ElectricalSource.Voltage(erring(levels, sourceVolts), OUTPUT_OHMS, limitAmperes, fourWire));
    }

    public void driveAmperes(Waveform levels, double limitVolts) {
        drives(false, true);
        load(Load.input(INPUT_OHMS));
        post.wires().source(post.role(), new ElectricalSource.Current(erring(levels, sourceAmperes), limitVolts));
    }

    private static Waveform erring(Waveform told, Ranged range) {
        return new Erring(told, range.error().gain(), range.error().offset());
    }

    /**
     * What the meters say of what was there; the ranges follow where they may. What is sourced is measured on the range
     * that it is sourced on, as both families couple them.
     */
    public Reading reading(Terminals seen, double powerLineCycles, long nanos) {
        double seconds = (nanos - lastNanos) * 1e-9;
        lastNanos = nanos;
        double across = fourWire ? seen.junctionVolts() : seen.volts();
        double volts = drivesVolts
                ? meterVolts.readWith(sourceVolts, across, powerLineCycles, seconds, voltsNoise)
                : meterVolts.read(across, powerLineCycles, seconds, voltsNoise);
        double amperes = drivesAmperes
                ? meterAmperes.readWith(sourceAmperes, seen.amperes(), powerLineCycles, seconds, amperesNoise)
                : meterAmperes.read(seen.amperes(), powerLineCycles, seconds, amperesNoise);
        return new Reading(volts, amperes, post.wires().inCompliance(post.role(), nanos - 1), nanos);
    }

    public boolean limited() {
        return post.wires().inCompliance(post.role());
    }
}
