package io.mtjlab.simulators.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.Junction;

/** What is between two terminals at the ends of the cables, what acts on it, and the most that any has borne. */
final class DeviceUnderTest {

    private final Dies dies;
    private final UnaryOperator<Junction> terminals;
    private final Map<Dies.Die, BreakableJunction> junctions = new HashMap<>();
    private Dies.Die die;
    private @Nullable BreakableJunction touched;
    private RandomStreams unit;
    private Drive drive;
    private Extremes extremes = Extremes.NONE;

    /**
     * @param terminals what of a die is between them
     * @param rest what acts before anything is switched on
     */
    DeviceUnderTest(Dies dies, UnaryOperator<Junction> terminals, RandomStreams unit, long nanos, Drive rest) {
        this.dies = dies;
        this.terminals = terminals;
        this.unit = unit;
        this.die = dies.first();
        this.drive = rest;
        junction().drive(nanos, rest);
        note(0, false);
    }

    private BreakableJunction junction() {
        BreakableJunction there = touched;
        if (there == null) {
            there = made();
            touched = there;
        }
        return there;
    }

    private BreakableJunction made() {
        return junctions.computeIfAbsent(die, fresh -> {
            BreakableJunction made = new BreakableJunction(terminals.apply(dies.junction(fresh)));
            made.beginUnit(unit.child(dies.streamKey(fresh)));
            return made;
        });
    }

    Dies dies() {
        return dies;
    }

    /** What the die under the needles, or another, really is. */
    double truth(String name, Map<String, Object> conditions) {
        return junction().truth(name, conditions);
    }

    /** Sets the needles on another die, under the drive that acts on its neighbour; lift them first. */
    void touch(Dies.Die next, long nanos) {
        if (!next.equals(die)) {
            die = next;
            touched = null;
            junction().drive(nanos, drive);
        }
    }

    /** Says once more what is there, so that every junction knows when the unit begins. */
    void beginUnit(RandomStreams next, long nanos) {
        unit = next;
        junction().drive(nanos, drive);
        junctions.forEach((place, junction) -> junction.beginUnit(next.child(dies.streamKey(place))));
    }

    void breakDown(double ohms) {
        junction().breakDown(ohms);
    }

    Drive drive() {
        return drive;
    }

    /** @param pulsed true while a pulse is what drives the junction */
    void switchTo(long nanos, Drive next, boolean pulsed) {
        if (!next.equals(drive)) {
            if (pulsed && next.amperes() != drive.amperes()) {
                junction().ohms(nanos); // a pulse meets one state, and leaves a trace as a look does
            }
            drive = next;
            junction().drive(nanos, drive);
            note(drive.amperes() == 0 ? 0 : drive.amperes() * junction().peekOhms(nanos), pulsed);
        }
    }

    /** A pulse between these terminals, which have to be those of a write line. */
    void write(long nanos, double volts, double seconds) {
        junction().pulse(nanos, volts, seconds);
    }

    double meanVolts(long fromNanos, long toNanos, boolean pulsed) {
        double volts = junction().meanVolts(fromNanos, toNanos);
        note(volts, pulsed);
        return volts;
    }

    double peekOhms(long nanos) {
        return junction().peekOhms(nanos);
    }

    double ohms(long nanos) {
        return junction().ohms(nanos);
    }

    double rectifiedVolts() {
        return junction().rectifiedVolts();
    }

    /** The same if the carrier had each of these frequencies instead. */
    List<Double> rectifiedVolts(long nanos, List<Double> hertz) {
        List<Double> volts = new ArrayList<>();
        for (double each : hertz) {
            junction().drive(nanos, drive.withRf(each, drive.rfWatts(), drive.rfOnFraction()));
            volts.add(rectifiedVolts());
        }
        junction().drive(nanos, drive);
        return volts;
    }

    Extremes extremes() {
        return extremes;
    }

    /** On top of the direct current, one swings up to {@code peakAmperes} through so many ohm. */
    void noteSwing(double peakAmperes, double ohms) {
        double amperes = Math.abs(drive.amperes()) + peakAmperes;
        note(amperes, amperes * ohms, false);
    }

    void note(double volts, boolean pulsed) {
        note(drive.amperes(), volts, pulsed);
    }

    private void note(double amperes, double volts, boolean pulsed) {
        extremes = extremes.with(
                amperes, volts, pulsed, Math.hypot(drive.easyOersted(), drive.hardOersted()), drive.rfWatts());
    }
}
