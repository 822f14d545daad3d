package io.mtjlab.analysis.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.rh.RhFit;
import io.mtjlab.analysis.sigmoid.CountSigmoidFit;
import io.mtjlab.analysis.sigmoid.SigmoidPoint;
import io.mtjlab.analysis.stfmr.Spectrum;
import io.mtjlab.analysis.stfmr.StfmrFit;
import io.mtjlab.analysis.telegraph.TelegraphFit;
import io.mtjlab.analysis.telegraph.TelegraphTrace;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.unit.Unit;

/** The kinds of data that files can hold, each with the fit for it. */
public enum Kinds {
    /** {@code t_s,R_ohm}. */
    TELEGRAPH("telegraph") {
        @Override
        FitResult fitted(DataSet data) {
            double[] seconds = data.column("t", Unit.SECOND);
            for (int i = 1; i < seconds.length; i++) {
                if (!(seconds[i] > seconds[i - 1])) {
                    throw InvalidInput.at(
                            data.file(),
                            data.line(i),
                            1,
                            "time does not rise: " + seconds[i] + " s after " + seconds[i - 1] + " s");
                }
            }
            return TelegraphFit.standard()
                    .fit(TelegraphTrace.ofOhms(seconds, data.column("R", Unit.OHM)))
                    .result();
        }
    },
    /** {@code f_MHz,V_uV}; fr_k and df_k in MHz, voltages in uV, slope in uV/MHz. */
    STFMR("stfmr") {
        @Override
        FitResult fitted(DataSet data) {
            Spectrum spectrum = new Spectrum(data.column("f", Unit.HERTZ), data.column("V", Unit.VOLT));
            StfmrFit fit = data.number("n_peaks").isPresent()
                    ? StfmrFit.ofPeaks((int) data.number("n_peaks").getAsDouble())
                    : StfmrFit.ofUnknownPeaks();
            return inFileUnits(fit.fit(spectrum));
        }
    },
    /** {@code H_Oe,n,k}. */
    SIGMOID("sigmoid") {
        @Override
        FitResult fitted(DataSet data) {
            double[] field = data.column("H", Unit.OERSTED);
            double[] trials = data.column("n");
            double[] switched = data.column("k");
            List<SigmoidPoint> points = new ArrayList<>();
            for (int i = 0; i < field.length; i++) {
                if (!(trials[i] >= 0) || switched[i] < 0 || switched[i] > trials[i]) {
                    throw InvalidInput.at(
                            data.file(),
                            data.line(i),
                            1,
                            "k = " + switched[i] + " of n = " + trials[i] + " trials; 0 <= k <= n expected");
                }
                points.add(new SigmoidPoint(field[i], switched[i], trials[i]));
            }
            return CountSigmoidFit.fit(points);
        }
    },
    /** {@code loop,H_Oe,R_ohm} in sweep order; each value of {@code loop} is one cycle. */
    RH("rh") {
        @Override
        FitResult fitted(DataSet data) {
            double[] loop = data.has("loop") ? data.column("loop") : new double[data.size()];
            double[] field = data.column("H", Unit.OERSTED);
            double[] ohms = data.column("R", Unit.OHM);
            Map<Double, List<Integer>> rows = new TreeMap<>();
            for (int i = 0; i < loop.length; i++) {
                rows.computeIfAbsent(loop[i], key -> new ArrayList<>()).add(i);
            }
            List<RhFit.Cycle> cycles = rows.values().stream()
                    .map(indices -> new RhFit.Cycle(
                            indices.stream().mapToDouble(i -> field[i]).toArray(),
                            indices.stream().mapToDouble(i -> ohms[i]).toArray()))
                    .toList();
            return RhFit.standard().fit(cycles);
        }
    };

    private final String word;

    Kinds(String word) {
        this.word = word;
    }

    abstract FitResult fitted(DataSet data);

    /** As on the command line. */
    public String word() {
        return word;
    }

    /** The kind called {@code word}. */
    public static Kinds named(String word) {
        for (Kinds kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        List<String> words = java.util.Arrays.stream(values()).map(Kinds::word).toList();
        throw new InvalidInput("no kind of fit '" + word + "'; there are " + String.join(" ", words));
    }

    /** Fits one data set. */
    public FitResult fit(DataSet data) {
        FitResult fit = fitted(data);
        List<String> remarks = new ArrayList<>(data.remarks());
        remarks.addAll(fit.remarks());
        return new FitResult(
                word,
                data.id(),
                fit.outcomes(),
                fit.covariance(),
                fit.stop(),
                fit.statistics(),
                remarks,
                fit.figures());
    }

    private static FitResult inFileUnits(FitResult fit) {
        Map<String, Double> factor = new LinkedHashMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (Outcome outcome : fit.outcomes()) {
            String unit = outcome.unit();
            double by = unit.equals("Hz") ? 1e-6 : unit.equals("V") ? 1e6 : 1e12;
            factor.put(outcome.name(), by);
            outcomes.add(outcome.scaled(by, unit.equals("Hz") ? "MHz" : unit.equals("V") ? "uV" : "uV/MHz"));
        }
        List<String> names = fit.covariance().names();
        double[][] matrix = new double[names.size()][names.size()];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                matrix[i][j] = fit.covariance().matrix()[i][j]
                        * factor.getOrDefault(names.get(i), 1.0)
                        * factor.getOrDefault(names.get(j), 1.0);
            }
        }
        return new FitResult(
                fit.kind(),
                fit.id(),
                outcomes,
                new Covariance(names, matrix),
                fit.stop(),
                fit.statistics(),
                fit.remarks(),
                fit.figures());
    }
}
