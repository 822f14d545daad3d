package io.mtjlab.analysis.fit;

import java.util.List;
import java.util.stream.IntStream;

import io.mtjlab.base.error.InvalidInput;

/**
 * The least cost of a model over points, and where it is.
 *
 * @param model as searched, without what is tied
 * @param free indices of its parameters that were searched
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Solution(Model model, Points points, LeastSquares problem, LeastSquares.Optimum optimum, int[] free) {

    /** From the model's guess, or the settings'. */
    static Solution of(Model model, FitSettings settings, Points points, double tolerance) {
        Model searched = settings.searched(model);
        List<Parameter> parameters = searched.parameters();
        double[] start = searched.guess(points.x(), points.y());
        for (int j = 0; j < start.length; j++) {
            String name = parameters.get(j).name();
            start[j] = parameters.get(j).clamp(settings.guesses().getOrDefault(name, start[j]));
            start[j] = settings.fixed().getOrDefault(name, start[j]);
        }
        return from(start, searched, settings, points, tolerance);
    }

    /** @param start all parameters of {@code searched} */
    static Solution from(double[] start, Model searched, FitSettings settings, Points points, double tolerance) {
        int[] free = IntStream.range(0, start.length)
                .filter(j -> !settings.fixed()
                        .containsKey(searched.parameters().get(j).name()))
                .toArray();
        if (points.size() < free.length) {
            throw new InvalidInput(
                    points.size() + " points cannot determine " + free.length + " parameters of " + searched.name());
        }
        LeastSquares problem = new LeastSquares(new Residuals(searched, points, settings.loss()));
        return new Solution(searched, points, problem, problem.minimise(start, free, tolerance), free);
    }

    int degreesOfFreedom() {
        return points.size() - free.length;
    }

    double[] residuals() {
        return problem.residuals().whitened(optimum.p());
    }

    /** What the inverse information is multiplied with to give the covariance; NaN when nothing tells. */
    double varianceFactor() {
        if (problem.residuals().loss().isRobust()) {
            return problem.residuals().loss().varianceFactor(residuals(), free.length);
        }
        return points.noise().absolute()
                ? 1
                : degreesOfFreedom() > 0 ? optimum.cost() / degreesOfFreedom() : Double.NaN;
    }
}
