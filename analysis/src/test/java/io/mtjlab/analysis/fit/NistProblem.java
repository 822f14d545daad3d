package io.mtjlab.analysis.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.util.MathArrays;

/** One of the 27 nonlinear regression problems of NIST's Statistical Reference Datasets, read from its own file. */
@SuppressWarnings("ArrayRecordComponent")
record NistProblem(
        String name, double[][] starts, double[] certified, double[] standardDeviations, double[][] x, double[] y) {

    /** y(x; b) with exact derivatives by forward accumulation. */
    interface Formula {
        DerivativeStructure at(double[] x, DerivativeStructure[] b);
    }

    static final Map<String, Formula> FORMULAS = Map.ofEntries(
            Map.entry(
                    "Bennett5",
                    (x, b) -> b[0].multiply(b[1].add(x[0]).pow(b[2].reciprocal().negate()))),
            Map.entry("BoxBOD", NistProblem::saturation),
            Map.entry("Chwirut1", NistProblem::chwirut),
            Map.entry("Chwirut2", NistProblem::chwirut),
            Map.entry(
                    "DanWood",
                    (x, b) -> b[0].multiply(b[1].multiply(Math.log(x[0])).exp())),
            Map.entry("ENSO", NistProblem::enso),
            Map.entry(
                    "Eckerle4",
                    (x, b) -> b[0].divide(b[1])
                            .multiply(b[2].negate()
                                    .add(x[0])
                                    .divide(b[1])
                                    .pow(2)
                                    .multiply(-0.5)
                                    .exp())),
            Map.entry("Gauss1", NistProblem::gauss),
            Map.entry("Gauss2", NistProblem::gauss),
            Map.entry("Gauss3", NistProblem::gauss),
            Map.entry("Hahn1", (x, b) -> rational(x[0], b, 4)),
            Map.entry("Kirby2", (x, b) -> rational(x[0], b, 3)),
            Map.entry("Lanczos1", NistProblem::lanczos),
            Map.entry("Lanczos2", NistProblem::lanczos),
            Map.entry("Lanczos3", NistProblem::lanczos),
            Map.entry(
                    "MGH09",
                    (x, b) -> b[0].multiply(b[1].multiply(x[0]).add(x[0] * x[0]))
                            .divide(b[2].multiply(x[0]).add(b[3]).add(x[0] * x[0]))),
            Map.entry(
                    "MGH10", (x, b) -> b[0].multiply(b[1].divide(b[2].add(x[0])).exp())),
            Map.entry(
                    "MGH17",
                    (x, b) -> b[0].add(b[1].multiply(decay(b[3], x[0]))).add(b[2].multiply(decay(b[4], x[0])))),
            Map.entry("Misra1a", NistProblem::saturation),
            Map.entry(
                    "Misra1b",
                    (x, b) -> b[0].multiply(
                            b[1].multiply(x[0] / 2).add(1).pow(-2).negate().add(1))),
            Map.entry(
                    "Misra1c",
                    (x, b) -> b[0].multiply(
                            b[1].multiply(2 * x[0]).add(1).pow(-0.5).negate().add(1))),
            Map.entry(
                    "Misra1d",
                    (x, b) -> b[0].multiply(b[1])
                            .multiply(x[0])
                            .divide(b[1].multiply(x[0]).add(1))),
            Map.entry("Nelson", (x, b) -> b[0].subtract(b[1].multiply(x[0]).multiply(decay(b[2], x[1])))),
            Map.entry(
                    "Rat42",
                    (x, b) ->
                            b[0].divide(b[1].subtract(b[2].multiply(x[0])).exp().add(1))),
            Map.entry(
                    "Rat43",
                    (x, b) -> b[0].divide(
                            b[1].subtract(b[2].multiply(x[0])).exp().add(1).pow(b[3].reciprocal()))),
            Map.entry(
                    "Roszman1",
                    (x, b) -> b[0].subtract(b[1].multiply(x[0]))
                            .subtract(
                                    b[2].divide(b[3].negate().add(x[0])).atan().divide(Math.PI))),
            Map.entry("Thurber", (x, b) -> rational(x[0], b, 4)));

    static NistProblem read(Path folder, String name) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(name + ".dat"));
        List<double[]> parameters = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        boolean data = false;
        for (String line : lines) {
            if (line.matches("\\s*b\\d+ =.*")) {
                parameters.add(numbers(line.substring(line.indexOf('=') + 1)));
            } else if (line.matches("Data:\\s+y\\s+x.*")) {
                data = true;
            } else if (data && !line.isBlank()) {
                rows.add(numbers(line));
            }
        }
        int n = rows.size();
        boolean logarithm = name.equals("Nelson");
        return new NistProblem(
                name,
                new double[][] {column(parameters, 0), column(parameters, 1)},
                column(parameters, 2),
                column(parameters, 3),
                rows.stream()
                        .map(r -> java.util.Arrays.copyOfRange(r, 1, r.length))
                        .toArray(double[][]::new),
                IntStream.range(0, n)
                        .mapToDouble(i -> logarithm ? Math.log(rows.get(i)[0]) : rows.get(i)[0])
                        .toArray());
    }

    /** A model over the number of the observation, since Nelson has two predictors. */
    Model model(int start) {
        List<Parameter> parameters = IntStream.range(0, certified.length)
                .mapToObj(j -> Parameter.of("b" + (j + 1), "1").startingAt(starts[start][j]))
                .toList();
        Formula formula = FORMULAS.get(name);
        return new Model() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Parameter> parameters() {
                return parameters;
            }

            @Override
            public double value(double index, double[] p) {
                return evaluate(index, p).getValue();
            }

            @Override
            public double valueAndGradient(double index, double[] p, double[] gradient) {
                DerivativeStructure result = evaluate(index, p);
                System.arraycopy(result.getAllDerivatives(), 1, gradient, 0, p.length);
                return result.getValue();
            }

            private DerivativeStructure evaluate(double index, double[] p) {
                DerivativeStructure[] b = new DerivativeStructure[p.length];
                for (int j = 0; j < p.length; j++) {
                    b[j] = new DerivativeStructure(p.length, 1, j, p[j]);
                }
                return formula.at(x[(int) index], b);
            }
        };
    }

    double[] indices() {
        return IntStream.range(0, y.length).asDoubleStream().toArray();
    }

    private static DerivativeStructure saturation(double[] x, DerivativeStructure[] b) {
        return b[0].multiply(decay(b[1], x[0]).negate().add(1));
    }

    private static DerivativeStructure chwirut(double[] x, DerivativeStructure[] b) {
        return decay(b[0], x[0]).divide(b[1].add(b[2].multiply(x[0])));
    }

    private static DerivativeStructure lanczos(double[] x, DerivativeStructure[] b) {
        return b[0].multiply(decay(b[1], x[0]))
                .add(b[2].multiply(decay(b[3], x[0])))
                .add(b[4].multiply(decay(b[5], x[0])));
    }

    private static DerivativeStructure gauss(double[] x, DerivativeStructure[] b) {
        return b[0].multiply(decay(b[1], x[0]))
                .add(bell(x[0], b[2], b[3], b[4]))
                .add(bell(x[0], b[5], b[6], b[7]));
    }

    private static DerivativeStructure bell(
            double x, DerivativeStructure height, DerivativeStructure centre, DerivativeStructure width) {
        return height.multiply(
                centre.negate().add(x).divide(width).pow(2).negate().exp());
    }

    private static DerivativeStructure enso(double[] x, DerivativeStructure[] b) {
        double year = 2 * Math.PI * x[0] / 12;
        DerivativeStructure slow = b[3].reciprocal().multiply(2 * Math.PI * x[0]);
        DerivativeStructure fast = b[6].reciprocal().multiply(2 * Math.PI * x[0]);
        return b[0].add(b[1].multiply(Math.cos(year)))
                .add(b[2].multiply(Math.sin(year)))
                .add(b[4].multiply(slow.cos()))
                .add(b[5].multiply(slow.sin()))
                .add(b[7].multiply(fast.cos()))
                .add(b[8].multiply(fast.sin()));
    }

    /** (b1 + b2 x + ...) / (1 + ...), with {@code above} coefficients in the numerator. */
    private static DerivativeStructure rational(double x, DerivativeStructure[] b, int above) {
        DerivativeStructure numerator = b[0];
        DerivativeStructure denominator = b[0].multiply(0).add(1);
        for (int j = 1; j < above; j++) {
            numerator = numerator.add(b[j].multiply(Math.pow(x, j)));
        }
        for (int j = above; j < b.length; j++) {
            denominator = denominator.add(b[j].multiply(Math.pow(x, j - above + 1)));
        }
        return numerator.divide(denominator);
    }

    private static DerivativeStructure decay(DerivativeStructure rate, double x) {
        return rate.multiply(-x).exp();
    }

    private static double[] numbers(String text) {
        return java.util.Arrays.stream(text.trim().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double[] column(List<double[]> rows, int index) {
        return rows.stream().mapToDouble(row -> row[index]).toArray();
    }

    /** The formula's value at the certified parameters, to check the formula itself. */
    double residualSumOfSquaresAtCertified() {
        Model model = model(0);
        double[] residuals = IntStream.range(0, y.length)
                .mapToDouble(i -> y[i] - model.value(i, certified))
                .toArray();
        return MathArrays.linearCombination(residuals, residuals);
    }
}
