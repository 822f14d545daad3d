package io.mtjlab.protocols.setup;

import java.util.List;
import java.util.Optional;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.PulseGenerator;
import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.instruments.wiring.TerminalPair;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ValueTypes;

/** What every measurement that writes by pulses and reads afterwards says about both. */
public final class PulseParameters {

    /** Range that parameters accept; a generator and the bench's limits may refuse more. */
    public static final double MOST_VOLTS = 20;

    private static final double MOST_OHMS = 1e9;

    public static final Parameter<Double> WIDTH = Parameter.byDefault(
            "pulse.width_seconds",
            Unit.SECOND,
            ValueTypes.number(1e-9, 1),
            200e-9,
            "of a pulse at half height, edges included",
            "Kumar 2024: 200 ns");

    public static final Parameter<Double> EDGE = Parameter.byDefault(
            "pulse.edge_seconds",
            Unit.SECOND,
            ValueTypes.number(1e-10, 1e-3),
            10e-9,
            "both edges, from 10 to 90 %",
            "choice: what every pulse generator of the bench can do");

    public static final Parameter<Double> LOAD = Parameter.byDefault(
            "pulse.load_ohms",
            Unit.OHM,
            ValueTypes.number(1, MOST_OHMS),
            50.0,
            "load that the programmed volts hold for",
            "the impedance of generators and cables");

    public static final Parameter<Integer> CHANNEL = Parameter.byDefault(
            "pulse.channel", Unit.ONE, ValueTypes.count(1, 4), 1, "output of the generator", "the first");

    public static final Parameter<Double> LINE = Parameter.optional(
            "line_ohms",
            Unit.OHM,
            ValueTypes.number(1, MOST_OHMS),
            "resistance of what the pulses go through, from which the volts at its terminals are computed; when left"
                    + " out, the highest that the wiring says for it");

    public static final Parameter<Double> READ = Parameter.byDefault(
            "read.volts",
            Unit.VOLT,
            ValueTypes.number(1e-3, 1),
            0.1,
            "at which the junction is read, between pulses only",
            "Kumar 2024: read at 0.1 V");

    public static final Parameter<Double> READ_COMPLIANCE = Parameter.byDefault(
            "read.compliance_amperes",
            Unit.AMPERE,
            ValueTypes.number(1e-9, 0.1),
            1e-3,
            "current that the reader never exceeds",
            "choice: ten times what a junction of 1 kohm draws");

    public static final Parameter<Double> READ_CYCLES = Parameter.byDefault(
            "read.power_line_cycles",
            Unit.ONE,
            ValueTypes.number(0.01, 10),
            1.0,
            "integration time of a reading in cycles of the mains",
            "one cycle suppresses the hum of the mains");

    public static final Parameter<Double> DELAY = Parameter.byDefault(
            "delay_seconds",
            Unit.SECOND,
            ValueTypes.number(0, 3600),
            0.01,
            "from the last pulse until the junction is read",
            "choice: long against what a pulse heats, short against a drift");

    private PulseParameters() {}

    /** The line that the pulses of the step go down. @param seconds width of a pulse at half height */
    public static WriteLine line(Arguments step, Station station, double seconds) {
        PulseGenerator generator = station.part("pulses", PulseGenerator.class);
        WriteLine.Ohms line = ohms(step, station.wiring().pairOf(generator.role()));
        return new WriteLine(generator, step.get(CHANNEL), seconds, step.get(EDGE), step.get(LOAD), station, line);
    }

    /** The same for a step that may do without one. @param wanting what asks for the line, for the message */
    public static WriteLine wantedLine(Arguments step, Station station, Parameter<?> wanting) {
        FieldParameters.needed(step, station, wanting, "pulses", PulseGenerator.class);
        return line(step, station, step.get(WIDTH));
    }

    private static WriteLine.Ohms ohms(Arguments step, TerminalPair pair) {
        Optional<Double> told = step.find(LINE);
        if (told.isPresent()) {
            return new WriteLine.Ohms(told.get(), told.get());
        }
        return new WriteLine.Ohms(Math.min(pair.highestOhms(), MOST_OHMS), pair.lowestOhms());
    }

    /**
     * Amplitudes that rise from one to the next.
     *
     * @param why they must, for the message
     */
    public static List<Double> rising(Arguments step, Parameter<Grid> amplitudes, String why) {
        List<Double> volts = step.get(amplitudes).values();
        for (int i = 1; i < volts.size(); i++) {
            if (!(volts.get(i) > volts.get(i - 1))) {
                throw step.error(amplitudes.path() + " must rise" + why);
            }
        }
        return volts;
    }

    /** A reader of the step. */
    public static ResistanceReader reader(Arguments step, Station station, String part) {
        return new ResistanceReader(
                station.part(part, SourceMeter.class),
                step.get(READ),
                step.get(READ_COMPLIANCE),
                step.get(READ_CYCLES));
    }
}
