package io.mtjlab.analysis.fit;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.mtjlab.base.error.InvalidInput;

/** A model some of whose parameters follow from others; it has the others alone. Its gradient is by the chain rule. */
final class TiedModel implements Model {

    private final Model inner;
    /** Indices into the inner parameters of those that are left, ascending. */
    private final int[] left;

    private final List<Parameter> parameters;
    private final List<Bond> bonds;

    /** @param to indices into the parameters that are left */
    @SuppressWarnings("ArrayRecordComponent")
    private record Bond(int inner, Tie tie, int[] to) {

        double value(double[] q, double[] gradient) {
            double[] of = IntStream.of(to).mapToDouble(j -> q[j]).toArray();
            return tie.value(of, gradient);
        }
    }

    TiedModel(Model inner, Map<String, Tie> ties) {
        this.inner = inner;
        List<Parameter> all = inner.parameters();
        left = IntStream.range(0, all.size())
                .filter(j -> !ties.containsKey(all.get(j).name()))
                .toArray();
        parameters = IntStream.of(left).mapToObj(all::get).toList();
        List<String> names = parameters.stream().map(Parameter::name).toList();
        bonds = IntStream.range(0, all.size())
                .filter(j -> ties.containsKey(all.get(j).name()))
                .mapToObj(j -> bond(j, all.get(j).name(), ties, names))
                .toList();
    }

    private static Bond bond(int index, String name, Map<String, Tie> ties, List<String> names) {
        Tie tie = ties.get(name);
        if (tie == null) {
            throw new IllegalStateException("no tie of " + name);
        }
        int[] to = tie.to().stream().mapToInt(names::indexOf).toArray();
        for (int k = 0; k < to.length; k++) {
            if (to[k] < 0) {
                throw new InvalidInput(name + " cannot be tied to '" + tie.to().get(k)
                        + "'; it can be to those that are not tied themselves: " + names);
            }
        }
        return new Bond(index, tie, to);
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public double[] guess(double[] x, double[] y) {
        double[] all = inner.guess(x, y);
        return IntStream.of(left).mapToDouble(j -> all[j]).toArray();
    }

    /** All parameters of the inner model. */
    double[] expand(double[] q) {
        double[] p = new double[left.length + bonds.size()];
        for (int j = 0; j < left.length; j++) {
            p[left[j]] = q[j];
        }
        for (Bond bond : bonds) {
            p[bond.inner] = bond.value(q, new double[bond.to.length]);
        }
        return p;
    }

    /** Derivatives of the inner model's parameter {@code index} by the parameters that are left. */
    double[] slopes(int index, double[] q) {
        double[] slopes = new double[left.length];
        for (int j = 0; j < left.length; j++) {
            slopes[j] = left[j] == index ? 1 : 0;
        }
        bonds.stream().filter(b -> b.inner == index).forEach(b -> addSlopes(b, 1, q, slopes));
        return slopes;
    }

    private static void addSlopes(Bond bond, double factor, double[] q, double[] slopes) {
        double[] own = new double[bond.to.length];
        bond.value(q, own);
        for (int k = 0; k < own.length; k++) {
            slopes[bond.to[k]] += factor * own[k];
        }
    }

    @Override
    public double value(double x, double[] q) {
        return inner.value(x, expand(q));
    }

    @Override
    public double valueAndGradient(double x, double[] q, double[] gradient) {
        double[] whole = new double[left.length + bonds.size()];
        double value = inner.valueAndGradient(x, expand(q), whole);
        for (int j = 0; j < left.length; j++) {
            gradient[j] = whole[left[j]];
        }
        for (Bond bond : bonds) {
            addSlopes(bond, whole[bond.inner], q, gradient);
        }
        return value;
    }
}
