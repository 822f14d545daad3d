package io.mtjlab.networks.data;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;

import org.junit.jupiter.api.Test;

import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DrawnDigitsTest {

    private static final ImageData DIGITS = new DrawnDigits(5, 400, 100).load();

    @Test
    void any_number_of_threads_draws_the_same_bytes() {
        for (int threads : new int[] {1, 3}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            ImageData again =
                    pool.submit(() -> new DrawnDigits(5, 400, 100).load()).join();
            pool.shutdown();
            assertThat(again.train().pixels()).isEqualTo(DIGITS.train().pixels());
            assertThat(again.sha256()).isEqualTo(DIGITS.sha256());
        }
    }

    @Test
    void an_image_does_not_depend_on_how_many_are_drawn() {
        byte[] few = new DrawnDigits(5, 30, 10).load().train().pixels();
        assertThat(few).isEqualTo(Arrays.copyOf(DIGITS.train().pixels(), few.length));
    }

    @Test
    void seeds_and_parts_differ() {
        assertThat(new DrawnDigits(6, 400, 100).load().sha256().get("train-images"))
                .isNotEqualTo(DIGITS.sha256().get("train-images"));
        assertThat(DIGITS.train().range(0, 100).pixels())
                .isNotEqualTo(DIGITS.test().pixels());
    }

    @Test
    void has_ink_in_the_middle_and_none_in_the_corners_of_every_digit() {
        LabelledImages train = DIGITS.train();
        for (int i = 0; i < train.count(); i++) {
            int ink = 0;
            for (int p = 0; p < 784; p++) {
                ink += train.pixels()[i * 784 + p] & 0xff;
            }
            // MNIST's digits have a mean grey of 33 of 255.
            assertThat(ink / 784.0).as("mean grey of image %d", i).isBetween(6.0, 90.0);
            assertThat(train.pixels()[i * 784]).isZero();
            assertThat(train.pixels()[i * 784 + 783]).isZero();
        }
    }

    @Test
    void has_as_many_of_each_digit() {
        int[] counts = new int[10];
        for (byte label : DIGITS.train().labels()) {
            counts[label]++;
        }
        assertThat(counts).containsOnly(40);
    }

    @Test
    void says_that_it_is_not_mnist() {
        assertThat(DIGITS.source()).isEqualTo("drawn-digits");
        assertThat(DIGITS.description()).contains("drawn", "not MNIST", "400", "100");
    }

    @Test
    void refuses_to_draw_none() {
        assertThatThrownBy(() -> new DrawnDigits(1, 0, 10)).isInstanceOf(InvalidInput.class);
    }
}
