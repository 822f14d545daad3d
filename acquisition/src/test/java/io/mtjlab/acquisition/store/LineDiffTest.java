package io.mtjlab.acquisition.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineDiffTest {

    private static List<String> diff(String left, String right) {
        return LineDiff.of("bench", left, right).stream()
                .map(RunDiff.Difference::toString)
                .toList();
    }

    @Test
    void a_line_more_does_not_make_all_that_follow_it_different() {
        assertThat(diff("a\nb\nc\n", "a\nnew\nb\nc\n")).containsExactly("bench line 2: - | new");
        assertThat(diff("a\nb\nc\n", "b\nc\n")).containsExactly("bench line 1: a | -");
    }

    @Test
    void a_changed_line_stands_beside_what_it_was() {
        assertThat(diff("a\nb\nc", "a\nB\nc")).containsExactly("bench line 2: b | B");
        assertThat(diff("x\n", "")).containsExactly("bench line 1: x | -");
        assertThat(diff("same\ntext", "same\ntext\n")).isEmpty();
    }

    @Test
    void what_was_taken_out_and_put_in_makes_one_text_of_the_other() {
        long seed = 7;
        Random dice = new Random(seed);
        for (int trial = 0; trial < 200; trial++) {
            List<String> left = lines(dice);
            List<String> right = lines(dice);
            List<String> common = new ArrayList<>(left);
            List<String> commonToo = new ArrayList<>(right);
            for (var difference : LineDiff.of("x", String.join("\n", left), String.join("\n", right))) {
                difference.left().ifPresent(common::remove);
                difference.right().ifPresent(commonToo::remove);
            }
            assertThat(common)
                    .as("seed %d, trial %d: %s and %s", seed, trial, left, right)
                    .containsExactlyInAnyOrderElementsOf(commonToo);
        }
    }

    private static List<String> lines(Random dice) {
        List<String> lines = new ArrayList<>();
        int count = 1 + dice.nextInt(6);
        for (int i = 0; i < count; i++) {
            lines.add(Character.toString((char) ('a' + dice.nextInt(3))));
        }
        return lines;
    }
}
