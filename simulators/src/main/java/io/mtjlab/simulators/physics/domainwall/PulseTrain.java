package io.mtjlab.simulators.physics.domainwall;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.physics.domainwall.Racetrack.End;
import io.mtjlab.simulators.physics.domainwall.Racetrack.Place;

/**
 * What is done to a racetrack in one write-integrate-fire-reset cycle, in one of the paper's two codings.
 *
 * @param writeVolts through the writing junction; 3.1 V in the paper
 * @param firstVolts first pulse along the track
 * @param stepVolts by which each pulse exceeds the last; 0 for pulse-number coding
 * @param most pulses of a cycle
 * @param seconds width of a pulse along the track, edges included
 * @param biasOersted perpendicular field meanwhile; 200 Oe in the paper
 */
public record PulseTrain(
        double writeVolts, double firstVolts, double stepVolts, int most, double seconds, double biasOersted) {

    private static final double WRITE_VOLTS = 3.1;
    private static final double BIAS_OERSTED = 200;

    /** Amplitude coding: from 1.0 V upwards in steps of 0.02 V. */
    public static PulseTrain amplitude() {
        return new PulseTrain(WRITE_VOLTS, 1.0, 0.02, 120, RacetrackPreset.PULSE_SECONDS, BIAS_OERSTED);
    }

    /** Pulse-number coding: up to {@code most} pulses of the same voltage. */
    public static PulseTrain number(double volts, int most) {
        return new PulseTrain(WRITE_VOLTS, volts, 0, most, RacetrackPreset.PULSE_SECONDS, BIAS_OERSTED);
    }

    /** One pulse and what was read after it. */
    public record Row(int cycle, int pulse, double volts, double firstOhms, double secondOhms) {}

    /**
     * When a cycle fired and was reset.
     *
     * @param firePulse number of the pulse, from 1, that brought the domain under the reader; 0 for none
     * @param resetPulse likewise out of the track
     */
    public record Cycle(int firePulse, double fireVolts, int resetPulse, double resetVolts, List<Row> rows) {}

    /** One cycle, written at {@code writer}; ends with the reset. */
    public Cycle run(Racetrack track, End writer, int cycle) {
        List<Row> rows = new ArrayList<>();
        track.field(biasOersted);
        track.write(writer, writeVolts);
        rows.add(row(track, cycle, 0, writeVolts));
        int fire = 0;
        int reset = 0;
        for (int n = 1; n <= most && reset == 0; n++) {
            track.pulse(volts(n), seconds);
            rows.add(row(track, cycle, n, volts(n)));
            fire = fire == 0 && track.place() == Place.UNDER_READER ? n : fire;
            reset = track.place() == Place.EMPTY ? n : 0;
        }
        return new Cycle(
                fire, fire == 0 ? Double.NaN : volts(fire), reset, reset == 0 ? Double.NaN : volts(reset), rows);
    }

    private double volts(int pulse) {
        return firstVolts + (pulse - 1) * stepVolts;
    }

    private static Row row(Racetrack track, int cycle, int pulse, double volts) {
        return new Row(cycle, pulse, volts, track.ohms(End.A), track.ohms(End.B));
    }
}
