package io.mtjlab.analysis.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.error.InvalidInput;

/**
 * Fits several data sets at once, of any lengths, with parameters in common:
 *
 * <pre>{@code
 * FitResult fit = GlobalFit.sharing("slope").add("-20 dBm", line, x1, y1).add("-15 dBm", line, x2, y2).fit();
 * fit.value("slope");
 * fit.value("offset[-20 dBm]");
 * }</pre>
 *
 * <p>A parameter that is not shared is told with the data set's id in brackets. Without standard deviations one variance
 * is taken for all points. Immutable.
 */
public final class GlobalFit {

    private final Set<String> shared;
    private final List<JointModel.Part> parts;
    private final List<double[]> sigmas;

    private GlobalFit(Set<String> shared, List<JointModel.Part> parts, List<double[]> sigmas) {
        this.shared = shared;
        this.parts = parts;
        this.sigmas = sigmas;
    }

    /** The parameters that all data sets have in common, by name. */
    public static GlobalFit sharing(String... names) {
        return new GlobalFit(new LinkedHashSet<>(List.of(names)), List.of(), List.of());
    }

    /** One more data set, its noise not known; x and y of shape [n]. */
    public GlobalFit add(String id, Model model, double[] x, double[] y) {
        return add(id, model, x, y, new double[0]);
    }

    /** One more data set; x, y and the standard deviations of y of shape [n]. */
    public GlobalFit add(String id, Model model, double[] x, double[] y, double[] sigmaOfY) {
        if (x.length != y.length || (sigmaOfY.length > 0 && sigmaOfY.length != x.length)) {
            throw new InvalidInput("data set " + id + ": x, y and sigma differ in length: " + x.length + ", " + y.length
                    + (sigmaOfY.length > 0 ? ", " + sigmaOfY.length : ""));
        }
        if (parts.stream().anyMatch(p -> p.id().equals(id))) {
            throw new InvalidInput("two data sets of the id " + id);
        }
        List<JointModel.Part> more = new ArrayList<>(parts);
        more.add(new JointModel.Part(id, model, x.clone(), y.clone()));
        List<double[]> moreSigmas = new ArrayList<>(sigmas);
        moreSigmas.add(sigmaOfY.clone());
        return new GlobalFit(shared, more, moreSigmas);
    }

    public FitResult fit() {
        return fit(UnaryOperator.identity());
    }

    /**
     * Fits with more said: {@code fit(c -> c.withTied("b[2]", Tie.times(2, "b[1]")))}.
     *
     * @throws InvalidInput when there is no data set, or only some have standard deviations, or a shared name is nowhere
     */
    public FitResult fit(UnaryOperator<CurveFit> settings) {
        check();
        JointModel model = new JointModel(parts, shared);
        double[] y = parts.stream().flatMapToDouble(p -> Arrays.stream(p.y())).toArray();
        double[] rows = IntStream.range(0, y.length).asDoubleStream().toArray();
        CurveFit fit = CurveFit.of(model).withGroups(model.groups());
        double[] sigma = sigmas.stream().flatMapToDouble(Arrays::stream).toArray();
        return settings.apply(sigma.length > 0 ? fit.withSigma(sigma) : fit).fit(rows, y);
    }

    private void check() {
        if (parts.isEmpty()) {
            throw new InvalidInput("a global fit needs a data set");
        }
        long told = sigmas.stream().filter(s -> s.length > 0).count();
        if (told != 0 && told != parts.size()) {
            throw new InvalidInput("standard deviations for " + told + " of " + parts.size()
                    + " data sets; all or none are needed, since the others' weight is not known");
        }
        for (String name : shared) {
            if (parts.stream()
                    .noneMatch(p -> p.model().parameters().stream()
                            .anyMatch(q -> q.name().equals(name)))) {
                throw new InvalidInput("no data set has the parameter '" + name + "' that is to be shared");
            }
        }
    }
}
