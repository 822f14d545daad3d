package io.mtjlab.protocols.telegraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.telegraph.TelegraphFit;
import io.mtjlab.analysis.telegraph.TelegraphTrace;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.RfLevel;
import io.mtjlab.protocols.setup.Carrier;
import io.mtjlab.protocols.setup.JunctionLeads;

/**
 * One trace under its field: pieces at plus and minus the bias, at no current between them where that is asked for, each
 * repeated without the carrier where that is interleaved, until the trace is as long as was said or tells dwell times
 * and occupancy as well as was asked.
 */
final class TraceTaker {

    /** Readings in the shortest mean dwell, where the rate is automatic. */
    private static final double READINGS_A_DWELL = 10;

    /** A piece without current tells a mean, for which a part of the readings is enough. */
    private static final int ZERO_PART = 8;

    /** From one look at what the trace tells to the next it grows by as much as it seems to need, within these. */
    private static final double LEAST_GROWTH = 1.2;

    private static final double MOST_GROWTH = 4;

    private final Arguments arguments;
    private final JunctionLeads junction;
    private final TraceMeter meter;
    private final Carrier carrier;
    private final RfLevel level;
    private final boolean interleaved;
    private final List<double[]> rows = new ArrayList<>();

    TraceTaker(Arguments arguments, JunctionLeads junction, TraceMeter meter, Carrier carrier, RfLevel level) {
        this.arguments = arguments;
        this.junction = junction;
        this.meter = meter;
        this.carrier = carrier;
        this.level = level;
        this.interleaved = arguments.get(TelegraphParameters.INTERLEAVE);
    }

    /** @param seconds of readings at least, put end to end */
    void take(double seconds, UnitRecorder points, RunContext run) throws InterruptedException {
        meter.pace();
        carrier.apply(level);
        if (arguments.get(TelegraphParameters.RATE) == TelegraphParameters.RateWord.AUTOMATIC) {
            automaticRate(seconds, points, run);
        }
        long startNanos = run.clock().nanos();
        double longest = Math.max(seconds, arguments.get(TelegraphParameters.LONGEST_SECONDS));
        double taken = 0;
        double wanted = seconds;
        while (taken < wanted) {
            quartets(wanted - taken, startNanos, points, run);
            taken = wanted;
            double excess = excess();
            if (excess > 1) {
                wanted = Math.min(longest, taken * Math.max(LEAST_GROWTH, Math.min(MOST_GROWTH, excess * excess)));
            } else if (asked()) {
                points.note("reached", true);
            }
        }
        noteZero(points);
    }

    private boolean asked() {
        return arguments.find(TelegraphParameters.TAU_HALF_WIDTH).isPresent()
                || arguments.find(TelegraphParameters.P_HALF_WIDTH).isPresent();
    }

    /** The rate from the dwell times of a first trace, which is not stored. */
    private void automaticRate(double seconds, UnitRecorder points, RunContext run) throws InterruptedException {
        quartets(seconds, run.clock().nanos(), NOWHERE, run);
        FitResult first = TelegraphFit.standard().fit(trace()).result();
        rows.clear();
        double shortest =
                DoubleStream.of(tau(first, "tau_P"), tau(first, "tau_AP")).min().orElseThrow();
        if (Double.isFinite(shortest)) {
            meter.pace(shortest / READINGS_A_DWELL);
            points.note("first_shortest_dwell_seconds", shortest);
        }
    }

    private static double tau(FitResult fit, String name) {
        return fit.estimate(name).map(Estimate::value).orElse(Double.POSITIVE_INFINITY);
    }

    private static final UnitRecorder NOWHERE = new UnitRecorder() {
        @Override
        public void append(double... row) {}

        @Override
        public void appendAll(double[]... columns) {}

        @Override
        public void note(String name, Object value) {}
    };

