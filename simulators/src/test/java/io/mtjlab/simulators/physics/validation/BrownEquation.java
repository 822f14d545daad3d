package io.mtjlab.simulators.physics.validation;

/**
 * Brown's Fokker-Planck equation of a uniaxial particle, for u(z) that decays as exp(-lambda t):
 *
 * <pre>d/dz [(1 - z^2) w u'] + 2 lambda tau_D w u = 0,   w = exp(sigma z^2)</pre>
 *
 * <p>solved by Galerkin's method over odd powers of z, which are as many Legendre polynomials.
 */
final class BrownEquation {

    private static final int TERMS = 24;
    private static final int NODES = 200;

    private BrownEquation() {}

    /** 1/(lambda_1 tau_D), lambda_1 the smallest eigenvalue of an odd u. */
    static double relaxationOverDiffusion(double sigma) {
        Quadrature nodes = Quadrature.legendre(NODES);
        double[][] stiffness = new double[TERMS][TERMS];
        double[][] mass = new double[TERMS][TERMS];
        for (int q = 0; q < NODES; q++) {
            double z = nodes.at()[q];
            double weight = nodes.weight()[q] * Math.exp(sigma * (z * z - 1));
            double[] value = new double[TERMS];
            double[] slope = new double[TERMS];
            for (int i = 0; i < TERMS; i++) {
                int n = 2 * i + 1;
                value[i] = Quadrature.legendrePolynomial(n, z);
                slope[i] = n * (Quadrature.legendrePolynomial(n - 1, z) - z * value[i]) / (1 - z * z);
            }
            for (int i = 0; i < TERMS; i++) {
                for (int j = 0; j < TERMS; j++) {
                    stiffness[i][j] += weight * (1 - z * z) * slope[i] * slope[j];
                    mass[i][j] += weight * value[i] * value[j];
                }
            }
        }
        // Inverse iteration from u = z.
        double[] u = new double[TERMS];
        u[0] = 1;
        double eigenvalue = 0;
        for (int k = 0; k < 50; k++) {
            double[] right = Quadrature.product(mass, u);
            double[] next = Quadrature.solve(stiffness, right);
            eigenvalue = u[0] / next[0];
            double scale = 1 / next[0];
            for (int i = 0; i < TERMS; i++) {
                u[i] = next[i] * scale;
            }
        }
        return 2 / eigenvalue;
    }
}
