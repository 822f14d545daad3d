package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Axis;
import io.mtjlab.base.figure.Figure.Panel;
import io.mtjlab.base.figure.Figure.Series;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.resonance.ResonanceLine;
import io.mtjlab.simulators.physics.resonance.StfmrModel;

/**
 * A spectrum of rectified voltage, over frequency in a constant field or over field at a constant frequency. The field
 * lies along the hard axis.
 *
 * @param overField whether the field is swept instead of the frequency
 * @param from beginning of the sweep in hertz or oersted
 * @param to its end
 * @param constant field in oersted where the frequency is swept, frequency in hertz where the field is
 * @param noiseVolts deviation of white noise on each point
 */
public record StfmrSimulation(
        String presetName,
        StfmrModel model,
        boolean overField,
        double from,
        double to,
        int points,
        double constant,
        double watts,
        double noiseVolts,
        long seed)
        implements Simulation {

    @Override
    public SimulationResult run(DoubleConsumer progress) {
        ContinuousSampler noise = ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(seed).stream("noise"));
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            double at = points == 1 ? from : from + (to - from) * i / (points - 1);
            double volts = overField ? model.volts(constant, watts, 0, at) : model.volts(at, watts, 0, constant);
            rows.add(new double[] {overField ? at : at * 1e-6, (volts + noiseVolts * noise.sample()) * 1e6});
        }
        var table = new SimulationResult.Table(List.of(overField ? "H_Oe" : "f_MHz", "V_uV"), rows);
        return new SimulationResult(
                "stfmr",
                presetName,
                List.of("Phenomenological: the paper gives the resonance, not the size of the rectified voltage."),
                metrics().values(),
                table,
                figure(table));
    }

    /** What the modes are: at the constant field, or where the sweep of the field crosses them. */
    private Metrics metrics() {
        Metrics metrics = new Metrics();
        for (int i = 0; i < model.modes().size(); i++) {
            StfmrModel.Mode mode = model.modes().get(i);
            String suffix = i == 0 ? "" : "_" + (i + 1);
            double field = overField ? resonantOersted(mode) : constant;
            if (Double.isNaN(field)) {
                continue;
            }
            ResonanceLine line = mode.layer().line(0, field);
            double share = model.relativePower(mode, watts);
            metrics.put("frequency_hz" + suffix, line.centreHertz())
                    .put("linewidth_hz" + suffix, line.fullWidthHertz())
                    .put(
                            "symmetric_volts" + suffix,
                            share * mode.rectification().symmetricVolts())
                    .put(
                            "antisymmetric_volts" + suffix,
                            share * mode.rectification().antisymmetricVolts())
                    .put(
                            "broadband_volts" + suffix,
                            share * mode.rectification().broadbandVolts());
            if (overField) {
                metrics.put("resonant_field_oersted" + suffix, field);
            }
        }
        return metrics;
    }

    /** Where the line crosses the constant frequency first on the way; not a number where it does not. */
    private double resonantOersted(StfmrModel.Mode mode) {
        double before = from;
        for (int i = 1; i < points; i++) {
            double at = from + (to - from) * i / (points - 1);
            if (off(mode, before) * off(mode, at) <= 0) {
                return bisect(mode, before, at);
            }
            before = at;
        }
        return Double.NaN;
    }

    private double bisect(StfmrModel.Mode mode, double begin, double end) {
        double a = begin;
        double b = end;
        for (int i = 0; i < 60; i++) {
            double middle = (a + b) / 2;
            if (off(mode, a) * off(mode, middle) <= 0) {
                b = middle;
            } else {
                a = middle;
            }
        }
        return (a + b) / 2;
    }

    private double off(StfmrModel.Mode mode, double fieldOersted) {
        return mode.layer().line(0, fieldOersted).centreHertz() - constant;
    }

    private Figure figure(SimulationResult.Table table) {
        String x = table.columns().get(0);
        return new Figure(
                "STFMR of " + presetName,
                "",
                List.of(new Panel(
                        Axis.linear(overField ? "H (Oe)" : "f (MHz)"),
                        Axis.linear("V (\u00b5V)"),
                        1,
                        List.of(Series.line("V", table.column(x), table.column("V_uV"))))));
    }
}
