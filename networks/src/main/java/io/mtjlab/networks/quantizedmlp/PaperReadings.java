package io.mtjlab.networks.quantizedmlp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.mtjlab.networks.quantizedmlp.QuantizedMlp.Findings;
import io.mtjlab.networks.result.NetworkResult;
import io.mtjlab.networks.synapse.Mapping;
import io.mtjlab.networks.synapse.ScaleRule;
import io.mtjlab.networks.synapse.Synapse;
import io.mtjlab.networks.synapse.Synapses;

/**
 * Kumar et al. (2024) say neither how a weight becomes a conductance nor at which scale. What they print: 91.7 % on MNIST
 * and 77.4 % on Fashion-MNIST with three cells, 8.3 points from the TMR with one cell (33 to 260 %) and 14.4 points from
 * one cell to three (Fig. 5d,e). This quantizes one trained network by each reading of the rule.
 */
final class PaperReadings {

    private static final double LEAST_TMR = 0.33;
    private static final double PAPER_TMR = 0.78;
    private static final double GREATEST_TMR = 2.6;
    private static final double PAPER_BY_TMR = 0.083;
    private static final double PAPER_BY_CELLS = 0.144;

    private PaperReadings() {}

    private record Reading(Mapping mapping, ScaleRule scale) {
        String name() {
            return mapping.key() + ", s = " + scale.key();
        }
    }

    private static final List<Reading> READINGS = List.of(
            new Reading(Mapping.PAIR, ScaleRule.rms(1)),
            new Reading(Mapping.PAIR, ScaleRule.rms(3)),
            new Reading(Mapping.OFFSET, ScaleRule.rms(2)),
            new Reading(Mapping.OFFSET, ScaleRule.rms(3)),
            new Reading(Mapping.SIGNED, ScaleRule.rms(1.5)),
            new Reading(Mapping.SIGNED, ScaleRule.max(0.25)),
            new Reading(Mapping.SIGNED_WITH_ZERO, ScaleRule.rms(2)));

    static Findings compared(Lab lab, Lab.Trained full) {
        List<NetworkResult.Curve> curves = new ArrayList<>();
        Map<String, Double> metrics = new LinkedHashMap<>();
        double best = 0;
        Fit byTmr = new Fit();
        Fit byCells = new Fit();
        for (Reading reading : READINGS) {
            double[] cells = {1, 2, 3, 4, 5, 6};
            double[] percent = new double[cells.length];
            for (int i = 0; i < cells.length; i++) {
                percent[i] = 100 * accuracy(lab, full, reading, i + 1, PAPER_TMR);
            }
            double gainByTmr =
                    accuracy(lab, full, reading, 1, GREATEST_TMR) - accuracy(lab, full, reading, 1, LEAST_TMR);
            double gainByCells = (percent[2] - percent[0]) / 100;
            String key = reading.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "_");
            metrics.put("test_accuracy_three_cells_" + key, percent[2] / 100);
            metrics.put("gain_by_tmr_one_cell_" + key, gainByTmr);
            metrics.put("gain_by_cells_" + key, gainByCells);
            best = Math.max(best, percent[2] / 100);
            byTmr.see(reading.name(), gainByTmr, PAPER_BY_TMR);
            byCells.see(reading.name(), gainByCells, PAPER_BY_CELLS);
            curves.add(new NetworkResult.Curve(reading.name(), "cells", cells, "test images recognised (%)", percent));
        }
        metrics.put("test_accuracy", best);
        return new Findings(
                curves,
                metrics,
                String.format(
                        Locale.ROOT,
                        "The paper: 91.7 %% on MNIST, 77.4 %% on Fashion-MNIST with three cells, 8.3 points by the TMR with one"
                                + " cell, 14.4 points from one cell to three. Nearest to the gain by the TMR is %s, to the gain"
                                + " by cells %s. No reading gives all of them.",
                        byTmr,
                        byCells));
    }

    private static double accuracy(Lab lab, Lab.Trained full, Reading reading, int cells, double tmr) {
        Synapse synapse = Synapse.of(cells, tmr, reading.mapping(), reading.scale());
        return lab.testAccuracy(full.network(), new Synapses(List.of(synapse, synapse)));
    }

    /** The reading whose gain is nearest to the paper's. */
    private static final class Fit {
        private String name = "none";
        private double gain = Double.NaN;
        private double distance = Double.POSITIVE_INFINITY;

        void see(String reading, double found, double wanted) {
            if (Math.abs(found - wanted) < distance) {
                distance = Math.abs(found - wanted);
                name = reading;
                gain = found;
            }
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "'%s' (%+.1f points)", name, 100 * gain);
        }
    }
}
