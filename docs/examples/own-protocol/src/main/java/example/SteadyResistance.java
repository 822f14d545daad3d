package example;

import java.time.Duration;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.Nanovoltmeter;

/**
 * The resistance of a junction, by reversing the current until the mean is as certain as asked for. Thermoelectric
 * voltages drop out of a pair of readings. The output is off again afterwards, whatever happened.
 */
public final class SteadyResistance {

    private static final int FEWEST_PAIRS = 4;
    private static final int MOST_PAIRS = 2000;
    private static final Duration SETTLING = Duration.ofMillis(20);

    /**
     * @param ohms the mean over pairs of readings
     * @param standardErrorOhms of that mean
     * @param pairs that it took
     */
    public record Result(double ohms, double standardErrorOhms, int pairs) {}

    private final CurrentSource source;
    private final Nanovoltmeter meter;
    private final LabClock clock;

    public SteadyResistance(CurrentSource source, Nanovoltmeter meter, LabClock clock) {
        this.source = source;
        this.meter = meter;
        this.clock = clock;
    }

    /**
     * @param biasAmperes that flows, one way and the other
     * @param wantedOhms standard error at which to stop
     * @throws IllegalStateException when the readings scatter too much to get there
     */
    public Result measure(double biasAmperes, double wantedOhms) throws InterruptedException {
        source.setRangeAmperes(biasAmperes);
        source.setComplianceVolts(0.1);
        meter.configure(new Nanovoltmeter.Acquisition(0.1, 1, false, false));
        source.setOutput(true);
        try {
            return steady(biasAmperes, wantedOhms);
        } finally {
            source.makeSafe();
        }
    }

    private Result steady(double biasAmperes, double wantedOhms) throws InterruptedException {
        double mean = 0;
        double squares = 0;
        for (int pairs = 1; pairs <= MOST_PAIRS; pairs++) {
            double ohms = (voltsAt(biasAmperes) - voltsAt(-biasAmperes)) / (2 * biasAmperes);
            double off = ohms - mean;
            mean += off / pairs;
            squares += off * (ohms - mean);
            double standardError = Math.sqrt(squares / Math.max(1, pairs - 1) / pairs);
            if (pairs >= FEWEST_PAIRS && standardError <= wantedOhms) {
                return new Result(mean, standardError, pairs);
            }
        }
        throw new IllegalStateException("not within " + wantedOhms + " ohm after " + MOST_PAIRS + " pairs of readings");
    }

    private double voltsAt(double amperes) throws InterruptedException {
        source.setAmperes(amperes);
        clock.sleep(SETTLING);
        return meter.readVolts();
    }
}
