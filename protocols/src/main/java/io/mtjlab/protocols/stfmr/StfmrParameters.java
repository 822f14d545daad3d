package io.mtjlab.protocols.stfmr;

import java.util.List;

import io.mtjlab.analysis.design.LineSearch;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ParameterTable;
import io.mtjlab.protocols.parameter.ValueTypes;
import io.mtjlab.protocols.setup.BiasParameters;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.LockInParameters;
import io.mtjlab.protocols.setup.PlanWord;
import io.mtjlab.protocols.setup.RfParameters;

/** What a step of kind {@code stfmr} may say. */
final class StfmrParameters {

    /** A pole at ten times the rate takes 0.5 % off the fundamental. */
    private static final double PORT_FRACTION = 0.1;

    /** What runs along a spectrum. */
    enum Swept {
        FREQUENCY,
        FIELD;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static final Parameter<Swept> SWEEP = Parameter.byDefault(
            "sweep",
            Unit.ONE,
            ValueTypes.word(Swept.class),
            Swept.FREQUENCY,
            "what runs along a spectrum: frequency takes one at every field, over rf_megahertz; field takes one at every"
                    + " frequency, over field_oersted from saturation, through one sign or through both, which tells"
                    + " where zero is",
            "Luo 2023, figure 2(a), is over frequency; Kittel, Phys. Rev. 73, 155 (1948), is over field");

    static final Parameter<Grid> FIELDS = Parameter.required(
            "field_oersted",
            Unit.OERSTED,
            ValueTypes.grid(-FieldParameters.MOST_OERSTED, FieldParameters.MOST_OERSTED),
            "fields of the spectra, each approached from saturate_oersted; sweep: field: those along a spectrum, all"
                    + " rising or all falling");

    /** Where {@code rf_dbm} holds. */
    enum LevelPlace {
        GENERATOR,
        PROBE;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static final Parameter<Grid> RF_DBM = Parameter.required(
            "rf_dbm",
            Unit.DBM,
            ValueTypes.grid(RfParameters.LEAST_DBM, RfParameters.MOST_DBM),
            "levels of the carrier while it is on, a spectrum for each of them at every field");

    static final Parameter<LevelPlace> LEVEL_AT = Parameter.byDefault(
            "level_at",
            Unit.ONE,
            ValueTypes.word(LevelPlace.class),
            LevelPlace.GENERATOR,
            "where those levels hold: at the generator's connector, or as the power that arrives at the probe, for which the"
                    + " generator is set higher by the wiring's loss at every frequency",
            "Luo 2023 tells the generator's");

    static final Parameter<Grid> BIAS = Parameter.byDefault(
            "bias_amperes",
            Unit.AMPERE,
            ValueTypes.grid(-0.1, 0.1),
            new Grid(List.of(0.0)),
            "direct currents during a spectrum, a spectrum for each of them; other than 0 they need source",
            "Luo 2023, figure 2(a): no current");

    static final Parameter<Grid> RF_MEGAHERTZ = Parameter.required(
            "rf_megahertz",
            Unit.MEGAHERTZ,
            ValueTypes.grid(RfParameters.LEAST_MEGAHERTZ, RfParameters.MOST_MEGAHERTZ),
            "frequencies of a spectrum, in the order in which they are taken; sweep: field: a spectrum for each of them");

    static final Parameter<Double> RATE = Parameter.byDefault(
            "modulation.rate_hertz",
            Unit.HERTZ,
            ValueTypes.number(1, 100_000),
            137.0,
            "rate at which the carrier is switched on and off",
            "choice: a prime above the 1/f noise, far from the mains' harmonics, below what a bias tee's DC port passes");

    static final Parameter<Double> FULL_SCALE = Parameter.optional(
            "lockin.full_scale_volts",
            Unit.VOLT,
            ValueTypes.number(2e-9, 1),
            "sensitivity, root mean square; when left out, twice the largest signal that a coarse search finds");

    static final Parameter<Double> PHASE = Parameter.optional(
            "lockin.phase_degrees",
            Unit.DEGREE,
            ValueTypes.number(-180, 180),
            "reference phase; when left out, turned so that the strongest signal of a coarse search is all in X");

    static final Parameter<Boolean> BACKGROUND = Parameter.byDefault(
            "background",
            Unit.ONE,
            ValueTypes.flag(),
            false,
            "whether to read with the carrier off before each spectrum, and to take that off V",
            "pick-up of the rate shows as a constant, which a fit takes up by itself");

