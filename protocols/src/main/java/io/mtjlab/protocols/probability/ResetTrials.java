package io.mtjlab.protocols.probability;

import java.util.List;
import java.util.Optional;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.probability.ProbabilityParameters.Counted;
import io.mtjlab.protocols.setup.BiasParameters;
import io.mtjlab.protocols.setup.Carrier;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.JunctionLeads;
import io.mtjlab.protocols.setup.Magnet;
import io.mtjlab.protocols.setup.RfParameters;
import io.mtjlab.protocols.setup.Station;
import io.mtjlab.protocols.setup.WriteLine;

/**
 * Trials. One of them: reset by a strong field, read; go to the field, let carrier, current and a write pulse act for the dwell,
 * read again, both still standing. n are the trials that ended in a state, k those that ended in the counted one, so that P
 * is a proportion of independent trials.
 *
 * <p>The second reading is one voltage at one polarity, because a junction that switches by itself would not wait for
 * the other.
 */
final class ResetTrials implements ShareMethod {

    /** R raw, series resistance included; state is +1 for P, -1 for AP, 0 for neither. */
    private static final List<Column> COLUMNS = List.of(
            Column.of("trial", Unit.ONE),
            Column.of("R_reset", Unit.OHM),
            Column.of("R", Unit.OHM),
            Column.of("state", Unit.ONE));

    private final Arguments step;
    private final Station station;
    private final Magnet magnet;
    private final JunctionLeads junction;
    private final Carrier carrier;
    private final Optional<WriteLine> line;
    private final States states;
    private final double resetOersted;

    ResetTrials(
            Arguments step,
            Station station,
            Magnet magnet,
            JunctionLeads junction,
            Carrier carrier,
            Optional<WriteLine> line) {
        this.step = step;
        this.station = station;
        this.magnet = magnet;
        this.junction = junction;
        this.carrier = carrier;
        this.line = line;
        this.states = States.of(step);
        this.resetOersted = step.get(ProbabilityParameters.RESET);
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void measure(Conditions at, double offsetVolts, UnitRecorder points, RunContext run)
            throws InterruptedException {
        int decided = 0;
        int counted = 0;
        for (int trial = 1; trial <= at.trials(); trial++) {
            run.checkpoint();
            magnet.pass(resetOersted);
            double before = readOhms(offsetVolts);
            double after = outcome(at, offsetVolts, run);
            carrier.off();
            points.append(trial, before, after, states.of(after));
            if (decided(states.of(before), states.of(after))) {
                decided++;
                counted += states.counts(states.of(before), states.of(after)) ? 1 : 0;
            }
        }
        points.note("n", decided);
        points.note("k", counted);
        points.note("ambiguous", at.trials() - decided);
    }

    private boolean decided(int before, int after) {
        return after != 0 && (before != 0 || states.counted() != Counted.SWITCHED);
    }

    /** One dwell under the set-point's conditions, and what it leaves. */
    private double outcome(Conditions at, double offsetVolts, RunContext run) throws InterruptedException {
        magnet.pass(at.oersted());
        carrier.apply(at.level());
        if (at.pulseAmperes() != 0) {
            junction.pulse(at.pulseAmperes());
        }
        if (line.isPresent() && at.pulseVolts() != 0) {
            line.get().shoot(at.pulseVolts());
        }
        run.clock().sleep(step.duration(ProbabilityParameters.DWELL));
        return readOhms(offsetVolts);
    }

    private double readOhms(double offsetVolts) throws InterruptedException {
        junction.drive(+1);
        return (junction.meter().readVolts() - offsetVolts) / junction.biasAmperes();
    }

    @Override
    public double expectedSeconds(Conditions at) {
        double reading = step.get(BiasParameters.REVERSAL_SETTLE)
                + BiasParameters.readingSeconds(step.get(ProbabilityParameters.POWER_LINE_CYCLES));
        double trial = 2 * reading
                + FieldParameters.rampSeconds(
                        station.wiring(), magnet, List.of(resetOersted, at.oersted(), resetOersted))
                + (at.level().on() ? step.get(RfParameters.SETTLE) : 0)
                + (at.pulseAmperes() == 0 ? 0 : step.get(BiasParameters.REVERSAL_SETTLE))
                + step.get(ProbabilityParameters.DWELL);
        return at.trials() * trial;
    }
}
