package io.mtjlab.analysis.stfmr;

import io.mtjlab.analysis.fit.NormalEquations;

/**
 * Normal equations of one peak without a slope, parameters {@code fr df VS VA VC}. With x = 2 (fr - f)/df, s = 1/(1+x^2)
 * and u = x s every element of J'J is a polynomial in s times 1 or u, because u^2 = s - s^2: eight sums over the points
 * serve them all.
 */
final class OnePeakEquations implements NormalEquations {

    private final double[] hertz;
    private final double[] volts;
    private final int points;

    OnePeakEquations(double[] hertz, double[] volts) {
        this.hertz = hertz;
        this.volts = volts;
        this.points = hertz.length;
    }

    @Override
    public int size() {
        return 5;
    }

    @Override
    public int points() {
        return points;
    }

    @Override
    public double evaluate(double[] p, double[] normal, double[] gradient) {
        double vs = p[2];
        double va = p[3];
        double vc = p[4];
        double inverse = 2 / p[1];
        double origin = p[0] * inverse;
        double va2 = 2 * va;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double u0 = 0;
        double u1 = 0;
        double u2 = 0;
        double u3 = 0;
        double r0 = 0;
        double rs = 0;
        double ru = 0;
        double rss = 0;
        double rus = 0;
        double rr = 0;
        for (int i = 0; i < points; i++) {
            double x = origin - inverse * hertz[i];
            double s = 1 / (1 + x * x);
            double u = x * s;
            double r = vs * s + va2 * u + (vc - volts[i]);
            double ss = s * s;
            double us = u * s;
            s1 += s;
            s2 += ss;
            s3 += s * ss;
            s4 += ss * ss;
            u0 += u;
            u1 += us;
            u2 += u * ss;
            u3 += us * ss;
            r0 += r;
            rs += r * s;
            ru += r * u;
            rss += r * ss;
            rus += r * us;
            rr += r * r;
        }
        double m = s2 + 2 * s4 - 3 * s3;
        double gg = 4 * (vs * vs * (s3 - s4) - 2 * vs * va * (2 * u3 - u2) + va * va * (4 * (s4 - s3) + s2));
        double gh = 4 * (vs * vs * (u2 - u3) + 2 * vs * va * m + va * va * (4 * (u3 - u2) + u1));
        double hh = 4
                * (vs * vs * (s2 - 2 * s3 + s4)
                        - 2 * vs * va * (3 * u2 - u1 - 2 * u3)
                        + va * va * (8 * s3 - 5 * s2 + s1 - 4 * s4));
        double perFr = inverse;
        double perDf = -0.5 * inverse;
        normal[0] = perFr * perFr * gg;
        normal[1] = perFr * perDf * gh;
        normal[2] = perFr * (va2 * (2 * s3 - s2) - 2 * vs * u2);
        normal[3] = perFr * (2 * va2 * (2 * u2 - u1) - 4 * vs * (s2 - s3));
        normal[4] = perFr * (va2 * (2 * s2 - s1) - 2 * vs * u1);
        normal[6] = perDf * perDf * hh;
        normal[7] = perDf * (va2 * (2 * u2 - u1) - 2 * vs * (s2 - s3));
        normal[8] = perDf * (2 * va2 * (3 * s2 - s1 - 2 * s3) - 4 * vs * (u1 - u2));
        normal[9] = perDf * (va2 * (2 * u1 - u0) - 2 * vs * (s1 - s2));
        normal[12] = s2;
        normal[13] = 2 * u1;
        normal[14] = s1;
        normal[18] = 4 * (s1 - s2);
        normal[19] = 2 * u0;
        normal[24] = points;
        gradient[0] = perFr * (va2 * (2 * rss - rs) - 2 * vs * rus);
        gradient[1] = perDf * (va2 * (2 * rus - ru) - 2 * vs * (rs - rss));
        gradient[2] = rs;
        gradient[3] = 2 * ru;
        gradient[4] = r0;
        return rr;
    }
}
