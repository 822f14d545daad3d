package io.mtjlab.analysis.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.mtjlab.analysis.files.Kinds;

/**
 * Spectra of one or two peaks, white noise: half single, three in ten overlapping (0.8 to 1.8 widths apart), two in ten
 * separate (2.5 to 5). Signal-to-noise 4 to 100, 60 to 800 points, widths of 2 to 20 % of the frequency; some have a
 * slope, a window that cuts a peak off, an uneven grid, or 2 % outliers of 0.5 to 4 amplitudes.
 */
final class StfmrSets implements SetSource {

    private record Peak(double fr, double df, double vs, double va) {
        double volts(double f) {
            double x = 2 * (fr - f) / df;
            return (vs + 2 * x * va) / (1 + x * x);
        }
    }

    @Override
    public String name() {
        return "stfmr";
    }

    @Override
    public SimulatedSet draw(long seed, int index) {
        Draws draws = new Draws(seed, "stfmr-sets", index);
        int ten = index % 10;
        double size = draws.logUniform(0.5, 3000);
        double fr = draws.logUniform(800, 12_000);
        double df = fr * draws.logUniform(0.02, 0.2);
        List<Peak> peaks = new ArrayList<>();
        peaks.add(peak(fr, df, size, draws));
        if (ten >= 5) {
            double df2 = df * draws.uniform(0.6, 1.7);
            double apart = ten < 8 ? draws.uniform(0.8, 1.8) : draws.uniform(2.5, 5);
            peaks.add(peak(fr + apart * 0.5 * (df + df2), df2, size * draws.uniform(0.4, 1), draws));
        }
        double width = peaks.stream().mapToDouble(Peak::df).average().orElseThrow();
        Peak last = peaks.get(peaks.size() - 1);
        double low = fr - width * draws.uniform(3, 7);
        double high = last.fr() + width * draws.uniform(3, 7);
        if (draws.chance(0.14)) {
            if (draws.chance(0.5)) {
                low = fr - df * draws.uniform(0.3, 1);
            } else {
                high = last.fr() + last.df() * draws.uniform(0.3, 1);
            }
        }
        int n = (int) draws.logUniform(60, 801);
        double[] f = grid(Math.max(low, 1), high, n, draws.chance(0.1), draws);
        double middle = 0.5 * (f[0] + f[n - 1]);
        double offset = size * draws.uniform(-0.5, 0.5);
        double slope = draws.chance(0.35) ? size * draws.uniform(-0.8, 0.8) / (high - low) : 0;
        double sigma = size / draws.logUniform(4, 100);
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = offset + slope * (f[i] - middle) + sigma * draws.normal();
            for (Peak peak : peaks) {
                v[i] += peak.volts(f[i]);
            }
        }
        if (draws.chance(0.13)) {
            for (int k = 0; k < Math.round(0.02 * n); k++) {
                v[draws.integer(0, n - 1)] += draws.sign() * size * draws.uniform(0.5, 4);
            }
        }
        return new SimulatedSet("stfmr-" + index, Kinds.STFMR, csv(f, v, peaks.size(), middle), truths(peaks, offset));
    }

    private static Peak peak(double fr, double df, double size, Draws draws) {
        double angle = draws.uniform(0, 2 * Math.PI);
        return new Peak(fr, df, size * Math.cos(angle), size * Math.sin(angle));
    }

    private static double[] grid(double low, double high, int n, boolean uneven, Draws draws) {
        double[] f = new double[n];
        for (int i = 0; i < n; i++) {
            f[i] = uneven ? draws.uniform(low, high) : low + (high - low) * i / (n - 1);
        }
        Arrays.sort(f);
        return f;
    }

    private static List<Truth> truths(List<Peak> peaks, double offset) {
        List<Truth> truths = new ArrayList<>();
        for (int k = 0; k < peaks.size(); k++) {
            Peak peak = peaks.get(k);
            double size = Math.hypot(peak.vs(), peak.va());
            truths.add(new Truth("fr_" + k, "fr", peak.fr(), peak.df()));
            truths.add(new Truth("df_" + k, "df", peak.df(), peak.df()));
            truths.add(new Truth("VS_" + k, "VS", peak.vs(), size));
            truths.add(new Truth("VA_" + k, "VA", peak.va(), size));
        }
        truths.add(new Truth(
                "VC", "VC", offset, Math.hypot(peaks.get(0).vs(), peaks.get(0).va())));
        return truths;
    }

    private static String csv(double[] f, double[] v, int peaks, double middle) {
        StringBuilder text = new StringBuilder();
        text.append("# kind=stfmr\n# n_peaks=")
                .append(peaks)
                .append("\n# f_mid_MHz=")
                .append(middle);
        text.append("\nf_MHz,V_uV\n");
        for (int i = 0; i < f.length; i++) {
            text.append(String.format(Locale.ROOT, "%.8g,%.8g\n", f[i], v[i]));
        }
        return text.toString();
    }
}
