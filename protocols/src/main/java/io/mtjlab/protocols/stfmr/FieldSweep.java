package io.mtjlab.protocols.stfmr;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.capability.LockIn.Phasor;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.setup.CalibrationNotes;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.Magnet;

/**
 * Fields one after the other at one frequency, each approached from the side of the one before, from saturation through
 * one sign or both. What is stored is the field that the gaussmeter reads: the mean of a reading before the lock-in's
 * filter has settled and one after it, so that a drift in between counts as half.
 */
final class FieldSweep implements SpectrumSweep {

    private static final List<Column> COLUMNS = SpectrumSweep.columns(Column.of("H", Unit.OERSTED));

    /** Closer than over frequency: over both signs of the field a line may be only some two steps wide. */
    private static final int SEARCH_STRIDE = 2;

    /** What a reading of a gaussmeter takes; for estimates. */
    private static final double READING_SECONDS = 0.1;

    private final Arguments arguments;
    private final Magnet magnet;
    private final ModulatedDetector detector;
    private final Wiring wiring;
    private final Grid megahertz;
    private final List<Double> oersted;
    private final double saturationOersted;

    /** @throws io.mtjlab.base.error.InvalidInput when the fields turn back on their way, or the step asks for a search */
    FieldSweep(Arguments arguments, Magnet magnet, ModulatedDetector detector, Wiring wiring) {
        this.arguments = arguments;
        this.magnet = magnet;
        this.detector = detector;
        this.wiring = wiring;
        this.megahertz = arguments.get(StfmrParameters.RF_MEGAHERTZ);
        Grid fields = arguments.get(StfmrParameters.FIELDS);
        this.oersted = fields.values();
        requireOneWay();
        if (StfmrParameters.adaptive(arguments)) {
            throw arguments.error("plan: adaptive chooses among frequencies; sweep: field takes every field of"
                    + " field_oersted, for a field that jumps back comes from the wrong side");
        }
        this.saturationOersted = FieldParameters.saturationOfSweep(arguments, fields.first(), fields.last());
    }

    private void requireOneWay() {
        double way = Math.signum(oersted.get(oersted.size() - 1) - oersted.get(0));
        boolean one = IntStream.range(1, oersted.size())
                .allMatch(i -> Math.signum(oersted.get(i) - oersted.get(i - 1)) == way);
        if (way == 0 || !one) {
            throw arguments.error("field_oersted: sweep: field needs fields that all rise or all fall,"
                    + " such as {from: -200, to: 200, step: 5}");
        }
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public Grid conditions() {
        return megahertz;
    }

    @Override
    public String key(double frequency) {
        return "f=" + Grid.plain(frequency);
    }

    @Override
    public String words(double frequency) {
        return Grid.plain(frequency) + " MHz over field";
    }

    @Override
    public String coordinate() {
        return "rf_megahertz";
    }

    @Override
    public double middleHertz(double frequency) {
        return 1e6 * frequency;
    }

    @Override
    public List<Double> fields() {
        List<Double> all = new ArrayList<>(List.of(saturationOersted));
        all.addAll(oersted);
        return all;
    }

    @Override
    public void approach(double frequency) throws InterruptedException {
        detector.carrier(false);
        magnet.settle(saturationOersted);
    }

    @Override
    public void take(double frequency, UnitRecorder points, RunContext run) throws InterruptedException {
        detector.start(frequency);
        detector.tune(oersted, SEARCH_STRIDE, this::signal);
        magnet.pass(saturationOersted);
        if (arguments.get(StfmrParameters.BACKGROUND)) {
            detector.readBackground();
        }
        // The first point must not remember the far end of the search.
        signal(oersted.get(0));
        for (double field : oersted) {
            run.checkpoint();
            double before = magnet.step(field);
            Phasor rms = detector.settled(Grid.plain(field) + " Oe");
            double after = magnet.probe().readOersted();
            points.append((before + after) / 2, rms.xVolts(), rms.yVolts(), detector.directVolts(rms));
        }
    }

    private Phasor signal(double field) throws InterruptedException {
        magnet.step(field);
        return detector.settled(Grid.plain(field) + " Oe");
    }

    @Override
    public void note(double frequency, CalibrationNotes notes) {
        notes.megahertz(frequency);
    }

    @Override
    public double leastSeconds() {
        List<Double> search = IntStream.range(0, oersted.size())
                .filter(i -> i % SEARCH_STRIDE == 0)
                .mapToObj(oersted::get)
                .toList();
        return Magnet.SETTLING_SECONDS
                + 2 * FieldParameters.rampSeconds(wiring, magnet, fields())
                + magnet.stepSeconds(search)
                + magnet.stepSeconds(oersted)
                + oersted.size() * READING_SECONDS
                + detector.expectedSeconds(oersted.size(), SEARCH_STRIDE, oersted.size());
    }

    @Override
    public double mostSeconds() {
        return leastSeconds();
    }
}
