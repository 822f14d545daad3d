package io.mtjlab.protocols.stfmr;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.acquisition.procedure.Column;
import io.mtjlab.acquisition.procedure.RunContext;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.analysis.design.AdaptiveDesign;
import io.mtjlab.analysis.design.LineSearch;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.instruments.capability.LockIn.Phasor;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.setup.CalibrationNotes;
import io.mtjlab.protocols.setup.FieldParameters;
import io.mtjlab.protocols.setup.FieldReading;
import io.mtjlab.protocols.setup.Magnet;

/**
 * Frequencies one after the other at one field, which is approached from saturation. An adaptive spectrum chooses its
 * frequencies as it goes, so that one measured again may choose others only where the noise is another.
 */
final class FrequencySweep implements SpectrumSweep {

    private static final List<Column> COLUMNS = SpectrumSweep.columns(Column.of("f", Unit.HERTZ));

    private final Arguments arguments;
    private final Magnet magnet;
    private final ModulatedDetector detector;
    private final Grid fields;
    private final List<Double> megahertz;
    private final double saturationOersted;
    private FieldReading before = FieldReading.of(Double.NaN);

    FrequencySweep(Arguments arguments, Magnet magnet, ModulatedDetector detector) {
        this.arguments = arguments;
        this.magnet = magnet;
        this.detector = detector;
        this.fields = arguments.get(StfmrParameters.FIELDS);
        this.megahertz = arguments.get(StfmrParameters.RF_MEGAHERTZ).values();
        this.saturationOersted = FieldParameters.saturationOersted(arguments, fields);
        if (StfmrParameters.adaptive(arguments)) {
            StfmrParameters.search(arguments); // so that one that cannot be is refused before anything is set
        }
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public Grid conditions() {
        return fields;
    }

    @Override
    public String key(double oersted) {
        return "H=" + Grid.plain(oersted);
    }

    @Override
    public String words(double oersted) {
        return Grid.plain(oersted) + " Oe";
    }

    @Override
    public String coordinate() {
        return "field_oersted";
    }

    @Override
    public double middleHertz(double oersted) {
        return 1e6 * megahertz.get(megahertz.size() / 2);
    }

    @Override
    public List<Double> fields() {
        List<Double> all = new ArrayList<>(List.of(saturationOersted));
        all.addAll(fields.values());
        return all;
    }

    @Override
    public void approach(double oersted) throws InterruptedException {
        detector.carrier(false);
        magnet.pass(saturationOersted);
        before = magnet.settle(oersted);
    }

    @Override
    public void take(double oersted, UnitRecorder points, RunContext run) throws InterruptedException {
        detector.begin(megahertz);
        if (arguments.get(StfmrParameters.BACKGROUND)) {
            detector.readBackground();
            detector.at(megahertz.get(0));
        }
        if (StfmrParameters.adaptive(arguments)) {
            search(points, run);
            return;
        }
        for (double frequency : megahertz) {
            run.checkpoint();
            Phasor rms = detector.at(frequency);
            points.append(frequency * 1e6, rms.xVolts(), rms.yVolts(), detector.directVolts(rms));
        }
    }

    /** The frequencies that tell most, until the line is known as well as asked. */
    private void search(UnitRecorder points, RunContext run) throws InterruptedException {
        LineSearch line = StfmrParameters.search(arguments);
        AskedLine asked = new AskedLine(arguments);
        for (var next = line.next(asked::fitted); next.isPresent(); next = line.next(asked::fitted)) {
            double hertz = next.get().hertz();
            double frequency = hertz * 1e-6;
            for (int i = 0; i < next.get().times(); i++) {
                run.checkpoint();
                Phasor rms = i == 0 ? detector.at(frequency) : detector.again(frequency);
                double volts = detector.directVolts(rms);
                points.append(frequency * 1e6, rms.xVolts(), rms.yVolts(), volts);
                line.learn(hertz, volts);
                asked.add(hertz, volts);
            }
        }
        points.note("reached", line.design().map(AdaptiveDesign::reached).orElse(false));
    }

    @Override
    public void note(double oersted, CalibrationNotes notes) throws InterruptedException {
        notes.field(before.and(magnet.read()));
    }

    @Override
    public double leastSeconds() {
        return seconds(StfmrParameters.adaptive(arguments) ? LineSearch.SCAN : megahertz.size());
    }

    @Override
    public double mostSeconds() {
        return seconds(
                StfmrParameters.adaptive(arguments) ? arguments.get(StfmrParameters.MOST_READINGS) : megahertz.size());
    }

    private double seconds(int readings) {
        return 2 * Magnet.SETTLING_SECONDS
                + detector.expectedSeconds(megahertz.size(), ModulatedDetector.SEARCH_STRIDE, readings);
    }
}
