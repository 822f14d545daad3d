package io.mtjlab.protocols.contact;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.protocols.setup.SetPoint;

/**
 * Tells by a current of a microampere at most whether the needles touch a device: by a source and a meter, or by a source
 * meter alone. Both signs of the current, so that a thermal EMF is no resistance.
 */
public final class ContactCheck {

    /** Longer than a nanovoltmeter or a source meter settles at a few kilohms. */
    private static final Duration SETTLE = Duration.ofMillis(50);

    private final CurrentSource source;
    private final Optional<Nanovoltmeter> meter;
    private final double amperes;
    private final double complianceVolts;
    private final LabClock clock;

    /** @param complianceVolts the lowest that the source has */
    public ContactCheck(
            CurrentSource source,
            Optional<Nanovoltmeter> meter,
            double amperes,
            double complianceVolts,
            LabClock clock) {
        this.source = source;
        this.meter = meter;
        this.amperes = amperes;
        this.complianceVolts = complianceVolts;
        this.clock = clock;
    }

    public CurrentSource source() {
        return source;
    }

    /**
     * @param volts at positive and at negative current
     * @param inCompliance the current does not flow
     */
    public record Reading(double plusVolts, double minusVolts, double amperes, boolean inCompliance) {

        public double ohms() {
            return (plusVolts - minusVolts) / (2 * amperes);
        }
    }

    /** Source at zero with the lowest compliance, output off. */
    void prepare() {
        source.makeSafe();
        source.setRangeAmperes(amperes);
        source.setComplianceVolts(complianceVolts);
        source.setAmperes(0);
        meter.ifPresent(m -> m.configure(new Nanovoltmeter.Acquisition(10 * complianceVolts, 1, false, false)));
    }

    /** Leaves the source at zero, output off. */
    Reading read() throws InterruptedException {
        source.setOutput(true);
        try {
            double plus = at(amperes);
            boolean limited = source.inCompliance();
            double minus = at(-amperes);
            return new Reading(plus, minus, amperes, limited || source.inCompliance());
        } finally {
            source.setAmperes(0);
            source.setOutput(false);
        }
    }

    private double at(double level) throws InterruptedException {
        source.setAmperes(level);
        clock.sleep(SETTLE);
        return meter.isPresent()
                ? meter.get().readVolts()
                : ((SourceMeter) source).read().volts();
    }

    /** Lab time of {@link #read}, for estimates. */
    double expectedSeconds() {
        return 2 * (SETTLE.toMillis() * 1e-3 + 0.03);
    }

    public List<SetPoint> setPoints() {
        return List.of(
                new SetPoint(source, SetPoint.Quantity.COMPLIANCE, complianceVolts),
                new SetPoint(source, SetPoint.Quantity.CURRENT, amperes),
                new SetPoint(source, SetPoint.Quantity.CURRENT, -amperes));
    }
}
