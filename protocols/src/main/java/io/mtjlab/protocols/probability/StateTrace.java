package io.mtjlab.protocols.probability;

import java.util.Arrays;
import java.util.List;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.probability.ProbabilityParameters.Counted;
import io.mtjlab.protocols.setup.BiasParameters;
import io.mtjlab.protocols.setup.Carrier;
import io.mtjlab.protocols.setup.JunctionLeads;
import io.mtjlab.protocols.setup.Magnet;
import io.mtjlab.protocols.setup.MeasurementFailed;
import io.mtjlab.protocols.setup.RfParameters;

/**
 * One buffered trace under standing field, carrier and current, of a junction that switches by itself. P is the share of
 * readings in the counted state; n are the independent looks that are worth as much ({@link Occupancy}), k = P n.
 */
final class StateTrace implements ShareMethod {

    /** R raw, series resistance included; state is +1 for P, -1 for AP, 0 for neither. */
    private static final List<Column> COLUMNS =
            List.of(Column.of("t", Unit.SECOND), Column.of("R", Unit.OHM), Column.of("state", Unit.ONE));

    private final Arguments step;
    private final Magnet magnet;
    private final JunctionLeads junction;
    private final Carrier carrier;
    private final States states;

    /** @throws io.mtjlab.base.error.InvalidInput when the step asks for what only trials can tell */
    StateTrace(Arguments step, Magnet magnet, JunctionLeads junction, Carrier carrier) {
        this.step = step;
        this.magnet = magnet;
        this.junction = junction;
        this.carrier = carrier;
        this.states = States.of(step);
        if (states.counted() == Counted.SWITCHED) {
            throw step.error("counted: switched needs method: trials; a trace is not reset");
        }
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void measure(Conditions at, double offsetVolts, UnitRecorder points, RunContext run)
            throws InterruptedException {
        magnet.settle(at.oersted());
        carrier.apply(at.level());
        double amperes = at.pulseAmperes() == 0 ? junction.biasAmperes() : at.pulseAmperes();
        junction.pulse(amperes);
        double interval = 1e-9 * junction.meter().readingInterval().toNanos();
        int wanted = (int) Math.max(2, Math.ceil(step.get(ProbabilityParameters.TRACE_SECONDS) / interval));
        int counted = states.counted() == Counted.P ? +1 : -1;
        Occupancy occupancy = Occupancy.NONE;
        long beganNanos = run.clock().nanos();
        for (int taken = 0; taken < wanted; ) {
            run.checkpoint();
            double since = 1e-9 * (run.clock().nanos() - beganNanos);
            // A buffer of one reading is none: a 2182A takes 2 to 1024.
            int piece = Math.max(2, Math.min(junction.meter().bufferCapacity(), wanted - taken));
            Nanovoltmeter.Buffer read = junction.record(piece);
            int[] now = Arrays.stream(read.volts())
                    .mapToInt(volts -> states.of((volts - offsetVolts) / amperes))
                    .toArray();
            for (int i = 0; i < now.length; i++) {
                points.append(since + read.seconds()[i], (read.volts()[i] - offsetVolts) / amperes, now[i]);
            }
            occupancy = occupancy.and(now, counted);
            taken += piece;
        }
        carrier.off();
        note(occupancy, wanted, points);
    }

    private static void note(Occupancy occupancy, int wanted, UnitRecorder points) {
        if (occupancy.readings() == 0) {
            throw new MeasurementFailed(
                    "every one of " + wanted + " readings is within ambiguous_ohms of threshold_ohms");
        }
        points.note("n", occupancy.looks());
        points.note("k", occupancy.share() * occupancy.looks());
        points.note("switches", occupancy.switches());
        points.note("readings", occupancy.readings());
    }

    @Override
    public double expectedSeconds(Conditions at) {
        return Magnet.SETTLING_SECONDS
                + step.get(BiasParameters.REVERSAL_SETTLE)
                + (at.level().on() ? step.get(RfParameters.SETTLE) : 0)
                + step.get(ProbabilityParameters.TRACE_SECONDS);
    }
}
