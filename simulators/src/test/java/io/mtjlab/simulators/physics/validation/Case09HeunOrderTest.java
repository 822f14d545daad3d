package io.mtjlab.simulators.physics.validation;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.macrospin.Integrator;
import io.mtjlab.simulators.physics.macrospin.LandauLifshitzGilbert;
import io.mtjlab.simulators.physics.macrospin.Magnet;
import io.mtjlab.simulators.physics.macrospin.ThermalField;
import io.mtjlab.simulators.physics.macrospin.Vec3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Case 9: Heun's method under noise: its stationary &lt;m_z&gt; errs in proportion to the step (weak order 1), its paths with
 * the root of the step (strong order 1/2 for noise in three dimensions). Without noise it is of second order (case 3),
 * and Euler's method without the drift fails (case 7).
 */
class Case09HeunOrderTest {

    private static final double DAMPING = 0.1;
    private static final double XI = 2;

    @Test
    void the_error_of_the_stationary_mean_is_linear_in_the_step() {
        double exact = 1 / Math.tanh(XI) - 1 / XI;
        double[] error = new double[3];
        for (int i = 0; i < 3; i++) {
            error[i] = stationaryMeanZ((8 >> i) * Spins.PS) - exact;
        }
        assertThat(error[0] / error[1]).isCloseTo(2, within(0.4));
        assertThat(error[1] / error[2]).isCloseTo(2, within(0.4));
        assertThat(error[2]).isCloseTo(0, within(2e-4));
    }

    /**
     * By quadrature, not by chance. Field and noise have no preferred direction across z, so that m_z of one step
     * follows from m_z of the step before alone; the kernel of this chain is collected from the method's own steps at
     * the nodes of a polynomial in z and of the normal distribution, and its stationary state solved for.
     */
    private static double stationaryMeanZ(double step) {
        int n = 16;
        double[] nodes = Quadrature.legendre(n).at();
        double[][] kernel = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                kernel[j][i] -= i == j ? 1 : 0;
            }
            collect(nodes, i, step, kernel);
        }
        double[] right = new double[n];
        right[n - 1] = 1;
        for (int i = 0; i < n; i++) {
            kernel[n - 1][i] = 1;
        }
        double[] stationary = Quadrature.solve(kernel, right);
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += stationary[i] * nodes[i];
        }
        return mean;
    }

    /** Adds where a step leads from one node, as weights of the nodes, to column {@code from}. */
    private static void collect(double[] nodes, int from, double step, double[][] kernel) {
        Magnet magnet = Spins.free(DAMPING);
        LandauLifshitzGilbert equation = Spins.equation(magnet);
        double sigma = ThermalField.sigmaTesla(magnet, Spins.KELVIN, step);
        double tesla = XI * Spins.KT / (Spins.SATURATION * Spins.VOLUME);
        Quadrature normal = Quadrature.normal5();
        Vec3 m = new Vec3(Math.sqrt(1 - nodes[from] * nodes[from]), 0, nodes[from]);
        for (int x = 0; x < 5; x++) {
            for (int y = 0; y < 5; y++) {
                for (int z = 0; z < 5; z++) {
                    double weight = normal.weight()[x] * normal.weight()[y] * normal.weight()[z];
                    Vec3 noise = new Vec3(normal.at()[x], normal.at()[y], normal.at()[z]).times(sigma);
                    Vec3 field = noise.plus(tesla, Vec3.Z);
                    double to = Integrator.HEUN
                            .step((t, at) -> equation.rate(at, field, 0), 0, m, step)
                            .z();
                    for (int j = 0; j < nodes.length; j++) {
                        kernel[j][from] += weight * lagrange(nodes, j, to);
                    }
                }
            }
        }
    }

    private static double lagrange(double[] nodes, int j, double at) {
        double product = 1;
        for (int k = 0; k < nodes.length; k++) {
            product *= k == j ? 1 : (at - nodes[k]) / (nodes[j] - nodes[k]);
        }
        return product;
    }

    @Test
    void paths_converge_with_the_root_of_the_step() {
        double[] error = new double[3];
        int[] coarsening = {4, 8, 16};
        for (int c = 0; c < 3; c++) {
            error[c] = strongError(coarsening[c], coarsening[c] / 2);
        }
        // differences of successive halvings along the same Brownian path
        assertThat(error[1] / error[0]).isCloseTo(Math.sqrt(2), within(0.15));
        assertThat(error[2] / error[1]).isCloseTo(Math.sqrt(2), within(0.15));
    }

    /** Root mean square distance between the paths of two steps, given in multiples of a quarter picosecond. */
    private static double strongError(int coarse, int fine) {
        Magnet magnet = Spins.free(DAMPING);
        double unit = Spins.PS / 4;
        double sum = 0;
        int paths = 600;
        for (int p = 0; p < paths; p++) {
            Vec3[] noise = brownian(magnet, unit, 480, p);
            Vec3 difference = end(magnet, noise, unit, coarse).plus(-1, end(magnet, noise, unit, fine));
            sum += difference.dot(difference);
        }
        return Math.sqrt(sum / paths);
    }

    private static Vec3[] brownian(Magnet magnet, double unit, int units, int path) {
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(RandomStreams.of(91).stream("path", path));
        double sigma = ThermalField.sigmaTesla(magnet, Spins.KELVIN, unit);
        Vec3[] noise = new Vec3[units];
        for (int i = 0; i < units; i++) {
            noise[i] = new Vec3(normal.sample(), normal.sample(), normal.sample()).times(sigma);
        }
        return noise;
    }

    private static Vec3 end(Magnet magnet, Vec3[] noise, double unit, int coarse) {
        LandauLifshitzGilbert equation = Spins.equation(magnet);
        Vec3 m = Vec3.X;
        for (int i = 0; i < noise.length; i += coarse) {
            Vec3 mean = Vec3.ZERO;
            for (int k = 0; k < coarse; k++) {
                mean = mean.plus(1.0 / coarse, noise[i + k]);
            }
            Vec3 field = mean;
            m = Integrator.HEUN.step((t, at) -> equation.rate(at, field, 0), 0, m, coarse * unit);
        }
        return m;
    }
}
