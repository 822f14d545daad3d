package io.mtjlab.simulators.twin.generator;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.ScpiException;

/** The samples of a downloaded shape: numbers, or a block of two bytes each, most significant first. */
public final class Samples {

    private Samples() {}

    /** @return -1 to 1 */
    public static List<Double> read(Call call, int from, double fullScale) throws ScpiException {
        List<Double> samples = new ArrayList<>();
        if (call.isBlock(from)) {
            String bytes = call.block(from);
            for (int i = 0; i + 1 < bytes.length(); i += 2) {
                double level = (short) (bytes.charAt(i) << 8 | bytes.charAt(i + 1)) / fullScale;
                samples.add(Math.max(-1, Math.min(1, level)));
            }
            return samples;
        }
        for (int i = from; i < call.parameterCount(); i++) {
            samples.add(call.number(i, Dimension.NONE, Limits.of(-fullScale, fullScale, 0)) / fullScale);
        }
        return samples;
    }
}
