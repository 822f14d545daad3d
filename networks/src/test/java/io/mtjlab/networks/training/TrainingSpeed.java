package io.mtjlab.networks.training;

import java.util.Arrays;
import java.util.Locale;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.networks.data.DrawnDigits;
import io.mtjlab.networks.matrix.Blas;
import io.mtjlab.networks.matrix.Compute;
import io.mtjlab.networks.matrix.Matrix;
import io.mtjlab.networks.network.Network;
import io.mtjlab.networks.network.Output;
import io.mtjlab.networks.neuron.SigmoidNeuron;

/**
 * Prints the speed of training 784-400-10 at batch 512 on 60,000 images beside this machine's own matrix product
 * (1024 x 1024, one uncut product on each thread) through the same library, in turns in one run. The median is that of
 * the epochs after {@value #WARM_UP}, in which the program is still being compiled. Arguments: threads (default: all),
 * rounds (default 8).
 */
public final class TrainingSpeed {

    private static final int IMAGES = 60_000;
    private static final int BATCH = 512;
    private static final int SIDE = 1_024;
    private static final int PRODUCTS = 24;
    private static final int WARM_UP = 2;

    /** Products of an image: two of 784 x 400 (there, gradient) and three of 400 x 10 (there, back, gradient). */
    private static final double FLOP_PER_IMAGE = 2.0 * (2 * 784 * 400 + 3 * 400 * 10);

    private TrainingSpeed() {}

    public static void main(String[] arguments) {
        int threads = arguments.length > 0
                ? Integer.parseInt(arguments[0])
                : Runtime.getRuntime().availableProcessors();
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        try (Compute compute = Compute.withThreads(threads)) {
            System.out.println(compute.blas().name() + ", " + threads + " thread(s)");
            RandomStreams streams = RandomStreams.of(1);
            ImageMatrix images =
                    ImageMatrix.of(new DrawnDigits(1, IMAGES, 1).load().train(), compute);
            Network network = Network.of(SigmoidNeuron.PLAIN, Output.SIGMOID, streams, 784, 400, 10);
            Trainer trainer = new Trainer(compute, Recipe.plain(BATCH, 0.045), streams);
            double[] ratio = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                double product = product(compute, threads);
                long start = System.nanoTime();
                trainer.train(network, images, 1);
                double seconds = (System.nanoTime() - start) * 1e-9;
                product = 0.5 * (product + product(compute, threads));
                double training = IMAGES * FLOP_PER_IMAGE / seconds * 1e-9;
                ratio[round] = training / product;
                System.out.printf(
                        Locale.ROOT,
                        "epoch %.3f s: %.0f GFLOP/s; sgemm %.0f GFLOP/s; ratio %.2f%n",
                        seconds,
                        training,
                        product,
                        ratio[round]);
            }
            double[] warm = Arrays.stream(ratio).skip(WARM_UP).sorted().toArray();
            System.out.printf(Locale.ROOT, "median ratio, warm: %.2f%n", warm[warm.length / 2]);
        }
    }

    /** GFLOP/s of all threads together. */
    private static double product(Compute compute, int threads) {
        Blas blas = compute.blas();
        Matrix[][] operands = new Matrix[threads][3];
        for (Matrix[] mine : operands) {
            Arrays.setAll(mine, i -> filled());
        }
        long start = System.nanoTime();
        compute.crew().run(threads, thread -> {
            Matrix[] mine = operands[thread];
            for (int i = 0; i < PRODUCTS; i++) {
                blas.multiply(1, mine[0], false, mine[1], false, 0, mine[2]);
            }
        });
        double seconds = (System.nanoTime() - start) * 1e-9;
        return 2.0 * SIDE * SIDE * SIDE * PRODUCTS * threads / seconds * 1e-9;
    }

    private static Matrix filled() {
        Matrix matrix = Matrix.zeros(SIDE, SIDE);
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                matrix.set(i, j, (float) Math.sin(i + 7.0 * j));
            }
        }
        return matrix;
    }
}
