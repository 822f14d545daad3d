package io.mtjlab.protocols.stfmr;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.analysis.design.AdaptiveDesign;
import io.mtjlab.analysis.design.LineSearch;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Gaussmeter;
import io.mtjlab.instruments.capability.LockIn;
import io.mtjlab.instruments.capability.LockIn.Phasor;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.capability.RfGenerator;
import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.kind.RoleNeed;
import io.mtjlab.protocols.kind.StepMeasurement;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.setup.CalibrationNotes;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.FieldReading;
import io.mtjlab.protocols.setup.Magnet;
import io.mtjlab.protocols.setup.OutputSafeAction;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;

/**
 * Spin-torque ferromagnetic resonance: the voltage that the junction rectifies from a carrier, against the carrier's
 * frequency, at fixed field and no current. The carrier is switched on and off, a lock-in reads the fundamental, and
 * V = V_rms pi / sqrt(2) is the direct voltage while the carrier is on.
 *
 * <p>A unit is one spectrum, complete in itself: field from saturation, sensitivity and phase tuned for it. An adaptive
 * one chooses its frequencies as it goes, so that one measured again may choose others only where the noise is another.
 */
public final class ResonanceSpectra extends StepMeasurement {

    public static final Kind KIND = new Kind(
            "stfmr",
            "voltage rectified from a carrier against its frequency, at several fields",
            List.of(
                    RoleNeed.required(
                            "rf", RfGenerator.class, "carrier, switched on and off; its sync is the reference"),
                    RoleNeed.required("lockin", LockIn.class, "rectified voltage at that rate"),
                    RoleNeed.required("magnet", FieldSource.class, "field along field_axis"),
                    RoleNeed.required("gauss", Gaussmeter.class, "what that field is"),
                    RoleNeed.optional(
                            "source",
                            CurrentSource.class,
                            "current during a spectrum; held at zero, output off, where bias_amperes is 0"),
                    RoleNeed.optional(
                            "crossed", Gaussmeter.class, "stray field across field_axis, which moves the line")),
            StfmrParameters.TABLE,
            ResonanceSpectra::new);

    /** X and Y are RMS as read; V is direct, at the bias tee's DC port, while the carrier is on. */
    private static final List<Column> COLUMNS = List.of(
            Column.of("f", Unit.HERTZ),
            Column.of("X", Unit.VOLT),
            Column.of("Y", Unit.VOLT),
            Column.of("V", Unit.VOLT));

    private static final String FIELD = "field_oersted";
    private static final String LEVEL = "rf_dbm";
    private static final String BIAS = "bias_amperes";

    private final Wiring wiring;
    private final Magnet magnet;
    private final ModulatedDetector detector;
    private final SpectrumBias bias;
    private final Optional<CrossedField> crossed;
    private final Grid fields;
    private final List<Double> megahertz;
    private final double saturationOersted;

    /** @throws io.mtjlab.base.error.InvalidInput when the magnet drives another axis */
    public ResonanceSpectra(Arguments arguments, Station station) {
        super(KIND, arguments);
        wiring = station.wiring();
        StfmrParameters.requireTee(arguments, wiring);
        magnet = FieldParameters.magnet(arguments, station, Duration.ZERO);
        detector = new ModulatedDetector(
                station.part("rf", RfGenerator.class),
                station.part("lockin", LockIn.class),
                station.clock(),
                arguments,
                generatorDbm(arguments.get(StfmrParameters.RF_DBM).least(), 0));
        crossed = station.optionalPart("crossed", Gaussmeter.class)
                .map(probe -> new CrossedField(probe, arguments.get(FieldParameters.AXIS)));
        bias = new SpectrumBias(arguments, station, highestGeneratorDbm());
        fields = arguments.get(StfmrParameters.FIELDS);
        megahertz = arguments.get(StfmrParameters.RF_MEGAHERTZ).values();
        saturationOersted = FieldParameters.saturationOersted(arguments, fields);
        if (StfmrParameters.adaptive(arguments)) {
            StfmrParameters.search(arguments); // so that one that cannot be is refused before anything is set
        }
    }

    @Override
    public void begin(RunContext run) throws InterruptedException {
        bias.prepare();
        detector.prepare();
        magnet.prepare(fields.values());
        crossed.ifPresent(CrossedField::prepare);
    }

    @Override
    public void measure(UnitSpec spectrum, UnitRecorder points, RunContext run) throws InterruptedException {
        detector.carrier(false);
        magnet.pass(saturationOersted);
        FieldReading before = magnet.settle(fieldOersted(spectrum));
        bias.set(number(spectrum, BIAS));
        double dbm = number(spectrum, LEVEL);
        detector.level(hertz -> generatorDbm(dbm, hertz));
        detector.begin(megahertz);
        double backgroundVolts = background(points);
        if (StfmrParameters.adaptive(arguments)) {
            search(StfmrParameters.search(arguments), backgroundVolts, points, run);
        } else {
            for (double frequency : megahertz) {
                run.checkpoint();
                store(frequency, detector.at(frequency), backgroundVolts, points);
            }
        }
        note(spectrum, points, before.and(magnet.read()));
        crossed.ifPresent(field -> field.note(points));
    }

    /** What the generator is set to for this level at this frequency. */
    private double generatorDbm(double dbm, double hertz) {
        boolean atProbe = arguments.get(StfmrParameters.LEVEL_AT) == StfmrParameters.LevelPlace.PROBE;
        return atProbe && hertz > 0 ? dbm + wiring.rf().lossDb(hertz) : dbm;
    }

    private double highestGeneratorDbm() {
        double highest = arguments.get(StfmrParameters.RF_DBM).largest();
        return arguments.get(StfmrParameters.RF_MEGAHERTZ).values().stream()
                .mapToDouble(frequency -> generatorDbm(highest, frequency * 1e6))
                .max()
                .orElseThrow();
    }

