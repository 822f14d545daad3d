package io.mtjlab.networks.synapse;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.networks.matrix.Matrix;

/**
 * Weights held by compounds of junctions.
 *
 * <pre>{@code
 * Synapse synapse = new Synapse(new Compound(3, 0.78), Mapping.PAIR, ScaleRule.rms(2.5), Mapping.Thresholds.NEAREST);
 * synapse.realise(network.layers().get(0).weights(), quantized);
 * }</pre>
 */
public record Synapse(Compound compound, Mapping mapping, ScaleRule scale, Mapping.Thresholds thresholds) {

    /** Thresholds half-way. */
    public static Synapse of(int cells, double tmr, Mapping mapping, ScaleRule scale) {
        return new Synapse(new Compound(cells, tmr), mapping, scale, Mapping.Thresholds.NEAREST);
    }

    public Synapse withScale(ScaleRule rule) {
        return new Synapse(compound, mapping, rule, thresholds);
    }

    public Synapse withCompound(Compound other) {
        return new Synapse(other, mapping, scale, thresholds);
    }

    public Synapse withMapping(Mapping other) {
        return new Synapse(compound, other, scale, thresholds);
    }

    /**
     * With perfect devices.
     *
     * @param weights shape [inputs x outputs]
     * @param realised the same shape
     */
    public void realise(Matrix weights, Matrix realised) {
        float[] row = new float[weights.columns()];
        double s = scale.of(weights, row);
        float perScale = (float) (1 / s);
        float[] levels = levels(s);
        int zero = levels.length / 2;
        for (int i = 0; i < weights.rows(); i++) {
            weights.readRow(i, row);
            for (int j = 0; j < row.length; j++) {
                row[j] = levels[zero + mapping.code(row[j] * perScale, compound, thresholds)];
            }
            realised.writeRow(i, row);
        }
    }

    /** The weights of all codes, from the most negative that there could be on. */
    private float[] levels(double s) {
        int most = compound.cells() + 1;
        float[] levels = new float[2 * most + 1];
        for (int code = -most; code <= most; code++) {
            levels[most + code] = mapping.has(code, compound) ? (float) (s * mapping.ideal(code, compound)) : Float.NaN;
        }
        return levels;
    }

    /**
     * As read once.
     *
     * @param weights shape [inputs x outputs]
     * @param realised the same shape
     * @param made draws how the devices were made and programmed: the same stream, the same devices
     * @param read draws the noise of this reading
     */
    public void realise(
            Matrix weights,
            Matrix realised,
            Imperfections imperfections,
            UniformRandomProvider made,
            UniformRandomProvider read) {
        float[] row = new float[weights.columns()];
        double s = scale.of(weights, row);
        Devices devices = new Devices(compound, imperfections, made, read);
        for (int i = 0; i < weights.rows(); i++) {
            weights.readRow(i, row);
            for (int j = 0; j < row.length; j++) {
                row[j] =
                        (float) (s * devices.weight(mapping, mapping.code((float) (row[j] / s), compound, thresholds)));
            }
            realised.writeRow(i, row);
        }
    }

    /** For a result's document. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("cells", compound.cells());
        facts.put("tmr", compound.tmr());
        facts.put("mapping", mapping.key());
        facts.put("thresholds", thresholds.key());
        return facts;
    }

    /** Compounds as they come. */
    private static final class Devices {

        private final Compound compound;
        private final Imperfections imperfections;
        private final UniformRandomProvider random;
        private final ZigguratSampler.NormalizedGaussian normal;
        private final ZigguratSampler.NormalizedGaussian noise;
        private final double range;

        Devices(
                Compound compound,
                Imperfections imperfections,
                UniformRandomProvider random,
                UniformRandomProvider read) {
            this.noise = ZigguratSampler.NormalizedGaussian.of(read);
            this.compound = compound;
            this.imperfections = imperfections;
            this.random = random;
            this.normal = ZigguratSampler.NormalizedGaussian.of(random);
            this.range = 1 - compound.lowest();
        }

        /** In units of s. */
        double weight(Mapping mapping, int code) {
            return switch (mapping) {
                case PAIR -> (conductance(Math.max(0, code)) - conductance(Math.max(0, -code))) / range;
                case OFFSET -> 2 * (conductance(code) - compound.lowest()) / range - 1;
                case SIGNED -> Math.signum(code) * conductance(Math.abs(code) - 1);
                case SIGNED_WITH_ZERO -> code == 0 ? 0 : Math.signum(code) * conductance(Math.abs(code) - 1);
            };
        }

        private double conductance(int programmed) {
            int parallel = programmed;
            if (imperfections.stuckCells() > 0 || imperfections.programmingError() > 0) {
                parallel = 0;
                for (int cell = 0; cell < compound.cells(); cell++) {
                    parallel += isParallel(cell < programmed) ? 1 : 0;
                }
            }
            double deviation =
                    imperfections.conductanceSpread() > 0 ? imperfections.conductanceSpread() * normal.sample() : 0;
            double reading = imperfections.readNoise() > 0 ? imperfections.readNoise() * noise.sample() : 0;
            // No conductance is negative, however far out a deviation.
            return compound.conductance(parallel) * Math.max(0, 1 + deviation) * Math.max(0, 1 + reading);
        }

        private boolean isParallel(boolean wanted) {
            if (random.nextDouble() < imperfections.stuckCells()) {
                return random.nextBoolean();
            }
            return random.nextDouble() < imperfections.programmingError() ? !wanted : wanted;
        }
    }
}
