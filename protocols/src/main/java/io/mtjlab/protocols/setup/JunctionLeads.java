package io.mtjlab.protocols.setup;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.Nanovoltmeter;

/**
 * The junction between a current source and a nanovoltmeter, under a bias of one magnitude and either sign. Reading at
 * both signs takes out what does not follow the current: thermal EMF, the meter's offset, the voltage that a carrier
 * rectifies to.
 */
public final class JunctionLeads {

    private final CurrentSource source;
    private final Nanovoltmeter meter;
    private final LabClock clock;
    private final double biasAmperes;
    private final double complianceVolts;
    private final Nanovoltmeter.Acquisition acquisition;
    private final Duration settle;
    private int sign;

    /**
     * @param biasAmperes magnitude of the bias, above 0
     * @param complianceVolts that the source never exceeds
     * @param settle from a change of the current until source, leads and meter have followed
     */
    public JunctionLeads(
            CurrentSource source,
            Nanovoltmeter meter,
            double biasAmperes,
            double complianceVolts,
            Nanovoltmeter.Acquisition acquisition,
            Duration settle,
            LabClock clock) {
        this.source = source;
        this.meter = meter;
        this.clock = clock;
        this.biasAmperes = biasAmperes;
        this.complianceVolts = complianceVolts;
        this.acquisition = acquisition;
        this.settle = settle;
    }

    public CurrentSource source() {
        return source;
    }

    public Nanovoltmeter meter() {
        return meter;
    }

    /** Magnitude of the bias. */
    public double biasAmperes() {
        return biasAmperes;
    }

    /** Source at zero current on the range that holds the bias, output on; meter configured. */
    public void prepare() throws InterruptedException {
        prepare(List.of());
    }

    /** The same on a range that holds these currents, in amperes, as well as the bias. */
    public void prepare(Collection<Double> others) throws InterruptedException {
        meter.configure(acquisition);
        source.setRangeAmperes(others.stream().mapToDouble(Math::abs).reduce(biasAmperes, Math::max));
        source.setComplianceVolts(complianceVolts);
        source.setAmperes(0);
        source.setOutput(true);
        clock.sleep(settle);
    }

    /** Lets the bias flow with this sign, +1 or -1, and waits until it does. */
    public void drive(int sign) throws InterruptedException {
        source.setAmperes(sign * biasAmperes);
        this.sign = sign;
        clock.sleep(settle);
    }

    /** Another current than the bias, in amperes, until {@link #drive}. */
    public void pulse(double amperes) throws InterruptedException {
        source.setAmperes(amperes);
        clock.sleep(settle);
    }

    /**
     * The voltage at both polarities, the one that flows first; afterwards the other flows. So a series of these turns
     * the current once a point, and a slow drift enters neighbouring points with opposite sign.
     */
    public Reversal reverse() throws InterruptedException {
        double before = meter.readVolts();
        drive(-sign);
        double after = meter.readVolts();
        return sign < 0 ? new Reversal(before, after) : new Reversal(after, before);
    }

    /** The mean of so many reversals, one after the other. @param times at least 1 */
    public Reversal reverse(int times) throws InterruptedException {
        double plus = 0;
        double minus = 0;
        for (int i = 0; i < times; i++) {
            Reversal one = reverse();
            plus += one.plus() / times;
            minus += one.minus() / times;
        }
        return new Reversal(plus, minus);
    }

    /** Readings back to back under the present current. @param readings at most the meter's buffer */
    public Nanovoltmeter.Buffer record(int readings) throws InterruptedException {
        meter.startBuffer(readings);
        return meter.takeBuffer();
    }

    /** @throws MeasurementFailed when the source is at its compliance, so that the current said does not flow */
    public void requireContact() {
        if (source.inCompliance()) {
            throw new MeasurementFailed("source " + source.role() + " is in compliance (" + complianceVolts + " V) at "
                    + source.amperes() + " A: the junction or a contact is open, or its resistance too high");
        }
    }

    /** Both signs of the bias, and the compliance. */
    public List<SetPoint> setPoints() {
        return List.of(
                new SetPoint(source, SetPoint.Quantity.COMPLIANCE, complianceVolts),
                new SetPoint(source, SetPoint.Quantity.CURRENT, biasAmperes),
                new SetPoint(source, SetPoint.Quantity.CURRENT, -biasAmperes));
    }

    /**
     * @param plus volts at positive current
     * @param minus volts at negative current
     */
    public record Reversal(double plus, double minus) {}
}