    /** The frequencies that tell most, until the line is known as well as asked. */
    private void search(LineSearch line, double backgroundVolts, UnitRecorder points, RunContext run)
            throws InterruptedException {
        AskedLine asked = new AskedLine(arguments);
        for (var next = line.next(asked::fitted); next.isPresent(); next = line.next(asked::fitted)) {
            double hertz = next.get().hertz();
            double frequency = hertz * 1e-6;
            for (int i = 0; i < next.get().times(); i++) {
                run.checkpoint();
                Phasor rms = i == 0 ? detector.at(frequency) : detector.again(frequency);
                double volts = store(frequency, rms, backgroundVolts, points);
                line.learn(hertz, volts);
                asked.add(hertz, volts);
            }
        }
        points.note("reached", line.design().map(AdaptiveDesign::reached).orElse(false));
    }

    /** Returns the direct voltage while the carrier is on. */
    private static double store(double frequency, Phasor rms, double backgroundVolts, UnitRecorder points) {
        double volts = (rms.xVolts() - backgroundVolts) / ModulatedDetector.RMS_OF_FULL_SQUARE;
        points.append(frequency * 1e6, rms.xVolts(), rms.yVolts(), volts);
        return volts;
    }

    /** X with the carrier off, or zero where that is not asked for. */
    private double background(UnitRecorder points) throws InterruptedException {
        if (!arguments.get(StfmrParameters.BACKGROUND)) {
            return 0;
        }
        detector.carrier(false);
        double volts = detector.settled("no carrier").xVolts();
        detector.carrier(true);
        detector.at(megahertz.get(0));
        points.note("background_volts_rms", volts);
        return volts;
    }

    private void note(UnitSpec spectrum, UnitRecorder points, FieldReading field) {
        points.note("modulation_hertz", arguments.get(StfmrParameters.RATE));
        points.note("modulation_depth", 1.0);
        points.note("phase_degrees", detector.lockIn().phaseDegrees());
        points.note("noise_bandwidth_hertz", detector.lockIn().noiseBandwidthHertz());
        double dbm = number(spectrum, LEVEL);
        double middle = 1e6 * megahertz.get(megahertz.size() / 2);
        bias.note(number(spectrum, BIAS), points);
        new CalibrationNotes(points)
                .field(field)
                .probe(magnet.probe().oerstedAccuracy())
                .level(generatorDbm(dbm, middle), detector.levelAccuracy())
                .path(generatorDbm(dbm, middle), middle, wiring.rf())
                .lockIn(detector.lockIn().voltsAccuracy())
                .leads(wiring);
    }

    private static double fieldOersted(UnitSpec spectrum) {
        return number(spectrum, FIELD);
    }

    private static double number(UnitSpec spectrum, String coordinate) {
        Object value = Objects.requireNonNull(spectrum.coordinates().get(coordinate), coordinate);
        return ((Number) value).doubleValue();
    }

    /** Current by current and level by level, each over all fields. */
    @Override
    public Plan plan() {
        Grid levels = arguments.get(StfmrParameters.RF_DBM);
        Grid currents = arguments.get(StfmrParameters.BIAS);
        List<UnitSpec> spectra = new ArrayList<>();
        for (double amperes : currents.values()) {
            for (double dbm : levels.values()) {
                String series = (levels.size() > 1 ? "/rf=" + Grid.plain(dbm) : "")
                        + (currents.size() > 1 ? "/I=" + Grid.plain(amperes) : "");
                fields.values().forEach(oersted -> spectra.add(spectrum(series, oersted, dbm, amperes)));
            }
        }
        double least = spectra.size() * expectedSeconds(leastReadings());
        double most = spectra.size() * expectedSeconds(mostReadings());
        return Plan.within(spectra, new Plan.Seconds(least, most));
    }

    private UnitSpec spectrum(String series, double oersted, double dbm, double amperes) {
        String key = "H=" + Grid.plain(oersted) + series;
        Map<String, Object> coordinates = new LinkedHashMap<>();
        coordinates.put(FIELD, oersted);
        coordinates.put(LEVEL, dbm);
        coordinates.put("axis", arguments.get(FieldParameters.AXIS).toString());
        coordinates.put(BIAS, amperes);
        return new UnitSpec(
                key,
                "STFMR at " + Grid.plain(oersted) + " Oe" + series.replace("/", ", "),
                coordinates,
                COLUMNS,
                expectedSeconds(mostReadings()));
    }

    private int leastReadings() {
        return StfmrParameters.adaptive(arguments) ? LineSearch.SCAN : megahertz.size();
    }

    private int mostReadings() {
        return StfmrParameters.adaptive(arguments) ? arguments.get(StfmrParameters.MOST_READINGS) : megahertz.size();
    }

    private double expectedSeconds(int readings) {
        return 2 * Magnet.SETTLING_SECONDS + detector.expectedSeconds(megahertz.size(), readings);
    }

    @Override
    public List<SetPoint> setPoints() {
        List<SetPoint> all = new ArrayList<>();
        all.add(magnet.setPoint(saturationOersted));
        fields.values().forEach(oersted -> all.add(magnet.setPoint(oersted)));
        all.add(new SetPoint(detector.generator(), SetPoint.Quantity.RF_LEVEL, highestGeneratorDbm()));
        all.addAll(bias.setPoints());
        return all;
    }

    @Override
    public List<SafeAction> safeActions() {
        List<Output> outputs = new ArrayList<>(List.of(detector.generator(), magnet.supply()));
        bias.source().ifPresent(outputs::add);
        return OutputSafeAction.of(outputs);
    }
}
