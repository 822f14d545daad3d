package io.mtjlab.protocols.adaptive;

import org.junit.jupiter.api.Test;

import io.mtjlab.acquisition.procedure.Plan;

import static org.assertj.core.api.Assertions.assertThat;

class SigmoidPlanTest {

    @Test
    void a_search_that_never_finds_enough_doubles_what_it_has_spent_until_all_of_it_is() {
        assertThat(new SigmoidPlan.Effort(5, 300, 120).unreached()).containsExactly(5.0, 5.0, 5.0, 15.0, 30.0, 60.0);
        assertThat(new SigmoidPlan.Effort(5, 20, 60).unreached()).containsExactly(5.0, 5.0, 5.0, 15.0, 20.0, 10.0);
    }

    @Test
    void three_set_points_are_the_least_even_where_all_is_less() {
        assertThat(new SigmoidPlan.Effort(20, 300, 50).unreached()).containsExactly(20.0, 20.0, 20.0);
        assertThat(new SigmoidPlan.Effort(20, 300, 50).seconds(effort -> 2 + effort))
                .isEqualTo(new Plan.Seconds(66, 66));
    }
}
