package io.mtjlab.protocols.setup;

import java.util.OptionalDouble;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.bench.Limits;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.Nanovoltmeter;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ValueTypes;

/** What every measurement with a current through the junction says about it. */
public final class BiasParameters {

    /** Where the mains have 60 Hz, a reading is a sixth shorter. */
    private static final double MAINS_HERTZ = 50;

    /** What a nanovoltmeter does around its integration. */
    private static final double OVERHEAD_SECONDS = 0.006;

    public static final Parameter<Double> AMPERES = Parameter.byDefault(
            "bias_amperes",
            Unit.AMPERE,
            ValueTypes.number(1e-9, 0.1),
            10e-6,
            "direct current through the junction, taken at both polarities",
            "Luo 2023, Phys. Rev. Applied 20, L011002, experiment: 10 uA");

    public static final Parameter<Double> COMPLIANCE = Parameter.optional(
            "compliance_volts",
            Unit.VOLT,
            ValueTypes.number(0.01, 105),
            "voltage that the source never exceeds; when left out, what the bench's"
                    + " dc_volts limit of the junction leaves beside the carrier, in whole hundredths of a volt");

    public static final Parameter<Double> RANGE = Parameter.byDefault(
            "range_volts",
            Unit.VOLT,
            ValueTypes.number(1e-3, 100),
            0.01,
            "fixed range of the nanovoltmeter",
            "10 uA through 257 ohm is 2.6 mV; ranging in mid-trace would tear a hole into it");

    public static final Parameter<Double> REVERSAL_SETTLE = Parameter.byDefault(
            "settle.reversal_seconds",
            Unit.SECOND,
            ValueTypes.number(0, 60),
            0.02,
            "from a reversal of the current until the next reading begins; what the meter sees meanwhile is discarded",
            "choice: some ten times what a current source and a nanovoltmeter without filters take at 250 ohm");

    /** Where nothing is faster than the mains. */
    public static final Parameter<Double> POWER_LINE_CYCLES = Parameter.byDefault(
            "power_line_cycles",
            Unit.ONE,
            ValueTypes.number(0.01, 50),
            1.0,
            "integration time of a reading in cycles of the mains",
            "one cycle suppresses the hum of the mains");

    /** Current sources set their compliance in steps of 10 mV; a limit is never rounded up. */
    private static final double COMPLIANCE_STEP_VOLTS = 0.01;

    /** Of a division that ought to be a whole number. */
    private static final double ROUNDING = 1e-9;

    private BiasParameters() {}

    /** What one reading takes; for estimates. */
    public static double readingSeconds(double powerLineCycles) {
        return powerLineCycles / MAINS_HERTZ + OVERHEAD_SECONDS;
    }

    /**
     * The source and the meter of the step.
     *
     * @param powerLineCycles integration time of a reading in cycles of the mains
     * @param rfPeakVolts that a generator may put on the open junction at the same time
     */
    public static JunctionLeads leads(
            Arguments arguments, Station station, double powerLineCycles, double rfPeakVolts) {
        return leads(arguments, station, station.part("meter", Nanovoltmeter.class), powerLineCycles, rfPeakVolts);
    }

    /** The same with a meter that is not the part of that name. */
    public static JunctionLeads leads(
            Arguments arguments, Station station, Nanovoltmeter meter, double powerLineCycles, double rfPeakVolts) {
        return new JunctionLeads(
                station.part("source", CurrentSource.class),
                meter,
                arguments.get(AMPERES),
                complianceVolts(arguments, station, rfPeakVolts),
                new Nanovoltmeter.Acquisition(arguments.get(RANGE), powerLineCycles, false, false),
                arguments.duration(REVERSAL_SETTLE),
                station.clock());
    }

    /** The compliance that the step asks for, or what the junction's limit leaves beside the carrier. */
    public static double complianceVolts(Arguments arguments, Station station, double rfPeakVolts) {
        OptionalDouble limit =
                station.limits().junction().map(Limits.Pair::dcVolts).orElse(OptionalDouble.empty());
        return arguments.find(COMPLIANCE).orElseGet(() -> {
            double volts = limit.orElseThrow(() ->
                    arguments.error("the bench has no limit junction.dc_volts to take the source's compliance from;"
                            + " say compliance_volts"));
            return Math.floor((volts - rfPeakVolts) / COMPLIANCE_STEP_VOLTS + ROUNDING) * COMPLIANCE_STEP_VOLTS;
        });
    }
}
