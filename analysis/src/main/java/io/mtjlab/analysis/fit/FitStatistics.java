package io.mtjlab.analysis.fit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well a fit describes its points. AIC = 2 k - 2 ln L (Akaike, IEEE Trans. Autom. Control 19, 716 (1974)), BIC = k
 * ln n - 2 ln L (Schwarz, Ann. Stat. 6, 461 (1978)), L that of normal errors; their variance is one more parameter where
 * the residuals tell it. A robust loss is no likelihood and has none of them.
 */
final class FitStatistics {

    private FitStatistics() {}

    static Map<String, Double> of(Solution solution, int outliers) {
        boolean absolute = solution.points().noise().absolute();
        int n = solution.points().size();
        int freedom = solution.degreesOfFreedom();
        double cost = solution.optimum().cost();
        Map<String, Double> statistics = new LinkedHashMap<>();
        statistics.put("points", (double) n);
        if (outliers > 0) {
            statistics.put("outliers", (double) outliers);
        }
        statistics.put("degrees_of_freedom", (double) freedom);
        if (solution.problem().residuals().loss().isRobust()) {
            statistics.put("robust_cost", cost);
        } else {
            double reduced = freedom > 0 ? cost / freedom : Double.NaN;
            statistics.put(absolute ? "chi_square" : "residual_sum_of_squares", cost);
            statistics.put(absolute ? "reduced_chi_square" : "residual_variance", reduced);
            int k = solution.free().length + (absolute ? 0 : 1);
            double twice = n * Math.log(2 * Math.PI)
                    + solution.problem().residuals().logDeterminant()
                    + (absolute ? cost : n * (Math.log(cost / n) + 1));
            statistics.put("log_likelihood", -twice / 2);
            statistics.put("aic", twice + 2 * k);
            statistics.put("bic", twice + k * Math.log(n));
        }
        statistics.put("evaluations", (double) solution.optimum().evaluations());
        return statistics;
    }
}
