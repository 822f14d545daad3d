package io.mtjlab.analysis.fit;

import java.util.List;

/** Small models that the tests of the engine fit. */
final class Curves {

    private Curves() {}

    /** y = a + b x. */
    static final Model LINE =
            Model.of("line", List.of(Parameter.of("a", "V"), Parameter.of("b", "V/s")), (x, p, gradient) -> {
                gradient[0] = 1;
                gradient[1] = x;
                return p[0] + p[1] * x;
            });

    /** y = a + b x + c x^2. */
    static final Model PARABOLA = Model.of(
            "parabola",
            List.of(Parameter.of("a", "V"), Parameter.of("b", "V/s"), Parameter.of("c", "V/s2")),
            (x, p, gradient) -> {
                gradient[0] = 1;
                gradient[1] = x;
                gradient[2] = x * x;
                return p[0] + p[1] * x + p[2] * x * x;
            });

    /** y = A exp(-k x), A from 0. */
    static final Model DECAY = Model.of(
            "decay",
            List.of(
                    Parameter.of("A", "V").above(0).startingAt(2),
                    Parameter.of("k", "1/s").startingAt(0.3)),
            (x, p, gradient) -> {
                double e = Math.exp(-p[1] * x);
                gradient[0] = e;
                gradient[1] = -p[0] * x * e;
                return p[0] * e;
            });
}