    static final Parameter<PlanWord> PLAN = Parameter.byDefault(
            "plan",
            Unit.ONE,
            ValueTypes.word(PlanWord.class),
            PlanWord.GRID,
            "grid reads every frequency once; adaptive scans, then reads those of rf_megahertz that are expected to tell"
                    + " most about place and width of the line",
            "Luo 2023, figure 2(a): an even sweep");

    static final Parameter<Double> FR_HALF_WIDTH = Parameter.byDefault(
            "stop.fr_megahertz",
            Unit.MEGAHERTZ,
            ValueTypes.number(1e-3, 10_000),
            1.0,
            "adaptive: half of the 95 % interval of the resonance's place at which the spectrum ends",
            "what 0.07 Oe along the hard axis moves it");

    static final Parameter<Double> DF_HALF_WIDTH = Parameter.byDefault(
            "stop.relative_df",
            Unit.ONE,
            ValueTypes.number(1e-4, 1),
            0.02,
            "adaptive: half of the 95 % interval of its full width, as a share of it",
            "choice: damping to 2 %");

    static final Parameter<Integer> MOST_IN_A_ROW = Parameter.byDefault(
            "stop.readings_in_a_row",
            Unit.ONE,
            ValueTypes.count(1, 100),
            4,
            "adaptive: readings of one frequency without leaving it, half a settling time apart, at most",
            "choice: it settles from reading to reading sooner than from frequency to frequency");

    static final Parameter<Integer> MOST_READINGS = Parameter.byDefault(
            "stop.readings",
            Unit.ONE,
            ValueTypes.count(8, 100_000),
            400,
            "adaptive: readings of a spectrum, at most",
            "choice: those of a dense even sweep");

    static final ParameterTable TABLE = ParameterTable.of(
            SWEEP,
            FieldParameters.AXIS,
            FIELDS,
            FieldParameters.SATURATE,
            FieldParameters.STEP_SETTLE,
            RF_DBM,
            LEVEL_AT,
            RF_MEGAHERTZ,
            BIAS,
            BiasParameters.COMPLIANCE,
            RATE,
            LockInParameters.TIME_CONSTANT,
            LockInParameters.SLOPE,
            FULL_SCALE,
            PHASE,
            BACKGROUND,
            PLAN,
            FR_HALF_WIDTH,
            DF_HALF_WIDTH,
            MOST_IN_A_ROW,
            MOST_READINGS);

    private StfmrParameters() {}

    static boolean adaptive(Arguments step) {
        return step.get(PLAN) == PlanWord.ADAPTIVE;
    }

    /** For one spectrum. @throws io.mtjlab.base.error.InvalidInput when there are too few frequencies to choose from */
    static LineSearch search(Arguments step) {
        List<Double> hertz = step.get(RF_MEGAHERTZ).values().stream()
                .sorted()
                .map(megahertz -> megahertz * 1e6)
                .toList();
        if (hertz.size() < LineSearch.SCAN) {
            throw step.error("plan: adaptive chooses among the frequencies of rf_megahertz, and scans "
                    + LineSearch.SCAN + " of them first; there are " + hertz.size());
        }
        return new LineSearch(
                hertz,
                step.get(FR_HALF_WIDTH) * 1e6,
                step.get(DF_HALF_WIDTH),
                step.get(MOST_IN_A_ROW),
                step.get(MOST_READINGS));
    }

    /**
     * The rectified voltage must come out of the bias tee with the rate at which the carrier is switched.
     *
     * @throws io.mtjlab.base.error.InvalidInput when it does not, or there is no tee
     */
    static void requireTee(Arguments step, Wiring wiring) {
        if (!wiring.rfThrough().isEmpty() && !wiring.rfThrough().equals("bias-tee")) {
            throw step.error("the rectified voltage is read at the DC port of a bias tee, but the bench's wiring says"
                    + " rf through " + wiring.rfThrough());
        }
        double rate = step.get(RATE);
        double port = wiring.rfDcPortHertz().orElse(Double.POSITIVE_INFINITY);
        if (rate > PORT_FRACTION * port) {
            throw step.error("modulation.rate_hertz " + Grid.plain(rate) + " is too fast for the bias tee, whose DC"
                    + " port passes " + Grid.plain(port) + " Hz: at most " + Grid.plain(PORT_FRACTION * port));
        }
    }
}
