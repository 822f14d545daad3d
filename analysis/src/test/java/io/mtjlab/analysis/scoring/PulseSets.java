package io.mtjlab.analysis.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.mtjlab.analysis.files.Kinds;

/**
 * Pulse trains at a domain-wall neuron. Amplitude: a staircase of pulses depins the wall (junction A falls), fires
 * (junction B rises) and resets (B falls), each at a threshold that scatters from cycle to cycle. Number: equal pulses,
 * each moves the wall by N(1, sigma); B rises past the first length and falls past 1.4 times that.
 */
final class PulseSets implements SetSource {

    private static final double[] OHMS_A = {1650, 1930};
    private static final double[] OHMS_B = {1180, 1380};

    private final boolean byNumber;

    PulseSets(boolean byNumber) {
        this.byNumber = byNumber;
    }

    @Override
    public String name() {
        return byNumber ? "pulses, number" : "pulses, amplitude";
    }

    @Override
    public SimulatedSet draw(long seed, int index) {
        Dice dice = Dice.of(seed, name(), index);
        String id = "pulses-" + (byNumber ? "number-" : "amplitude-") + seed + "-" + index;
        return byNumber ? number(dice, id) : amplitude(dice, id);
    }

    private static SimulatedSet amplitude(Dice dice, String id) {
        int cycles = dice.whole(38, 110);
        double step = dice.chance(0.5) ? 0.05 : 0.1;
        double noise = (OHMS_B[1] - OHMS_B[0]) / dice.decades(2, 18);
        double depin = dice.between(1.6, 2.0);
        double fire = depin + dice.between(0.3, 0.6);
        double reset = fire + dice.between(0.16, 0.36);
        double[] mean = {depin, fire, reset};
        double[] sd = new double[3];
        for (int k = 0; k < 3; k++) {
            sd[k] = dice.between(0.03, 0.09);
        }
        int pulses = (int) Math.ceil((reset + 0.4 - 1.2) / step) + 1;
        double[][] at = new double[3][cycles];
        StringBuilder csv = header("amplitude");
        for (int cycle = 0; cycle < cycles; cycle++) {
            do {
                for (int k = 0; k < 3; k++) {
                    at[k][cycle] = mean[k] + sd[k] * dice.normal();
                }
            } while (at[0][cycle] >= at[1][cycle] || at[1][cycle] >= at[2][cycle]);
            for (int pulse = 1; pulse <= pulses; pulse++) {
                double volts = 1.2 + (pulse - 1) * step;
                boolean moved = volts >= at[0][cycle];
                boolean fired = volts >= at[1][cycle] && volts < at[2][cycle];
                row(
                        csv,
                        cycle,
                        pulse,
                        volts,
                        moved ? OHMS_A[0] : OHMS_A[1],
                        fired ? OHMS_B[1] : OHMS_B[0],
                        noise,
                        dice);
            }
        }
        List<Truth> truths = new ArrayList<>();
        String[] names = {"V_depin", "V_fire", "V_reset"};
        for (int k = 0; k < 3; k++) {
            double average = Arrays.stream(at[k]).average().orElseThrow();
            truths.add(new Truth(names[k], names[k], average, step));
            truths.add(new Truth(names[k] + "_sd", names[k] + "_sd", deviation(at[k]), step));
        }
        truths.add(Truth.none("N_fire", "N_fire"));
        return new SimulatedSet(id, Kinds.PULSES, csv.toString(), truths);
    }

    private static SimulatedSet number(Dice dice, String id) {
        int cycles = dice.whole(38, 110);
        int threshold = dice.whole(10, 34);
        double sigma = dice.between(0.1, 0.4);
        double noise = (OHMS_B[1] - OHMS_B[0]) / dice.decades(2, 18);
        int pulses = 3 * threshold;
        double[] fire = new double[cycles];
        double[] reset = new double[cycles];
        StringBuilder csv = header("number");
        for (int cycle = 0; cycle < cycles; cycle++) {
            double position = 0;
            boolean fired = false;
            boolean done = false;
            for (int pulse = 1; pulse <= pulses; pulse++) {
                position += 1 + sigma * dice.normal();
                if (!fired && position >= threshold) {
                    fired = true;
                    fire[cycle] = pulse;
                }
                if (!done && position >= 1.4 * threshold) {
                    done = true;
                    reset[cycle] = pulse;
                }
                row(csv, cycle, pulse, 2.4, OHMS_A[0], fired && !done ? OHMS_B[1] : OHMS_B[0], noise, dice);
            }
        }
        List<Truth> truths = new ArrayList<>();
        truths.add(new Truth("N_fire", "N_fire", Arrays.stream(fire).average().orElseThrow(), 1));
        truths.add(new Truth("N_fire_sd", "N_fire_sd", deviation(fire), 1));
        truths.add(
                new Truth("N_reset", "N_reset", Arrays.stream(reset).average().orElseThrow(), 1));
        truths.add(new Truth("velocity_sigma", "velocity_sigma", sigma, sigma));
        truths.add(Truth.none("V_fire", "V_fire"));
        return new SimulatedSet(id, Kinds.PULSES, csv.toString(), truths);
    }

    private static StringBuilder header(String encoding) {
        return new StringBuilder("# kind=pulse_train\n# encoding=" + encoding + "\ncycle,pulse,V_V,RA_ohm,RB_ohm\n");
    }

    private static void row(
            StringBuilder csv, int cycle, int pulse, double volts, double a, double b, double noise, Dice dice) {
        csv.append(String.format(
                Locale.ROOT,
                "%d,%d,%.6g,%.7g,%.7g%n",
                cycle,
                pulse,
                volts,
                a + noise * dice.normal(),
                b + noise * dice.normal()));
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }
}
