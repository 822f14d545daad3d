package io.mtjlab.analysis.scoring;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.mtjlab.analysis.SharedData;

import static org.assertj.core.api.Assertions.assertThat;

/** Prints where the fits stand on the practice sets, where these lie beside the project. */
@Tag("long")
class PracticeScoreTest {

    @Test
    void practice_sets_are_fitted_without_anything_made_up() {
        ScoreTable table = new ScoreTable();
        for (PracticeSets source : PracticeSets.in(SharedData.require("practice"))) {
            List<Answer> answers = Scoring.of(source, 0, source.sets().size());
            table.add(source.name(), answers);
            answers.stream()
                    .filter(a -> a.missing() || a.fabricated() || a.grosslyWrong())
                    .forEach(a -> System.out.println("  " + a));
            assertThat(answers).as(source.name()).isNotEmpty().noneMatch(Answer::fabricated);
        }
        System.out.println(table);
    }
}
