package io.mtjlab.networks.forcernn;

import org.apache.commons.rng.UniformRandomProvider;

import io.mtjlab.networks.recurrent.Reservoir;
import io.mtjlab.networks.recurrent.Response;

/**
 * Junctions of different areas under sources of current: a junction of area s times the nominal one sees 1/s of the
 * current density and has 1/s of the resistance. Drives and answers stay normalised by the nominal junction, so an
 * answer may leave 0 to 1.
 */
final class SizedDevices implements Reservoir.Devices {

    /** Nominal density and answer at the lower end of the range, in units of the range: 0.8/0.2 and 114/31. */
    private static final double DENSITY_BELOW = 4;

    private static final double ANSWER_BELOW = 114.0 / 31.0;

    private final Response response;
    private final double[] area;

    SizedDevices(Response response, int devices, int sizes, UniformRandomProvider random) {
        this.response = response;
        this.area = new double[devices];
        for (int i = 0; i < devices; i++) {
            int which = random.nextInt(sizes);
            area[i] = sizes == 1 ? 1 : 1 + Imperfections.AREA_SPREAD * (2.0 * which / (sizes - 1) - 1);
        }
    }

    @Override
    public double answer(int index, double drive) {
        double s = area[index];
        double density = (DENSITY_BELOW + drive) / s - DENSITY_BELOW;
        return (ANSWER_BELOW + response.at(density)) / s - ANSWER_BELOW;
    }
}
