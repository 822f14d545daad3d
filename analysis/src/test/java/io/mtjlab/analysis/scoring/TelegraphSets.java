package io.mtjlab.analysis.scoring;

import java.util.List;
import java.util.Locale;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.analysis.files.Kinds;
import io.mtjlab.base.random.RandomStreams;

/**
 * Two-level telegraph traces of 4,000 to 40,000 readings with at least 20 changes of state: clean, with drift up to 1.5
 * gaps, with 1/f noise up to a fifth of the gap, with outliers, faster than the readings, integrated, low-passed, and
 * all of drift, 1/f noise and outliers together; signal to noise from 2 to 20, tau_P over tau_AP from 1/100 to 100.
 */
final class TelegraphSets implements SetSource {

    private static final double FEWEST_CHANGES = 20;
    private static final double[] STEP_MANTISSA = {1, 2, 5};

    /** What a trace suffers from, in the shares that they occur. */
    enum Trouble {
        CLEAN,
        DRIFT,
        PINK,
        OUTLIER,
        FAST,
        INTEGRATE,
        LOWPASS,
        COMBINED;

        private static final Trouble[] TWENTY = {
            CLEAN, CLEAN, CLEAN, CLEAN, CLEAN, CLEAN, DRIFT, DRIFT, DRIFT, PINK, PINK, PINK, OUTLIER, OUTLIER, FAST,
            FAST, FAST, INTEGRATE, LOWPASS, COMBINED
        };

        static Trouble of(int index) {
            return TWENTY[Math.floorMod(index, TWENTY.length)];
        }
    }

    @Override
    public String name() {
        return "telegraph, two levels";
    }

    @Override
    public SimulatedSet draw(long seed, int index) {
        UniformRandomProvider random = RandomStreams.of(seed).stream("telegraph sets", index);
        while (true) {
            Trouble trouble = Trouble.of(index);
            Device device = Device.draw(trouble, random);
            int n = (int) logUniform(4000, 40_000, random);
            SwitchingPath path = SwitchingPath.draw(device.rates(), device.occupancy(), n, random);
            int[] visits = path.visits(2, n);
            if (visits[0] + visits[1] > FEWEST_CHANGES) {
                return set(index, trouble, device, path, n, random);
            }
        }
    }

    private record Device(double ohmsP, double ohmsAP, double tauP, double tauAP, double stepSeconds) {

        static Device draw(Trouble trouble, UniformRandomProvider random) {
            boolean fast = trouble == Trouble.FAST || trouble == Trouble.INTEGRATE && random.nextBoolean();
            double brief = fast ? logUniform(0.7, 3, random) : logUniform(5, 80, random);
            double lasting = brief * Math.pow(10, 2 * random.nextDouble());
            boolean briefP = random.nextBoolean();
            double ohms = logUniform(100, 30_000, random);
            double step = STEP_MANTISSA[random.nextInt(3)] * Math.pow(10, -6 + random.nextInt(6));
            return new Device(
                    ohms,
                    ohms * (1 + logUniform(0.06, 1.5, random)),
                    briefP ? brief : lasting,
                    briefP ? lasting : brief,
                    step);
        }

        double[][] rates() {
            return new double[][] {{0, 1 / tauP}, {1 / tauAP, 0}};
        }

        double[] occupancy() {
            return new double[] {tauP / (tauP + tauAP), tauAP / (tauP + tauAP)};
        }

        double gap() {
            return ohmsAP - ohmsP;
        }
    }

    private static SimulatedSet set(
            int index, Trouble trouble, Device device, SwitchingPath path, int n, UniformRandomProvider random) {
        double[] levels = {device.ohmsP, device.ohmsAP};
        double[] ohms = switch (trouble) {
            case INTEGRATE -> path.integrated(levels, n);
            case LOWPASS -> path.filtered(levels, n, 0.5 + 2.5 * random.nextDouble());
            default -> path.sampled(levels, n);
        };
        boolean all = trouble == Trouble.COMBINED;
        if (all || trouble == Trouble.DRIFT) {
            add(ohms, Disturbance.drift(n, random), device.gap() * (0.3 + 1.2 * random.nextDouble()));
        }
        if (all || trouble == Trouble.PINK) {
            add(ohms, Disturbance.pink(n, random), device.gap() * logUniform(0.04, 0.2, random));
        }
        if (all || trouble == Trouble.OUTLIER) {
            add(ohms, Disturbance.outliers(n, logUniform(5e-4, 0.015, random), random), device.gap());
        }
        double sigma = device.gap() / logUniform(2, 20, random);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        for (int i = 0; i < n; i++) {
            ohms[i] += sigma * normal.sample();
        }
        String acquisition = trouble == Trouble.INTEGRATE ? "integrate" : "sample";
        String csv = csv(device.stepSeconds, acquisition, "2", ohms);
        double tauP = device.tauP * device.stepSeconds;
        double tauAP = device.tauAP * device.stepSeconds;
        String id = String.format(Locale.ROOT, "T%04d-%s", index, trouble.name().toLowerCase(Locale.ROOT));
        return new SimulatedSet(
                id,
                Kinds.TELEGRAPH,
                csv,
                List.of(
                        new Truth("R_P", "R_P", device.ohmsP, device.gap()),
                        new Truth("R_AP", "R_AP", device.ohmsAP, device.gap()),
                        new Truth("tau_P", "tau_P", tauP, tauP),
                        new Truth("tau_AP", "tau_AP", tauAP, tauAP),
                        new Truth("P", "P", device.occupancy()[0], 1)));
    }

    static String csv(double stepSeconds, String acquisition, String levels, double[] ohms) {
        StringBuilder text = new StringBuilder(20 * ohms.length);
        text.append("# kind=telegraph\n# dt_s=").append(stepSeconds);
        text.append("\n# n=").append(ohms.length);
        text.append("\n# acquisition=").append(acquisition);
        text.append("\n# levels=").append(levels).append("\nt_s,R_ohm\n");
        for (int i = 0; i < ohms.length; i++) {
            text.append(i * stepSeconds).append(',').append((float) ohms[i]).append('\n');
        }
        return text.toString();
    }

    static double logUniform(double low, double high, UniformRandomProvider random) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    private static void add(double[] ohms, double[] disturbance, double size) {
        for (int i = 0; i < ohms.length; i++) {
            ohms[i] += size * disturbance[i];
        }
    }
}
