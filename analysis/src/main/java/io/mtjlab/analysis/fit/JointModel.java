package io.mtjlab.analysis.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Several data sets as one: the abscissa is the row among all of them, some parameters are common. */
final class JointModel implements Model {

    private final List<Part> parts;
    private final List<Parameter> parameters = new ArrayList<>();
    /** Where the parameters of each part stand among all; shape [parts][parameters of the part]. */
    private final int[][] places;

    private final int[] partOf;
    private final int[] rowOf;

    /** One data set with its model. */
    @SuppressWarnings("ArrayRecordComponent")
    record Part(String id, Model model, double[] x, double[] y) {}

    JointModel(List<Part> parts, Set<String> shared) {
        this.parts = parts;
        places = new int[parts.size()][];
        int rows = parts.stream().mapToInt(p -> p.x.length).sum();
        partOf = new int[rows];
        rowOf = new int[rows];
        int row = 0;
        for (int k = 0; k < parts.size(); k++) {
            Part part = parts.get(k);
            List<Parameter> own = part.model.parameters();
            places[k] = own.stream()
                    .mapToInt(p -> place(shared.contains(p.name()) ? p : p.named(p.name() + "[" + part.id + "]")))
                    .toArray();
            for (int i = 0; i < part.x.length; i++) {
                partOf[row] = k;
                rowOf[row++] = i;
            }
        }
    }

    private int place(Parameter parameter) {
        for (int j = 0; j < parameters.size(); j++) {
            if (parameters.get(j).name().equals(parameter.name())) {
                return j;
            }
        }
        parameters.add(parameter);
        return parameters.size() - 1;
    }

    int[] groups() {
        return partOf.clone();
    }

    @Override
    public String name() {
        return parts.get(0).model.name();
    }

    @Override
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    /** Common parameters start at the mean of what the data sets suggest. */
    @Override
    public double[] guess(double[] x, double[] y) {
        double[] sum = new double[parameters.size()];
        int[] count = new int[sum.length];
        for (int k = 0; k < parts.size(); k++) {
            Part part = parts.get(k);
            double[] own = part.model.guess(part.x, part.y);
            for (int j = 0; j < own.length; j++) {
                sum[places[k][j]] += own[j];
                count[places[k][j]]++;
            }
        }
        for (int j = 0; j < sum.length; j++) {
            sum[j] /= count[j];
        }
        return sum;
    }

    @Override
    public double value(double row, double[] p) {
        int k = partOf[(int) row];
        Part part = parts.get(k);
        return part.model.value(part.x[rowOf[(int) row]], own(k, p));
    }

    @Override
    public double valueAndGradient(double row, double[] p, double[] gradient) {
        int k = partOf[(int) row];
        Part part = parts.get(k);
        double[] slopes = new double[places[k].length];
        double value = part.model.valueAndGradient(part.x[rowOf[(int) row]], own(k, p), slopes);
        Arrays.fill(gradient, 0);
        for (int j = 0; j < slopes.length; j++) {
            gradient[places[k][j]] += slopes[j];
        }
        return value;
    }

    private double[] own(int k, double[] p) {
        double[] own = new double[places[k].length];
        for (int j = 0; j < own.length; j++) {
            own[j] = p[places[k][j]];
        }
        return own;
    }
}
