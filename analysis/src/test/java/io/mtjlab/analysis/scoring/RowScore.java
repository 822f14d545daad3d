package io.mtjlab.analysis.scoring;

import java.util.Arrays;
import java.util.List;

/**
 * How good the answers of one row of the table are.
 *
 * @param asked truths that the data hold
 * @param missing of them without an answer
 * @param empty truths that the data do not hold
 * @param fabricated values given for them
 * @param errors scaled, ascending
 */
@SuppressWarnings("ArrayRecordComponent")
record RowScore(
        int asked,
        int missing,
        int empty,
        int fabricated,
        int grosslyWrong,
        int exact,
        int in68,
        int in95,
        double[] errors) {

    static RowScore of(List<Answer> answers) {
        return new RowScore(
                count(answers, Answer::asked),
                count(answers, Answer::missing),
                count(answers, a -> !a.asked()),
                count(answers, Answer::fabricated),
                count(answers, Answer::grosslyWrong),
                count(answers, a -> a.scored() && a.value() == a.truth()),
                count(answers, a -> a.scored() && a.in68()),
                count(answers, a -> a.scored() && a.in95()),
                answers.stream()
                        .filter(Answer::scored)
                        .mapToDouble(Answer::error)
                        .sorted()
                        .toArray());
    }

    private static int count(List<Answer> answers, java.util.function.Predicate<Answer> which) {
        return (int) answers.stream().filter(which).count();
    }

    int scored() {
        return errors.length;
    }

    double median() {
        return quantile(0.5);
    }

    double percentile95() {
        return quantile(0.95);
    }

    double worst() {
        return errors.length == 0 ? Double.NaN : errors[errors.length - 1];
    }

    /** Between neighbours in proportion, as numpy's default does. */
    double quantile(double q) {
        if (errors.length == 0) {
            return Double.NaN;
        }
        double at = q * (errors.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, errors.length - 1);
        return errors[below] + (at - below) * (errors[above] - errors[below]);
    }

    /** How often the 68 % interval held the truth, in per cent. */
    double cover68() {
        return 100.0 * in68 / scored();
    }

    double cover95() {
        return 100.0 * in95 / scored();
    }

    /** One standard deviation of a coverage whose expectation is {@code share}, in per cent. */
    double coverageError(double share) {
        return 100 * Math.sqrt(share * (1 - share) / scored());
    }

    double missingShare() {
        return asked == 0 ? 0 : (double) missing / asked;
    }

    @Override
    public String toString() {
        return "asked " + asked + ", missing " + missing + ", fabricated " + fabricated + " of " + empty
                + ", grossly wrong " + grosslyWrong + ", median " + median() + ", 95th percentile " + percentile95()
                + ", cover " + cover68() + "/" + cover95() + " of "
                + Arrays.stream(errors).count();
    }
}
