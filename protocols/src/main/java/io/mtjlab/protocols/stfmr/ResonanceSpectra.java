package io.mtjlab.protocols.stfmr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.mtjlab.acquisition.procedure.Plan;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.SafeAction;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Gaussmeter;
import io.mtjlab.instruments.capability.LockIn;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.capability.RfGenerator;
import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.kind.RoleNeed;
import io.mtjlab.protocols.kind.StepMeasurement;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.setup.CalibrationNotes;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.Magnet;
import io.mtjlab.protocols.setup.OutputSafeAction;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;

/**
 * Spin-torque ferromagnetic resonance: the voltage that the junction rectifies from a carrier, against the carrier's
 * frequency at fixed field, or against the field at fixed frequency. The carrier is switched on and off, a lock-in reads
 * the fundamental, and V = V_rms pi / sqrt(2) is the direct voltage while the carrier is on.
 *
 * <p>A unit is one spectrum, complete in itself: field from saturation, sensitivity and phase tuned for it.
 */
public final class ResonanceSpectra extends StepMeasurement {

    public static final Kind KIND = new Kind(
            "stfmr",
            "voltage rectified from a carrier against its frequency at several fields, or against the field at several"
                    + " frequencies",
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

    private static final String LEVEL = "rf_dbm";
    private static final String BIAS = "bias_amperes";

    private final Wiring wiring;
    private final Magnet magnet;
    private final ModulatedDetector detector;
    private final SpectrumBias bias;
    private final Optional<CrossedField> crossed;
    private final SpectrumSweep sweep;

    /** @throws io.mtjlab.base.error.InvalidInput when the magnet drives another axis */
    public ResonanceSpectra(Arguments arguments, Station station) {
        super(KIND, arguments);
        wiring = station.wiring();
        StfmrParameters.requireTee(arguments, wiring);
        magnet = FieldParameters.magnet(arguments, station, arguments.duration(FieldParameters.STEP_SETTLE));
        detector = new ModulatedDetector(
                station.part("rf", RfGenerator.class),
                station.part("lockin", LockIn.class),
                station.clock(),
                arguments,
                generatorDbm(arguments.get(StfmrParameters.RF_DBM).least(), 0));
        crossed = station.optionalPart("crossed", Gaussmeter.class)
                .map(probe ->
                        new CrossedField(probe, FieldParameters.angle(station), arguments.get(FieldParameters.AXIS)));
        bias = new SpectrumBias(arguments, station, highestGeneratorDbm());
        sweep = arguments.get(StfmrParameters.SWEEP) == StfmrParameters.Swept.FIELD
                ? new FieldSweep(arguments, magnet, detector, wiring)
                : new FrequencySweep(arguments, magnet, detector);
    }

    @Override
    public void begin(RunContext run) throws InterruptedException {
        bias.prepare();
        detector.prepare();
        magnet.prepare(sweep.fields());
        crossed.ifPresent(CrossedField::prepare);
    }

    @Override
    public void measure(UnitSpec spectrum, UnitRecorder points, RunContext run) throws InterruptedException {
        double condition = number(spectrum, sweep.coordinate());
        double dbm = number(spectrum, LEVEL);
        sweep.approach(condition);
        bias.set(number(spectrum, BIAS));
        detector.level(hertz -> generatorDbm(dbm, hertz));
        sweep.take(condition, points, run);
        note(spectrum, points);
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

    private void note(UnitSpec spectrum, UnitRecorder points) throws InterruptedException {
        detector.backgroundVolts().ifPresent(volts -> points.note("background_volts_rms", volts));
        points.note("modulation_hertz", arguments.get(StfmrParameters.RATE));
        points.note("modulation_depth", 1.0);
        points.note("phase_degrees", detector.lockIn().phaseDegrees());
        points.note("noise_bandwidth_hertz", detector.lockIn().noiseBandwidthHertz());
        double condition = number(spectrum, sweep.coordinate());
        double hertz = sweep.middleHertz(condition);
        double dbm = generatorDbm(number(spectrum, LEVEL), hertz);
        bias.note(number(spectrum, BIAS), points);
        CalibrationNotes notes = new CalibrationNotes(points);
        sweep.note(condition, notes);
        notes.probe(magnet.probe().oerstedAccuracy())
                .level(dbm, detector.levelAccuracy())
                .path(dbm, hertz, wiring.rf())
                .lockIn(detector.lockIn().voltsAccuracy())
                .leads(wiring);
    }

    private static double number(UnitSpec spectrum, String coordinate) {
        Object value = Objects.requireNonNull(spectrum.coordinates().get(coordinate), coordinate);
        return ((Number) value).doubleValue();
    }

    /** Current by current and level by level, each over all fields, or frequencies. */
    @Override
    public Plan plan() {
        Grid levels = arguments.get(StfmrParameters.RF_DBM);
        Grid currents = arguments.get(StfmrParameters.BIAS);
        List<UnitSpec> spectra = new ArrayList<>();
        for (double amperes : currents.values()) {
            for (double dbm : levels.values()) {
                String series = (levels.size() > 1 ? "/rf=" + Grid.plain(dbm) : "")
                        + (currents.size() > 1 ? "/I=" + Grid.plain(amperes) : "");
                sweep.conditions().values().forEach(at -> spectra.add(spectrum(series, at, dbm, amperes)));
            }
        }
        return Plan.within(
                spectra, new Plan.Seconds(spectra.size() * sweep.leastSeconds(), spectra.size() * sweep.mostSeconds()));
    }

    private UnitSpec spectrum(String series, double condition, double dbm, double amperes) {
        Map<String, Object> coordinates = new LinkedHashMap<>();
        coordinates.put(sweep.coordinate(), condition);
        coordinates.put(LEVEL, dbm);
        coordinates.put("axis", arguments.get(FieldParameters.AXIS).toString());
        coordinates.put(BIAS, amperes);
        return new UnitSpec(
                sweep.key(condition) + series,
                "STFMR at " + sweep.words(condition) + series.replace("/", ", "),
                coordinates,
                sweep.columns(),
                sweep.mostSeconds());
    }

    @Override
    public List<SetPoint> setPoints() {
        List<SetPoint> all = new ArrayList<>();
        sweep.fields().forEach(oersted -> all.add(magnet.setPoint(oersted)));
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
