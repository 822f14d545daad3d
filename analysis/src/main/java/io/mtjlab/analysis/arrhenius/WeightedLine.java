package io.mtjlab.analysis.arrhenius;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** ln tau = constant + slope x, by least squares weighted with the number of events: where the searches start. */
record WeightedLine(double constant, double slope) {

    static WeightedLine through(List<DwellMean> means, ToDoubleFunction<DwellMean> x) {
        double weight = 0;
        double meanX = 0;
        double meanY = 0;
        for (DwellMean mean : means) {
            weight += mean.events();
            meanX += mean.events() * x.applyAsDouble(mean);
            meanY += mean.events() * Math.log(mean.seconds());
        }
        meanX /= weight;
        meanY /= weight;
        double xx = 0;
        double xy = 0;
        for (DwellMean mean : means) {
            double distance = x.applyAsDouble(mean) - meanX;
            xx += mean.events() * distance * distance;
            xy += mean.events() * distance * (Math.log(mean.seconds()) - meanY);
        }
        double slope = xx > 0 ? xy / xx : 0;
        return new WeightedLine(meanY - slope * meanX, slope);
    }
}
