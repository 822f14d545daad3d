package io.mtjlab.analysis.scoring;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.files.Kinds;

import static org.assertj.core.api.Assertions.assertThat;

/** A short form of the score: bounds that a sound fit keeps on few sets, and a broken one does not. */
class ScoringTest {

    private static final long SEED = 1;
    private static final int SETS = 40;

    @Test
    void sigmoids_are_found_with_intervals_that_cover() {
        List<Answer> answers = Scoring.of(new SigmoidSets(), SEED, SETS);
        RowScore alpha = ScoreTable.rows(answers).get("alpha");
        RowScore beta = ScoreTable.rows(answers).get("beta");
        // four standard deviations of a binomial of 40 below 95 %; medians at twice the peers' figures
        assertThat(alpha.cover95()).as("seed %d: %s", SEED, alpha).isGreaterThan(81);
        assertThat(beta.cover95()).as("seed %d: %s", SEED, beta).isGreaterThan(81);
        assertThat(alpha.median()).isLessThan(0.09);
        assertThat(beta.median()).isLessThan(0.16);
        assertThat(answers).noneMatch(Answer::fabricated);
    }

    @Test
    void magnetometer_loops_are_found_with_intervals_that_cover() {
        List<Answer> answers = Scoring.of(new MhSets(), SEED, 30);
        for (String row : List.of("Hc", "H_ex", "Hs", "m_s")) {
            RowScore score = ScoreTable.rows(answers).get(row);
            // four standard deviations of a binomial of 30 below 95 %
            assertThat(score.cover95()).as("seed %d: %s %s", SEED, row, score).isGreaterThan(79);
            assertThat(score.median()).as(row).isLessThan(0.1);
        }
        assertThat(answers).noneMatch(Answer::fabricated);
        assertThat(answers).noneMatch(Answer::missing);
    }

    @Test
    void the_same_seed_gives_the_same_answers_whoever_computes_them() {
        List<Answer> parallel = Scoring.of(new SigmoidSets(), SEED, 8);
        List<Answer> one = java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> Scoring.answers(new SigmoidSets().draw(SEED, i)))
                .flatMap(List::stream)
                .toList();
        assertThat(parallel.toString()).isEqualTo(one.toString());
    }

    @Test
    void missing_made_up_and_extra_values_are_told_apart() {
        String separated = "H_Oe,n,k\n1,10,0\n2,10,0\n3,10,10\n4,10,10\n";
        SimulatedSet set = new SimulatedSet(
                "s",
                Kinds.SIGMOID,
                separated,
                List.of(Truth.none("alpha", "alpha"), new Truth("beta", "beta", 2.5, 1), new Truth("x", "x", 1, 1)));
        List<Answer> answers = Scoring.answers(set);
        assertThat(answers.get(0).fabricated()).isFalse();
        assertThat(answers.get(2).missing()).isTrue();
        assertThat(RowScore.of(answers).asked()).isEqualTo(2);
    }
}