    private void quartets(double seconds, long startNanos, UnitRecorder points, RunContext run)
            throws InterruptedException {
        Segments segments = Segments.of(seconds, meter.volts());
        List<Integer> signs = segments.signs();
        for (int i = 0; i < signs.size(); i++) {
            // + 0 - - 0 +: every reversal within a quartet passes through zero.
            if (arguments.get(TelegraphParameters.ZERO_CURRENT) && i % 4 % 2 == 1) {
                piece(0, Math.max(2, segments.readings() / ZERO_PART), startNanos, points, run);
            }
            piece(signs.get(i), segments.readings(), startNanos, points, run);
        }
    }

    private void piece(int sign, int readings, long startNanos, UnitRecorder points, RunContext run)
            throws InterruptedException {
        run.checkpoint();
        if (sign == 0) {
            junction.pulse(0);
        } else {
            junction.drive(sign);
        }
        record(sign, true, readings, startNanos, points, run);
        if (interleaved && level.on()) {
            carrier.off();
            carrier.settle();
            record(sign, false, readings, startNanos, points, run);
            carrier.apply(level);
        }
    }

    private void record(int sign, boolean rf, int readings, long startNanos, UnitRecorder points, RunContext run)
            throws InterruptedException {
        double startSeconds = (run.clock().nanos() - startNanos) * 1e-9;
        Nanovoltmeter.Buffer piece = junction.record(readings);
        double[] seconds =
                Arrays.stream(piece.seconds()).map(t -> startSeconds + t).toArray();
        double[] polarity = new double[seconds.length];
        Arrays.fill(polarity, sign);
        double[] carriers = new double[seconds.length];
        Arrays.fill(carriers, rf ? 1 : 0);
        if (interleaved) {
            points.appendAll(seconds, polarity, piece.volts(), carriers);
        } else {
            points.appendAll(seconds, polarity, piece.volts());
        }
        for (int i = 0; i < seconds.length; i++) {
            rows.add(new double[] {seconds[i], sign, piece.volts()[i], carriers[i]});
        }
    }

    /** Half of the 95 % intervals over what is asked for, the worst of them; 0 where nothing is asked. */
    private double excess() {
        if (!asked()) {
            return 0;
        }
        FitResult fit = TelegraphFit.standard().fit(trace()).result();
        double worst = 0;
        Optional<Double> tau = arguments.find(TelegraphParameters.TAU_HALF_WIDTH);
        for (String name : tau.isPresent() ? List.of("tau_P", "tau_AP") : List.<String>of()) {
            worst = Math.max(
                    worst,
                    fit.estimate(name)
                            .map(e -> e.interval95().width() / 2 / e.value() / tau.get())
                            .orElse(MOST_GROWTH));
        }
        Optional<Double> share = arguments.find(TelegraphParameters.P_HALF_WIDTH);
        if (share.isPresent()) {
            worst = Math.max(
                    worst,
                    fit.estimate("P")
                            .map(e -> e.interval95().width() / 2 / share.get())
                            .orElse(MOST_GROWTH));
        }
        return worst;
    }

    /** The readings so far under bias and carrier. */
    private TelegraphTrace trace() {
        List<double[]> kept =
                rows.stream().filter(row -> row[1] != 0 && row[3] != 0).toList();
        return new TelegraphTrace(
                kept.stream().mapToDouble(row -> row[0]).toArray(),
                kept.stream().mapToInt(row -> (int) row[1]).toArray(),
                kept.stream().mapToDouble(row -> row[2]).toArray(),
                junction.biasAmperes(),
                0);
    }

    /** What stands at the junction without a current: thermal EMF, offset, and what the carrier rectifies to. */
    private void noteZero(UnitRecorder points) {
        if (!arguments.get(TelegraphParameters.ZERO_CURRENT)) {
            return;
        }
        double on = meanAtZero(1);
        points.note("zero_current_volts", on);
        if (interleaved && level.on()) {
            points.note("rectified_volts", on - meanAtZero(0));
        }
    }

    private double meanAtZero(int carrierOn) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i)[1] == 0 && rows.get(i)[3] == carrierOn)
                .mapToDouble(i -> rows.get(i)[2])
                .average()
                .orElse(Double.NaN);
    }
}
