package io.mtjlab.networks.training;

import org.apache.commons.rng.UniformRandomProvider;

/** In which order the images of an epoch are met. */
public final class Order {

    private Order() {}

    /** The numbers 0 to {@code count - 1}, shuffled. */
    public static int[] shuffled(int count, UniformRandomProvider random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
