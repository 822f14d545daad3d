package io.mtjlab.protocols.setup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.capability.RfGenerator;
import io.mtjlab.instruments.wiring.RfPath;
import io.mtjlab.protocols.parameter.RfLevel;

/** An unmodulated microwave of one frequency, on or off; without a generator it is always off. */
public final class Carrier {

    private final Optional<RfGenerator> generator;
    private final Optional<Double> megahertz;
    private final RfPath path;
    private final Duration settle;
    private final LabClock clock;

    /**
     * @param megahertz present, as is the generator, where any level is to be applied
     * @param path from the generator to the probe
     * @param settle from a change until the level stands
     */
    public Carrier(
            Optional<RfGenerator> generator, Optional<Double> megahertz, RfPath path, Duration settle, LabClock clock) {
        this.generator = generator;
        this.megahertz = megahertz;
        this.path = path;
        this.settle = settle;
        this.clock = clock;
    }

    /** Off, unmodulated, at its frequency. */
    public void prepare() {
        off();
        generator.ifPresent(rf -> {
            rf.setModulation(false);
            megahertz.ifPresent(f -> rf.setHertz(f * 1e6));
        });
    }

    public void off() {
        generator.ifPresent(rf -> rf.setOutput(false));
    }

    /** Brings the carrier, off until now, to this level, and waits until it stands. */
    public void apply(RfLevel level) throws InterruptedException {
        if (level.on()) {
            RfGenerator rf = generator.orElseThrow();
            rf.setDbm(level.dbm().getAsDouble());
            rf.setOutput(true);
            clock.sleep(settle);
        }
    }

    /** Waits as long as a change of the carrier takes. */
    public void settle() throws InterruptedException {
        clock.sleep(settle);
    }

    public void note(RfLevel level, CalibrationNotes notes) {
        if (level.on()) {
            double dbm = level.dbm().getAsDouble();
            notes.level(dbm, generator.orElseThrow().dbmAccuracy())
                    .megahertz(megahertz.orElseThrow())
                    .path(dbm, megahertz.orElseThrow() * 1e6, path);
        } else {
            notes.noCarrier();
        }
    }

    /** The set-points of those levels that are not off. */
    public List<SetPoint> setPoints(List<RfLevel> levels) {
        return levels.stream()
                .filter(RfLevel::on)
                .map(level -> new SetPoint(
                        generator.orElseThrow(),
                        SetPoint.Quantity.RF_LEVEL,
                        level.dbm().getAsDouble()))
                .toList();
    }

    /** What becomes safe: {@code others}, and the generator where there is one. */
    public List<SafeAction> safeActions(Output... others) {
        List<Output> outputs = new ArrayList<>(List.of(others));
        generator.ifPresent(outputs::add);
        return OutputSafeAction.of(outputs);
    }

    public Optional<RfGenerator> generator() {
        return generator;
    }
}
