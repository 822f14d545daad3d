package io.mtjlab.protocols.telegraph;

import java.util.Optional;

import io.mtjlab.instruments.capability.Digitizer;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.setup.BiasParameters;
import io.mtjlab.protocols.setup.SampledVolts;
import io.mtjlab.protocols.setup.SourceMeterVolts;
import io.mtjlab.protocols.setup.Station;

/** What reads the trace: a nanovoltmeter's buffer, a digitiser's memory, or the source meter's own buffer. */
final class TraceMeter {

    private static final double MAINS_HERTZ = 50;
    private static final double FASTEST_CYCLES = 0.01;
    private static final double SLOWEST_CYCLES = 10;

    private final Arguments arguments;
    private final Nanovoltmeter meter;
    private final Optional<SampledVolts> sampled;

    TraceMeter(Arguments arguments, Station station) {
        this.arguments = arguments;
        this.sampled = arguments
                .find(TelegraphParameters.SAMPLE_HERTZ)
                .map(hertz -> new SampledVolts(station.part("meter", Digitizer.class), hertz));
        this.meter = sampled.<Nanovoltmeter>map(volts -> volts)
                .or(() -> station.optionalPart("meter", Nanovoltmeter.class))
                .orElseGet(() -> new SourceMeterVolts(station.part("source", SourceMeter.class)));
    }

    Nanovoltmeter volts() {
        return meter;
    }

    /** As the step says it. */
    void pace() {
        sampled.ifPresent(volts -> volts.setSampleHertz(arguments.get(TelegraphParameters.SAMPLE_HERTZ)));
        configure(arguments.get(TelegraphParameters.POWER_LINE_CYCLES));
    }

    /** A reading every so many seconds, or as near to that as the meter comes; samples no slower than the step says. */
    void pace(double seconds) {
        sampled.ifPresent(
                volts -> volts.setSampleHertz(Math.max(1 / seconds, arguments.get(TelegraphParameters.SAMPLE_HERTZ))));
        double cycles = (seconds - BiasParameters.readingSeconds(0)) * MAINS_HERTZ;
        configure(Math.max(FASTEST_CYCLES, Math.min(SLOWEST_CYCLES, cycles)));
    }

    private void configure(double powerLineCycles) {
        meter.configure(
                new Nanovoltmeter.Acquisition(arguments.get(BiasParameters.RANGE), powerLineCycles, false, false));
    }
}
